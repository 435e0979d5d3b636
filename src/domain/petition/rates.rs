//! The rates of the register (tỷ lệ xử lý, đúng hạn, công khai), as whole numbers.

use chrono::NaiveDate;
use serde::Serialize;

use super::State;
use crate::stats::{Interval, LEVEL, wilson};

/// What the rates need to know of one petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handling {
    /// Where it stands.
    pub state: State,
    /// The last day to answer it.
    pub due: NaiveDate,
    /// The day it was answered; `None` before.
    pub answered: Option<NaiveDate>,
}

/// Part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Those that fulfil it.
    pub part: u64,
    /// Those that could.
    pub whole: u64,
}

impl Share {
    /// Wilson's interval at 95 %, of 0…1; `None` without any.
    pub fn interval(self) -> Option<Interval> {
        wilson(self.part, self.whole, LEVEL)
    }

    /// Whether all of them do, the target of 100 %; `None` without any.
    pub fn is_whole(self) -> Option<bool> {
        (self.whole > 0).then_some(self.part == self.whole)
    }

    fn count(&mut self, fulfils: bool) {
        self.part += u64::from(fulfils);
        self.whole += 1;
    }
}

/// The three rates over some petitions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rates {
    /// Xử lý: answered or passed on, of all that were taken and had enough to go by (plan row 3.5.1:
    /// "xử lý hoặc kiến nghị xử lý").
    pub handled: Share,
    /// Đúng hạn: answered in time, of those within competence that were answered or are late
    /// (Quyết định 766/QĐ-TTg); what still has time is in neither part.
    pub on_time: Share,
    /// Công khai: published, of those answered (plan row 3.5.2).
    pub published: Share,
}

impl Rates {
    /// The rates over `petitions` as they stand on `today`.
    pub fn of(petitions: impl IntoIterator<Item = Handling>, today: NaiveDate) -> Self {
        let mut rates = Self::default();
        for each in petitions {
            rates.count(each, today);
        }
        rates
    }

    fn count(&mut self, each: Handling, today: NaiveDate) {
        match each.state {
            // Neither is for the office to handle as it stands.
            State::Refused | State::Insufficient => return,
            State::Transferred => return self.handled.count(true),
            _ => self.handled.count(each.state.is_answered()),
        }
        match each.answered.filter(|_| each.state.is_answered()) {
            Some(day) => {
                self.on_time.count(day <= each.due);
                self.published.count(each.state == State::Published);
            }
            None if today > each.due => self.on_time.count(false),
            None => {}
        }
    }
}
