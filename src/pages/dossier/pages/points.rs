//! The one-stop points of a period, and the form that enters some.

use maud::{Markup, html};

use super::parts::{Seen, badge};
use crate::base::format;
use crate::domain::dossier::points::Agency;
use crate::pages::dossier::letter::Typed;
use crate::pages::dossier::score::{Line, Problem};
use crate::pages::shared::board;
use crate::pages::shared::casework::Score;
use crate::stats::Verdict;
use crate::web::components::blank::none_yet;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::labelled::{self, Labelled};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::paths;

/// Points from which a class is "tốt trở lên", by row 3.4.3 of the plan.
const GOOD: f64 = 12.0;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PointsPage<'a> {
    pub(crate) seen: &'a Seen,
    pub(crate) score: &'a Score,
    pub(crate) lines: &'a [Line],
    /// The scores of the year's periods.
    pub(crate) year: &'a [Score],
    /// Whether the reader enters points, and appraisals.
    pub(crate) may: (bool, bool),
    pub(crate) typed: &'a Typed,
    pub(crate) faults: &'a [(&'static str, Problem)],
}

/// The page.
pub(crate) fn points(shown: PointsPage<'_>) -> Markup {
    let seen = shown.seen;
    let (words, path) = (seen.words(), paths::one_stop());
    let period = shown.score.period.to_string();
    let name = words.period_name(shown.score.period);
    let title = format!("{}: {name}", words.points_title);
    let marked = format!("{}{title}", words.error);
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::dossiers(), seen.lang)) { (words.back) } }
        (summary(shown))
        h1 { (title) }
        p.lead { (words.points_lead) }
        (narrowing(seen, &path, &period))
        p.files { (downloads(words.download, |ending| paths::in_lang(&format!("{}?period={period}", paths::one_stop_file(ending)), seen.lang))) }
        (totals(shown))
        (table(shown))
        p.hint { (words.points_note) }
        (board::basis(seen.k, true, seen.lang))
        p.hint { (words.unverified) }
        @if shown.may.0 { (enter(shown, &period)) }
        h2 { (words.side_by_side) }
        (year(shown))
    };
    seen.page(if shown.faults.is_empty() { &title } else { &marked }, &path, &main)
}

/// The form that asks for another period.
fn narrowing(seen: &Seen, path: &str, period: &str) -> Markup {
    let words = seen.words();
    let periods = seen.periods.iter();
    let periods = periods.map(|each| (each.to_string(), words.period_name(*each)));
    let kind = Kind::Choice(None, periods.collect());
    let filters = Filters {
        lang: seen.lang,
        path,
        label: words.filter,
        show: words.show,
        clear: None,
        hint: None,
        refused: words.bad_filter,
        faults: Vec::new(),
        fields: vec![Field::new(("period", words.period), period, kind)],
    };
    filters.markup()
}

fn summary(shown: PointsPage<'_>) -> Markup {
    let words = shown.seen.words();
    let faults = shown.faults.iter().map(|(field, problem)| {
        at_field(field, words.points_field(field), words.points_problem(*problem))
    });
    refusal(words.letter_faults, faults)
}

fn totals(shown: PointsPage<'_>) -> Markup {
    let (words, seen) = (shown.seen.words(), shown.seen);
    let appraised = shown.score.appraised.as_ref().map(|(_, agency)| agency);
    html! {
        div.cards {
            (total(seen, words.own, Some(&shown.score.own)))
            (total(seen, words.appraised, appraised))
        }
        p { (shown.score.own.dossiers) " " (words.dossiers_counted) }
    }
}

fn total(seen: &Seen, name: &str, agency: Option<&Agency>) -> Markup {
    let words = seen.words();
    html! {
        article.card {
            h2 { (name) }
            @match agency {
                None => { p { (words.none_yet) } },
                Some(agency) => {
                    @if let Some(total) = agency.total {
                        p.figure {
                            span.big { (format::two_decimals(total, seen.lang)) } "/18"
                            (badge(Some(if total >= GOOD { Verdict::Reached } else { Verdict::Missed }), seen.lang))
                        }
                        @if let Some(class) = agency.class { p { (words.class) ": " strong { (words.class_name(class)) } } }
                    } @else { p { (words.no_total) } }
                },
            }
        }
    }
}

fn table(shown: PointsPage<'_>) -> Markup {
    let (words, lang) = (shown.seen.words(), shown.seen.lang);
    let heads = [words.indicator, words.own, words.source, words.appraised, words.reason];
    let rows = shown.lines.iter().map(|line| {
        let name = words.indicators[usize::from(line.indicator - 1)];
        let cells = [
            html! { (line.indicator) ". " (name) },
            html! {
                @match line.own {
                    Some(points) => { strong { (format::two_decimals(points, lang)) } },
                    None => { span.soft { @if line.hidden { (words.few) } @else { (words.unknown) } } },
                }
            },
            html! {
                @match line.source {
                    Some(source) => { (words.source_name(source).unwrap_or_default()) @if let Some(n) = line.n { " (n = " (format::count(n, lang)) ")" } },
                    None => (none_yet(lang)),
                }
            },
            html! { @if let Some(points) = line.appraised { (format::two_decimals(points, lang)) } @else { (none_yet(lang)) } },
            html! { @for reason in &line.reasons { div.lines { (reason) } } @if line.reasons.is_empty() { "–" } },
        ];
        cells.map(Cell::from).into()
    });
    let listing = Listing {
        label: words.points_title,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

fn enter(shown: PointsPage<'_>, period: &str) -> Markup {
    let words = shown.seen.words();
    let field = |name: &'static str| {
        let fault = shown.faults.iter().find(|(field, _)| *field == name);
        Labelled {
            id: name.into(),
            name,
            label: words.points_field(name).into(),
            value: shown.typed.value(name),
            fault: fault.map(|(_, problem)| words.points_problem(*problem).into()),
            ..Labelled::default()
        }
    };
    let scorings = [("own", words.own), ("appraised", words.appraised)];
    let scorings = scorings.iter().filter(|(code, _)| *code == "own" || shown.may.1);
    let scorings = scorings.map(|(code, name)| ((*code).to_owned(), (*name).to_owned()));
    let indicators = words.indicators.iter().zip(1..);
    let indicators = indicators.map(|(name, code)| (code.to_string(), format!("{code}. {name}")));
    let points = labelled::Line {
        mode: Some("decimal"),
        complete: Some("off"),
        ..labelled::Line::default()
    };
    html! {
        h2.work { (words.enter_title) }
        form.stacked.work method="post" action=(paths::in_lang(&paths::one_stop(), shown.seen.lang)) {
            (csrf_field())
            input type="hidden" name="period" value=(period);
            (field("scoring").choice(&scorings.collect::<Vec<_>>()))
            (field("indicator").choice(&indicators.collect::<Vec<_>>()))
            (field("points").line(points))
            (field("reason").lines(3, None))
            div.buttons { button type="submit" { (words.save) } }
        }
    }
}

fn year(shown: PointsPage<'_>) -> Markup {
    let (words, seen) = (shown.seen.words(), shown.seen);
    let figure = |agency: Option<&Agency>| {
        let total = agency.and_then(|it| it.total);
        let class = agency.and_then(|it| it.class);
        html! {
            @match (total, class) {
                (Some(total), Some(class)) => { (format::two_decimals(total, seen.lang)) " (" (words.class_name(class)) ")" },
                _ => (none_yet(seen.lang)),
            }
        }
    };
    let rows = shown.year.iter().map(|score| {
        let code = score.period.to_string();
        let address = seen.link(&paths::one_stop(), &[("period", &code)]);
        let cells = [
            html! { a href=(address) { (words.period_name(score.period)) } },
            figure(Some(&score.own)),
            figure(score.appraised.as_ref().map(|(_, agency)| agency)),
        ];
        cells.map(Cell::from).into()
    });
    let heads = [words.period, words.own, words.appraised];
    let listing = Listing {
        label: words.side_by_side,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}
