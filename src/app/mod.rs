//! What a request can reach.

mod monitor;
mod site;
pub mod watch;
pub mod webhooks;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::calendar::{OpeningHours, office_day};
use crate::base::clock::Clock;
use crate::base::limiter::Limiter;
use crate::base::random::Random;
use crate::config::Config;
use crate::domain::dossier;
use crate::domain::dossier::points::Rubric;
use crate::domain::petition::Rules;
use crate::domain::remark::Topics;
use crate::domain::survey::{Catalogue, Instrument};
use crate::intake::{Flood, Intake};
use crate::store::Store;

pub use monitor::{Monitor, Readings, Served};
pub use site::Site;

/// The whole of what a handler can reach; one that needs something else adds it here, in sight.
#[derive(Clone, Debug)]
pub struct App {
    /// Everything kept.
    pub store: Store,
    /// The door for answers.
    pub intake: Intake,
    /// Limits how much is taken before it is held apart.
    pub flood: Flood,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// Limits how many passwords are hashed at once.
    pub hashing: Limiter,
    /// The instruments, all versions.
    pub instruments: Arc<Catalogue>,
    /// What petitions go by: working days, limits, the key of the seals.
    pub petitions: Arc<Rules>,
    /// What dossiers go by: when they are soon due and what an apology in due form is.
    pub dossiers: Arc<dossier::Rules>,
    /// What one-stop points go by.
    pub one_stop: Arc<Rubric>,
    /// What remarks can be about.
    pub topics: Arc<Topics>,
    /// When the office is open, until it says otherwise.
    pub hours: Arc<OpeningHours>,
    /// What is watched of this server.
    pub monitor: Monitor,
    /// Whose installation it is.
    pub site: Site,
    /// What the operator set.
    pub config: Arc<Config>,
}

impl App {
    /// The version of an instrument that figures up to `last` are of, or today's.
    pub fn instrument(&self, id: &str, last: Option<NaiveDate>) -> Option<&Instrument> {
        let today = self.today();
        self.instruments.current(id, last.map_or(today, |last| last.min(today)))
    }

    /// The office's day.
    pub fn today(&self) -> NaiveDate {
        office_day(self.clock.now())
    }
}
