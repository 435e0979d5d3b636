//! The instruments of a running server: those it began with, and those published since, by any process.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::domain::survey::{Catalogue, Instrument};
use crate::store::{Result, Store};

/// All instruments as they were when this value was made or cloned, so that a request sees one catalogue throughout:
/// a clone takes the newest.
#[derive(Debug)]
pub struct Instruments {
    seen: Arc<Catalogue>,
    kept: Arc<Kept>,
}

/// Shared by all clones.
#[derive(Debug)]
struct Kept {
    newest: RwLock<Arc<Catalogue>>,
    /// Under which mark of the database `newest` was read.
    mark: Mutex<Option<String>>,
}

impl Instruments {
    /// Begins with these.
    pub fn of(catalogue: Catalogue) -> Self {
        let seen = Arc::new(catalogue);
        let newest = RwLock::new(Arc::clone(&seen));
        Self { seen, kept: Arc::new(Kept { newest, mark: Mutex::default() }) }
    }

    /// The newest catalogue.
    pub fn newest_catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(&self.kept.newest.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds versions that are not known yet.
    fn add(&self, published: Vec<Instrument>) {
        let mut newest = self.kept.newest.write().unwrap_or_else(PoisonError::into_inner);
        let joined = joined(&newest, published);
        *newest = Arc::new(joined);
    }
}

/// A catalogue with further versions; one that it knows stays.
pub(crate) fn joined(catalogue: &Catalogue, mut others: Vec<Instrument>) -> Catalogue {
    others.retain(|it| catalogue.version(&it.id, &it.version).is_none());
    Catalogue::of(catalogue.all().iter().cloned().chain(others).collect())
}

impl Clone for Instruments {
    fn clone(&self) -> Self {
        Self { seen: self.newest_catalogue(), kept: Arc::clone(&self.kept) }
    }
}

impl Deref for Instruments {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.seen
    }
}

impl Store {
    /// Adds what was published since the last look, by this process or another; a look reads one row where nothing
    /// was.
    pub async fn refresh_instruments(&self, instruments: &Instruments) -> Result<()> {
        let mark = self.surveys_mark().await?;
        let known = || instruments.kept.mark.lock().unwrap_or_else(PoisonError::into_inner);
        if known().as_ref() == Some(&mark) {
            return Ok(());
        }
        instruments.add(self.published_surveys().await?);
        *known() = Some(mark);
        Ok(())
    }
}
