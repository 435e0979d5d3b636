//! The settled answers of one place: one byte an item and response.

use std::hint::black_box;

use chrono::NaiveDate;

use super::half_month::HalfMonth;
use super::{Batch, Release, Shape, Standing, Sum};
use crate::domain::measure::Moments;

/// The answers of one place.
#[derive(Clone, Debug)]
pub(super) struct PlaceColumns {
    /// By day, those of one day by number.
    pub(super) batches: Vec<Slice>,
    /// One for each character of a record.
    columns: Vec<Vec<u8>>,
    /// The procedure of each response, 0 when unknown.
    pub(super) procedures: Vec<u16>,
    /// Sums of what counts, in order.
    pub(super) halves: Vec<Half>,
    /// The counts of each half, one half after the other.
    counts: Vec<u16>,
    /// The position of the first batch that is in no sum yet, or changed since.
    unsummed: Option<usize>,
}

/// One batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice {
    pub(super) number: u64,
    pub(super) day: NaiveDate,
    /// The first response, and the one after the last.
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) standing: Standing,
    pub(super) released: Released,
}

/// What the public sees of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Released {
    Not,
    /// Under its own place.
    Own,
    /// With batches of other places, under none; of several quarters with their first and last day.
    Merged(Option<(NaiveDate, NaiveDate)>),
}

impl Released {
    pub(super) fn of(release: Option<Release>) -> Self {
        match release {
            None => Self::Not,
            Some(release) if release.merged => Self::Merged(release.span),
            Some(_) => Self::Own,
        }
    }
}

impl Slice {
    pub(super) fn responses(&self) -> u64 {
        u64::from(self.end - self.first)
    }
}

/// Batches within half a month, up to the 14th or from the 15th on: calendar months and reporting
/// periods are made of whole halves. A busy half is several of these.
#[derive(Clone, Debug)]
pub(super) struct Half {
    /// Positions of its batches: the first, and the one after the last.
    pub(super) first: u32,
    pub(super) end: u32,
    /// Its first and its last day with a batch.
    pub(super) days: (NaiveDate, NaiveDate),
    /// The position of its counts.
    at: usize,
    /// Responses of its batches that are counted.
    pub(super) responses: u32,
    moments: Moments,
    /// Whether its counts are kept: those of one very large batch are not.
    pub(super) is_summed: bool,
    /// Whether batches of it are held apart.
    pub(super) has_apart: bool,
    /// Whether the public sees just what is counted, under its own place.
    pub(super) is_public: bool,
}

impl PlaceColumns {
    pub(super) fn empty(width: usize) -> Self {
        Self {
            batches: Vec::new(),
            columns: vec![Vec::new(); width],
            procedures: Vec::new(),
            halves: Vec::new(),
            counts: Vec::new(),
            unsummed: None,
        }
    }

    /// Adds a batch.
    pub(super) fn insert(&mut self, batch: &Batch, procedures: &[u16]) -> Slice {
        let first = self.procedures.len();
        let records = batch.records.as_bytes().chunks_exact(self.columns.len());
        for (at, column) in self.columns.iter_mut().enumerate() {
            make_room(column, procedures.len());
            column.extend(records.clone().map(|record| record[at]));
        }
        make_room(&mut self.procedures, procedures.len());
        self.procedures.extend(procedures);
        let end = self.columns.first().map_or(first, Vec::len);
        self.procedures.resize(end, 0);
        let slice = Slice {
            number: batch.number,
            day: batch.day,
            first: number(first),
            end: number(end),
            standing: batch.standing,
            released: Released::of(batch.released),
        };
        let at = match self.batches.last() {
            // Mostly they come in their order.
            Some(last) if last.day > batch.day => {
                self.batches.partition_point(|each| each.day <= batch.day)
            }
            _ => self.batches.len(),
        };
        make_room(&mut self.batches, 1);
        self.batches.insert(at, slice);
        self.changed(at);
        slice
    }

    /// Changes the standing and the release of a batch; gives how it was before, `None` when it is not
    /// here.
    pub(super) fn revise(
        &mut self,
        number: u64,
        (standing, released): (Standing, Option<Release>),
    ) -> Option<Slice> {
        let at = self.batches.iter().position(|batch| batch.number == number)?;
        let before = self.batches[at];
        self.batches[at].standing = standing;
        self.batches[at].released = Released::of(released);
        self.changed(at);
        Some(before)
    }

    fn changed(&mut self, at: usize) {
        self.unsummed = Some(self.unsummed.map_or(at, |first| first.min(at)));
    }

    /// Whether everything is in the sums.
    pub(super) fn is_summed(&self) -> bool {
        self.unsummed.is_none()
    }

    /// The columns between two responses.
    pub(super) fn slices(&self, (first, end): (u32, u32)) -> Vec<&[u8]> {
        let range = first as usize..end as usize;
        self.columns.iter().map(|column| &column[range.clone()]).collect()
    }

    /// Adds the answers between two responses to a sum.
    pub(super) fn count(&self, range: (u32, u32), shape: &Shape, sum: &mut Sum) {
        let slices = self.slices(range);
        // Columns are far apart in memory: loads that do not depend on each other are waited for together.
        black_box(slices.iter().fold(0, |all, column| all ^ column.first().unwrap_or(&0)));
        shape.count(&slices, sum);
        sum.moments.add(&shape.moments(&slices));
    }

    /// The batches from a day to a day.
    pub(super) fn between(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> &[Slice] {
        let first = from.map_or(0, |from| self.batches.partition_point(|each| each.day < from));
        let rest = &self.batches[first..];
        &rest[..to.map_or(rest.len(), |to| rest.partition_point(|each| each.day <= to))]
    }

    /// The responses of a batch in runs of one procedure: most batches are one run.
    pub(super) fn runs_of_procedures(
        &self,
        batch: &Slice,
    ) -> impl Iterator<Item = (u16, (u32, u32))> {
        let all = &self.procedures[batch.first as usize..batch.end as usize];
        all.chunk_by(|one, other| one == other).scan(batch.first, |first, run| {
            let range = (*first, *first + number(run.len()));
            *first = range.1;
            Some((*run.first()?, range))
        })
    }

    /// The batches of a half.
    pub(super) fn batches_of(&self, half: &Half) -> &[Slice] {
        &self.batches[half.first as usize..half.end as usize]
    }

    /// Adds what counts of a half to a sum.
    pub(super) fn add_half(&self, half: &Half, sum: &mut Sum) {
        let (at, size) = (half.at, sum.counts.len());
        sum.responses += u64::from(half.responses);
        sum.moments.add(&half.moments);
        for (count, more) in sum.counts.iter_mut().zip(&self.counts[at * size..(at + 1) * size]) {
            *count += u32::from(*more);
        }
    }

    /// Sums from the first half with a batch that is in no sum.
    pub(super) fn sum_up(&mut self, shape: &Shape) {
        let Some(changed) = self.unsummed.take().and_then(|at| self.batches.get(at)) else {
            return;
        };
        let key = HalfMonth::of(changed.day);
        let is_before = |half: &Half| HalfMonth::of(half.days.0) < key;
        self.halves.truncate(self.halves.partition_point(is_before));
        let mut first = self.halves.last().map_or(0, |half| half.end as usize);
        let mut sum = shape.empty();
        self.counts.truncate(self.halves.len() * sum.counts.len());
        while first < self.batches.len() {
            let end = self.end_of_half(first);
            sum.clear();
            let own = &self.batches[first..end];
            let (Some(begin), Some(last)) = (own.first(), own.last()) else { break };
            let counted = own.iter().filter(|slice| slice.standing == Standing::Counted);
            for range in runs(counted.clone().map(|slice| (slice.first, slice.end))) {
                self.count(range, shape, &mut sum);
            }
            self.halves.push(Half {
                first: number(first),
                end: number(end),
                days: (begin.day, last.day),
                at: self.halves.len(),
                responses: u32::try_from(sum.responses).unwrap_or(u32::MAX),
                moments: sum.moments,
                is_summed: sum.responses <= MOST_RESPONSES,
                has_apart: own.iter().any(|slice| slice.standing == Standing::Apart),
                is_public: counted.clone().all(|slice| slice.released == Released::Own),
            });
            let counts = sum.counts.iter().map(|count| u16::try_from(*count).unwrap_or(u16::MAX));
            self.counts.extend(counts);
            first = end;
        }
    }

    /// The end of the half that begins with a batch: the month's, or where its counts would not fit.
    fn end_of_half(&self, first: usize) -> usize {
        let key = HalfMonth::of(self.batches[first].day);
        let mut responses = 0;
        let own = self.batches[first..].iter().enumerate().take_while(|(at, slice)| {
            responses += slice.responses();
            HalfMonth::of(slice.day) == key && (*at == 0 || responses <= MOST_RESPONSES)
        });
        first + own.count()
    }
}

/// Responses whose counts are sure to fit the numbers of a half.
const MOST_RESPONSES: u64 = u16::MAX as u64;

/// Room for more, with a quarter to spare: doubling would leave more of the memory empty.
fn make_room<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more.max(list.len() / 4).max(LEAST_ROOM));
    }
}

/// Elements of the smallest list.
const LEAST_ROOM: usize = 32;

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
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
