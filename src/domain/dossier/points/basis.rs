//! The basis of an office's one-stop points: dossiers, answers, petitions, or values entered by hand.
//!
//! Anonymous answers belong to no dossier, so indicators 3, 4 and 7 are means over the settled answers
//! of the period for the office as a whole.

use super::agency::Agency;
use super::rubric::Rubric;
use super::sheet::{INDICATORS, Sheet};
use crate::domain::measure::{Tally, answers_with_points, mean_points};
use crate::domain::survey::Instrument;
use crate::stats::{Exact, fraction, ratio, real, total};

/// Indicators that citizens answer, from 0.
const ANSWERED: [usize; 3] = [2, 3, 6];

/// Where the points of an indicator come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Days of dossiers; so many.
    Dossiers(u64),
    /// Settled answers; so many.
    Answers(u64),
    /// The register of petitions; so many.
    Petitions(u64),
    /// An officer's entry (tự chấm).
    Entered,
    /// An appraisal (thẩm định).
    Appraised,
}

/// The nine indicators as far as they are known; what is filled first stays.
#[derive(Clone, Debug, Default)]
pub struct Basis {
    places: [Option<(Exact, Ground)>; INDICATORS],
    hidden: [bool; INDICATORS],
    dossiers: usize,
}

impl Basis {
    /// Means over dossiers, each with points or without.
    pub fn of_dossiers(sheets: &[Sheet]) -> Self {
        let mut basis = Self { dossiers: sheets.len(), ..Self::default() };
        for place in 0..INDICATORS {
            let points = || sheets.iter().filter_map(move |sheet| sheet.0[place]);
            let n = u64::try_from(points().count()).unwrap_or(u64::MAX);
            let sum = points().map(u64::from).sum();
            basis.fill(place, ratio(sum, n), Ground::Dossiers(n));
        }
        basis
    }

    /// Adds the answers to the questionnaire of the nine indicators; fewer than `k` to one of them are
    /// hidden, and so leave its points unknown.
    #[must_use]
    pub fn answered(mut self, instrument: &Instrument, tally: &Tally, k: u64) -> Self {
        for place in ANSWERED {
            let code = format!("k{}", place + 1);
            let found = instrument.items.iter().zip(&tally.items);
            let found = found.into_iter().find(|(item, _)| item.code == code);
            let Some((item, counts)) = found else {
                continue;
            };
            let choices = instrument.scale_of(item).map_or(&[][..], |it| &it.choices);
            let n = answers_with_points(choices, counts);
            if (1..k).contains(&n) {
                self.hidden[place] = true;
            } else {
                self.fill(place, mean_points(choices, counts), Ground::Answers(n));
            }
        }
        self
    }

    /// Adds indicator 8, scored from so many petitions.
    #[must_use]
    pub fn petitions(mut self, sheet: &Sheet, petitions: u64) -> Self {
        let points = sheet.0[7].and_then(|points| ratio(points.into(), 1));
        self.fill(7, points, Ground::Petitions(petitions));
        self
    }

    /// Adds what was entered, where nothing else is known: indicators 1…9 and hundredths of a point.
    #[must_use]
    pub fn entered(mut self, points: impl IntoIterator<Item = (u8, u32)>) -> Self {
        for (place, points) in places(points) {
            self.fill(place, points, Ground::Entered);
        }
        self
    }

    /// The same with an appraisal over all else.
    #[must_use]
    pub fn appraised(mut self, points: impl IntoIterator<Item = (u8, u32)>) -> Self {
        for (place, points) in places(points) {
            self.places[place] = points.map(|points| (points, Ground::Appraised));
        }
        self
    }

    fn fill(&mut self, place: usize, points: Option<Exact>, ground: Ground) {
        if self.places[place].is_none() {
            self.places[place] = points.map(|points| (points, ground));
        }
    }

    /// What indicator `place` (from 0) rests on.
    pub fn ground(&self, place: usize) -> Option<Ground> {
        self.places.get(place)?.as_ref().map(|(_, ground)| *ground)
    }

    /// Whether its answers are hidden, because they are few.
    pub fn is_hidden(&self, place: usize) -> bool {
        self.hidden.get(place).copied().unwrap_or_default()
    }

    /// The figures, without a rounding in between.
    pub fn agency(&self, rubric: &Rubric) -> Agency {
        let exact = |place: &usize| self.places[*place].as_ref().map(|(points, _)| points.clone());
        let (of_dossiers, of_office) = Sheet::places();
        let dossier_part = total(of_dossiers.iter().map(exact));
        let office_part = total(of_office.iter().map(exact));
        let sum = total([dossier_part.clone(), office_part.clone()]);
        let sum = sum.as_ref().and_then(real);
        Agency {
            dossiers: self.dossiers,
            means: std::array::from_fn(|place| exact(&place).as_ref().and_then(real)),
            dossier_part: dossier_part.as_ref().and_then(real),
            office_part: office_part.as_ref().and_then(real),
            total: sum,
            class: sum.and_then(|points| rubric.class(points)),
        }
    }
}

/// Entered points by their place from 0; what is no indicator is left out.
fn places(
    points: impl IntoIterator<Item = (u8, u32)>,
) -> impl Iterator<Item = (usize, Option<Exact>)> {
    points.into_iter().filter_map(|(indicator, hundredths)| {
        let place = usize::from(indicator).checked_sub(1)?;
        (place < INDICATORS).then(|| (place, fraction(hundredths.into(), 100)))
    })
}
