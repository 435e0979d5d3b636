//! Whose installation this is, as every page says it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::base::Text;
use crate::domain::account::Person;
use crate::domain::unit::Office;

/// The office's name at the head of every page, and its people's; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Site(Arc<RwLock<Named>>);

#[derive(Debug, Default)]
struct Named {
    name: Option<Arc<Text>>,
    /// Full names of people, by account.
    people: Arc<BTreeMap<String, String>>,
    /// The mark of names it was read under.
    mark: String,
}

impl Site {
    /// Named after these offices: the one there is, or the body above several of them.
    pub fn of(offices: &[Office]) -> Self {
        let site = Self::default();
        site.rename(offices, BTreeMap::new(), String::new());
        site
    }

    /// Takes the names from these offices and people, which were read after `mark`.
    pub fn rename(&self, offices: &[Office], people: BTreeMap<String, Person>, mark: String) {
        let name = match offices {
            [] => None,
            [only] => Some(only.name.clone()),
            [first, ..] => Some(first.parent.clone()),
        };
        let people = people.into_iter().map(|(account, person)| (account, person.full_name));
        let people = people.filter(|(_, full_name)| !full_name.is_empty()).collect();
        let named = Named { name: name.map(Arc::new), people: Arc::new(people), mark };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = named;
    }

    /// Whether it was named under another mark of names.
    pub fn is_older(&self, mark: &str) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).mark != mark
    }

    /// Full names of people, by account.
    pub fn people(&self) -> Arc<BTreeMap<String, String>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).people.clone()
    }

    /// The name; `None` before there is an office.
    pub fn name(&self) -> Option<Arc<Text>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).name.clone()
    }
}
