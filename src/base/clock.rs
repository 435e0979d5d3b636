//! The only place that asks what time it is.
//!
//! A rule for newcomers: take the instant as a parameter, or a [`Clock`] where many are needed.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use tokio::time::Instant;

/// The instant on the clock that never goes back, to measure how long something takes.
pub fn instant() -> Instant {
    Instant::now()
}

/// Where instants come from: the machine, or a test's (or the demo's) hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until [`Clock::set`] moves it.
    Standing(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands at `instant`.
    pub fn standing(instant: DateTime<Utc>) -> Self {
        Self::Standing(Arc::new(Mutex::new(instant)))
    }

    /// The instant now, in UTC.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
            Self::System => Utc::now(),
            Self::Standing(instant) => *instant.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a standing clock; the machine's clock stays as it is.
    pub fn set(&self, instant: DateTime<Utc>) {
        if let Self::Standing(hand) = self {
            *hand.lock().unwrap_or_else(PoisonError::into_inner) = instant;
        }
    }
}
