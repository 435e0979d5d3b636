//! Figures by unit, touchpoint, procedure, month and wave, as tables.

use chrono::{Months, NaiveDate};
use maud::{Markup, html};

use super::Asked;
use crate::base::format;
use crate::domain::measure::{Breakdown, Cell, Figure, cell};
use crate::domain::survey::Instrument;
use crate::domain::wave::OUTSIDE;
use crate::pages::dashboard::axis::{Axis, MERGED};
use crate::pages::dashboard::view::{Figures, Finer};
use crate::pages::dashboard::words::{DrillWords, WaveWords};
use crate::pages::shared::board;
use crate::stats::Counted;
use crate::web::paths;

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
pub(super) fn by_wave(asked: &Asked, figures: &Figures<'_>) -> Markup {
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
pub(super) fn by_gap((key, cell): &(String, Cell)) -> f64 {
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
