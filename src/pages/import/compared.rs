//! What the rows of a file would change of what is kept.

use chrono::NaiveDate;

use super::kinds::Rows;
use crate::base::{Lang, Text, format};
use crate::domain::assessment::Criterion;
use crate::domain::dossier::Dossier;
use crate::domain::import::FileKind;
use crate::domain::official::OfficialFigure;
use crate::domain::plan::PlanRow;
use crate::domain::plan::table::Plan;
use crate::domain::portal::PortalFigure;
use crate::domain::touchpoint::Changes;
use crate::domain::unit::table::UnitRow;
use crate::domain::unit::{Change, Organisation, Procedure, Touchpoint};
use crate::pages::import::told::{
    official_doubt, official_line, official_name, portal_doubt, portal_line, portal_name,
};
use crate::pages::import::words::Words;
use crate::store::{self, Store};

/// What a file would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// What is new, a line each.
    pub added: Vec<String>,
    /// What changes: its name, what it was, what it becomes.
    pub changed: Vec<(String, String, String)>,
    /// How many rows are as they were.
    pub same: usize,
    /// What cannot be changed, for the whole file: then nothing is kept.
    pub refused: Vec<String>,
    /// What was taken for what is kept.
    pub notes: Vec<Text>,
    /// Figures that are many times away from those they take the place of.
    pub doubts: Vec<Text>,
}

impl Brought {
    /// Whether there is anything to keep.
    pub fn has_news(&self) -> bool {
        !(self.added.is_empty() && self.changed.is_empty())
    }
}

/// What rows would change; nothing is kept.
pub async fn compared(
    store: &Store,
    rows: &Rows,
    (today, lang): (NaiveDate, Lang),
) -> store::Result<Brought> {
    let mut brought = Brought::default();
    match rows {
        Rows::Units(read) => of_units(&mut brought, (store, read), (today, lang)).await?,
        Rows::Touchpoints(read) => of_touchpoints(&mut brought, (store, read), lang).await?,
        Rows::Procedures(read) => of_procedures(&mut brought, store, read).await?,
        Rows::Dossiers(read) => of_dossiers(&mut brought, (store, read), lang).await?,
        Rows::Plan(read) => of_plan(&mut brought, (store, read), lang).await?,
        Rows::Criteria(read) => of_criteria(&mut brought, store, read).await?,
        Rows::Official(read) => {
            let (added, changed, same) = store.preview_official(read).await?;
            let line = |it: &OfficialFigure| {
                format!("{}: {}", official_name(it, lang), official_line(it, lang))
            };
            brought.added = added.iter().map(line).collect();
            let lines = |(before, after): &(OfficialFigure, OfficialFigure)| {
                let [before, told] = [before, after].map(|it| official_line(it, lang));
                (official_name(after, lang), before, told)
            };
            brought.changed = changed.iter().map(lines).collect();
            brought.doubts = changed
                .iter()
                .filter_map(|(before, after)| official_doubt(before, after))
                .collect();
            brought.same = same;
        }
        Rows::Board(read) => {
            let changes = store.preview_portal(read).await?;
            let line =
                |it: &PortalFigure| format!("{}: {}", portal_name(it, lang), portal_line(it, lang));
            brought.added = changes.added.iter().map(line).collect();
            let lines = |(before, after): &(PortalFigure, PortalFigure)| {
                let [before, told] = [before, after].map(|it| portal_line(it, lang));
                (portal_name(after, lang), before, told)
            };
            brought.changed = changes.corrected.iter().map(lines).collect();
            let doubts = changes.corrected.iter();
            brought.doubts =
                doubts.filter_map(|(before, after)| portal_doubt(before, after)).collect();
            brought.same = changes.same;
        }
    }
    Ok(brought)
}

async fn of_units(
    brought: &mut Brought,
    (store, read): (&Store, &[UnitRow]),
    (today, lang): (NaiveDate, Lang),
) -> store::Result<()> {
    let changes = store.preview_units(read, today).await?;
    let history = store.unit_history().await?;
    let kept = Organisation::of(history.units, &history.events, None);
    let office = Words::of(lang).office;
    let above = |parent: Option<&str>| parent.unwrap_or(office).to_owned();
    let parent_of = |code: &str| read.iter().find(|row| row.code == code);
    for (code, name) in &changes.added {
        let parent = parent_of(code).and_then(|row| row.parent.as_deref());
        brought.added.push(format!("{code} {} ({})", name.in_lang(lang), above(parent)));
    }
    let is_added = |code: &str| changes.added.iter().any(|(added, _)| added == code);
    for each in &changes.events {
        let day = format::day(each.day, lang);
        let what = format!("{} ({day})", each.unit);
        let moved = |parent: Option<&String>| above(parent.map(String::as_str));
        let (before, after) = match &each.change {
            Change::Founded { name, parent } => {
                let (name, parent) = (name.in_lang(lang), moved(parent.as_ref()));
                brought.added.push(format!("{} {name} ({parent}, {day})", each.unit));
                continue;
            }
            Change::Moved { .. } if is_added(&each.unit) => continue,
            Change::Renamed { name, before } => {
                (before.in_lang(lang).to_owned(), name.in_lang(lang).to_owned())
            }
            Change::Moved { parent } => {
                (above(kept.parent(&each.unit, each.day)), moved(parent.as_ref()))
            }
            Change::Closed | Change::Passed { .. } => {
                let name = kept.name(&each.unit, each.day).map(|name| name.in_lang(lang));
                (name.unwrap_or_default().to_owned(), Words::of(lang).closed.to_owned())
            }
        };
        brought.changed.push((what, before, after));
    }
    brought.same = changes.same;
    Ok(())
}

/// A changed plan is taken in place of the one that is there, where the work that was done allows it.
async fn of_plan(
    brought: &mut Brought,
    (store, read): (&Store, &Plan),
    lang: Lang,
) -> store::Result<()> {
    let words = Words::of(lang);
    let known = store.plan(read.year).await?;
    for row in &read.rows {
        match known.iter().map(|task| &task.row).find(|known| known.number == row.number) {
            None => brought.added.push(format!("{} {}", row.number, row.title.vi)),
            Some(known) if known == row => brought.same += 1,
            Some(known) => {
                let (before, after) = told_apart(known, row);
                brought.changed.push((row.number.clone(), before, after));
            }
        }
    }
    let is_gone = |row: &PlanRow| !read.rows.iter().any(|new| new.number == row.number);
    for row in known.iter().map(|task| &task.row).filter(|row| is_gone(row)) {
        let after = words.taken_out.to_owned();
        brought.changed.push((row.number.clone(), row.title.vi.clone(), after));
    }
    let conflicts = store.plan_conflicts(read.year, &read.rows).await?;
    brought.refused = conflicts.iter().map(|number| words.worked_on(number)).collect();
    Ok(())
}

/// What two versions of a row say, where they differ.
fn told_apart(known: &PlanRow, row: &PlanRow) -> (String, String) {
    let texts = |row: &PlanRow| {
        let measure = row.measure.as_ref().map(ToString::to_string).unwrap_or_default();
        [
            row.title.vi.clone(),
            row.task.vi.clone(),
            row.requirement.vi.clone(),
            row.output.vi.clone(),
            row.due_words.vi.clone(),
            row.due.to_string(),
            row.lead.code(),
            row.coordinating.code(),
            row.legal.clone(),
            measure,
            row.title.en.clone(),
            row.task.en.clone(),
            row.requirement.en.clone(),
            row.output.en.clone(),
            row.due_words.en.clone(),
        ]
    };
    let pairs = texts(known).into_iter().zip(texts(row));
    let (before, after): (Vec<_>, Vec<_>) = pairs.filter(|(before, after)| before != after).unzip();
    (before.join("; "), after.join("; "))
}

async fn of_touchpoints(
    brought: &mut Brought,
    (store, read): (&Store, &[Touchpoint]),
    lang: Lang,
) -> store::Result<()> {
    let touchpoint_line = |touchpoint: &Touchpoint| touchpoint_line(touchpoint, lang);
    let known = store.touchpoints().await?;
    let changes = Changes::between(&known, read.to_vec());
    brought.added = changes.added.iter().map(touchpoint_line).collect();
    for after in &changes.changed {
        let before = known.iter().find(|each| each.code == after.code);
        let before = before.map(touchpoint_line).unwrap_or_default();
        brought.changed.push((after.code.clone(), before, touchpoint_line(after)));
    }
    brought.same = changes.unchanged;
    Ok(())
}

async fn of_procedures(
    brought: &mut Brought,
    store: &Store,
    read: &[Procedure],
) -> store::Result<()> {
    let known = store.procedures().await?;
    let line = |each: &Procedure| format!("{} {}", each.code, each.name.vi);
    for after in read {
        match known.iter().find(|each| each.code == after.code) {
            None => brought.added.push(line(after)),
            Some(before) if before.name == after.name => brought.same += 1,
            Some(before) => brought.changed.push((
                after.code.clone(),
                format!("{} / {}", before.name.vi, before.name.en),
                format!("{} / {}", after.name.vi, after.name.en),
            )),
        }
    }
    Ok(())
}

async fn of_dossiers(
    brought: &mut Brought,
    (store, read): (&Store, &[Dossier]),
    lang: Lang,
) -> store::Result<()> {
    let dossier_line = |dossier: &Dossier| dossier_line(dossier, lang);
    let changes = store.preview_dossiers(read.to_vec()).await?;
    brought.added = changes.added.iter().map(dossier_line).collect();
    let line = |(before, after): &(Dossier, Dossier)| {
        (after.code.clone(), dossier_line(before), dossier_line(after))
    };
    brought.changed = changes.changed.iter().map(line).collect();
    brought.same = changes.unchanged;
    brought.notes.extend(changes.note());
    let zeros = changes.zeros_told().into_iter().map(|it| it.in_lang(lang).to_owned());
    brought.refused = changes.conflicts.iter().cloned().chain(zeros).collect();
    Ok(())
}

/// What is kept of a year is never replaced: all of it is new, or as it was, or refused by its numbers.
async fn of_criteria(
    brought: &mut Brought,
    store: &Store,
    read: &[Criterion],
) -> store::Result<()> {
    let known = store.criteria(read.first().map_or(0, |each| each.year)).await?;
    if known.is_empty() {
        let line = |row: &Criterion| format!("{} {}", row.number, row.title.vi);
        brought.added = read.iter().map(line).collect();
        return Ok(());
    }
    let is_gone = |row: &&Criterion| !read.iter().any(|new| new.number == row.number);
    let changed = read.iter().filter(|row| !known.contains(row));
    let refused = changed.chain(known.iter().filter(is_gone));
    brought.refused = refused.map(|row| row.number.clone()).collect();
    brought.same = read.len() - brought.refused.len().min(read.len());
    Ok(())
}

fn touchpoint_line(touchpoint: &Touchpoint, lang: Lang) -> String {
    let Touchpoint { code, unit, name, instrument, tier, procedures, .. } = touchpoint;
    let columns = FileKind::Touchpoints.columns();
    let mut tiers = columns.choices_of("tier").iter();
    let tier = tiers.find(|(own, ..)| *own == tier.code());
    let tier = tier.map_or("", |(_, vi, en)| lang.pick(*vi, *en));
    let procedures = procedures.join("; ");
    let cells: [&str; 6] = [code, &name.vi, unit, instrument, tier, &procedures];
    let filled: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    filled.join(", ")
}

fn dossier_line(dossier: &Dossier, lang: Lang) -> String {
    let (words, day) = (Words::of(lang), |day: NaiveDate| format::day(day, lang));
    let completed = dossier.completed.map(|on| words.completed(&day(on)));
    let completed = completed.unwrap_or_else(|| words.not_completed.to_owned());
    let days = words.days(&day(dossier.received), &day(dossier.due));
    format!("{}: {days}, {completed}", dossier.code)
}
