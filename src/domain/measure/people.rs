//! How many people an index rests on, where not everybody answered every item.
//!
//! An index is Σ vⱼ·rⱼ over items of the weight vⱼ and the rate rⱼ of nⱼ answers, so that a response
//! weighs wᵢ = Σ vⱼ/nⱼ over the items it answered. If answers of one person are all alike, such an
//! index varies like a share of 1/Σwᵢ² people. Source: Kish (1965), Survey Sampling, section 11.7.

use super::tally::{ItemTally, Tally};
use super::worth::{Worth, worths};
use crate::domain::survey::{Aggregation, Instrument, Method, MissingRule};
use crate::stats::{float, float_of};

/// Counts this near a whole number are one: they come from sums of reals.
const WHOLE: f64 = 1e-9;

/// An item that somebody answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    /// Its part of the figure; only the ratios of these matter.
    pub(super) weight: f64,
    /// Answers to it; a blank is one where it counts as one.
    pub(super) answers: f64,
}

/// What the index is made of.
#[derive(Clone, Debug)]
pub(super) struct Makeup {
    parts: Vec<Part>,
    /// What an answer to each part can earn, in thousandths: the unit of the moments.
    reach: Vec<f64>,
}

impl Makeup {
    pub(super) fn of(instrument: &Instrument, tally: &Tally) -> Self {
        let worths = worths(instrument);
        let answers = worths.iter().zip(&tally.items).map(|(worth, item)| {
            worth.as_ref().map_or(0, |worth| answers(instrument.missing, worth, item))
        });
        let answers: Vec<u64> = answers.collect();
        let weights = weights(instrument, &answers);
        let mut makeup = Self { parts: Vec::new(), reach: Vec::new() };
        for ((worth, answers), grouped) in worths.iter().zip(answers).zip(weights) {
            let Some(worth) = worth.as_ref().filter(|_| answers > 0) else { continue };
            let (answers, reach) = (float_of(answers), float(worth.reach));
            makeup.parts.push(Part { weight: grouped.unwrap_or(reach), answers });
            makeup.reach.push(reach);
        }
        makeup
    }

    /// Answers to the item that most have answered: at least so many people.
    pub(super) fn most(&self) -> f64 {
        self.parts.iter().fold(0.0, |most, part| part.answers.max(most))
    }

    /// All answers.
    pub(super) fn answers(&self) -> f64 {
        self.parts.iter().map(|part| part.answers).sum()
    }

    /// How many people the index is worth, of those that the pooled ratio is: (Σa)²/Σa²; at most 1.
    pub(super) fn evenness(&self, tally: &Tally) -> Option<f64> {
        let moments = &tally.moments;
        let pooled = float(moments.answered).powi(2) / float(moments.answered_squared);
        let even = self.people(tally)? / pooled;
        even.is_finite().then(|| even.min(1.0))
    }

    /// People of equal weight that the index is worth at least; `None` without answers.
    ///
    /// Counters do not say who answered what, so Σwᵢ² has two bounds from above, and the lower one
    /// holds: people who skip an item skip the same ones; or, as Σaᵢ² is known for what a response
    /// could earn, no item weighs more beside that than the heaviest.
    pub(super) fn people(&self, tally: &Tally) -> Option<f64> {
        let all: f64 = self.parts.iter().map(|part| part.weight).sum();
        let beside = self.parts.iter().zip(&self.reach);
        let heaviest = beside
            .map(|(part, reach)| part.weight / all / (part.answers * reach))
            .fold(0.0, f64::max);
        let by_squares = (heaviest * heaviest * float(tally.moments.answered_squared)).recip();
        let least = nested(&self.parts)?;
        let most = float_of(tally.responses);
        let people = if by_squares.is_finite() { by_squares.max(least) } else { least };
        Some(near_whole(people).min(most))
    }
}

/// People of equal weight that a mean of `parts` is worth at least; `None` without answers.
///
/// At least: as if those who answered the less answered item of any two were among those who
/// answered the other.
pub(super) fn nested(parts: &[Part]) -> Option<f64> {
    let mut sorted = parts.to_vec();
    sorted.sort_by(|one, other| one.answers.total_cmp(&other.answers));
    let (mut sum, mut before) = (0.0, 0.0);
    for part in sorted.iter().filter(|part| part.weight > 0.0) {
        sum += part.weight * (part.weight + 2.0 * before) / part.answers;
        before += part.weight;
    }
    (sum > 0.0).then(|| near_whole(before * before / sum))
}

fn near_whole(people: f64) -> f64 {
    let whole = people.round();
    if (people - whole).abs() <= WHOLE * people { whole } else { people }
}

fn answers(rule: MissingRule, worth: &Worth, item: &ItemTally) -> u64 {
    let earns = worth.earned.iter().zip(&item.choices);
    let valid: u64 = earns.filter(|(earned, _)| earned.is_some()).map(|(_, count)| count).sum();
    match rule {
        MissingRule::InDenominator if valid > 0 => valid + item.missing,
        MissingRule::InDenominator | MissingRule::LeftOut => valid,
    }
}

/// The weights of items where the aggregation says them; `None` where an item weighs what it can
/// earn. A group without answers is left out of the mean, and so is an item of its group.
fn weights(instrument: &Instrument, answers: &[u64]) -> Vec<Option<f64>> {
    let Method::Sipas(by) = instrument.formula.method else {
        return vec![None; answers.len()];
    };
    let factors = || instrument.factors.iter().map(|factor| vec![factor]);
    let groups: Vec<Vec<_>> = match by {
        Aggregation::ItemMean => return vec![None; answers.len()],
        Aggregation::Pooled => return answers.iter().map(|n| Some(float_of(*n))).collect(),
        Aggregation::FactorMean => factors().collect(),
        Aggregation::DomainMean => {
            let domains = instrument.domains.iter();
            let own = domains.map(|domain| {
                let factors = instrument.factors.iter();
                factors.filter(|factor| domain.factors.contains(&factor.code)).collect()
            });
            own.collect()
        }
    };
    let mut weights = vec![Some(0.0); answers.len()];
    for group in groups {
        let inside = |at: &usize| {
            let item = instrument.items.get(*at);
            let answered = answers.get(*at).is_some_and(|n| *n > 0);
            let mut own = group.iter().flat_map(|factor| &factor.items);
            answered && item.is_some_and(|item| own.any(|code| *code == item.code))
        };
        let places: Vec<usize> = (0..answers.len()).filter(inside).collect();
        for at in &places {
            if let Some(weight) = weights.get_mut(*at) {
                *weight = Some(float_of(u64::try_from(places.len()).unwrap_or(u64::MAX)).recip());
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{record, service_form};
    use super::*;

    fn people(by: Aggregation, lines: &[&str]) -> f64 {
        let mut form = service_form(1);
        form.formula.method = Method::Sipas(by);
        let mut tally = Tally::empty(&form);
        for line in lines {
            assert!(tally.count(&form, &record(line)), "{line}");
        }
        Makeup::of(&form, &tally).people(&tally).unwrap()
    }

    #[test]
    fn whole_forms_are_people() {
        let lines = ["44445001"; 37];
        for by in [
            Aggregation::ItemMean,
            Aggregation::Pooled,
            Aggregation::FactorMean,
            Aggregation::DomainMean,
        ] {
            assert!((people(by, &lines) - 37.0).abs() < 1e-12, "{by:?}");
        }
    }

    #[test]
    fn five_whole_forms_among_short_ones_weigh_little_more_than_five() {
        let lines = [vec!["4444-001"; 5], vec!["4----001"; 35]].concat();
        // 1/Σw²: five people at 1/160 + 3/20 and 35 at 1/160.
        let exact: f64 = 5.0 * (1.0 / 160.0_f64 + 0.15).powi(2) + 35.0 / 160.0_f64.powi(2);
        let found = people(Aggregation::ItemMean, &lines);
        assert!((found - exact.recip()).abs() < 1e-9, "{found}");
        // Pooled: five people of four answers and 35 of one.
        let found = people(Aggregation::Pooled, &lines);
        assert!((found - 55.0 * 55.0 / (5.0 * 16.0 + 35.0)).abs() < 1e-9, "{found}");
    }

    #[test]
    fn a_blank_here_and_there_costs_no_more_than_it_must() {
        let lines = ["-4445001", "4-445001", "44-45001", "444-5001"].repeat(10);
        // Everybody answered three of four items: all weigh the same.
        assert!((people(Aggregation::ItemMean, &lines) - 40.0).abs() < 1e-12);
        assert!((people(Aggregation::Pooled, &lines) - 40.0).abs() < 1e-12);
    }

    #[test]
    fn who_answered_nothing_of_the_index_is_nobody() {
        let lines = [vec!["44445001"; 9], vec!["----5001"; 9]].concat();
        for by in [Aggregation::ItemMean, Aggregation::Pooled, Aggregation::DomainMean] {
            assert!((people(by, &lines) - 9.0).abs() < 1e-12, "{by:?}");
        }
    }
}
