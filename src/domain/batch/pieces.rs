//! The parts that a view is made of: halves of months that are whole in it, and single batches.

use chrono::NaiveDate;

use super::columns::Source;
use super::place_columns::{Half, PlaceColumns, Released, Slice};
use super::{Audience, Place, Standing, View};
use crate::domain::measure::Filter;
use crate::domain::survey::Tier;
use crate::domain::wave::OUTSIDE;

/// A part of a view that has one place and days of one half of a month.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// What is told of its place.
    pub place: &'a Place,
    /// One of its days.
    pub day: NaiveDate,
    /// Code of its wave; empty outside of waves.
    pub wave: &'a str,
    pub(super) within: &'a PlaceColumns,
    pub(super) what: What<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    Half(&'a Half),
    Batch(&'a Slice),
}

/// What the place of a batch released with others is told to be.
static MERGED: Place = Place::MERGED;

impl<'a> View<'a> {
    /// The view's parts; halves of months that are whole in it come added up.
    pub(super) fn pieces(self) -> impl Iterator<Item = Piece<'a>> {
        self.sources().flat_map(move |(source, within)| {
            within.halves.iter().flat_map(move |half| self.of_half(source, within, half))
        })
    }

    fn sources(self) -> impl Iterator<Item = (&'a Source, &'a PlaceColumns)> {
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
        let in_wave = move |source: &Source| match filter.wave.as_deref() {
            None => true,
            Some(OUTSIDE) => source.wave.is_empty(),
            Some(wanted) => source.wave == wanted,
        };
        let sources = self.columns.places.iter().map(|(source, within)| (source, &**within));
        sources.filter(move |(source, _)| {
            in_wave(source) && (own(&source.place) || (public && own(&MERGED)))
        })
    }

    /// A half of a month as one piece where its sum is what the view has of it, beside what is held
    /// apart; else its batches.
    fn of_half(
        self,
        source: &'a Source,
        within: &'a PlaceColumns,
        half: &'a Half,
    ) -> impl Iterator<Item = Piece<'a>> {
        let Filter { from, to, .. } = &self.selection.filter;
        let (first, last) = half.days;
        let is_out = from.is_some_and(|from| last < from) || to.is_some_and(|to| first > to);
        let is_in = from.is_none_or(|from| from <= first) && to.is_none_or(|to| last <= to);
        let is_told = self.selection.audience == Audience::Staff || half.is_public;
        let is_whole = is_in && is_told && half.is_summed && self.procedure.is_none();
        let singly = match (is_out, is_whole) {
            (true, _) => &[],
            (false, true) if !(self.selection.with_apart && half.has_apart) => &[],
            (false, _) => within.batches_of(half),
        };
        let is_left = move |batch: &&Slice| !is_whole || batch.standing == Standing::Apart;
        let singly = singly.iter().filter(is_left);
        let Source { place, wave } = source;
        let whole = Piece { place, day: first, wave, within, what: What::Half(half) };
        let whole = is_whole.then_some(whole).into_iter();
        whole.chain(singly.filter_map(move |batch| self.of_batch(source, within, batch)))
    }

    fn of_batch(
        self,
        source: &'a Source,
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
            (Audience::Staff, _) | (Audience::Public, Released::Own) => &source.place,
            (Audience::Public, Released::Merged(span)) if span.is_none_or(|it| self.has(it)) => {
                &MERGED
            }
            (Audience::Public, Released::Merged(_) | Released::Not) => return None,
        };
        let (day, wave) = (batch.day, &*source.wave);
        let piece = Piece { place, day, wave, within, what: What::Batch(batch) };
        (in_time && stands && self.fits(place)).then_some(piece)
    }

    /// Whether all of these days are requested.
    fn has(self, (first, last): (NaiveDate, NaiveDate)) -> bool {
        let (from, to) = self.asked_days();
        from.is_none_or(|from| from <= first) && to.is_none_or(|to| last <= to)
    }

    /// Whether the filter leaves this place, as it is told.
    fn fits(self, place: &Place) -> bool {
        let filter = &self.selection.filter;
        filter.unit.as_ref().is_none_or(|unit| place.unit.as_ref() == Some(unit))
            && filter.touchpoint.as_ref().is_none_or(|code| place.touchpoint.as_ref() == Some(code))
            && filter.tier.as_deref().is_none_or(|code| place.tier.map(Tier::code) == Some(code))
    }

    /// Every batch by itself.
    pub(super) fn slices(self) -> impl Iterator<Item = Piece<'a>> {
        self.slices_of(self.asked_days())
    }

    /// Every batch of some days by itself.
    pub(super) fn slices_of(
        self,
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    ) -> impl Iterator<Item = Piece<'a>> {
        self.sources().flat_map(move |(source, within)| {
            let batches = within.between(from, to).iter();
            batches.filter_map(move |batch| self.of_batch(source, within, batch))
        })
    }
}
