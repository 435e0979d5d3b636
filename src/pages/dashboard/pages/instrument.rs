//! One instrument, whole.

use maud::{Markup, html};

use super::Asked;
use super::breakdown::{broken_down, by_wave};
use super::changes::changes;
use super::control::control;
use super::crumbs::crumbs;
use super::trend::trend;
use crate::base::calendar::Span;
use crate::base::format;
use crate::domain::batch::Audience;
use crate::domain::measure::Figure;
use crate::pages::dashboard::axis::{Axis, month_key};
use crate::pages::dashboard::view::{Figures, Finer};
use crate::pages::dashboard::words::DrillWords;
use crate::pages::shared::{board, restated};
use crate::web::auth::permission::{Permission, ReadBatches};
use crate::web::components::downloads::{downloads, in_formats};
use crate::web::paths;

/// The formats of answers, by ending and name.
const FORMATS: [(&str, &str); 5] =
    [("xlsx", "XLSX"), ("csv", "CSV"), ("sav", "SPSS"), ("parquet", "Parquet"), ("jsonl", "JSON")];

/// Changes to a query for what is of the whole office.
const WHOLE_OFFICE: [(&str, &str); 4] =
    [("unit", ""), ("touchpoint", ""), ("procedure", ""), ("tier", "")];

/// Its figures, its charts, its tables, what people wrote.
pub(crate) fn instrument(asked: &Asked, figures: &Figures<'_>, remarks: &Markup) -> Markup {
    let words = asked.words();
    let shown = asked.shown(figures);
    let title = figures.instrument.title.in_lang(asked.lang);
    let path = paths::office_instrument(&figures.instrument.id);
    let cross = paths::office_cross(&figures.instrument.id);
    let id = &figures.instrument.id;
    let more = DrillWords::of(asked.lang);
    let link = |code: &str| Some(asked.link(&paths::office_item(id, code), &[]));
    let main = html! {
        (crumbs(asked, figures, &[]))
        (asked.top(title, &path))
        (asked.form(&path, Vec::new()))
        (headline(asked, figures))
        (asked.pooling(figures, &path))
        p.files {
            a href=(asked.link(&paths::office_drivers(id), &[])) { (more.drivers) }
            a href=(asked.link(&paths::office_funnel(id), &[])) { (more.funnel) }
            a href=(asked.link(&cross, &[])) { (words.cross) }
            (downloads(words.download_figures, |ending| asked.link(&paths::office_scorecard(id, ending), &[])))
            @if asked.is_full {
                (in_formats(words.download, &FORMATS, |ending| {
                    asked.address(&paths::office_responses(id, ending), &WHOLE_OFFICE)
                }))
                a href=(asked.link(&paths::office_codebook(id), &WHOLE_OFFICE)) download { (words.codebook) }
            }
            @if ReadBatches::is_given_to(asked.staff.role) && asked.is_whole {
                a href=(paths::in_lang(&paths::batches(), asked.lang)) { (more.batches) }
            }
        }
        (changes(asked, figures, Figure::Index))
        (board::items(shown, &link))
        (board::spreads(shown, &link))
        (board::blanks(shown))
        (board::groups(shown))
        (ways(asked, figures))
        (control(asked, figures))
        (trend(asked, figures, Figure::Index))
        @for axis in [Axis::Unit, Axis::Touchpoint, Axis::Tier, Axis::Procedure] {
            (broken_down(asked, figures, (axis, Figure::Index), &path))
        }
        (by_wave(asked, figures))
        @if let Finer::Untold(month) = figures.finer {
            (untold(asked, (more.by_procedure, &path), month))
        }
        (remarks)
    };
    asked.page(title, &path, &main)
}

/// Which choices a finer figure at `path` needs, and the way to the last month that has it; nothing for
/// an account of some units, which has no such choice.
pub(super) fn untold(asked: &Asked, (heading, path): (&str, &str), month: Option<Span>) -> Markup {
    let words = DrillWords::of(asked.lang);
    html! {
        @if asked.is_whole {
            @if !heading.is_empty() { h2 { (heading) } }
            p.hint {
                (words.finer_needs)
                @if let Some(month) = month {
                    @let (from, to) = (month.first.to_string(), month.last.to_string());
                    @let changes = [("period", ""), ("from", &*from), ("to", &*to)];
                    @let changes = [&changes[..], &WHOLE_OFFICE].concat();
                    @let name = asked.names().of(Axis::Month, &month_key(month.first));
                    " " a href=(asked.link(path, &changes)) { (words.finer_month(&name)) } "."
                }
            }
        }
    }
}

/// The index with its verdict, and that it was restated.
pub(super) fn headline(asked: &Asked, figures: &Figures<'_>) -> Markup {
    html! {
        (board::headline(asked.shown(figures), figures.lately(Figure::Index, asked.today, asked.config.staff_cell)))
        (restated::note(&figures.restated, Audience::Staff, asked.lang))
        (apart(asked, figures))
    }
}

/// How many answers are held apart, and the index with them.
fn apart(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = DrillWords::of(asked.lang);
    html! {
        @if let Some(card) = &figures.with_apart {
            @let more = format::count(card.responses - figures.card.responses, asked.lang);
            @let shown = asked.shown(figures);
            @let index = card.index.value.map_or_else(|| "–".to_owned(), |value| shown.index(value));
            p.note { (words.apart(&more, &index)) }
        }
    }
}

/// The ways to each factor and each item.
fn ways(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = DrillWords::of(asked.lang);
    let of = figures.instrument;
    html! {
        @if figures.card.responses > 0 {
            details.ways {
                summary { (words.factors) ", " (words.item.to_lowercase()) }
                ul {
                    @for factor in &of.factors {
                        li { a href=(asked.link(&paths::office_factor(&of.id, &factor.code), &[])) { (factor.title.in_lang(asked.lang)) } }
                    }
                }
                ul {
                    @for item in &of.items {
                        li { a href=(asked.link(&paths::office_item(&of.id, &item.code), &[])) { (item.title.in_lang(asked.lang)) } }
                    }
                }
            }
        }
    }
}
