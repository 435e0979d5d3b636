//! Counts of answers (bảng đếm): the only input of the scorecard.

use super::counter::Counter;
use crate::domain::survey::{Instrument, Record};

/// How often each answer was given to one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemTally {
    /// One count a choice, in the scale's order.
    pub choices: Vec<u64>,
    /// Left blank.
    pub missing: u64,
    /// "Không có ý kiến".
    pub dont_know: u64,
    /// "Không áp dụng".
    pub not_applicable: u64,
}

/// Sums over responses that let an index have an interval: answers of one person are not
/// independent, so the response is the sampling unit. Whole numbers, so tallies add exactly.
///
/// For each response: `a` = what its valid answers to index items could earn, `s` = what they
/// do earn, both in thousandths. In a SIPAS index every answer can earn 1 and a satisfied one
/// does; the other methods weigh items and choices as [`super::worth`] says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// Σ a.
    pub answered: i64,
    /// Σ s.
    pub earned: i64,
    /// Σ a².
    pub answered_squared: i64,
    /// Σ a·s.
    pub answered_earned: i64,
    /// Σ s².
    pub earned_squared: i64,
}

impl Moments {
    /// Counts one more response.
    pub(crate) fn count(&mut self, answered: i64, earned: i64) {
        self.add(&Self {
            answered,
            earned,
            answered_squared: answered * answered,
            answered_earned: answered * earned,
            earned_squared: earned * earned,
        });
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.answered += other.answered;
        self.earned += other.earned;
        self.answered_squared += other.answered_squared;
        self.answered_earned += other.answered_earned;
        self.earned_squared += other.earned_squared;
    }

    /// Takes out what was added.
    pub(crate) fn remove(&mut self, other: &Self) {
        self.answered -= other.answered;
        self.earned -= other.earned;
        self.answered_squared -= other.answered_squared;
        self.answered_earned -= other.answered_earned;
        self.earned_squared -= other.earned_squared;
    }
}

/// Counts of one instrument's answers over some set of responses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many responses.
    pub responses: u64,
    /// One entry an item, in the instrument's order.
    pub items: Vec<ItemTally>,
    /// Sums over responses, for the index's interval.
    pub moments: Moments,
}

impl Tally {
    /// No responses yet, with a place for every choice of every item.
    pub fn empty(instrument: &Instrument) -> Self {
        let places = |item| instrument.scale_of(item).map_or(0, |s| s.choices.len());
        let item_tally =
            |item| ItemTally { choices: vec![0; places(item)], ..ItemTally::default() };
        Self { items: instrument.items.iter().map(item_tally).collect(), ..Self::default() }
    }

    /// Counts one more response; `false`, and nothing counted, when the record does not fit.
    ///
    /// For many records of one instrument, a [`Counter`] prepares once what this asks each time.
    pub fn count(&mut self, instrument: &Instrument, record: &Record) -> bool {
        Counter::of(instrument).count(self, record)
    }

    /// Adds another tally of the same instrument.
    pub fn add(&mut self, other: &Self) {
        self.responses += other.responses;
        self.moments.add(&other.moments);
        // An empty default has no places yet.
        self.items.resize_with(self.items.len().max(other.items.len()), ItemTally::default);
        for (item, more) in self.items.iter_mut().zip(&other.items) {
            let places = item.choices.len().max(more.choices.len());
            item.choices.resize(places, 0);
            for (count, further) in item.choices.iter_mut().zip(&more.choices) {
                *count += further;
            }
            item.missing += more.missing;
            item.dont_know += more.dont_know;
            item.not_applicable += more.not_applicable;
        }
    }

    /// Whether this may be the tally of some of the responses that `whole` counts: no count is larger.
    pub fn is_within(&self, whole: &Self) -> bool {
        let item = |part: &ItemTally, whole: &ItemTally| {
            let mut choices = part.choices.iter().zip(&whole.choices);
            part.choices.len() == whole.choices.len()
                && choices.all(|(part, whole)| part <= whole)
                && part.missing <= whole.missing
                && part.dont_know <= whole.dont_know
                && part.not_applicable <= whole.not_applicable
        };
        let mut items = self.items.iter().zip(&whole.items);
        self.responses <= whole.responses
            && self.items.len() == whole.items.len()
            && items.all(|(part, whole)| item(part, whole))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{record, service_form};
    use super::*;

    #[test]
    fn a_record_that_does_not_fit_counts_nowhere() {
        let form = service_form(1);
        let mut tally = Tally::empty(&form);
        let faulty = ["", "4444501", "44445010x", "444490010", "44445000", "444450-0", "4444é010"];
        for line in faulty {
            assert!(!tally.count(&form, &record(line)), "{line}");
        }
        assert_eq!(tally, Tally::empty(&form));
    }

    #[test]
    fn a_part_is_within_its_whole_and_not_the_other_way_round() {
        let form = service_form(1);
        let (mut part, mut whole) = (Tally::empty(&form), Tally::empty(&form));
        for line in ["5-?~4110", "43215---"] {
            assert!(whole.count(&form, &record(line)), "{line}");
        }
        assert!(part.is_within(&whole));
        assert!(part.count(&form, &record("43215---")));
        assert!(part.is_within(&whole) && whole.is_within(&whole));
        assert!(!whole.is_within(&part));
        // As many responses, another answer.
        let mut other = Tally::empty(&form);
        assert!(other.count(&form, &record("1-------")));
        assert!(!other.is_within(&whole));
    }

    #[test]
    fn what_is_no_answer_is_counted_apart() {
        let form = service_form(1);
        let mut tally = Tally::empty(&form);
        for line in ["5-?~4110", "43215---", "?????~~~"] {
            assert!(tally.count(&form, &record(line)), "{line}");
        }
        let item = |at: usize| tally.items.get(at).unwrap();
        assert_eq!(item(0).choices, [0, 0, 0, 1, 1]);
        assert_eq!((item(1).missing, item(1).dont_know), (1, 1));
        assert_eq!(item(3).not_applicable, 1);
        assert_eq!(item(5).choices, [1, 1, 0]);
        assert_eq!((item(5).missing, item(5).not_applicable), (1, 1));
        // 5 earns 1 of 1; of 4, 3, 2, 1 one is satisfied; the third says nothing.
        let moments = tally.moments;
        assert_eq!((moments.answered, moments.earned), (5_000, 2_000));
        assert_eq!(moments.answered_squared, 17_000_000);
        assert_eq!(moments.answered_earned, 5_000_000);
        assert_eq!(moments.earned_squared, 2_000_000);
    }

    fn line() -> impl Strategy<Value = String> {
        "[1-5?~-]{5}(---|\\?\\?\\?|~~~|1[01][01]|01[01]|001)"
    }

    proptest! {
        #[test]
        fn a_tally_of_all_is_the_sum_of_the_tallies_of_parts(
            one in prop::collection::vec(line(), 0..20),
            other in prop::collection::vec(line(), 0..20),
        ) {
            let form = service_form(1);
            let tally_of = |lines: &[String]| {
                let mut tally = Tally::empty(&form);
                for line in lines {
                    assert!(tally.count(&form, &record(line)));
                }
                tally
            };
            let mut sum = Tally::default();
            sum.add(&tally_of(&one));
            sum.add(&tally_of(&other));
            let all: Vec<String> = one.into_iter().chain(other).collect();
            if !all.is_empty() {
                prop_assert_eq!(&sum, &tally_of(&all));
            }
        }
    }
}
