//! One instrument, whole.

use chrono::{Months, NaiveDate};
use maud::{Markup, html};

use super::Asked;
use super::changes::changes;
use super::control::control;
use super::crumbs::crumbs;
use crate::base::calendar::Span;
use crate::base::format;
use crate::domain::batch::Audience;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, RateRow};
use crate::domain::measure::{Breakdown, Cell, Figure, cell};
use crate::domain::survey::Instrument;
use crate::domain::wave::OUTSIDE;
use crate::pages::dashboard::axis::{Axis, MERGED, month_key};
use crate::pages::dashboard::view::{Figures, Finer};
use crate::pages::dashboard::words::{DrillWords, WaveWords};
use crate::pages::shared::{board, restated};
use crate::stats::Counted;
use crate::web::auth::permission::{Permission, ReadBatches};
use crate::web::components::downloads::{downloads, in_formats};
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;
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
                a href=(paths::in_lang(&paths::office_codebook(id), asked.lang)) download { (words.codebook) }
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

/// What figures of one factor or item are broken down by: closed months tell procedures of the index
/// alone.
pub(super) fn axes(figures: &Figures<'_>) -> impl Iterator<Item = Axis> {
    let procedures = (figures.finer == Finer::Full).then_some(Axis::Procedure);
    [Axis::Unit, Axis::Touchpoint].into_iter().chain(procedures)
}

/// How procedures are told, in a line.
fn how_told(asked: &Asked, finer: Finer) -> String {
    let words = DrillWords::of(asked.lang);
    match finer {
        Finer::Full => words.procedures_full.to_owned(),
        Finer::Closed | Finer::Untold(_) => words.procedures_closed(asked.config.staff_cell),
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

/// A figure month by month. Points have no rate to draw, and stand in the table alone.
pub(super) fn trend(asked: &Asked, figures: &Figures<'_>, of: Figure<'_>) -> Markup {
    let chart = trend_chart(asked, figures, of);
    let address = paths::office_instrument(&figures.instrument.id);
    html! {
        @if let Some(chart) = chart {
            h2 { (asked.words().trend) }
            (chart)
        } @else {
            (broken_down(asked, figures, (Axis::Month, of), &address))
        }
    }
}

/// The chart of it alone; `None` for points and for fewer than three months.
pub(super) fn trend_chart(asked: &Asked, figures: &Figures<'_>, of: Figure<'_>) -> Option<Markup> {
    let words = asked.words();
    let by_month = figures.by(Axis::Month, of, asked.config.staff_cell);
    let rows: Vec<RateRow> = by_month
        .rows
        .iter()
        .map(|(month, cell)| row(asked.names().of(Axis::Month, month), cell))
        .collect();
    let options = options(asked, figures, ("trend", words.trend, words.month));
    // Two points are no course, and a row of gaps less.
    let told = rows.iter().filter(|row| row.share.is_some()).count();
    let is_drawn = told > 2 && asked.shown(figures).is_share();
    is_drawn.then(|| figure(&chart::trend(&options, &rows), asked.lang))
}

/// The index by one axis as a chart, the lowest first; `None` for points and without rows.
pub(super) fn items_by(asked: &Asked, figures: &Figures<'_>, axis: Axis) -> Option<Markup> {
    let mut parts = figures.by(axis, Figure::Index, asked.config.staff_cell).rows;
    parts.retain(|(key, cell)| key != MERGED && !key.is_empty() && cell.value.is_some());
    parts.sort_by(|one, other| by_gap(one).total_cmp(&by_gap(other)));
    let rows: Vec<RateRow> =
        parts.iter().map(|(key, cell)| row(asked.names().of(axis, key), cell)).collect();
    let name = axis.name(asked.words());
    let options = options(asked, figures, ("places", name, name));
    let is_drawn = !rows.is_empty() && asked.shown(figures).is_share();
    is_drawn.then(|| figure(&chart::items(&options, &rows), asked.lang))
}

fn options<'a>(
    asked: &Asked,
    figures: &Figures<'_>,
    (id, title, row_name): (&'a str, &'a str, &'a str),
) -> ChartOptions<'a> {
    ChartOptions {
        id,
        title,
        standalone: is_chart_wanted(id),
        row_name,
        hidden: asked.words().too_few,
        target: figures.card.index.target,
        lang: asked.lang,
    }
}

/// A row of a chart.
pub(super) fn row(label: String, cell: &Cell) -> RateRow {
    RateRow {
        label,
        share: cell.value,
        interval: cell.interval,
        n: Some(cell.n),
        verdict: cell.verdict,
        suppressed: cell.suppressed,
        href: None,
    }
}

/// A figure by one axis; each row leads to the page at `address` of it alone.
pub(super) fn broken_down(
    asked: &Asked,
    figures: &Figures<'_>,
    (axis, of): (Axis, Figure<'_>),
    address: &str,
) -> Markup {
    let words = asked.words();
    let heading = match axis {
        Axis::Unit => words.by_unit,
        Axis::Touchpoint => words.by_touchpoint,
        Axis::Procedure => DrillWords::of(asked.lang).by_procedure,
        Axis::Tier => words.by_tier,
        Axis::Month => words.by_month,
    };
    let mut parts = figures.by(axis, of, asked.config.staff_cell);
    if axis == Axis::Month {
        parts.rows.retain(|(_, cell)| cell.n > 0 || cell.suppressed);
    } else {
        parts.rows.sort_by(|one, other| by_gap(one).total_cmp(&by_gap(other)));
    }
    let rows: Vec<_> = parts
        .rows
        .iter()
        .map(|(key, cell)| {
            let link = way(asked, axis, key, address).filter(|_| !cell.suppressed);
            (asked.names().of(axis, key), link, *cell)
        })
        .collect();
    let is_merged = axis != Axis::Procedure && parts.rows.iter().any(|(key, _)| key == MERGED);
    html! {
        @if !rows.is_empty() {
            h2 { (heading) }
            @if axis == Axis::Procedure {
                @if let Some(unknown) = unknown(asked, &parts) { p { (unknown) } }
                p.hint { (how_told(asked, figures.finer)) }
            }
            (board::cells(asked.shown(figures), axis.name(words), &rows, Some(&parts.total)))
            @if is_merged { (board::merged(asked.lang)) }
            @if axis == Axis::Unit && of == Figure::Index { (other_structures(asked, figures)) }
        }
    }
}

/// The index of each wave, held against its own target, and of what came in outside of all.
fn by_wave(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = WaveWords::of(asked.lang);
    if asked.waves.is_empty() || asked.filter.wave.is_some() {
        return html! {};
    }
    let k = asked.config.staff_cell;
    let path = paths::office_instrument(&figures.instrument.id);
    let tallies = figures.answers.view().tallies_by(|piece| piece.wave);
    let of = |code: &str, name: &str, instrument: &Instrument| {
        let cell = cell(instrument, tallies.get(code)?, Figure::Index, k);
        let wanted = if code.is_empty() { OUTSIDE } else { code };
        let link = asked.link(&path, &[("wave", wanted), ("period", ""), ("from", ""), ("to", "")]);
        Some((name.to_owned(), Some(link), cell))
    };
    let waves = asked
        .waves
        .iter()
        .filter_map(|wave| of(&wave.code, &wave.name, &wave.judging(figures.instrument)));
    let rows: Vec<_> = waves.chain(of("", words.outside, figures.instrument)).collect();
    html! {
        @if rows.len() > 1 {
            h2 { (words.by_wave) }
            (board::cells(asked.shown(figures), words.wave, &rows, None))
        }
    }
}

/// The lowest figure first, so by the gap to the target; what belongs to no part comes last.
fn by_gap((key, cell): &(String, Cell)) -> f64 {
    let is_of_none = key == MERGED || key.is_empty();
    cell.value.filter(|_| !is_of_none).unwrap_or(if is_of_none { f64::INFINITY } else { f64::MAX })
}

/// How many of the answers tell no procedure.
fn unknown(asked: &Asked, parts: &Breakdown<String>) -> Option<String> {
    let (_, cell) = parts.rows.iter().find(|(key, _)| key.is_empty())?;
    let share = Counted { successes: cell.n, trials: parts.total.n }.share()?;
    let count = |n| format::count(n, asked.lang);
    Some(DrillWords::of(asked.lang).procedure_untold(
        &count(cell.n),
        &count(parts.total.n),
        &format::percent(share, asked.lang),
    ))
}

/// Units above are those of the time of each answer; the way to the same in another day's structure.
fn other_structures(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let day = |name, day: Option<NaiveDate>| day.map(|day| format!("&{name}={day}"));
    let from = day("from", asked.filter.from).unwrap_or_default();
    let to = day("to", asked.filter.to).unwrap_or_default();
    let id = paths::escaped(&figures.instrument.id);
    let address = format!("{}?instrument={id}{from}{to}", paths::units());
    html! {
        p.links {
            a href=(paths::in_lang(&address, asked.lang)) { (asked.words().structures) }
        }
    }
}

/// The address of one part: a month by its days. What is not known has none.
fn way(asked: &Asked, axis: Axis, key: &str, address: &str) -> Option<String> {
    match axis {
        Axis::Month => {
            let first: NaiveDate = format!("{key}-01").parse().ok()?;
            let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
            let (from, to) = (first.to_string(), last.to_string());
            Some(asked.link(address, &[("period", ""), ("from", &from), ("to", &to)]))
        }
        _ if key.is_empty() || key == MERGED => None,
        // One procedure by itself is for who may take single responses.
        Axis::Procedure if !asked.is_full => None,
        _ => Some(asked.link(address, &[(axis.code(), key)])),
    }
}
