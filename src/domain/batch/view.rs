//! What a reader sees of all settled answers: whole batches, added up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::columns::{Half, PlaceColumns, Slice, runs};
use super::{Columns, Place, Standing, Sum};
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
    /// Days, unit, touchpoint and channel of batches; with a procedure, its responses alone of each.
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
    selection: &'a Selection,
    /// The procedure of the selection, as responses hold it.
    pub(super) procedure: Option<u16>,
}

/// A part of a view that has one place and days of one half of a month.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// What is told of its place.
    pub place: &'a Place,
    /// One of its days.
    pub day: NaiveDate,
    pub(super) within: &'a PlaceColumns,
    pub(super) what: What<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    Half(&'a Half),
    Batch(&'a Slice),
}

/// The answers of a place between two responses.
type Range<'a> = (&'a PlaceColumns, (u32, u32));

/// What the place of a batch released with others is told to be.
static MERGED: Place = Place::MERGED;

impl Columns {
    /// The batches of a selection.
    pub fn view<'a>(&'a self, selection: &'a Selection) -> View<'a> {
        let procedure = selection.filter.procedure.as_ref().map(|code| self.procedure(code));
        View { columns: self, selection, procedure }
    }
}

impl<'a> View<'a> {
    /// The view's parts; halves of months that are whole in it come added up.
    fn pieces(self) -> impl Iterator<Item = Piece<'a>> {
        self.places().flat_map(move |(place, within)| {
            within.halves.iter().flat_map(move |half| self.of_half(place, within, half))
        })
    }

    fn places(self) -> impl Iterator<Item = (&'a Place, &'a PlaceColumns)> {
        let filter = &self.selection.filter;
        let public = self.selection.audience == Audience::Public;
        let own = move |place: &Place| {
            let is =
                |wanted: &Option<String>, own: &Option<String>| wanted.is_none() || wanted == own;
            let tier = place.tier.map(Tier::code);
            let wanted = filter.tier.as_deref();
            is(&filter.unit, &place.unit)
                && is(&filter.touchpoint, &place.touchpoint)
                && (wanted.is_none() || wanted == tier)
        };
        let places = self.columns.places.iter().map(|(place, within)| (place, &**within));
        places.filter(move |(place, _)| own(place) || (public && own(&MERGED)))
    }

    /// A half of a month as one piece where all of it is in the view, else its batches.
    fn of_half(self, place: &'a Place, within: &'a PlaceColumns, half: &'a Half) -> Vec<Piece<'a>> {
        let batches = &within.batches[half.first..half.end];
        let Some((first, last)) = batches.first().zip(batches.last()) else {
            return Vec::new();
        };
        let filter = &self.selection.filter;
        let is_out = filter.from.is_some_and(|from| last.day < from)
            || filter.to.is_some_and(|to| first.day > to);
        if is_out {
            return Vec::new();
        }
        let is_in = filter.from.is_none_or(|from| from <= first.day)
            && filter.to.is_none_or(|to| last.day <= to);
        let piece = |what| Piece { place, day: first.day, within, what };
        let is_public = self.selection.audience == Audience::Public;
        let whole = batches.iter().all(|batch| match batch.standing {
            Standing::Counted => {
                !is_public || batch.released.is_some_and(|release| !release.merged)
            }
            Standing::Apart => !self.selection.with_apart,
            Standing::LeftOut | Standing::TakenBack => true,
        });
        if is_in && whole && self.procedure.is_none() {
            return vec![piece(What::Half(half))];
        }
        let single = batches.iter().filter_map(|batch| self.of_batch(place, within, batch));
        single.collect()
    }

    fn of_batch(
        self,
        place: &'a Place,
        within: &'a PlaceColumns,
        batch: &'a Slice,
    ) -> Option<Piece<'a>> {
        let filter = &self.selection.filter;
        let in_time = filter.from.is_none_or(|from| from <= batch.day)
            && filter.to.is_none_or(|to| batch.day <= to);
        let stands = match batch.standing {
            Standing::Counted => true,
            Standing::Apart => self.selection.with_apart,
            Standing::LeftOut | Standing::TakenBack => false,
        };
        let place = match (self.selection.audience, batch.released) {
            (Audience::Public, Some(release)) if release.merged => &MERGED,
            (Audience::Staff, _) | (Audience::Public, Some(_)) => place,
            (Audience::Public, None) => return None,
        };
        let piece = Piece { place, day: batch.day, within, what: What::Batch(batch) };
        (in_time && stands && self.fits(place)).then_some(piece)
    }

    /// Whether the filter leaves this place, as it is told.
    fn fits(self, place: &Place) -> bool {
        let filter = &self.selection.filter;
        filter.unit.as_ref().is_none_or(|unit| place.unit.as_ref() == Some(unit))
            && filter.touchpoint.as_ref().is_none_or(|code| place.touchpoint.as_ref() == Some(code))
            && filter.tier.as_deref().is_none_or(|code| place.tier.map(Tier::code) == Some(code))
    }

    /// Adds up by a key, which must be the same for all days of one half of a month.
    pub fn sums_by<K: Ord>(self, key: impl Fn(&Piece<'a>) -> K) -> BTreeMap<K, Sum> {
        let shape = &self.columns.shape;
        let mut sums: BTreeMap<K, Sum> = BTreeMap::new();
        let mut add = |key: K, own: Sum| match sums.get_mut(&key) {
            Some(sum) => sum.add(&own),
            None => {
                sums.insert(key, own);
            }
        };
        // Neighbours mostly have one key: they are added up before it is looked for.
        let mut run: Option<(K, Sum)> = None;
        for piece in self.pieces() {
            let key = key(&piece);
            if run.as_ref().is_none_or(|(own, _)| *own != key)
                && let Some((key, sum)) = run.replace((key, shape.empty()))
            {
                add(key, sum);
            }
            let Some((_, sum)) = &mut run else { continue };
            match piece.what {
                What::Half(half) => sum.add(&half.sum),
                What::Batch(batch) => self.count(piece.within, batch, sum),
            }
        }
        if let Some((key, sum)) = run {
            add(key, sum);
        }
        sums.retain(|_, sum| sum.responses > 0);
        sums
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
        for (tier, sum) in self.sums_by(|piece| piece.place.tier) {
            *channels.of(tier) += sum.responses;
            all.add(&sum);
        }
        (shape.tally(&all), channels)
    }

    /// Adds up by a key of place and day, of which neighbouring days may have the same; `None` leaves
    /// a day out.
    pub fn tallies_by_day<K: Ord>(
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
        let with_some = || self.slices().filter(|piece| self.responses_in(piece) > 0);
        let days = || with_some().map(|piece| piece.day);
        days().min().zip(days().max())
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

    /// Every batch by itself.
    pub(super) fn slices(self) -> impl Iterator<Item = Piece<'a>> {
        self.places().flat_map(move |(place, within)| {
            within.batches.iter().filter_map(move |batch| self.of_batch(place, within, batch))
        })
    }

    /// How many responses there are, without counting answers.
    pub fn responses(self) -> u64 {
        self.pieces().map(|piece| self.responses_in(&piece)).sum()
    }

    fn responses_in(self, piece: &Piece<'_>) -> u64 {
        match piece.what {
            What::Half(half) => half.sum.responses,
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
