//! What a request can reach.

use std::sync::Arc;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::Config;
use crate::dossier;
use crate::intake::Intake;
use crate::measure::one_stop::Rubric;
use crate::petition::Rules;
use crate::remark::Topics;
use crate::store::Store;
use crate::survey::Catalogue;
use crate::turns::Turns;

/// The whole of what a handler can reach; one that needs something else adds it here, in sight.
#[derive(Clone, Debug)]
pub struct App {
    /// Everything kept.
    pub store: Store,
    /// The door for answers.
    pub intake: Intake,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub chance: Chance,
    /// Turns at hashing passwords.
    pub turns: Turns,
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
    /// What the operator set.
    pub config: Arc<Config>,
}
