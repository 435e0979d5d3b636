//! Indices below their target.

use strum::IntoStaticStr;

use super::{Subject, Urgency, WorkItem};
use crate::domain::measure::Scorecard;
use crate::stats::Verdict;

/// An index below its target.
#[derive(Clone, Debug, PartialEq)]
pub struct LowRateItem {
    /// Id of the instrument.
    pub instrument: String,
    /// The index, on the instrument's own scale.
    pub value: f64,
    /// How sure that is.
    pub shortfall: Shortfall,
}

/// How sure it is that the target is missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Shortfall {
    /// The interval lies below the target; so many items have one below theirs.
    #[strum(serialize = "missed")]
    Sure {
        /// Items whose own verdict is "missed".
        items: usize,
    },
    /// The interval covers it; so many more answers like these would decide, where any number does.
    Open {
        /// Answers that are lacking.
        more: Option<u64>,
    },
}

impl Shortfall {
    /// `missed` or `open`.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// The matter of one scorecard, small cells hidden; `None` when the index reaches its target, or
/// there is none. Whoever is above the target with too few answers is not bothered.
pub fn low(card: &Scorecard) -> Option<WorkItem> {
    let index = &card.index;
    let value = index.value?;
    let shortfall = match index.verdict? {
        Verdict::Reached => return None,
        Verdict::Missed => {
            let missed = |verdict: &Option<Verdict>| *verdict == Some(Verdict::Missed);
            Shortfall::Sure {
                items: card.items.iter().filter(|item| missed(&item.verdict)).count(),
            }
        }
        Verdict::Open if index.reached_exactly == Some(true) => return None,
        Verdict::Open => Shortfall::Open { more: index.more_needed },
    };
    Some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Low(LowRateItem {
            instrument: card.instrument.clone(),
            value,
            shortfall,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::{Channels, Filter, Tally};
    use crate::domain::survey::file::built_in;
    use crate::domain::survey::{Answer, Record};

    /// The matter of so many satisfied and other answers to the quick form.
    fn matter(satisfied: usize, others: usize) -> Option<WorkItem> {
        let catalogue = built_in().unwrap();
        let form = catalogue.newest("quick").unwrap();
        let mut tally = Tally::empty(form);
        for (code, times) in [('5', satisfied), ('2', others)] {
            let answers = [Answer::One(code), Answer::Missing];
            let record = Record::of(form, &answers);
            (0..times).for_each(|_| assert!(tally.count(form, &record)));
        }
        low(&Scorecard::of(form, &tally, Channels::default(), &Filter::default(), None))
    }

    fn shortfall(satisfied: usize, others: usize) -> Option<Shortfall> {
        match matter(satisfied, others)?.subject {
            Subject::Low(of) => Some(of.shortfall),
            _ => None,
        }
    }

    #[test]
    fn only_what_is_below_the_target_is_told_and_how_sure_that_is() {
        assert_eq!(shortfall(100, 0), None);
        assert_eq!(shortfall(19, 1), None, "above, and too few to be sure");
        assert_eq!(shortfall(60, 40), Some(Shortfall::Sure { items: 1 }));
        assert!(matches!(shortfall(17, 3), Some(Shortfall::Open { more: Some(_) })));
        assert_eq!(shortfall(0, 0), None);
    }
}
