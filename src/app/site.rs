//! Whose installation this is, as every page says it.

use std::sync::{Arc, PoisonError, RwLock};

use crate::base::Text;
use crate::domain::unit::Office;

/// The office's name at the head of every page; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Site(Arc<RwLock<Named>>);

#[derive(Debug, Default)]
struct Named {
    name: Option<Arc<Text>>,
    /// The mark of names it was read under.
    mark: String,
}

impl Site {
    /// Named after these offices: the one there is, or the body above several of them.
    pub fn of(offices: &[Office]) -> Self {
        let site = Self::default();
        site.rename(offices, String::new());
        site
    }

    /// Takes the name from these offices, which were read after `mark`.
    pub fn rename(&self, offices: &[Office], mark: String) {
        let name = match offices {
            [] => None,
            [only] => Some(only.name.clone()),
            [first, ..] => Some(first.parent.clone()),
        };
        let named = Named { name: name.map(Arc::new), mark };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = named;
    }

    /// Whether it was named under another mark of names.
    pub fn is_older(&self, mark: &str) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).mark != mark
    }

    /// The name; `None` before there is an office.
    pub fn name(&self) -> Option<Arc<Text>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).name.clone()
    }
}
