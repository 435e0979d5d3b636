//! The list of batches and the page of one. Pure.

mod review;

use maud::{Markup, html};

use crate::base::calendar::{Chosen, office_time};
use crate::base::{Lang, format};
use crate::domain::batch::{Place, Standing};
use crate::domain::survey::Catalogue;
use crate::pages::batch::words::Words;
use crate::pages::shared::period;
use crate::pages::shared::places::Places;
use crate::store::{BatchEntry, BatchFilter, ReportSent, TakeBack, TakeBackStep};
use crate::web::components::downloads::downloads;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::context::person;
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

pub(crate) use review::Review;

/// What the list shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a> {
    pub(crate) batches: &'a [BatchEntry],
    /// What older ones have smaller numbers than; `None` at the end.
    pub(crate) older: Option<u64>,
    pub(crate) filter: &'a BatchFilter,
    /// The day as it was asked for.
    pub(crate) day: &'a str,
    pub(crate) bad_day: bool,
    /// Fewest answers of a batch.
    pub(crate) k: u64,
    pub(crate) instruments: &'a Catalogue,
    pub(crate) places: &'a Places,
    pub(crate) lang: Lang,
}

/// The list.
pub(crate) fn list(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let frame =
        Frame { title: words.title, lang, path: &paths::batches(), audience: Audience::Office };
    let heads = [words.number, words.day, words.instrument, words.place, words.tier];
    let mut columns: Vec<_> = heads.map(listing::words).into();
    columns.extend([listing::numbers(words.responses), listing::words(words.standing_name)]);
    let rows = shown.batches.iter().map(|batch| row(shown, batch));
    let listing =
        Listing { label: words.title, class: "brief", columns, rows: rows.collect(), foot: None };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead(shown.k)) }
        (choices(shown, words))
        p { (downloads(words.as_file, |ending| format!("{}.{ending}", paths::batches()))) }
        @if shown.bad_day { p.say role="alert" { (words.bad_day) } }
        @if shown.batches.is_empty() { p { (words.nothing) } } @else { (listing.markup()) }
        @if let Some(before) = shown.older {
            p { a href=(older(shown, before)) rel="next" { (words.older) } }
        }
    };
    page(&frame, &main)
}

fn choices(shown: &List<'_>, words: &Words) -> Markup {
    let is_narrowed = shown.filter.proposed || shown.filter.taken_back || shown.filter.apart;
    let link = |show: &str| {
        let path = if show.is_empty() {
            paths::batches()
        } else {
            format!("{}?show={show}", paths::batches())
        };
        paths::in_lang(&path, shown.lang)
    };
    let current = |is: bool| is.then_some("page");
    html! {
        nav.files aria-label=(words.standing_name) {
            a href=(link("")) aria-current=[current(!is_narrowed)] { (words.all) } " "
            a href=(link("apart")) aria-current=[current(shown.filter.apart)] { (words.only_apart) } " "
            a href=(link("proposed")) aria-current=[current(shown.filter.proposed)] { (words.only_proposed) } " "
            a href=(link("taken-back")) aria-current=[current(shown.filter.taken_back)] { (words.only_taken_back) }
        }
        form.filters method="get" action=(paths::batches()) {
            (lang_field(shown.lang))
            div {
                label for="day" { (words.filter_day) }
                input #day type="date" name="day" value=(shown.day);
            }
            button type="submit" { (words.show) }
        }
    }
}

/// The address of the page after this one.
fn older(shown: &List<'_>, before: u64) -> String {
    let show = match shown.filter {
        BatchFilter { proposed: true, .. } => "&show=proposed",
        BatchFilter { taken_back: true, .. } => "&show=taken-back",
        BatchFilter { apart: true, .. } => "&show=apart",
        _ => "",
    };
    let day = shown.filter.day.map_or_else(String::new, |day| format!("&day={day}"));
    let path = format!("{}?before={before}{day}{show}", paths::batches());
    paths::in_lang(&path, shown.lang)
}

fn row(shown: &List<'_>, batch: &BatchEntry) -> Vec<Cell> {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let address = paths::in_lang(&paths::batch(batch.number), lang);
    let cells = [
        html! { a href=(address) { (batch.number) } },
        html! { (format::day(batch.day, lang)) },
        html! { (title(shown.instruments, &batch.instrument, lang)) },
        html! { (place(shown.places, &batch.place, lang)) },
        html! { (tier(&batch.place, lang)) },
        html! { (format::count(batch.responses, lang)) },
        html! { (standing(words, batch)) },
    ];
    cells.map(Cell::from).into()
}

fn title<'a>(instruments: &'a Catalogue, id: &'a str, lang: Lang) -> &'a str {
    instruments.newest(id).map_or(id, |instrument| instrument.title.in_lang(lang))
}

fn place<'a>(places: &'a Places, of: &'a Place, lang: Lang) -> &'a str {
    match (&of.touchpoint, &of.unit) {
        (Some(code), _) => places.touchpoint(code, lang),
        (None, Some(code)) => places.unit(code, lang),
        (None, None) => Words::of(lang).merged,
    }
}

fn tier(of: &Place, lang: Lang) -> &'static str {
    of.tier.map_or(Words::of(lang).merged, |tier| Words::of(lang).channel(tier))
}

fn standing(words: &Words, batch: &BatchEntry) -> &'static str {
    let is_open = batch.take_back.as_ref().is_some_and(|it| it.confirmed.is_none());
    if is_open { words.proposed } else { words.standing(batch.standing) }
}

/// What the page of a batch shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct One<'a> {
    pub(crate) batch: &'a BatchEntry,
    /// Reports that were sent and whose figures include it.
    pub(crate) reports: &'a [&'a ReportSent],
    /// Why the last step was not made, and the reason that was typed.
    pub(crate) refused: Option<(TakeBackStep, &'a str)>,
    pub(crate) may_propose: bool,
    pub(crate) may_confirm: bool,
    /// What its reader can decide of a batch held apart.
    pub(crate) review: Option<Review<'a>>,
    pub(crate) instruments: &'a Catalogue,
    pub(crate) places: &'a Places,
    pub(crate) staff: &'a str,
    pub(crate) lang: Lang,
}

/// One batch.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang, batch) = (Words::of(shown.lang), shown.lang, shown.batch);
    let title = words.one(batch.number);
    let frame = Frame {
        title: &title,
        lang,
        path: &paths::batch(batch.number),
        audience: Audience::Office,
    };
    let main = html! {
        p { a href=(paths::in_lang(&paths::batches(), lang)) { (words.title) } }
        @if let Some((step, _)) = shown.refused { p.say role="alert" { (words.refused(step)) } }
        h1 { (title) }
        dl.facts {
            dt { (words.standing_name) } dd { strong { (standing(words, batch)) } }
            @if batch.released.is_some() { dt { (words.public_name) } dd { (words.public) } }
            dt { (words.day) } dd { (format::day(batch.day, lang)) }
            dt { (words.instrument) } dd { (self::title(shown.instruments, &batch.instrument, lang)) }
            dt { (words.place) } dd { (place(shown.places, &batch.place, lang)) }
            dt { (words.tier) } dd { (tier(&batch.place, lang)) }
            dt { (words.responses) } dd { (format::count(batch.responses, lang)) }
            @if let Some(take_back) = &batch.take_back { (facts(words, take_back, lang)) }
        }
        h2 { (words.reports) }
        @if shown.reports.is_empty() { p { (words.no_reports) } } @else {
            ul { @for sent in shown.reports {
                li { (words.report(&period::name(Chosen::Report(sent.period), lang), &format::day(sent.sent, lang))) }
            } }
        }
        @match &shown.review {
            Some(review) => (review::part(review, batch.number, lang)),
            None => (work(shown, words)),
        }
    };
    page(&frame, &main)
}

fn facts(words: &Words, take_back: &TakeBack, lang: Lang) -> Markup {
    let at = |at| format::day(office_time(at).date(), lang);
    html! {
        dt { (words.reason) } dd.lines { (take_back.reason) }
        dt { (words.proposed_by) } dd { (words.by(&person(&take_back.proposed_by), &at(take_back.proposed_at))) }
        @if let Some((who, when)) = &take_back.confirmed {
            dt { (words.confirmed_by) } dd { (words.by(&person(who), &at(*when))) }
        }
    }
}

/// What the reader can do with the batch.
fn work(shown: &One<'_>, words: &Words) -> Markup {
    let batch = shown.batch;
    let proposal = batch.take_back.as_ref().filter(|it| it.confirmed.is_none());
    let effect = words.effect(&format::count(batch.responses, shown.lang));
    let is_own = proposal.is_some_and(|it| it.proposed_by == shown.staff);
    html! {
        @if batch.take_back.is_none() && batch.standing == Standing::Counted && shown.may_propose {
            h2.work { (words.propose) }
            form.write.work method="post" action=(paths::batch_step(batch.number, "propose")) {
                (csrf_field()) (lang_field(shown.lang))
                p { (effect) }
                label.of for="reason" { (words.reason) }
                p.hint #reason-hint { (words.reason_hint) }
                textarea #reason name="reason" rows="3" maxlength="2000" required aria-describedby="reason-hint" {
                    (shown.refused.map_or("", |(_, typed)| typed))
                }
                button type="submit" { (words.propose) }
            }
        } @else if proposal.is_some() {
            h2.work { (words.confirm) }
            p { (effect) }
            @if is_own { p.note { (words.own) } } @else if shown.may_confirm {
                form.work method="post" action=(paths::batch_step(batch.number, "confirm")) {
                    (csrf_field()) (lang_field(shown.lang))
                    button type="submit" { (words.confirm) }
                }
            }
            @if shown.may_propose {
                form.work method="post" action=(paths::batch_step(batch.number, "withdraw")) {
                    (csrf_field()) (lang_field(shown.lang))
                    button.quiet type="submit" { (words.withdraw) }
                }
            }
        }
    }
}
