//! Indices below their target.

use strum::IntoStaticStr;

use super::{Subject, Urgency, WorkItem};
use crate::domain::measure::{Scorecard, within_a_year};
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
    /// The interval covers it; so many more answers like these would decide, where a year brings them.
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

/// The work item of one scorecard, small cells hidden; `None` when the index reaches its target, or
/// there is none. An index above the target with too few answers is no work item.
pub fn low(card: &Scorecard, answers_a_year: u64) -> Option<WorkItem> {
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
        Verdict::Open => Shortfall::Open { more: within_a_year(index.more_needed, answers_a_year) },
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
