//! One visit to a counter that ended with an answer.

use chrono::{DateTime, NaiveDate, Utc};
use rand::{Rng, RngExt};

use super::counters::Habits;
use super::person::Person;
use super::{days, hours, remark};
use crate::domain::survey::{Instrument, Tier};
use crate::domain::unit::Touchpoint;

/// What a visitor sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit<'a> {
    /// When the answer is sent.
    pub sent_at: DateTime<Utc>,
    /// Seconds since the page was opened.
    pub seconds: u32,
    /// Where.
    pub touchpoint: &'a Touchpoint,
    /// What is asked there on that day.
    pub instrument: &'a Instrument,
    /// Whether a one-time slip was handed out and is used.
    pub with_slip: bool,
    /// The form's fields as a browser posts them, remark included.
    pub fields: Vec<(String, String)>,
}

/// Where and when a visitor answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    pub(super) day: NaiveDate,
    /// Whether the last third of the year has begun.
    pub(super) late: bool,
    pub(super) touchpoint: &'a Touchpoint,
    pub(super) instrument: &'a Instrument,
    pub(super) habits: Habits,
}

impl<'a> Scene<'a> {
    /// Goodwill lost for each unit of crowding.
    const QUEUES: f64 = 0.5;

    /// What one more visitor sends.
    pub(super) fn visit(&self, rng: &mut impl Rng) -> Visit<'a> {
        let turn = if self.late { self.habits.turn } else { 0.0 };
        let crowding = Self::QUEUES * days::crowding(self.day);
        let person = Person::met_with(self.habits.goodwill + turn - crowding, rng);
        let mut fields = person.fields(self.instrument, rng);
        let remark = remark::left_by(person.feeling, rng);
        fields.extend(remark.map(|text| ("remark".to_owned(), text)));
        let with_slip = self.touchpoint.tier == Tier::Open && rng.random_bool(self.habits.slips);
        Visit {
            sent_at: hours::instant(self.day, rng),
            seconds: seconds(fields.len(), rng),
            touchpoint: self.touchpoint,
            instrument: self.instrument,
            with_slip,
            fields,
        }
    }
}

impl Visit<'_> {
    /// The procedure the visitor names, which two of three do where several are handled. Taken from the
    /// instant of the visit: a number drawn for it would change every figure of the demo.
    pub(super) fn procedure(&self) -> Option<&str> {
        let second = usize::try_from(self.sent_at.timestamp()).ok()?;
        let named =
            self.touchpoint.procedures.get(second / 3 % self.touchpoint.procedures.len().max(1));
        named.filter(|_| second % 3 != 0).map(String::as_str)
    }
}

/// Two to six seconds a field, after a moment to find the way.
fn seconds(fields: usize, rng: &mut impl Rng) -> u32 {
    let each = rng.random_range(2..=6);
    let begin = rng.random_range(3..=20);
    u32::try_from(fields).map_or(begin, |fields| begin + each * fields)
}
