//! The rates of the register (tỷ lệ xử lý, đúng hạn, công khai), as whole numbers.

use serde::Serialize;

use super::State;
use crate::stats::{Interval, LEVEL, wilson};

/// What the rates need to know of a petition, as it was at the end of some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handling {
    /// Where it stands, by what is known today.
    pub state: State,
    /// Whether it was answered by that day, and if so, in time.
    pub answered_in_time: Option<bool>,
    /// Whether its last day had passed by that day.
    pub past_due: bool,
    /// Whether its answer was public by that day.
    pub published: bool,
}

impl Handling {
    /// Whether it was open beyond its limit (kéo dài); while the sender is asked for more the clock stands.
    fn is_prolonged(self) -> bool {
        let open = self.state.counts() && self.state != State::Awaiting;
        open && self.answered_in_time.is_none() && self.past_due
    }
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

    fn count(&mut self, fulfils: bool, many: u64) {
        self.part += if fulfils { many } else { 0 };
        self.whole += many;
    }
}

/// The rates over some petitions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rates {
    /// Xử lý: answered or passed on, of all that were taken and had enough to go by (plan row 3.5.1:
    /// "xử lý hoặc kiến nghị xử lý").
    pub handled: Share,
    /// Đúng hạn, as the National Public Service Portal counts (Quyết định 766/QĐ-TTg): answered in time, and
    /// open ones whose last day has not passed, of all received that are the office's to answer.
    pub on_time: Share,
    /// Answered in time, of those answered or open beyond their limit: what indicator 8 of the one-stop points
    /// takes.
    pub concluded: Share,
    /// Công khai: published, of those answered (plan row 3.5.2).
    pub published: Share,
    /// Open beyond their limit (kéo dài).
    pub prolonged: u64,
}

impl Rates {
    /// The rates over groups of petitions that are alike, and how many each has.
    pub fn of(groups: impl IntoIterator<Item = (Handling, u64)>) -> Self {
        let mut rates = Self::default();
        for (each, many) in groups {
            rates.count(each, many);
        }
        rates
    }

    fn count(&mut self, each: Handling, many: u64) {
        match each.state {
            // Neither is for the office to handle as it stands.
            State::Refused | State::Insufficient => return,
            State::Transferred => return self.handled.count(true, many),
            _ => self.handled.count(each.answered_in_time.is_some(), many),
        }
        let prolonged = each.is_prolonged();
        self.on_time.count(each.answered_in_time.unwrap_or(!prolonged), many);
        match each.answered_in_time {
            Some(in_time) => {
                self.concluded.count(in_time, many);
                self.published.count(each.published, many);
            }
            None if prolonged => {
                self.concluded.count(false, many);
                self.prolonged += many;
            }
            None => {}
        }
    }
}
