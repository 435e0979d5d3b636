//! All dossiers in memory, without their codes: by the month of receipt, dossiers that are alike as one group.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::{Apology, AsOf, Counts, DossierFilter, Place, Rules, Standing};
use crate::base::calendar::Holidays;
use crate::domain::measure::ServiceRate;

/// Dossiers that are alike in all that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Index of the place in its month.
    pub place: u32,
    /// The day of receipt.
    pub received: NaiveDate,
    /// The due day.
    pub due: NaiveDate,
    /// The day of completion; `None` while they are open.
    pub completed: Option<NaiveDate>,
    /// The apology that the file tells of.
    pub apology: Option<Apology>,
    /// How many there are.
    pub dossiers: u32,
}

impl Group {
    fn standing(&self, as_of: AsOf) -> Standing {
        match self.completed.filter(|completed| *completed <= as_of.known) {
            Some(completed) if completed <= self.due => Standing::InTime,
            Some(_) => Standing::Late,
            None if self.due < as_of.past => Standing::Overdue,
            None => Standing::InProgress,
        }
    }

    fn many(&self) -> u64 {
        self.dossiers.into()
    }
}

/// The dossiers received in one month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceivedMonth {
    places: Vec<Place>,
    indices: BTreeMap<Place, u32>,
    groups: Vec<Group>,
    /// Apologies issued here: the code of the dossier, and the dossier as a group of its own.
    letters: Vec<(String, Group, Apology)>,
}

impl ReceivedMonth {
    /// The month of a day, by its first day.
    pub fn of(day: NaiveDate) -> NaiveDate {
        day.with_day(1).unwrap_or(day)
    }

    /// The index of a place, which is added when it is new.
    pub fn place(&mut self, place: Place) -> u32 {
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let index = *self.indices.entry(place.clone()).or_insert(next);
        if index == next {
            self.places.push(place);
        }
        index
    }

    /// Adds dossiers that are alike.
    pub fn add(&mut self, group: Group) {
        self.groups.push(group);
    }

    /// Adds an apology issued here for the dossier with this code, which is `group`.
    pub fn add_letter(&mut self, code: String, group: Group, apology: Apology) {
        self.letters.push((code, group, apology));
    }

    /// For each place, whether it fits.
    fn fitting(&self, filter: &DossierFilter) -> Vec<bool> {
        let fits =
            |wanted: &Option<String>, code: &str| wanted.as_ref().is_none_or(|it| it == code);
        let places = self.places.iter().map(|place| {
            fits(&filter.unit, &place.unit)
                && fits(&filter.touchpoint, &place.touchpoint)
                && fits(&filter.procedure, &place.procedure)
        });
        places.collect()
    }
}

/// The dossiers of all months.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register(BTreeMap<NaiveDate, Arc<ReceivedMonth>>);

/// What dossiers of one place come to: by standing, and how many of those past due have an apology in due form.
#[derive(Clone, Copy, Default)]
struct Sum {
    standing: [u64; 4],
    apologised: u64,
}

impl Register {
    /// Replaces the month that begins on `first`.
    pub fn put(&mut self, first: NaiveDate, month: ReceivedMonth) {
        self.0.insert(first, Arc::new(month));
    }

    /// The groups that fit, with their month.
    fn fitting<'a>(
        &'a self,
        filter: &'a DossierFilter,
    ) -> impl Iterator<Item = (&'a ReceivedMonth, Vec<bool>)> + 'a {
        let from = filter.received_from.map_or(NaiveDate::MIN, ReceivedMonth::of);
        let to = filter.received_to.unwrap_or(NaiveDate::MAX);
        let months = if from <= to { Some(self.0.range(from..=to)) } else { None };
        months.into_iter().flatten().map(|(_, month)| (&**month, month.fitting(filter)))
    }

    /// The dossiers that fit, counted as they were `as_of` a day.
    pub fn counts(
        &self,
        filter: &DossierFilter,
        as_of: AsOf,
        (rules, holidays): (&Rules, &Holidays),
    ) -> Counts {
        let in_form = |group: &Group, apology: Option<Apology>| {
            apology.is_some_and(|it| rules.is_due_form(it, group.due, holidays))
        };
        let mut sums: BTreeMap<&Place, Sum> = BTreeMap::new();
        for (month, fits) in self.fitting(filter) {
            let is_in = |group: &Group| fits[group.place as usize] && is_of_days(group, filter);
            let mut own = vec![Sum::default(); month.places.len()];
            for group in month.groups.iter().filter(|group| is_in(group)) {
                let standing = group.standing(as_of);
                let sum = &mut own[group.place as usize];
                sum.standing[standing as usize] += group.many();
                if standing.is_past_due() && in_form(group, group.apology) {
                    sum.apologised += group.many();
                }
            }
            let mut counted = BTreeSet::new();
            for (code, group, apology) in month.letters.iter().filter(|(_, group, _)| is_in(group))
            {
                let is_new = in_form(group, Some(*apology)) && !in_form(group, group.apology);
                if group.standing(as_of).is_past_due() && is_new && counted.insert(code) {
                    own[group.place as usize].apologised += 1;
                }
            }
            for (place, sum) in month.places.iter().zip(own) {
                let all = sums.entry(place).or_default();
                all.apologised += sum.apologised;
                for (all, own) in all.standing.iter_mut().zip(sum.standing) {
                    *all += own;
                }
            }
        }
        counts(sums)
    }

    /// Of the dossiers received from a day to a day, those done in time or open with time left `as_of` a day.
    pub fn in_time(&self, (from, to): (NaiveDate, NaiveDate), as_of: AsOf) -> ServiceRate {
        let filter = DossierFilter {
            received_from: Some(from),
            received_to: Some(to.min(as_of.known)),
            ..DossierFilter::default()
        };
        let mut rate = ServiceRate { good: 0, all: 0 };
        for (month, _) in self.fitting(&filter) {
            for group in month.groups.iter().filter(|group| is_of_days(group, &filter)) {
                rate.all += group.many();
                rate.good += if group.standing(as_of).is_past_due() { 0 } else { group.many() };
            }
        }
        rate
    }

    /// Due and completed days of the dossiers completed in a period, and due days of those that were due in it and were
    /// not completed `as_of` its end; with how many there are of each.
    pub fn days(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        as_of: AsOf,
    ) -> Vec<(NaiveDate, Option<NaiveDate>, u64)> {
        let mut days: BTreeMap<(NaiveDate, Option<NaiveDate>), u64> = BTreeMap::new();
        let last = to.min(as_of.known);
        for group in self.0.values().flat_map(|month| &month.groups) {
            let known = group.completed.filter(|completed| *completed <= as_of.known);
            let is_in = match known {
                Some(completed) => from <= completed && completed <= last,
                None => from <= group.due && group.due < as_of.past,
            };
            if is_in {
                *days.entry((group.due, known)).or_default() += group.many();
            }
        }
        days.into_iter().map(|((due, completed), many)| (due, completed, many)).collect()
    }

    /// Dossiers of the units, touchpoints and procedures that fit and were completed on these days, by touchpoint.
    pub fn completed_by_touchpoint(
        &self,
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
        filter: &DossierFilter,
    ) -> BTreeMap<String, u64> {
        let rest = DossierFilter { received_from: None, received_to: None, ..filter.clone() };
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for (month, fits) in self.fitting(&rest) {
            let mut own = vec![0; month.places.len()];
            for group in &month.groups {
                let is_in = group.completed.is_some_and(|completed| {
                    from.is_none_or(|from| from <= completed) && to.is_none_or(|to| completed <= to)
                });
                own[group.place as usize] += if is_in { group.many() } else { 0 };
            }
            for ((place, many), fits) in month.places.iter().zip(own).zip(fits) {
                if fits && many > 0 {
                    *counts.entry(&place.touchpoint).or_default() += many;
                }
            }
        }
        counts.into_iter().map(|(touchpoint, many)| (touchpoint.to_owned(), many)).collect()
    }
}

fn is_of_days(group: &Group, filter: &DossierFilter) -> bool {
    filter.received_from.is_none_or(|from| from <= group.received)
        && filter.received_to.is_none_or(|to| group.received <= to)
}

fn counts(sums: BTreeMap<&Place, Sum>) -> Counts {
    let mut counts = Counts::default();
    for (place, sum) in sums {
        for standing in Standing::ALL {
            let many = sum.standing[standing as usize];
            if many > 0 {
                counts.standing.push((place.clone(), standing, many));
            }
        }
        if sum.apologised > 0 {
            counts.apologised.push((place.clone(), sum.apologised));
        }
    }
    counts
}
