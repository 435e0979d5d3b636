//! Reading a file of a kind.

use chrono::Datelike;

use super::{Known, Rows};
use crate::base::table::{self, Called, ColumnMap, Header, Source};
use crate::base::{Lang, Text};
use crate::domain::import::{Beside, FileKind, Question};
use crate::domain::measure::papi::Series;
use crate::domain::portal::{Board, Reading};
use crate::domain::{assessment, dossier, official, plan, portal, touchpoint, unit};
use crate::pages::shared::typeface::lacking;

/// A file as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// What was said of its columns.
    pub map: &'a ColumnMap,
    /// What was said beside it.
    pub beside: &'a Beside,
}

/// The header of a file; `None` where it has none, as JSON of the portal.
pub fn header(
    kind: FileKind,
    bytes: &[u8],
    map: &ColumnMap,
) -> Result<Option<Header>, table::Refusal> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if kind == FileKind::Board && (start.starts_with(b"{") || start.starts_with(b"[")) {
        return Ok(None);
    }
    let mut header = table::header(Source::mapped(bytes, map), kind.most(), &kind.columns())?;
    // Published tables have a column an indicator, which is passed over.
    if kind == FileKind::Papi && header.missing.is_empty() && header.found.len() > 1 {
        header.unknown.clear();
    }
    Ok(Some(header))
}

/// The rows of a file and what was taken for what, or one sentence a fault.
pub fn read(
    (kind, known): (FileKind, &Known),
    sent: Sent<'_>,
    lang: Lang,
) -> Result<(Rows, Vec<Text>), Vec<String>> {
    let source = Source::mapped(sent.bytes, sent.map);
    let told = |faults: Vec<table::Fault<Text>>| -> Vec<String> {
        let called = called(kind, sent, lang);
        let told = |fault: &table::Fault<Text>| {
            fault.placed_in(fault.problem.in_lang(lang), &called, lang)
        };
        faults.iter().map(told).collect()
    };
    match kind {
        FileKind::Units => units(source, known).map_err(told),
        FileKind::Touchpoints => {
            let of = touchpoint::table::Known {
                units: &known.present.units,
                ended: &known.present.ended,
                procedures: &known.context.procedures,
                instruments: &known.lists.instruments.iter().map(|(id, _)| id.clone()).collect(),
                kept: &known.touchpoints,
                today: known.context.today,
                unprintable: lacking,
            };
            let read = touchpoint::table::read(source, of).map_err(told)?;
            Ok((Rows::Touchpoints(read.rows), read.notes))
        }
        FileKind::Procedures => {
            let read = touchpoint::procedure_table::read(source).map_err(told)?;
            Ok((Rows::Procedures(read.rows), read.notes))
        }
        FileKind::Dossiers => {
            let read = dossier::table::read(source, &known.context);
            let read =
                read.map_err(|unread| unread.localized_in(&called(kind, sent, lang), lang))?;
            Ok((Rows::Dossiers(read.rows), read.notes))
        }
        FileKind::Plan => {
            let of = plan::table::Known {
                units: &known.present.units,
                instruments: &known.shares.iter().cloned().collect(),
            };
            let read = plan::table::read(source, of).map_err(told)?;
            Ok((Rows::Plan(read.rows), read.notes))
        }
        FileKind::Criteria => {
            let read = assessment::table::read(source).map_err(told)?;
            Ok((Rows::Criteria(read.rows), read.notes))
        }
        FileKind::Official => {
            let this_year = known.context.today.year();
            let read = official::table::read_until(source, this_year).map_err(told)?;
            Ok((Rows::Official(read.rows), read.notes))
        }
        FileKind::Papi => papi(source, sent.beside).map_err(told),
        FileKind::Board => {
            let board = Board::built_in().map_err(|error| vec![error])?;
            let with = Reading { board: &board, period: sent.beside.period() };
            let read = portal::table::read(source, with).map_err(told)?;
            Ok((Rows::Board(read.rows), read.notes))
        }
    }
}

fn units(source: Source<'_>, known: &Known) -> Result<(Rows, Vec<Text>), Vec<table::Fault<Text>>> {
    let of = unit::table::Known {
        history: &known.history,
        with_touchpoints: &known.with_touchpoints,
        has_office: known.has_office,
        today: known.context.today,
    };
    let read = unit::table::read(source, of)?;
    Ok((Rows::Units(read.rows), read.notes))
}

/// What columns are called in the file; in English, by their codes.
fn called(kind: FileKind, sent: Sent<'_>, lang: Lang) -> Called {
    match lang {
        Lang::Vi => {
            let header = header(kind, sent.bytes, sent.map).ok().flatten();
            Called::of(&kind.columns(), header.as_ref(), lang)
        }
        Lang::En => Called::default(),
    }
}

fn papi(source: Source<'_>, beside: &Beside) -> Result<(Rows, Vec<Text>), Vec<table::Fault<Text>>> {
    let inside = |error: String| vec![table::Fault::new(0, "", error.clone(), error)];
    let series = Series::built_in().map_err(inside)?;
    let publisher = official::papi::Publisher {
        source: beside.of(Question::Source),
        address: beside.of(Question::Address),
    };
    let read = official::papi::read(source, &series, publisher)?;
    Ok((Rows::Official(read.rows), read.notes))
}
