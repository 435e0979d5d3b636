//! Whose installation this is, as every page says it.

use std::sync::{Arc, PoisonError, RwLock};

use crate::base::Text;
use crate::domain::unit::Office;

/// The office's name at the head of every page; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Site(Arc<RwLock<Option<Arc<Text>>>>);

impl Site {
    /// Named after these offices: the one there is, or the body above several of them.
    pub fn of(offices: &[Office]) -> Self {
        let site = Self::default();
        site.rename(offices);
        site
    }

    /// Takes the name from these offices.
    pub fn rename(&self, offices: &[Office]) {
        let name = match offices {
            [] => None,
            [only] => Some(only.name.clone()),
            [first, ..] => Some(first.parent.clone()),
        };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = name.map(Arc::new);
    }

    /// The name; `None` before there is an office.
    pub fn name(&self) -> Option<Arc<Text>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
