//! What a reader sees of all settled answers: whole batches, added up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::pieces::{Piece, What};
use super::place_columns::{PlaceColumns, Released, runs};
use super::summing::Summing;
use super::{Columns, Place, Sum};
use crate::base::calendar::quarter_of;
use crate::domain::measure::{Channels, Filter, Tally};
use crate::domain::survey::Tier;

/// Who reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Everything settled.
    #[default]
    Staff,
    /// What has been released.
    Public,
}

/// Which batches a view is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Days, unit, touchpoint, channel and wave of batches; with a procedure, its responses alone of each.
    pub filter: Filter,
    /// Who reads.
    pub audience: Audience,
    /// Whether batches held apart are added.
    pub with_apart: bool,
}

/// The batches of a selection.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub(super) columns: &'a Columns,
    pub(super) selection: &'a Selection,
    /// The procedure of the selection, as responses hold it.
    pub(super) procedure: Option<u16>,
}

/// The answers of a place between two responses.
type Range<'a> = (&'a PlaceColumns, (u32, u32));

impl Columns {
    /// The batches of a selection.
    pub fn view<'a>(&'a self, selection: &'a Selection) -> View<'a> {
        let procedure = selection.filter.procedure.as_ref().map(|code| self.procedure(code));
        View { columns: self, selection, procedure }
    }
}

impl<'a> View<'a> {
    /// Adds up by a key, which must be the same for all days of one half of a month.
    pub fn sums_by<K: Ord>(self, key: impl Fn(&Piece<'a>) -> K) -> BTreeMap<K, Sum> {
        let mut summing = Summing::of(&self.columns.shape);
        for piece in self.pieces() {
            match piece.what {
                What::Half(half) => summing.half(key(&piece), piece.within, half),
                What::Batch(batch) => {
                    for range in self.ranges(piece.within, batch) {
                        summing.range(key(&piece), piece.within, range);
                    }
                }
            }
        }
        summing.sums()
    }

    /// The same as counts by item.
    pub fn tallies_by<K: Ord>(self, key: impl Fn(&Piece<'a>) -> K) -> BTreeMap<K, Tally> {
        let sums = self.sums_by(key);
        sums.into_iter().map(|(key, sum)| (key, self.columns.shape.tally(&sum))).collect()
    }

    /// The counts of all, and by channel.
    pub fn tally(self) -> (Tally, Channels) {
        let shape = &self.columns.shape;
        let mut all = shape.empty();
        let mut channels = Channels::default();
        let mut add = |tier, sum: &Sum| {
            *channels.of(tier) += sum.responses;
            all.add(sum);
        };
        match self.whole_days() {
            Some(days) => days.for_each(|((_, tier), sum)| add(*tier, sum)),
            None => {
                for (tier, sum) in self.sums_by(|piece| piece.place.tier) {
                    add(tier, &sum);
                }
            }
        }
        (shape.tally(&all), channels)
    }

    /// Whether the view is of all places, in and outside of waves, and of what is counted.
    fn is_of_all_places(self) -> bool {
        let Selection { filter, audience, with_apart } = self.selection;
        let is_whole = filter.unit.is_none() && filter.touchpoint.is_none();
        let is_whole = is_whole && filter.wave.is_none();
        is_whole && filter.procedure.is_none() && *audience == Audience::Staff && !with_apart
    }

    /// Whether it is of all channels besides.
    pub(super) fn is_whole(self) -> bool {
        self.is_of_all_places() && self.selection.filter.tier.is_none()
    }

    /// The days that are requested.
    pub(super) fn asked_days(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.selection.filter.from, self.selection.filter.to)
    }

    /// The sums of each day and channel, where the view is of all places and of what is counted.
    fn whole_days(self) -> Option<impl Iterator<Item = (&'a (NaiveDate, Option<Tier>), &'a Sum)>> {
        if !self.is_of_all_places() {
            return None;
        }
        let Filter { from, to, tier, .. } = &self.selection.filter;
        let first = from.unwrap_or(NaiveDate::MIN);
        let days = self.columns.totals.days.range((first, None)..);
        let days = days.take_while(move |((day, _), _)| to.is_none_or(|to| *day <= to));
        let fits =
            move |own: Option<Tier>| tier.is_none() || own.map(Tier::code) == tier.as_deref();
        let fitting = days.filter(move |((_, own), sum)| fits(*own) && sum.responses > 0);
        Some(fitting.map(|(key, sum)| (key, &**sum)))
    }

    /// Adds up by a key of the day; `None` leaves a day out.
    pub fn tallies_by_day<K: Ord>(
        self,
        key: impl Fn(NaiveDate) -> Option<K>,
    ) -> BTreeMap<K, Tally> {
        let Some(days) = self.whole_days() else {
            return self.tallies_by_place_and_day(|_, day| key(day));
        };
        let shape = &self.columns.shape;
        let mut sums = BTreeMap::new();
        for ((day, _), sum) in days {
            if let Some(key) = key(*day) {
                sums.entry(key).or_insert_with(|| shape.empty()).add(sum);
            }
        }
        sums.into_iter().map(|(key, sum)| (key, shape.tally(&sum))).collect()
    }

    /// Adds up by a key of place and day, of which neighbouring days may have the same; `None` leaves
    /// a day out.
    pub fn tallies_by_place_and_day<K: Ord>(
        self,
        key: impl Fn(&'a Place, NaiveDate) -> Option<K>,
    ) -> BTreeMap<K, Tally> {
        let mut ranges: BTreeMap<K, Vec<Range<'_>>> = BTreeMap::new();
        for piece in self.slices() {
            let (What::Batch(batch), Some(key)) = (piece.what, key(piece.place, piece.day)) else {
                continue;
            };
            let own = self.ranges(piece.within, batch).into_iter();
            ranges.entry(key).or_default().extend(own.map(|range| (piece.within, range)));
        }
        let shape = &self.columns.shape;
        let tally = |ranges: Vec<Range<'_>>| {
            let mut sum = shape.empty();
            for of_place in ranges.chunk_by(|(one, _), (other, _)| std::ptr::eq(*one, *other)) {
                for range in runs(of_place.iter().map(|(_, range)| *range)) {
                    of_place[0].0.count(range, shape, &mut sum);
                }
            }
            shape.tally(&sum)
        };
        ranges
            .into_iter()
            .map(|(key, ranges)| (key, tally(ranges)))
            .filter(|(_, tally)| tally.responses > 0)
            .collect()
    }

    /// The places of the view, without counting answers.
    pub fn places_seen(self) -> BTreeSet<&'a Place> {
        let with_some = self.pieces().filter(|piece| self.responses_in(piece) > 0);
        with_some.map(|piece| piece.place).collect()
    }

    /// The first and the last day of the view.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let days = self.responses_by_day();
        let first = days.first_key_value().map(|(day, _)| *day);
        first.zip(days.last_key_value().map(|(day, _)| *day))
    }

    /// How many responses each day has; days without any are left out.
    pub fn responses_by_day(self) -> BTreeMap<NaiveDate, u64> {
        let Some(days) = self.whole_days() else { return self.responses_by(|_, day| day) };
        let mut sums = BTreeMap::new();
        for ((day, _), sum) in days {
            *sums.entry(*day).or_insert(0) += sum.responses;
        }
        sums
    }

    /// How many responses by a key of place and day, without counting answers.
    pub fn responses_by<K: Ord>(self, key: impl Fn(&'a Place, NaiveDate) -> K) -> BTreeMap<K, u64> {
        let mut sums = BTreeMap::new();
        for piece in self.slices() {
            if let What::Batch(batch) = piece.what {
                let own = self.responses_of(piece.within, batch);
                *sums.entry(key(piece.place, piece.day)).or_insert(0) += own;
            }
        }
        sums.retain(|_, responses| *responses > 0);
        sums
    }

    /// How many responses were released, by the first and the last day of what was released together and by place.
    pub fn released_by(self) -> BTreeMap<(NaiveDate, NaiveDate, &'a Place), u64> {
        let mut sums = BTreeMap::new();
        for piece in self.slices() {
            let What::Batch(batch) = piece.what else { continue };
            let quarter = || quarter_of(batch.day).map(|quarter| (quarter.first, quarter.last));
            let days = match batch.released {
                Released::Merged(Some(span)) => Some(span),
                _ => quarter(),
            };
            let Some((first, last)) = days else { continue };
            let own = self.responses_of(piece.within, batch);
            *sums.entry((first, last, piece.place)).or_insert(0) += own;
        }
        sums.retain(|_, responses| *responses > 0);
        sums
    }

    /// How many responses each wave has, and all outside of waves under an empty code.
    pub fn responses_by_wave(self) -> BTreeMap<&'a str, u64> {
        let mut sums = BTreeMap::new();
        for piece in self.pieces() {
            *sums.entry(piece.wave).or_insert(0) += self.responses_in(&piece);
        }
        sums
    }

    /// How many responses each touchpoint has, without counting answers; `None` for those whose touchpoint is
    /// not told.
    pub fn responses_by_touchpoint(self) -> BTreeMap<Option<&'a str>, u64> {
        let mut sums = BTreeMap::new();
        for piece in self.pieces() {
            *sums.entry(piece.place.touchpoint.as_deref()).or_insert(0) +=
                self.responses_in(&piece);
        }
        sums.retain(|_, responses| *responses > 0);
        sums
    }

    /// How many responses there are, without counting answers.
    pub fn responses(self) -> u64 {
        if let Some(days) = self.whole_days() {
            return days.map(|(_, sum)| sum.responses).sum();
        }
        self.pieces().map(|piece| self.responses_in(&piece)).sum()
    }

    fn responses_in(self, piece: &Piece<'_>) -> u64 {
        match piece.what {
            What::Half(half) => u64::from(half.responses),
            What::Batch(batch) => self.responses_of(piece.within, batch),
        }
    }

    /// The answers to single-choice items, one byte a response, of every `step`-th response: for each
    /// item of `items` its codes.
    pub fn answers(self, items: &[usize], step: usize) -> Vec<Vec<u8>> {
        let step = step.max(1);
        let mut skip = 0;
        let columns: Vec<Option<usize>> =
            items.iter().map(|item| self.columns.shape.column(*item)).collect();
        let mut answers = vec![Vec::new(); items.len()];
        for piece in self.slices() {
            let What::Batch(batch) = piece.what else { continue };
            for range in self.ranges(piece.within, batch) {
                let own = piece.within.slices(range);
                for (answers, column) in answers.iter_mut().zip(&columns) {
                    let column = column.and_then(|column| own.get(column));
                    let column = column.copied().unwrap_or_default();
                    answers.extend(column.iter().skip(skip).step_by(step));
                }
                let length = (range.1 - range.0) as usize;
                let taken = length.saturating_sub(skip).div_ceil(step);
                skip = skip + taken * step - length;
            }
        }
        answers
    }
}
