//! The batches of the store as they are, their sums, and what a reader can tell apart of them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, NaiveDate};
use hailong::base::calendar::quarter_of;

use crate::support::databases::Database;

/// A batch; codes are empty where it has answers of several.
pub(super) struct Batch {
    number: i64,
    instrument: String,
    wave: String,
    unit: String,
    touchpoint: String,
    tier: String,
    pub(super) day: NaiveDate,
    people: u64,
    /// People who chose something, by item.
    answered: Vec<u64>,
    standing: String,
    released: Option<Released>,
}

/// How the public sees a batch.
struct Released {
    /// Without its place.
    merged: bool,
    /// The days that must all be in a view of it.
    days: (NaiveDate, NaiveDate),
}

/// Which batches a number is of; `None` is all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Scope {
    pub(super) instrument: Option<String>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) unit: Option<String>,
    pub(super) touchpoint: Option<String>,
    pub(super) tier: Option<String>,
    /// `-` is outside of waves.
    pub(super) wave: Option<String>,
    pub(super) public: bool,
    /// What is held apart, in place of what counts.
    pub(super) apart: bool,
}

/// What numbers are broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Axis {
    All,
    Unit,
    Touchpoint,
    Tier,
    Wave,
    Day,
    Week,
    Month,
}

/// A part of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key<'a> {
    All,
    Code(&'a str),
    Day(NaiveDate),
    /// First and last day of what was released together.
    Released(NaiveDate, NaiveDate),
}

/// People, and those of them who answered each item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) people: u64,
    pub(super) answered: Vec<u64>,
}

impl Sum {
    fn add(&mut self, batch: &Batch) {
        self.people += batch.people;
        self.answered.resize(self.answered.len().max(batch.answered.len()), 0);
        for (sum, more) in self.answered.iter_mut().zip(&batch.answered) {
            *sum += more;
        }
    }

    /// People who answered an item.
    pub(super) fn of_item(&self, at: usize) -> u64 {
        self.answered.get(at).copied().unwrap_or(0)
    }
}

/// All batches.
#[derive(Default)]
pub(super) struct Book(Vec<Batch>);

impl Book {
    /// Reads them past the store.
    pub(super) async fn read(database: &Database) -> Self {
        let lines = database.texts(BATCHES).await;
        Self(lines.iter().map(|line| batch(line)).collect())
    }

    fn within<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = &'a Batch> {
        self.0.iter().filter(|batch| scope.holds(batch))
    }

    /// Sums by a part of an axis.
    pub(super) fn by<'a>(&'a self, scope: &'a Scope, axis: Axis) -> BTreeMap<Key<'a>, Sum> {
        let mut sums: BTreeMap<Key<'a>, Sum> = BTreeMap::new();
        for batch in self.within(scope) {
            sums.entry(batch.key(axis, scope.public)).or_default().add(batch);
        }
        sums
    }

    /// People by parts of two axes.
    pub(super) fn crossed<'a>(
        &'a self,
        scope: &'a Scope,
        (one, other): (Axis, Axis),
    ) -> BTreeMap<(Key<'a>, Key<'a>), u64> {
        let mut sums = BTreeMap::new();
        for batch in self.within(scope) {
            let key = (batch.key(one, scope.public), batch.key(other, scope.public));
            *sums.entry(key).or_insert(0) += batch.people;
        }
        sums
    }

    /// The sum of all.
    pub(super) fn sum(&self, scope: &Scope) -> Sum {
        let mut sum = Sum::default();
        self.within(scope).for_each(|batch| sum.add(batch));
        sum
    }

    /// The people of all.
    pub(super) fn people(&self, scope: &Scope) -> u64 {
        self.within(scope).map(|batch| batch.people).sum()
    }

    /// People by day, unit, touchpoint and channel; of the public by the days they were released with.
    pub(super) fn cells(&self, scope: &Scope) -> BTreeMap<Vec<String>, u64> {
        let mut cells = BTreeMap::new();
        for batch in self.within(scope) {
            *cells.entry(batch.cell(scope.public)).or_insert(0) += batch.people;
        }
        cells
    }

    /// The numbers and people of batches of any standing, the newest first.
    pub(super) fn listed(&self) -> Vec<(i64, u64)> {
        self.0.iter().rev().map(|batch| (batch.number, batch.people)).collect()
    }
}

impl Batch {
    fn key(&self, axis: Axis, public: bool) -> Key<'_> {
        let is_untold = public && self.released.as_ref().is_none_or(|released| released.merged);
        let place = |code| Key::Code(if is_untold { "" } else { code });
        match axis {
            Axis::All => Key::All,
            Axis::Unit => place(&self.unit),
            Axis::Touchpoint => place(&self.touchpoint),
            Axis::Tier => place(&self.tier),
            Axis::Wave => Key::Code(&self.wave),
            Axis::Day => match self.released.as_ref().filter(|_| public) {
                Some(released) => Key::Released(released.days.0, released.days.1),
                None => Key::Day(self.day),
            },
            Axis::Week => Key::Day(self.day.week(chrono::Weekday::Mon).first_day()),
            Axis::Month => Key::Day(self.day.with_day(1).unwrap()),
        }
    }

    fn cell(&self, public: bool) -> Vec<String> {
        let Some(released) = self.released.as_ref().filter(|_| public) else {
            let place = [&self.unit, &self.touchpoint, &self.tier];
            return [self.day.to_string()].into_iter().chain(place.map(String::clone)).collect();
        };
        let place = [&self.touchpoint, &self.tier];
        let place = place.map(|code| if released.merged { String::new() } else { code.clone() });
        let days = [released.days.0, released.days.1].map(|day| day.to_string());
        days.into_iter().chain(place).collect()
    }
}

impl Scope {
    fn holds(&self, batch: &Batch) -> bool {
        let is = |wanted: &Option<String>, own: &String| wanted.as_ref().is_none_or(|it| it == own);
        let in_wave = match self.wave.as_deref() {
            None => true,
            Some("-") => batch.wave.is_empty(),
            Some(code) => batch.wave == code,
        };
        let days = match &batch.released {
            Some(released) if self.public => released.days,
            _ => (batch.day, batch.day),
        };
        batch.standing == if self.apart { "apart" } else { "counted" }
            && (!self.public || batch.released.is_some())
            && self.from.is_none_or(|from| from <= days.0)
            && self.to.is_none_or(|to| days.1 <= to)
            && is(&self.instrument, &batch.instrument)
            && is(&self.unit, &batch.unit)
            && is(&self.touchpoint, &batch.touchpoint)
            && is(&self.tier, &batch.tier)
            && in_wave
    }
}

/// What a reader can tell apart: batches that are in the same parts of every view at every settling have the same mark.
///
/// Every number told is a sum of whole batches over such parts, so every sum and difference of them counts each group of
/// equal marks as one: no group of people that can be eliminated is smaller than one of them.
#[derive(Default)]
pub(super) struct Knowledge(BTreeMap<i64, u64>);

impl Knowledge {
    /// Tells the batches of a view apart by their parts of these axes.
    pub(super) fn learn(&mut self, book: &Book, scope: &Scope, axes: &[Axis]) {
        for batch in book.within(scope) {
            let mark = self.0.entry(batch.number).or_default();
            let mut hasher = DefaultHasher::new();
            (*mark, book.0.len(), scope).hash(&mut hasher);
            for axis in axes {
                batch.key(*axis, scope.public).hash(&mut hasher);
            }
            *mark = hasher.finish();
        }
    }

    /// The finest groups, as sums.
    pub(super) fn groups(&self, book: &Book) -> Vec<Sum> {
        let mut groups: BTreeMap<u64, Sum> = BTreeMap::new();
        for batch in &book.0 {
            if let Some(mark) = self.0.get(&batch.number) {
                groups.entry(*mark).or_default().add(batch);
            }
        }
        groups.into_values().collect()
    }
}

/// Every batch as a line.
const BATCHES: &str = "select cast(number as text) || '|' || instrument || '|' || wave || '|' || unit || '|'
    || touchpoint || '|' || tier || '|' || cast(day as text) || '|' || cast(responses as text) || '|' || standing
    || '|' || cast(released as text) || '|' || case when merged then 'merged' else '' end || '|' || span || '|'
    || records from batch order by number";

fn batch(line: &str) -> Batch {
    let fields: Vec<&str> = line.splitn(13, '|').collect();
    let [number, instrument, wave, unit, touchpoint, tier, day, people, rest @ ..] = &fields[..]
    else {
        panic!("{line} is no batch");
    };
    let [standing, released, merged, span, records] = rest else { panic!("{line} is no batch") };
    let day: NaiveDate = day.parse().unwrap();
    let people: u64 = people.parse().unwrap();
    let days = || match span.split_once('/') {
        Some((first, last)) => (first.parse().unwrap(), last.parse().unwrap()),
        None => quarter_of(day).map(|quarter| (quarter.first, quarter.last)).unwrap(),
    };
    let width = records.len() / usize::try_from(people).unwrap();
    let mut answered = vec![0; width];
    for (at, answer) in records.bytes().enumerate() {
        answered[at % width] += u64::from(!b"-?~".contains(&answer));
    }
    let code = |text: &&str| (*text).to_owned();
    Batch {
        number: number.parse().unwrap(),
        instrument: code(instrument),
        wave: code(wave),
        unit: code(unit),
        touchpoint: code(touchpoint),
        tier: code(tier),
        day,
        people,
        answered,
        standing: code(standing),
        released: (*released != "0")
            .then(|| Released { merged: *merged == "merged", days: days() }),
    }
}
