//! What an import would change. Pure.

use std::collections::BTreeMap;

use crate::domain::unit::Touchpoint;

/// The rows of an import, by what they change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New codes.
    pub added: Vec<Touchpoint>,
    /// Known codes of which something differs.
    pub changed: Vec<Touchpoint>,
    /// Codes that are kept exactly so already.
    pub unchanged: usize,
}

impl Changes {
    /// Compares what was read with what is kept; what is kept and not in the file stays.
    pub fn between(kept: &[Touchpoint], read: Vec<Touchpoint>) -> Self {
        let kept: BTreeMap<&str, &Touchpoint> =
            kept.iter().map(|each| (each.code.as_str(), each)).collect();
        let mut changes = Self::default();
        for touchpoint in read {
            match kept.get(touchpoint.code.as_str()) {
                None => changes.added.push(touchpoint),
                Some(known) if same(known, &touchpoint) => changes.unchanged += 1,
                Some(_) => changes.changed.push(touchpoint),
            }
        }
        changes
    }

    /// What has to be kept.
    pub fn to_keep(&self) -> Vec<Touchpoint> {
        self.added.iter().chain(&self.changed).cloned().collect()
    }
}

/// Whether two rows say the same; the order of procedures says nothing, and a file does not say what is closed.
fn same(kept: &Touchpoint, read: &Touchpoint) -> bool {
    let sorted = |touchpoint: &Touchpoint| {
        let mut touchpoint = touchpoint.clone();
        touchpoint.procedures.sort();
        touchpoint.closed = None;
        touchpoint
    };
    sorted(kept) == sorted(read)
}
