//! All settled answers of one instrument version in memory: one byte an item and response.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::{Batch, Place, Release, Shape, Standing, Sum};

/// The answers of one instrument version, by place and then by day.
///
/// A batch is a slice of its place's columns, and a figure is a count over slices. Clones share
/// what they hold, so a page keeps seeing the answers it began with.
#[derive(Clone, Debug)]
pub struct Columns {
    pub(super) shape: Arc<Shape>,
    pub(super) places: BTreeMap<Place, Arc<PlaceColumns>>,
    /// Codes of procedures; a response holds a position in this list plus one.
    pub(super) procedures: Arc<Vec<String>>,
}

/// The answers of one place.
#[derive(Clone, Debug)]
pub(super) struct PlaceColumns {
    /// By day, those of one day by number.
    pub(super) batches: Vec<Slice>,
    /// One for each character of a record.
    columns: Vec<Vec<u8>>,
    /// The procedure of each response, 0 when unknown.
    pub(super) procedures: Vec<u16>,
    /// Sums of what counts, by half of a month, in order.
    pub(super) halves: Vec<Half>,
    /// The position of the first batch that is in no sum yet.
    unsummed: Option<usize>,
}

/// One batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice {
    pub(super) number: u64,
    pub(super) day: NaiveDate,
    pub(super) standing: Standing,
    pub(super) released: Option<Release>,
    /// The first response, and the one after the last.
    pub(super) first: u32,
    pub(super) end: u32,
}

impl Slice {
    pub(super) fn responses(&self) -> u64 {
        u64::from(self.end - self.first)
    }
}

/// Half a month, up to the 14th or from the 15th on: calendar months and reporting periods are made
/// of whole halves.
#[derive(Clone, Debug)]
pub(super) struct Half {
    pub(super) key: (i32, u32, bool),
    /// Positions of its batches: the first, and the one after the last.
    pub(super) first: usize,
    pub(super) end: usize,
    /// The counts of its batches that are counted.
    pub(super) sum: Sum,
}

/// The half of a month that a day is in.
pub(super) fn half_of(day: NaiveDate) -> (i32, u32, bool) {
    (day.year(), day.month(), day.day() >= 15)
}

impl Columns {
    /// No answers yet.
    pub fn of(shape: Shape) -> Self {
        Self { shape: Arc::new(shape), places: BTreeMap::new(), procedures: Arc::new(Vec::new()) }
    }

    /// The shape of its records.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Adds a batch; `false`, and nothing added, when its records do not fit the instrument.
    pub fn add(&mut self, batch: &Batch) -> bool {
        let fits = self.insert(batch);
        self.sum_up();
        fits
    }

    /// Adds a batch that no figure counts before [`Self::sum_up`]: many are added faster so.
    pub fn insert(&mut self, batch: &Batch) -> bool {
        let width = self.shape.width();
        if batch.width() != Some(width) || width == 0 {
            return false;
        }
        let procedures = self.procedures_of(batch);
        if let Some(place) = self.places.get_mut(&batch.place) {
            Arc::make_mut(place).insert(batch, &procedures);
        } else {
            let mut place = PlaceColumns::empty(width);
            place.insert(batch, &procedures);
            self.places.insert(batch.place.clone(), Arc::new(place));
        }
        true
    }

    /// Counts what was inserted.
    pub fn sum_up(&mut self) {
        for place in self.places.values_mut().filter(|place| place.unsummed.is_some()) {
            Arc::make_mut(place).sum_up(&self.shape);
        }
    }

    /// Changes the standing and the release of a batch; `false` when it is not here.
    pub fn revise(
        &mut self,
        place: &Place,
        number: u64,
        (standing, released): (Standing, Option<Release>),
    ) -> bool {
        let Some(place) = self.places.get_mut(place) else {
            return false;
        };
        let Some(at) = place.batches.iter().position(|batch| batch.number == number) else {
            return false;
        };
        let place = Arc::make_mut(place);
        let before = place.batches[at].standing;
        place.batches[at].standing = standing;
        place.batches[at].released = released;
        if before != standing {
            place.unsummed = Some(at);
            place.sum_up(&self.shape);
        }
        true
    }

    /// Whether every record held fits the instrument.
    pub fn fit(&self) -> bool {
        self.places.values().all(|place| {
            let all = (0, place.procedures.len().try_into().unwrap_or(u32::MAX));
            self.shape.fits(&place.slices(all))
        })
    }

    /// Responses held, whatever their standing.
    pub fn responses(&self) -> usize {
        self.places.values().map(|place| place.procedures.len()).sum()
    }

    fn procedures_of(&mut self, batch: &Batch) -> Vec<u16> {
        let responses = usize::try_from(batch.responses).unwrap_or(0);
        if batch.procedures.is_empty() {
            return vec![0; responses];
        }
        let codes: Vec<&str> = batch.procedures.split(' ').collect();
        let mut place = |code: &str| {
            if code == "-" {
                return 0;
            }
            let known = self.procedures.iter().position(|each| each == code);
            let at = known.unwrap_or_else(|| {
                Arc::make_mut(&mut self.procedures).push(code.to_owned());
                self.procedures.len() - 1
            });
            u16::try_from(at + 1).unwrap_or(0)
        };
        match codes[..] {
            [one] => vec![place(one); responses],
            _ => codes.into_iter().map(place).collect(),
        }
    }
}

impl PlaceColumns {
    fn empty(width: usize) -> Self {
        Self {
            batches: Vec::new(),
            columns: vec![Vec::new(); width],
            procedures: Vec::new(),
            halves: Vec::new(),
            unsummed: None,
        }
    }

    fn insert(&mut self, batch: &Batch, procedures: &[u16]) {
        let first = self.procedures.len();
        let width = self.columns.len();
        for (at, column) in self.columns.iter_mut().enumerate() {
            column.extend(batch.records.as_bytes().iter().skip(at).step_by(width));
        }
        self.procedures.extend(procedures);
        let end = self.columns.first().map_or(first, Vec::len);
        self.procedures.resize(end, 0);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let slice = Slice {
            number: batch.number,
            day: batch.day,
            standing: batch.standing,
            released: batch.released,
            first: number(first),
            end: number(end),
        };
        let at = self.batches.partition_point(|each| each.day <= batch.day);
        self.batches.insert(at, slice);
        self.unsummed = Some(self.unsummed.map_or(at, |first| first.min(at)));
    }

    /// The columns between two responses.
    pub(super) fn slices(&self, (first, end): (u32, u32)) -> Vec<&[u8]> {
        let range = first as usize..end as usize;
        self.columns.iter().map(|column| &column[range.clone()]).collect()
    }

    /// Adds the answers between two responses to a sum.
    pub(super) fn count(&self, range: (u32, u32), shape: &Shape, sum: &mut Sum) {
        let slices = self.slices(range);
        shape.count(&slices, sum);
        sum.moments.add(&shape.moments(&slices));
    }

    /// Sums the halves of months from the first one with a batch that is in no sum.
    fn sum_up(&mut self, shape: &Shape) {
        let Some(changed) = self.unsummed.take().and_then(|at| self.batches.get(at)) else {
            return;
        };
        let key = half_of(changed.day);
        self.halves.truncate(self.halves.partition_point(|half| half.key < key));
        let mut first = self.halves.last().map_or(0, |half| half.end);
        while let Some(slice) = self.batches.get(first) {
            let key = half_of(slice.day);
            let own = self.batches[first..].partition_point(|each| half_of(each.day) <= key);
            let mut half = Half { key, first, end: first + own, sum: shape.empty() };
            let counted = self.batches[half.first..half.end].iter();
            let counted = counted.filter(|slice| slice.standing == Standing::Counted);
            for range in runs(counted.map(|slice| (slice.first, slice.end))) {
                self.count(range, shape, &mut half.sum);
            }
            first = half.end;
            self.halves.push(half);
        }
    }
}

/// Ranges with those that follow each other joined: long ones are counted faster.
pub(super) fn runs(ranges: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (first, end) in ranges {
        match runs.last_mut() {
            Some(last) if last.1 == first => last.1 = end,
            _ => runs.push((first, end)),
        }
    }
    runs
}
