//! What is kept of a kind, as rows that its import reads back.

use chrono::NaiveDate;

use crate::base::dataset::{Cell, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::assessment::Criterion;
use crate::domain::import::FileKind;
use crate::domain::plan::PlanRow;
use crate::domain::portal::PortalFigure;
use crate::domain::unit::{Organisation, Procedure};
use crate::store::{self, Store};

/// A row a line, its cells in the order of the columns.
type Lines = Vec<Vec<String>>;

/// The table of what is kept, and its rows; `None` for kinds whose rows other pages export, or nobody does. Of plans and
/// criteria, those of a year, or of the newest.
pub async fn kept(
    store: &Store,
    kind: FileKind,
    (year, today, lang): (Option<i32>, NaiveDate, Lang),
) -> store::Result<Option<(Dataset, Vec<Vec<Cell<'static>>>)>> {
    let newest = |years: Vec<i32>| year.or_else(|| years.first().copied()).unwrap_or_default();
    let lines = match kind {
        FileKind::Units => units(store, today).await?,
        FileKind::Procedures => store.procedures().await?.iter().map(procedure).collect(),
        FileKind::Plan => {
            let tasks = store.plan(newest(store.plan_years().await?)).await?;
            tasks.iter().map(|task| plan_row(&task.row, lang)).collect()
        }
        FileKind::Criteria => {
            let criteria = store.criteria(newest(store.assessment_years().await?)).await?;
            criteria.iter().map(criterion).collect()
        }
        FileKind::Board => board(store).await?,
        FileKind::Touchpoints | FileKind::Dossiers | FileKind::Official | FileKind::Papi => {
            return Ok(None);
        }
    };
    let of = kind.columns();
    let column = |code: &&'static str| Column::new(*code, of.title(code), Kind::Text(8_000));
    let columns = of.names.iter().map(column).collect();
    let table = Dataset { title: kind.title(), columns, lang, shown: Shown::Labels };
    let cells = |line: Vec<String>| line.into_iter().map(Cell::text).collect();
    Ok(Some((table, lines.into_iter().map(cells).collect())))
}

/// The units of today, under the units above them.
async fn units(store: &Store, today: NaiveDate) -> store::Result<Lines> {
    let history = store.unit_history().await?;
    let organisation = Organisation::of(history.units.iter().cloned(), &history.events, None);
    let present = store.present_units(today).await?;
    let line = |unit: &crate::domain::unit::Unit| {
        let above = organisation.parent(&unit.code, today).unwrap_or_default().to_owned();
        let Text { vi, en } = unit.name.clone();
        let (from, to, basis) = (String::new(), String::new(), String::new());
        vec![unit.code.clone(), vi, en, above, from, to, basis]
    };
    Ok(present.units.iter().map(line).collect())
}

fn procedure(procedure: &Procedure) -> Vec<String> {
    let Text { vi, en } = procedure.name.clone();
    vec![procedure.code.clone(), vi, en]
}

fn plan_row(row: &PlanRow, lang: Lang) -> Vec<String> {
    let due = match row.due.to_string().as_str() {
        "throughout" => lang.pick("Thường xuyên", "throughout").to_owned(),
        other => other.to_owned(),
    };
    let measure = row.measure.as_ref().map(ToString::to_string).unwrap_or_default();
    let texts = [&row.title, &row.task, &row.requirement, &row.output];
    let texts = texts.into_iter().flat_map(|text| [text.vi.clone(), text.en.clone()]);
    let mut line = vec![row.year.to_string(), row.number.clone()];
    line.extend(texts);
    line.extend([due, row.due_words.vi.clone(), row.due_words.en.clone()]);
    line.extend([row.lead.code(), row.coordinating.code(), row.legal.clone(), measure]);
    line
}

fn criterion(row: &Criterion) -> Vec<String> {
    let most = row.most.map(decimal).unwrap_or_default();
    let (title, rule) = (row.title.clone(), row.rule.clone());
    let declares = row.declares.code().to_owned();
    let head = [row.year.to_string(), row.number.clone(), title.vi, most, title.en, declares];
    let tail = [rule.vi, rule.en, row.task.clone(), row.source.clone()];
    head.into_iter().chain(tail).collect()
}

async fn board(store: &Store) -> store::Result<Lines> {
    let mut lines = Lines::new();
    for year in store.portal_years().await? {
        for agency in store.portal_agencies(year).await? {
            lines.extend(store.portal_year(&agency, year).await?.iter().map(figure));
        }
    }
    Ok(lines)
}

fn figure(figure: &PortalFigure) -> Vec<String> {
    let (good, all) =
        figure.rate.map(|rate| (rate.good.to_string(), rate.all.to_string())).unwrap_or_default();
    let points = figure.points.map(decimal).unwrap_or_default();
    vec![figure.agency.clone(), figure.code.clone(), figure.period.to_string(), good, all, points]
}

/// Hundredths with a point.
fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
