//! An index by group of respondents (lãnh đạo, công chức, đại biểu HĐND, người dân, doanh nghiệp).
//!
//! The sociological survey of the PAR Index (XHH) asks five groups, each of which sees the
//! authorities from another side. The instrument has an item that says who answers; its choices
//! are the groups, so no group stands in the program.

use std::collections::BTreeMap;

use super::breakdown::sum;
use super::counter::Counter;
use super::index::figures;
use super::tally::Tally;
use crate::domain::survey::{Answer, Instrument, Record};
use crate::stats::{fraction, ratio, real, whole};

/// Tallies of the responses by the choice they gave to the item `code`; under `None` those that
/// gave none. Records that do not fit the instrument are left out, as elsewhere.
pub fn by_choice<'a>(
    instrument: &Instrument,
    code: &str,
    records: impl IntoIterator<Item = &'a Record>,
) -> BTreeMap<Option<char>, Tally> {
    let mut groups = BTreeMap::new();
    let place = instrument.items.iter().position(|item| item.code == code);
    let counter = Counter::of(instrument);
    for record in records {
        let answers = record.answers(instrument);
        let Some((answers, place)) = answers.zip(place) else {
            continue;
        };
        let group = match answers.get(place) {
            Some(Answer::One(choice)) => Some(*choice),
            _ => None,
        };
        let tally = groups.entry(group).or_insert_with(|| Tally::empty(instrument));
        counter.count(tally, record);
    }
    groups
}

/// The index of each group, and of all.
#[derive(Clone, Debug, PartialEq)]
pub struct ByGroup {
    /// Each group's responses and index, on the instrument's scale.
    pub groups: BTreeMap<Option<char>, (u64, Option<f64>)>,
    /// Every response counts the same.
    pub pooled: Option<f64>,
}

impl ByGroup {
    /// The figures of some groups' tallies.
    pub fn of(instrument: &Instrument, tallies: &BTreeMap<Option<char>, Tally>) -> Self {
        let index = |tally: &Tally| figures(instrument, tally).index.as_ref().and_then(real);
        let groups = tallies.iter();
        Self {
            groups: groups
                .map(|(group, tally)| (*group, (tally.responses, index(tally))))
                .collect(),
            pooled: (!tallies.is_empty()).then(|| index(&sum(tallies.values()))).flatten(),
        }
    }

    /// Σ g·index / Σ g over the groups with a weight; `None` when one of them has no index, a
    /// weight is below 0 or all are 0. Weights are given by who runs the survey: none were found.
    pub fn weighted(&self, weights: &BTreeMap<char, f64>) -> Option<f64> {
        let mut sum = 0.0;
        let mut all = 0.0;
        for (group, weight) in weights {
            let (_, index) = self.groups.get(&Some(*group))?;
            sum += weight * (*index)?;
            all += weight;
        }
        let possible = weights.values().all(|weight| *weight >= 0.0) && all > 0.0;
        possible.then(|| sum / all)
    }
}

/// The index where no survey was held: 100 · appraised / the most appraisal can give.
///
/// Points in thousandths. Source: Hà Nội's frame for divisions: "kết quả thẩm định điểm tự chấm là
/// kết quả chỉ số, được quy về thang điểm 100". `None` for points outside of 0…most.
pub fn without_survey(appraised: u64, most: u64) -> Option<f64> {
    let share = ratio(appraised, most).filter(|_| appraised <= most)?;
    real(&(share * whole(100)))
}

/// The PAR Index of a unit: appraised points plus points of the survey, both in thousandths.
pub fn par_index(appraised: i64, survey: i64) -> Option<f64> {
    real(&fraction(appraised.checked_add(survey)?, 1000)?)
}
