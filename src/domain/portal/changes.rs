//! What bringing figures in would change.

use std::collections::BTreeMap;

use super::PortalFigure;
use crate::base::text::same_name;

/// Figures of a file against those that are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalChanges {
    /// New ones.
    pub added: Vec<PortalFigure>,
    /// Those that replace one: before, after.
    pub corrected: Vec<(PortalFigure, PortalFigure)>,
    /// How many are as they were.
    pub same: usize,
}

impl PortalChanges {
    /// Compares figures with those that are known.
    pub fn of(known: &[PortalFigure], figures: &[PortalFigure]) -> Self {
        let key =
            |it: &PortalFigure| (it.period.to_string(), same_name(&it.agency), it.code.clone());
        let known: BTreeMap<_, &PortalFigure> = known.iter().map(|it| (key(it), it)).collect();
        let mut changes = Self::default();
        for figure in figures {
            match known.get(&key(figure)) {
                Some(before) => {
                    // The agency keeps the name under which it is known.
                    let figure = PortalFigure { agency: before.agency.clone(), ..figure.clone() };
                    if **before == figure {
                        changes.same += 1;
                    } else {
                        changes.corrected.push(((*before).clone(), figure));
                    }
                }
                None => changes.added.push(figure.clone()),
            }
        }
        changes
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.corrected.is_empty()
    }

    /// In the audit log.
    pub(crate) fn audit_line(&self) -> String {
        let (added, corrected) = (self.added.len(), self.corrected.len());
        format!("{added} added, {corrected} corrected, {} as they were", self.same)
    }
}
