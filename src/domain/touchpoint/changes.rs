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

/// Whether two rows say the same; the order of procedures says nothing.
fn same(kept: &Touchpoint, read: &Touchpoint) -> bool {
    let sorted = |touchpoint: &Touchpoint| {
        let mut touchpoint = touchpoint.clone();
        touchpoint.procedures.sort();
        touchpoint
    };
    sorted(kept) == sorted(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::domain::survey::Tier;

    fn touchpoint(code: &str, procedures: &[&str]) -> Touchpoint {
        Touchpoint {
            code: code.to_owned(),
            office: "sngv".to_owned(),
            unit: "PLS".to_owned(),
            name: Text::default(),
            instrument: "quick".to_owned(),
            tier: Tier::Open,
            procedures: procedures.iter().map(|&each| each.to_owned()).collect(),
        }
    }

    #[test]
    fn only_what_differs_is_changed() {
        let kept = [touchpoint("BT01", &["1", "2"]), touchpoint("BT02", &[])];
        let read = vec![
            touchpoint("BT01", &["2", "1"]),
            touchpoint("BT02", &["1"]),
            touchpoint("BT03", &[]),
        ];
        let changes = Changes::between(&kept, read.clone());
        assert_eq!(changes.unchanged, 1);
        assert_eq!(changes.changed, read[1..2]);
        assert_eq!(changes.added, read[2..]);

        let again = Changes::between(&read, read.clone());
        assert_eq!(again.to_keep(), []);
        assert_eq!(again.unchanged, 3);
    }
}
