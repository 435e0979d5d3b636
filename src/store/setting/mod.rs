//! Settings: kept in rows, used from memory.
//!
//! Every process reads them again when their version in the database has changed; what a process changes itself it
//! sees at once.

mod change;
mod logo;
mod target;

use std::sync::{Arc, PoisonError, RwLock};

use super::{Result, Store};
use crate::domain::setting::Settings;

pub use change::SettingChange;
pub(super) use change::change;
pub(super) use target::Retargeted;

/// Counts the changes of settings.
const CHANGED: &str = "settings-changed";

/// The settings of a process as last read.
#[derive(Debug, Default)]
pub(crate) struct SettingsCache(RwLock<Arc<Settings>>);

impl Store {
    /// The settings as last read.
    pub fn settings(&self) -> Arc<Settings> {
        self.settings_cache.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the settings again if any was changed since, by this process or another; whether it was so.
    pub async fn refresh_settings(&self) -> Result<bool> {
        let version = self.fact(CHANGED).await?.unwrap_or_default();
        if version == self.settings().version {
            return Ok(false);
        }
        let rows: Vec<(String, String)> = fetch_all!(&self.read, "select key, value from setting");
        let settings = Arc::new(Settings::of(version, rows));
        *self.settings_cache.0.write().unwrap_or_else(PoisonError::into_inner) = settings;
        Ok(true)
    }
}
