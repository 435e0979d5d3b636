//! What a file changes of the dossiers that are there.

use std::collections::BTreeMap;

use super::Dossier;

/// Dossiers by their codes, as they were last brought in.
pub type Known = BTreeMap<String, Dossier>;

/// The parts of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New ones.
    pub added: Vec<Dossier>,
    /// Those that differ: what it was, what it becomes.
    pub changed: Vec<(Dossier, Dossier)>,
    /// How many are as they were.
    pub unchanged: usize,
    /// Codes of completed ones that differ; the file is not taken.
    pub conflicts: Vec<String>,
}

impl Changes {
    /// A dossier that was open may change in everything. One that was completed keeps its days and its
    /// outcome: a rate that was reported must not move. An apology may be added to it.
    pub fn between(known: &Known, read: Vec<Dossier>) -> Self {
        let mut changes = Self::default();
        for dossier in read {
            match known.get(&dossier.code) {
                None => changes.added.push(dossier),
                Some(before) if *before == dossier => changes.unchanged += 1,
                Some(before) if may_become(before, &dossier) => {
                    changes.changed.push((before.clone(), dossier));
                }
                Some(_) => changes.conflicts.push(dossier.code),
            }
        }
        changes
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty()
    }
}

fn may_become(before: &Dossier, after: &Dossier) -> bool {
    before.completed.is_none() || {
        let apologies = after.apologies.clone();
        let with_apologies = Dossier { apologies, ..before.clone() };
        before.apologies.is_empty() && with_apologies == *after
    }
}
