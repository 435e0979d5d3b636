//! Gathers the worklist from the store, for the morning page and for mail; `attention/` judges it.
//! Cost does not grow with the answers: settled answers are in memory.

mod falls;
mod floods;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use crate::base::calendar::{OpeningHours, Period, monday};
use crate::domain::backup::BackupAge;
use crate::domain::batch::{Columns, Selection};
use crate::domain::measure::{
    Channels, Filter, Scorecard, Tally, answers_a_year, first_week, weekly,
};
use crate::domain::petition::Rules;
use crate::domain::plan::{Assignee, Task};
use crate::domain::survey::{Catalogue, Instrument};
use crate::domain::worklist::{PlannedTask, Silence, WorkItem, in_order};
use crate::domain::{dossier, worklist};
use crate::store::{Result, Store};

/// Petitions that are told one by one; of more, their number.
const PETITIONS_TOLD: u32 = 20;

/// What the worklist is made from.
#[derive(Clone, Debug)]
pub struct Sources<'a> {
    /// The store.
    pub store: &'a Store,
    /// The instruments.
    pub instruments: &'a Catalogue,
    /// Working days and limits.
    pub rules: Arc<Rules>,
    /// Rules of dossiers.
    pub dossiers: &'a dossier::Rules,
    /// Items of fewer answers are not judged.
    pub k: u64,
    /// Opening hours until others are set.
    pub hours: &'a OpeningHours,
    /// Today at the office.
    pub today: NaiveDate,
    /// Free bytes of the data directory, where they are known.
    pub disk_free: Option<u64>,
    /// Free bytes there should be at least.
    pub least_disk: u64,
    /// The last backup, where it is too old.
    pub old_backup: Option<BackupAge>,
}

/// What an account may see.
#[expect(clippy::struct_excessive_bools, reason = "each is a permission of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visibility {
    /// Name of the account, to which tasks may be assigned.
    pub staff: String,
    /// Whether it may see petitions.
    pub petitions: bool,
    /// Whether it approves answers to petitions.
    pub approves: bool,
    /// Whether it may see remarks.
    pub remarks: bool,
    /// Whether it may see which batches are held apart.
    pub batches: bool,
    /// Whether it looks after the server.
    pub server: bool,
    /// Codes of the units it may see; none for the whole office.
    pub units: Vec<String>,
}

impl Visibility {
    fn holds(&self, unit: &str) -> bool {
        self.units.is_empty() || self.units.iter().any(|each| each == unit)
    }

    /// The filters whose answers may be seen: of each unit, or none for all of the whole office.
    fn filters(&self) -> Vec<Filter> {
        if self.units.is_empty() {
            return vec![Filter::default()];
        }
        let of = |unit: &String| Filter { unit: Some(unit.clone()), ..Filter::default() };
        self.units.iter().map(of).collect()
    }

    /// Whether a task is theirs: led by their unit, or assigned to it or to themselves.
    fn has(&self, task: &Task) -> bool {
        let assigned = |who: &Assignee| match who {
            Assignee::Unit(unit) => self.holds(unit),
            Assignee::Person(name) => *name == self.staff,
        };
        self.units.is_empty()
            || task.row.lead.any(|unit| self.holds(unit))
            || task.assigned.iter().any(assigned)
    }
}

/// Everything that wants attention today and is visible, the most urgent first.
pub async fn matters(from: Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    Gathering::begin(from).await?.matters(sight).await
}

/// The worklists of several accounts: what accounts of the same scope see is gathered once.
#[derive(Debug)]
pub struct Gathering<'a> {
    from: Sources<'a>,
    /// Unfinished tasks, which may also be somebody's by name.
    tasks: Vec<Task>,
    /// What has been gathered, by scope.
    by_scope: BTreeMap<Visibility, Vec<WorkItem>>,
}

impl<'a> Gathering<'a> {
    /// Reads what all of them share.
    pub async fn begin(from: Sources<'a>) -> Result<Self> {
        // From this year's plan and last year's: what is late at New Year stays late.
        let this = from.today.year();
        let mut tasks = Vec::new();
        for year in [this - 1, this] {
            tasks.extend(from.store.unfinished_tasks(year).await?);
        }
        Ok(Self { from, tasks, by_scope: BTreeMap::new() })
    }

    /// Everything that wants attention today and is visible to an account, the most urgent first.
    pub async fn matters(&mut self, sight: &Visibility) -> Result<Vec<WorkItem>> {
        // But for tasks nothing is somebody's by name.
        let scope = Visibility { staff: String::new(), ..sight.clone() };
        let shared = if let Some(shared) = self.by_scope.get(&scope) {
            shared.clone()
        } else {
            let shared = of_scope(&self.from, &scope).await?;
            self.by_scope.insert(scope, shared.clone());
            shared
        };
        let tasks = tasks(&self.tasks, sight, self.from.today);
        Ok(in_order(tasks.into_iter().chain(shared).collect()))
    }
}

/// What accounts of a scope see alike.
async fn of_scope(from: &Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let mut found = Vec::new();
    if sight.server {
        found.extend(worklist::disk(from.disk_free, from.least_disk));
        found.extend(worklist::backup(from.old_backup));
    }
    if sight.petitions {
        found.extend(petitions(from).await?);
    }
    if sight.approves {
        found.extend(worklist::approvals(from.store.answers_waiting().await?));
    }
    if sight.remarks {
        let (count, since) = from.store.unread_remarks(&sight.units).await?;
        found.extend(worklist::remarks(count, since, &from.rules.holidays, from.today));
    }
    found.extend(dossiers(from, sight).await?);
    found.extend(figures(from, sight).await?);
    found.extend(floods::bursts(from, sight).await?);
    found.extend(floods::held_apart(from, sight).await?);
    Ok(found)
}

async fn dossiers(from: &Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let (rules, holidays) = (from.dossiers, &from.rules.holidays);
    let open = from.store.open_dossiers(&sight.units, from.today, (rules, holidays)).await?;
    Ok(worklist::dossiers(&open, from.today, |due| rules.last_day(due, holidays)))
}

async fn petitions(from: &Sources<'_>) -> Result<Vec<WorkItem>> {
    let pressing = from.store.pressing_petitions(from.today, PETITIONS_TOLD).await?;
    Ok(worklist::petitions(pressing, from.today))
}

fn tasks(all: &[Task], sight: &Visibility, today: NaiveDate) -> Vec<WorkItem> {
    let planned =
        all.iter().filter(|task| task.row.is_task() && sight.has(task)).map(|task| PlannedTask {
            due: task.next_due(),
            year: task.row.year,
            number: task.row.number.clone(),
            title: task.row.title.clone(),
        });
    worklist::tasks(planned, today)
}

/// Silent touchpoints, low indices and signals.
async fn figures(from: &Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let mut found = Vec::new();
    for instrument in from.instruments.all() {
        if is_current(from, instrument) {
            let columns = from.store.columns(instrument).await?;
            let instrument = from.store.retargeted(instrument, None, from.today);
            found.extend(judged(from, instrument, &columns, sight));
            found.extend(falls::falls(from, instrument, &columns, sight));
        }
    }
    found.extend(silences(from, sight).await?);
    Ok(found)
}

/// Touchpoints of today's units from which no answers come any more.
async fn silences(from: &Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    // Twice the weeks of a pace: the silence itself may be as long.
    let since = from.today - Days::new(2 * 7 * worklist::LOOK_BACK);
    let mut weeks = from.store.weeks_answered(since).await?;
    let touchpoints = from.store.touchpoints().await?.into_iter();
    let open = touchpoints.filter(|each| !each.is_closed(from.today));
    let seen = open.filter(|each| sight.holds(&each.unit));
    let silences = seen.filter_map(|each| {
        let weeks = weeks.remove(&each.code)?;
        Some(Silence { touchpoint: each.code, weeks })
    });
    Ok(worklist::quiet(silences, &from.rules.holidays, from.today))
}

/// Whether it is the version that takes answers today, or the newest if none does.
fn is_current(from: &Sources<'_>, instrument: &Instrument) -> bool {
    let of = from.instruments;
    let current = of.current(&instrument.id, from.today);
    current.is_some_and(|current| current.version == instrument.version)
}

/// The index of the reporting year and the signals of all weeks.
fn judged(
    from: &Sources<'_>,
    instrument: &Instrument,
    columns: &Columns,
    sight: &Visibility,
) -> Vec<WorkItem> {
    let (mut year, mut weeks, mut days) = (Tally::default(), BTreeMap::new(), BTreeMap::new());
    let span = Period::year_of(from.today).days();
    let begin = first_week(from.today);
    for filter in sight.filters() {
        let everything = Selection { filter: filter.clone(), ..Selection::default() };
        let (first, last) = span.unzip();
        let filter = Filter { from: first, to: last, ..filter };
        let of_year = Selection { filter, ..Selection::default() };
        year.add(&columns.view(&of_year).tally().0);
        let week = |day| monday(day).filter(|week| begin.is_some_and(|begin| *week >= begin));
        for (week, tally) in columns.view(&everything).tallies_by_day(week) {
            weeks.entry(week).or_insert_with(Tally::default).add(&tally);
        }
        for (day, responses) in columns.view(&everything).responses_by_day() {
            *days.entry(day).or_insert(0) += responses;
        }
    }
    let card = Scorecard::of(instrument, &year, Channels::default(), &Filter::default(), None);
    let low = worklist::low(&card.judged_from(from.k), answers_a_year(days, from.today));
    let signal = weekly(instrument, &weeks, from.today)
        .and_then(|weekly| worklist::signal(&instrument.id, &weekly));
    low.into_iter().chain(signal).collect()
}
