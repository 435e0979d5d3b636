//! Gathers the worklist from the store, for the morning page and for mail; `attention/` judges it.
//! Cost does not grow with the answers: counters are cached.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::base::calendar::{Period, Span};
use crate::domain::measure::{
    ByDay, Channels, Filter, Scorecard, Tally, TallyRow, answers_a_year, one_way, weekly,
};
use crate::domain::petition::Rules;
use crate::domain::plan::{Assignee, Task};
use crate::domain::survey::{Catalogue, Instrument};
use crate::domain::worklist::{OpenDossier, PlannedTask, Silence, WorkItem, in_order};
use crate::domain::{dossier, worklist};
use crate::store::{Audience, DossierFilter, Result, Store};

/// What the worklist is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The store.
    pub store: &'a Store,
    /// The instruments.
    pub instruments: &'a Catalogue,
    /// Working days and limits.
    pub rules: &'a Rules,
    /// Rules of dossiers.
    pub dossiers: &'a dossier::Rules,
    /// Smaller cells are hidden.
    pub k: u64,
    /// Today at the office.
    pub today: NaiveDate,
}

/// What an account may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// Name of the account, to which tasks may be assigned.
    pub staff: String,
    /// Whether it may see petitions.
    pub petitions: bool,
    /// Whether it may see remarks.
    pub remarks: bool,
    /// Codes of the units it may see; none for the whole office.
    pub units: Vec<String>,
}

impl Visibility {
    fn holds(&self, unit: &str) -> bool {
        self.units.is_empty() || self.units.iter().any(|each| each == unit)
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
    let mut found = tasks(from, sight).await?;
    if sight.petitions {
        found.extend(petitions(from).await?);
    }
    if sight.remarks {
        let (count, since) = from.store.unread_remarks(&sight.units).await?;
        found.extend(worklist::remarks(count, since, &from.rules.holidays, from.today));
    }
    found.extend(dossiers(from, sight).await?);
    found.extend(figures(from, sight).await?);
    Ok(in_order(found))
}

async fn dossiers(from: Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let rules = from.dossiers;
    let holidays = &from.rules.holidays;
    let open = DossierFilter { open: true, ..DossierFilter::default() };
    let kept = from.store.dossiers(&open).await?;
    let open = kept.iter().filter(|each| sight.holds(&each.unit)).map(|each| OpenDossier {
        due: each.dossier.due,
        soon: rules.is_soon_due(&each.dossier, from.today, holidays),
        last_apology: rules.last_day(each.dossier.due, holidays),
        apologised: rules.is_apologised(&each.dossier, holidays),
    });
    let open: Vec<OpenDossier> = open.collect();
    Ok(worklist::dossiers(&open, from.today))
}

async fn petitions(from: Sources<'_>) -> Result<Vec<WorkItem>> {
    Ok(worklist::petitions(from.store.open_petitions().await?, from.rules, from.today))
}

/// From this year's plan and last year's: what is late at New Year stays late.
async fn tasks(from: Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let this = from.today.year();
    let mut all = Vec::new();
    for year in [this - 1, this] {
        all.extend(from.store.unfinished_tasks(year).await?);
    }
    let planned =
        all.into_iter().filter(|task| task.row.is_task() && sight.has(task)).map(|task| {
            PlannedTask {
                due: task.next_due(),
                year: task.row.year,
                number: task.row.number,
                title: task.row.title,
            }
        });
    Ok(worklist::tasks(planned, from.today))
}

/// Silent touchpoints, low indices and signals.
async fn figures(from: Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let mut found = Vec::new();
    let mut days: BTreeMap<String, BTreeMap<NaiveDate, u64>> = BTreeMap::new();
    for instrument in from.instruments.all() {
        let rows = from.store.counters(instrument, Audience::Staff).await?;
        // Answers to older versions count too.
        for row in rows.iter().filter(|row| sight.holds(&row.unit)) {
            let of = days.entry(row.touchpoint.clone()).or_default();
            *of.entry(row.day).or_default() += row.tally.responses;
        }
        if is_current(from, instrument) && may_be_told(&rows, sight, from.k) {
            let seen = rows.iter().filter(|row| sight.holds(&row.unit));
            found.extend(judged(from, instrument, seen));
        }
    }
    // Touchpoints that no longer exist are left out.
    let known = from.store.touchpoints().await?;
    let silences = days
        .into_iter()
        .filter(|(code, _)| known.iter().any(|each| each.code == *code))
        .map(|(touchpoint, days)| Silence { touchpoint, days });
    found.extend(worklist::quiet(silences, &from.rules.holidays, from.today));
    Ok(found)
}

/// Whether it is the version that takes answers today, or the newest if none does.
fn is_current(from: Sources<'_>, instrument: &Instrument) -> bool {
    let of = from.instruments;
    let current = of.on(&instrument.id, from.today).or_else(|| of.newest(&instrument.id));
    current.is_some_and(|current| current.version == instrument.version)
}

/// Whether the sum over the visible units discloses neither the other units nor one of them.
fn may_be_told(rows: &[TallyRow], sight: &Visibility, k: u64) -> bool {
    let sum = |own: bool| {
        let rows = rows.iter().filter(|row| sight.holds(&row.unit) == own);
        rows.map(|row| row.tally.responses).sum::<u64>()
    };
    let hiding = one_way(&[sum(true), sum(false)], k);
    hiding.cells.first() == Some(&false)
}

/// The index of the reporting year and the signals of all weeks.
fn judged<'a>(
    from: Sources<'_>,
    instrument: &Instrument,
    rows: impl Iterator<Item = &'a TallyRow> + Clone,
) -> Vec<WorkItem> {
    let year = Period::year_of(from.today).days();
    let year = year.map(|(first, last)| Span { first, last });
    let mut tally = Tally::empty(instrument);
    for row in rows.clone().filter(|row| year.is_some_and(|year| year.contains(row.day))) {
        tally.add(&row.tally);
    }
    let card = Scorecard::of(instrument, &tally, Channels::default(), &Filter::default(), None);
    let answered = rows.clone().map(|row| (row.day, row.tally.responses));
    let a_year = answers_a_year(answered, from.today);
    let low = worklist::low(&card.suppressed(instrument, from.k), a_year);
    let days = rows.clone().map(|row| (row.day, &row.tally));
    // A signal names a week and no count, so the weeks are cut by these answers alone.
    let cuts = ByDay::of(rows.map(|row| (row.day, 0, &row.tally)), 0, 0).cuts(from.k);
    let is_told = |first, last| !cuts.exposed((Some(first), Some(last))).all;
    let signal = weekly(instrument, days, from.today, is_told)
        .and_then(|weekly| worklist::signal(&instrument.id, &weekly));
    low.into_iter().chain(signal).collect()
}
