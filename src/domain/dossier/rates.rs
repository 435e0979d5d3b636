//! The rates of dossiers, as whole numbers.

use chrono::NaiveDate;

use super::{Dossier, Rules, Standing};
use crate::base::calendar::Holidays;
use crate::stats::{Counted, Verdict};

/// What some dossiers come to on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Đúng hạn: completed on or before the due day, of those completed (plan row 3.4.1). Open ones
    /// are in neither part.
    pub on_time: Counted,
    /// Open, whether overdue or not.
    pub open: u64,
    /// Open and overdue; not part of the rate.
    pub overdue: u64,
    /// Xin lỗi: with an apology in due form, of those completed late or overdue (plan row 3.4.2).
    pub apologised: Counted,
}

impl Rates {
    /// The rates over `dossiers` as they stand on `day`.
    pub fn of<'a>(
        dossiers: impl IntoIterator<Item = &'a Dossier>,
        day: NaiveDate,
        rules: &Rules,
        holidays: &Holidays,
    ) -> Self {
        let mut rates = Self::default();
        for dossier in dossiers {
            let standing = dossier.standing(day);
            rates.add(standing, 1);
            if standing.is_past_due() {
                rates.apologised.successes += u64::from(rules.is_apologised(dossier, holidays));
            }
        }
        rates
    }

    /// Adds so many dossiers that stand alike; apologies are added by themselves.
    pub(super) fn add(&mut self, standing: Standing, many: u64) {
        match standing {
            Standing::InTime | Standing::Late => {
                self.on_time.trials += many;
                self.on_time.successes += if standing == Standing::InTime { many } else { 0 };
            }
            Standing::InProgress | Standing::Overdue => {
                self.open += many;
                self.overdue += if standing == Standing::Overdue { many } else { 0 };
            }
        }
        if standing.is_past_due() {
            self.apologised.trials += many;
        }
    }

    /// All dossiers.
    pub fn all(&self) -> u64 {
        self.on_time.trials + self.open
    }

    /// Whether there was nothing to apologise for (không phát sinh): counted as met, and shown as such.
    pub fn nothing_to_apologise(&self) -> bool {
        self.apologised.trials == 0
    }

    /// The verdict on apologies: none to be made is met.
    pub fn apology_verdict(&self) -> Verdict {
        verdict(self.apologised).unwrap_or(Verdict::Reached)
    }
}

/// The verdict against the target of 100 %; `None` without any.
///
/// Every dossier is counted, so nothing is left to chance: one that is late misses it. The interval
/// beside the rate is for reading on: how often a process like this one is in time.
pub fn verdict(counted: Counted) -> Option<Verdict> {
    let verdict =
        if counted.successes == counted.trials { Verdict::Reached } else { Verdict::Missed };
    (counted.trials > 0).then_some(verdict)
}
