//! All settled answers of one instrument version in memory: one byte an item and response.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::{Batch, Place, Release, Shape, Standing, Sum};
use crate::domain::measure::Moments;

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
    pub(super) moments: Moments,
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
        let width = self.shape.width();
        if batch.width() != Some(width) || width == 0 {
            return false;
        }
        let procedures = self.procedures_of(batch);
        let place = self.places.entry(batch.place.clone());
        let place = place.or_insert_with(|| Arc::new(PlaceColumns::empty(width)));
        Arc::make_mut(place).add(batch, &procedures, &self.shape);
        true
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
            let half = place.halves.partition_point(|half| half.end <= at);
            place.sum_again(half, &self.shape);
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
        }
    }

    fn add(&mut self, batch: &Batch, procedures: &[u16], shape: &Shape) {
        let first = self.procedures.len();
        let width = self.columns.len();
        for (at, column) in self.columns.iter_mut().enumerate() {
            column.extend(batch.records.as_bytes().iter().skip(at).step_by(width));
        }
        self.procedures.extend(procedures);
        let end = self.columns.first().map_or(first, Vec::len);
        self.procedures.resize(end, 0);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let range = (number(first), number(end));
        let slice = Slice {
            number: batch.number,
            day: batch.day,
            standing: batch.standing,
            released: batch.released,
            first: range.0,
            end: range.1,
            moments: shape.moments(&self.slices(range)),
        };
        let at = self.batches.partition_point(|each| each.day <= batch.day);
        self.batches.insert(at, slice);
        self.place_in_half(at, shape);
    }

    /// The columns between two responses.
    pub(super) fn slices(&self, (first, end): (u32, u32)) -> Vec<&[u8]> {
        let range = first as usize..end as usize;
        self.columns.iter().map(|column| &column[range.clone()]).collect()
    }

    /// Counts a batch into the half of its month; `at` is its position, just inserted.
    fn place_in_half(&mut self, at: usize, shape: &Shape) {
        let slice = self.batches[at];
        let key = half_of(slice.day);
        let half = self.halves.partition_point(|half| half.key < key);
        match self.halves.get_mut(half) {
            Some(own) if own.key == key => own.end += 1,
            _ => self.halves.insert(half, Half { key, first: at, end: at + 1, sum: shape.empty() }),
        }
        for later in self.halves.iter_mut().skip(half + 1) {
            later.first += 1;
            later.end += 1;
        }
        if slice.standing == Standing::Counted {
            let mut sum = std::mem::take(&mut self.halves[half].sum);
            self.count(&slice, shape, &mut sum);
            self.halves[half].sum = sum;
        }
    }

    /// Adds a batch to a sum.
    pub(super) fn count(&self, slice: &Slice, shape: &Shape, sum: &mut Sum) {
        shape.count(&self.slices((slice.first, slice.end)), sum);
        sum.moments.add(&slice.moments);
    }

    fn sum_again(&mut self, half: usize, shape: &Shape) {
        let Some(own) = self.halves.get(half) else { return };
        let mut sum = shape.empty();
        for slice in &self.batches[own.first..own.end] {
            if slice.standing == Standing::Counted {
                self.count(slice, shape, &mut sum);
            }
        }
        self.halves[half].sum = sum;
    }
}
