//! Parts that several pages share.

use maud::{Markup, html};

use crate::base::calendar::{Chosen, Due, Period};
use crate::base::{Lang, format};
use crate::domain::petition::{Limit, Rates, Share, Urgency};
use crate::pages::petition::words::{FileWords, Words};
use crate::pages::shared::{board, period};
use crate::stats::Verdict;
use crate::store::PetitionFile;
use crate::web::components::blank::none_yet;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::errors::problem::FieldError;
use crate::web::paths;

/// The three rates of `days` as a table: whole numbers, share, interval, and whether the target of 100 % is met.
pub(super) fn rates(rates: &Rates, days: &str, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let shares = [rates.handled, rates.on_time, rates.published];
    let rows = words.rate_names.iter().zip(shares);
    let mut columns = vec![listing::words(words.rate)];
    columns.extend([words.count, words.share, words.interval].map(listing::numbers));
    columns.push(listing::words(words.target));
    let listing = Listing {
        label: words.rates,
        class: "",
        columns,
        rows: rows.map(|(name, share)| rate(name, share, lang)).collect(),
        foot: None,
    };
    html! {
        h2 { (words.rates) }
        p { strong { (days) } }
        p.hint { (words.rates_lead) }
        (listing.markup())
    }
}

fn rate(name: &str, share: Share, lang: Lang) -> Vec<Cell> {
    let name = html! { (name) };
    let (Some(interval), Some(whole)) = (share.interval(), share.is_whole()) else {
        return vec![name.into(), Cell::over(4, none_yet(lang))];
    };
    let cells = [
        name,
        html! { (format::count(share.part, lang)) " / " (format::count(share.whole, lang)) },
        html! { (percent(share, lang)) },
        html! { (format::percent_range((interval.0, interval.1), lang)) },
        board::verdict(if whole { Verdict::Reached } else { Verdict::Missed }, lang),
    ];
    cells.map(Cell::from).into()
}

/// A share in percent: whole numbers until here.
fn percent(share: Share, lang: Lang) -> String {
    let hundredths = 10_000 * share.part / share.whole.max(1);
    let rest = 2 * (10_000 * share.part % share.whole.max(1)) >= share.whole;
    let hundredths = hundredths + u64::from(rest);
    let point = lang.pick(',', '.');
    format!("{}{point}{:02}%", hundredths / 100, hundredths % 100)
}

/// A last day, and a word where the calendar is not certain.
pub(super) fn due(due: Due, lang: Lang) -> Markup {
    html! {
        (format::day(due.day, lang))
        @if !due.sure { " (" (Words::of(lang).unsure) ")" }
    }
}

/// What a limit rests on, where its text was not read.
pub(super) fn practice(limit: &Limit, lang: Lang) -> Markup {
    html! { @if limit.provisional { " " span.soft { "(" (Words::of(lang).practice) ")" } } }
}

/// How pressing it is, as a badge: words, colour and outline say the same.
pub(super) fn urgency(urgency: Urgency, lang: Lang) -> Markup {
    let class = match urgency {
        Urgency::InTime => "verdict reached",
        Urgency::Warn => "verdict open",
        Urgency::Overdue => "verdict missed",
    };
    html! { span class=(class) { (Words::of(lang).urgency(urgency)) } }
}

/// What could not be read of the address.
pub(super) fn faults(faults: &[FieldError], lang: Lang) -> Markup {
    html! {
        @if !faults.is_empty() { p.say role="alert" { (Words::of(lang).bad_query) } }
    }
}

/// The choice of a period.
pub(super) fn periods(periods: &[Period], chosen: &str, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        div {
            label for="period" { (words.period) }
            select #period name="period" {
                option value="" { (words.all_time) }
                @for period in periods {
                    @let code = period.to_string();
                    option value=(code) selected[code == chosen] { (period::name(Chosen::Report(*period), lang)) }
                }
            }
        }
    }
}

/// The way back to the beginning of a list, and on to what follows.
pub(super) fn turn(first: Option<String>, next: Option<String>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        @if first.is_some() || next.is_some() {
            nav aria-label=(words.page) {
                @if let Some(first) = first { a href=(paths::in_lang(&first, lang)) { (words.to_first) } " " }
                @if let Some(next) = next { a href=(paths::in_lang(&next, lang)) rel="next" { (words.next) } }
            }
        }
    }
}

/// A text with its line ends.
pub(super) fn text(text: &str) -> Markup {
    html! { @for line in text.lines() { p { (line) } } }
}

/// The field of one file.
pub(super) fn file(place: u8, lang: Lang) -> Markup {
    let id = format!("file-{place}");
    html! {
        p {
            label for=(id) { (FileWords::of(lang).file(place)) } " "
            input id=(id) type="file" name="file" accept="image/jpeg,image/png,application/pdf";
        }
    }
}

/// What a file is and how large, in words.
pub(super) fn file_said(file: &PetitionFile, lang: Lang) -> String {
    let kind = FileWords::of(lang).kind(file.kind);
    let tenths = (file.size * 10).div_ceil(1024 * 1024);
    let point = lang.pick(',', '.');
    format!("{kind}, {}{point}{} MB", tenths / 10, tenths % 10)
}

/// Says that a list is empty: that there is none, that none fits, or that none of those looked through does.
pub(super) fn nothing(is_narrowed: bool, has_more: bool, lang: Lang) -> &'static str {
    let words = Words::of(lang);
    match (is_narrowed, has_more) {
        (false, _) => words.nothing,
        (true, false) => words.nothing_fits,
        (true, true) => words.nothing_yet,
    }
}
