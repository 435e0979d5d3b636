//! What a request can reach.

mod monitor;
pub mod settings;
mod site;
pub mod surveys;
pub mod watch;
pub mod webhooks;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::calendar::{OpeningHours, office_day};
use crate::base::clock::Clock;
use crate::base::limiter::Limiter;
use crate::base::mail::Mailer;
use crate::base::random::Random;
use crate::config::Config;
use crate::domain::dossier;
use crate::domain::dossier::points::Rubric;
use crate::domain::flood::opening_hours;
use crate::domain::petition::Rules;
use crate::domain::remark::Topics;
use crate::domain::survey::{Catalogue, Instrument};
use crate::intake::{Flood, Intake};
use crate::store::{Instruments, Store};

pub use monitor::{Monitor, Readings, Served};
pub use site::Site;

/// The whole of what a handler can reach. Layers and handlers clone it many times a request, so all but the
/// instruments is behind one pointer.
#[derive(Clone, Debug)]
pub struct App {
    /// The instruments, all versions, as this request sees them.
    pub instruments: Instruments,
    shared: Arc<Shared>,
}

/// What all requests share; a handler that needs something else adds it here, in sight.
#[derive(Clone, Debug)]
pub struct Shared {
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
    /// What petitions go by before the office's own settings: working days, limits, the key of the seals.
    pub petitions: Arc<Rules>,
    /// What dossiers go by: when they are soon due and what an apology in due form is.
    pub dossiers: Arc<dossier::Rules>,
    /// What one-stop points go by.
    pub one_stop: Arc<Rubric>,
    /// What remarks can be about.
    pub topics: Arc<Topics>,
    /// When the office is open, until it says otherwise.
    pub hours: Arc<OpeningHours>,
    /// The operator's mail server, used until the office sets its own.
    pub server_mailer: Option<Mailer>,
    /// What is watched of this server.
    pub monitor: Monitor,
    /// Whose installation it is.
    pub site: Site,
    /// What the operator set.
    pub config: Arc<Config>,
}

impl Shared {
    /// What an installation goes by that nobody has set anything of: the built-in rules, the system's clock and
    /// randomness, no limits and no mail server.
    ///
    /// # Errors
    ///
    /// All faults of a built-in file that does not read.
    pub fn built_in(store: Store, intake: Intake, petitions: Rules) -> Result<Self, Vec<String>> {
        Ok(Self {
            store,
            intake,
            flood: Flood::unlimited(),
            clock: Clock::System,
            random: Random::system(),
            hashing: Limiter::of_cores(),
            petitions: Arc::new(petitions),
            dossiers: Arc::new(dossier::Rules::built_in().map_err(|fault| vec![fault])?),
            one_stop: Arc::new(Rubric::built_in().map_err(|fault| vec![fault])?),
            topics: Arc::new(Topics::built_in()?),
            hours: Arc::new(opening_hours(None)?),
            server_mailer: None,
            monitor: Monitor::default(),
            site: Site::default(),
            config: Arc::new(Config::at("http://127.0.0.1")),
        })
    }
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// Other clones keep what they have.
impl DerefMut for App {
    fn deref_mut(&mut self) -> &mut Shared {
        Arc::make_mut(&mut self.shared)
    }
}

impl App {
    /// An application that begins with these instruments.
    pub fn of(instruments: Catalogue, shared: Shared) -> Self {
        Self { instruments: Instruments::of(instruments), shared: Arc::new(shared) }
    }

    /// The version of an instrument that figures up to `last` are of, or today's.
    pub fn instrument(&self, id: &str, last: Option<NaiveDate>) -> Option<&Instrument> {
        let today = self.today();
        self.instruments.current(id, last.map_or(today, |last| last.min(today)))
    }

    /// What petitions go by: working days, limits, the key of the seals.
    pub fn rules(&self) -> Arc<Rules> {
        let own = self.store.settings().petition_rules(&self.petitions);
        own.map_or_else(|| self.petitions.clone(), Arc::new)
    }

    /// Fewest valid answers that staff see a figure of.
    pub fn k(&self) -> u64 {
        self.store.settings().k().max(self.config.staff_cell)
    }

    /// Fewest valid answers that the public sees a figure of.
    pub fn public_k(&self) -> u64 {
        self.store.settings().public_k().max(self.config.public_cell)
    }

    /// What sends mail: the office's own server, else the operator's; `None` without either.
    pub fn mailer(&self) -> Option<Mailer> {
        let settings = self.store.settings();
        let password = settings.mail_password(&self.petitions.key);
        let Some(server) = settings.mail_server(password.as_deref()) else {
            return self.server_mailer.clone();
        };
        let mailer = Mailer::of(&server.url, &server.from);
        mailer.inspect_err(|error| tracing::error!(%error, "the mail server that was set")).ok()
    }

    /// What the operator set, with the office's own least cells.
    pub fn config(&self) -> Arc<Config> {
        let (staff_cell, public_cell) = (self.k(), self.public_k());
        let own = &self.config;
        if (own.staff_cell, own.public_cell) == (staff_cell, public_cell) {
            return own.clone();
        }
        Arc::new(Config { staff_cell, public_cell, ..Config::clone(own) })
    }

    /// The office's day.
    pub fn today(&self) -> NaiveDate {
        office_day(self.clock.now())
    }
}
