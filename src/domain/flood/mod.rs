//! Floods (gửi dồn dập): how many acts of one kind are taken at one place before they are held apart.
//! PURE.
//!
//! Nobody's address is looked at: three hundred phones behind one access point are three hundred
//! people. A place is a counter (with slips or without), or the office's form for petitions.

mod hours;

use std::collections::BTreeMap;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

pub use hours::opening_hours;

/// What a place takes: so many at once, and one more after each pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// At once, after a quiet time.
    pub at_once: i32,
    /// Seconds until one more is taken.
    pub pause: i64,
}

/// Answers of one counter: a group that answers together, and 360 an hour. A clerk serves fewer than one
/// person in ten seconds.
pub const ANSWERS: Allowance = Allowance { at_once: 60, pause: 10 };

/// Petitions of one office.
pub const PETITIONS: Allowance = Allowance { at_once: 20, pause: 60 };

/// Fewer answers in an hour are no burst, and their hour is told nowhere.
pub const LEAST_OF_BURST: u64 = 20;

/// How much of an allowance is used: a token bucket in the form of the generic cell rate algorithm
/// (ITU-T I.371).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    /// When it will be empty.
    empty: Option<DateTime<Utc>>,
}

impl Bucket {
    /// Whether one more is within the allowance. One that is not fills the bucket, so that a flood gets no
    /// share of the pause.
    pub fn admits(&mut self, now: DateTime<Utc>, allowance: Allowance) -> bool {
        let full = now + TimeDelta::seconds(allowance.pause) * allowance.at_once;
        // A clock that was set back leaves no instant beyond a full bucket.
        let level = self.empty.map_or(now, |empty| empty.clamp(now, full));
        let next = level + TimeDelta::seconds(allowance.pause);
        self.empty = Some(next.min(full));
        next <= full
    }
}

/// Many answers at a counter within an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burst {
    /// The touchpoint's code.
    pub touchpoint: String,
    /// The full hour it began in.
    pub hour: DateTime<Utc>,
    /// Answers of that hour.
    pub answers: u64,
    /// Those of them that were held apart.
    pub apart: u64,
}

/// The answers of one touchpoint and hour.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    answers: u64,
    apart: u64,
    /// How many of each were told as a burst.
    told: (u64, u64),
}

/// The buckets of one process, and what came in this hour.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    answers: BTreeMap<(String, bool), Bucket>,
    petitions: Bucket,
    hours: BTreeMap<(DateTime<Utc>, String), Counted>,
}

impl Gate {
    /// Whether an answer at a touchpoint is within its allowance; answers with a slip have their own.
    pub fn admits_answer(&mut self, touchpoint: &str, by_slip: bool, now: DateTime<Utc>) -> bool {
        let bucket = self.answers.entry((touchpoint.to_owned(), by_slip)).or_default();
        let admitted = bucket.admits(now, ANSWERS);
        let hour = now.duration_trunc(TimeDelta::hours(1)).unwrap_or(now);
        let counted = self.hours.entry((hour, touchpoint.to_owned())).or_default();
        counted.answers += 1;
        counted.apart += u64::from(!admitted);
        admitted
    }

    /// Whether a petition is within the allowance.
    pub fn admits_petition(&mut self, now: DateTime<Utc>) -> bool {
        self.petitions.admits(now, PETITIONS)
    }

    /// What came in of bursts and was not yet told.
    pub fn bursts(&self) -> Vec<Burst> {
        let bursts = self.hours.iter().filter(|(_, counted)| counted.is_to_tell());
        bursts
            .map(|((hour, touchpoint), counted)| Burst {
                touchpoint: touchpoint.clone(),
                hour: *hour,
                answers: counted.answers - counted.told.0,
                apart: counted.apart - counted.told.1,
            })
            .collect()
    }

    /// Notes that these were told; hours that are over and have no more to tell are forgotten.
    pub fn told(&mut self, bursts: &[Burst], now: DateTime<Utc>) {
        for burst in bursts {
            if let Some(counted) = self.hours.get_mut(&(burst.hour, burst.touchpoint.clone())) {
                counted.told.0 += burst.answers;
                counted.told.1 += burst.apart;
            }
        }
        let is_over = |hour: DateTime<Utc>| now - hour >= TimeDelta::hours(1);
        self.hours.retain(|(hour, _), counted| !is_over(*hour) || counted.is_to_tell());
    }
}

impl Counted {
    fn is_to_tell(&self) -> bool {
        self.answers >= LEAST_OF_BURST && self.answers > self.told.0
    }
}
