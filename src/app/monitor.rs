//! What is watched of a running server, for `/readyz`, `/metrics` and the morning page. Nothing of a citizen: no
//! address, no code, no text.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;

use crate::base::supervisor::Loops;

/// Upper bounds of times to an answer, in seconds: among them the budgets of pages (20, 50, 100 and 150 ms) and the
/// two seconds within which a database that is away is answered for.
const REQUEST_SECONDS: [f64; 11] = [0.005, 0.02, 0.05, 0.1, 0.15, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0];

/// Upper bounds of waits for a connection to the database, in seconds.
const POOL_SECONDS: [f64; 8] = [0.0001, 0.001, 0.01, 0.1, 0.5, 1.0, 2.0, 10.0];

/// Figures of this process; clones share them.
#[derive(Clone, Debug)]
pub struct Monitor {
    /// The background loops.
    pub loops: Loops,
    /// Times from a request to the head of its answer.
    pub requests: Family<Served, Histogram>,
    /// Waits for a connection to the database.
    pub pool_wait: Histogram,
    latest: Arc<Mutex<Readings>>,
}

/// What a request was and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Served {
    /// The template of its address, such as `/s/{touchpoint}`; never the address.
    pub route: String,
    /// The status.
    pub status: u16,
}

/// Values that are read now and then rather than at each request; `None` until they could be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Readings {
    /// Free bytes where the data directory is.
    pub disk_free: Option<u64>,
    /// Answers that wait to be settled.
    pub inbox_waiting: Option<u64>,
    /// When the last backup was made.
    pub last_backup: Option<DateTime<Utc>>,
}

impl Default for Monitor {
    fn default() -> Self {
        Self {
            loops: Loops::default(),
            requests: Family::new_with_constructor(|| Histogram::new(REQUEST_SECONDS)),
            pool_wait: Histogram::new(POOL_SECONDS),
            latest: Arc::default(),
        }
    }
}

impl Monitor {
    /// The latest readings.
    pub fn readings(&self) -> Readings {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps new readings.
    pub fn keep(&self, readings: Readings) {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = readings;
    }
}
