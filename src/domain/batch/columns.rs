//! All settled answers of one instrument version in memory: one byte an item and response.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::place_columns::PlaceColumns;
use super::totals::Totals;
use super::{Batch, Place, Release, Shape, Standing};

/// Where the answers of a batch come from. Places come first, so that those of one stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    pub(super) place: Place,
    /// Code of their wave; empty outside of waves.
    pub(super) wave: String,
}

/// The answers of one instrument version, by place and wave and then by day.
///
/// A batch is a slice of its place's columns, and a figure is a count over slices. Clones share
/// what they hold, so a page keeps seeing the answers it began with.
#[derive(Clone, Debug)]
pub struct Columns {
    pub(super) shape: Arc<Shape>,
    pub(super) places: BTreeMap<Source, Arc<PlaceColumns>>,
    /// Sums of all of them.
    pub(super) totals: Totals,
    /// Codes of procedures; a response holds a position in this list plus one.
    pub(super) procedures: Arc<Vec<String>>,
}

impl Columns {
    /// No answers yet.
    pub fn of(shape: Shape) -> Self {
        Self {
            shape: Arc::new(shape),
            places: BTreeMap::new(),
            totals: Totals::default(),
            procedures: Arc::new(Vec::new()),
        }
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
        let source = Source { place: batch.place.clone(), wave: batch.wave.clone() };
        let place =
            self.places.entry(source).or_insert_with(|| Arc::new(PlaceColumns::empty(width)));
        let place = Arc::make_mut(place);
        let slice = place.insert(batch, &procedures);
        if batch.standing == Standing::Counted {
            self.totals.add(batch.place.tier, (place, &slice), &self.shape);
        }
        true
    }

    /// Counts what was inserted.
    pub fn sum_up(&mut self) {
        for place in self.places.values_mut().filter(|place| !place.is_summed()) {
            Arc::make_mut(place).sum_up(&self.shape);
        }
    }

    /// Changes the standing and the release of a batch, which no figure shows before
    /// [`Self::sum_up`]; `false` when it is not here.
    pub fn revise(
        &mut self,
        (place, wave): (&Place, &str),
        number: u64,
        (standing, released): (Standing, Option<Release>),
    ) -> bool {
        let source = Source { place: place.clone(), wave: wave.to_owned() };
        let Some(within) = self.places.get_mut(&source) else {
            return false;
        };
        let within = Arc::make_mut(within);
        let Some(before) = within.revise(number, (standing, released)) else {
            return false;
        };
        let of = (&*within, &before);
        match (before.standing == Standing::Counted, standing == Standing::Counted) {
            (true, false) => self.totals.remove(place.tier, of, &self.shape),
            (false, true) => self.totals.add(place.tier, of, &self.shape),
            _ => {}
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

    /// The waves of its answers; empty for those outside of all.
    pub fn waves(&self) -> BTreeSet<&str> {
        self.places.keys().map(|source| &*source.wave).collect()
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
