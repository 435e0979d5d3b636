//! The list that is drawn from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;

use anyhow::{Context, ensure};
use sha2::{Digest, Sha256};

use super::Selected;
use crate::base::code;
use crate::cli::estimate::rows::each_row;
use crate::stats::Drawn;

/// One that can be drawn.
pub(super) struct Unit {
    id: String,
    stratum: Option<String>,
    /// 1 where no column says it.
    pub(super) size: u64,
}

/// All of them, and the digest of the file.
pub(super) struct Frame {
    pub(super) units: Vec<Unit>,
    /// SHA-256 as hex.
    pub(super) digest: String,
}

impl Frame {
    /// Reads the columns, in the file's order.
    pub(super) fn read(
        path: &Path,
        id: &str,
        strata: Option<&str>,
        size: Option<&str>,
    ) -> anyhow::Result<Self> {
        let digest = digest(path)?;
        let wanted: Vec<&str> = [Some(id), strata, size].into_iter().flatten().collect();
        let mut units = Vec::new();
        let mut seen = BTreeSet::new();
        each_row(path, &wanted, |row, cells, faults| {
            let mut cells = cells.iter();
            let mut cell = || cells.next().copied().unwrap_or_default();
            let name = cell();
            if name.is_empty() {
                faults.add(row, id, "is blank. Each row needs a name of its own.");
            } else if !seen.insert(name.to_owned()) {
                let sentence = format!("`{name}` stands there twice. Remove one of the two.");
                faults.add(row, id, &sentence);
            }
            let stratum = strata.map(|column| {
                let stratum = cell();
                if stratum.is_empty() {
                    faults.add(row, column, "is blank. Name the stratum.");
                }
                stratum.to_owned()
            });
            let size = size.map_or(1, |column| {
                let text = cell();
                text.parse().unwrap_or_else(|_| {
                    let sentence = format!("`{text}` is no size. Write a whole number, 0 or more.");
                    faults.add(row, column, &sentence);
                    0
                })
            });
            units.push(Unit { id: name.to_owned(), stratum, size });
        })?;
        let sum: u128 = units.iter().map(|unit| u128::from(unit.size)).sum();
        ensure!(
            sum <= u128::from(u64::MAX / 2),
            "the sizes in {} are too large to be added",
            path.display()
        );
        Ok(Self { units, digest })
    }

    /// Sorts by the bytes of the ids.
    pub(super) fn sorted(mut self) -> Self {
        self.units.sort_by(|a, b| a.id.cmp(&b.id));
        self
    }

    /// Places by stratum, in the order of the strata's names.
    pub(super) fn groups(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, unit) in self.units.iter().enumerate() {
            let stratum = unit.stratum.as_deref().unwrap_or_default();
            groups.entry(stratum).or_default().push(at);
        }
        groups
    }

    pub(super) fn selected(&self, drawn: &Drawn) -> Selected {
        let unit = &self.units[drawn.at];
        Selected {
            id: unit.id.clone(),
            stratum: unit.stratum.clone(),
            probability: drawn.probability,
            weight: drawn.probability.recip(),
        }
    }
}

fn digest(path: &Path) -> anyhow::Result<String> {
    let place = || format!("cannot read {}", path.display());
    let mut hasher = Sha256::new();
    let mut file = File::open(path).with_context(place)?;
    let mut part = vec![0; 1 << 16];
    loop {
        match std::io::Read::read(&mut file, &mut part).with_context(place)? {
            0 => break,
            read => hasher.update(&part[..read]),
        }
    }
    Ok(code::hex(hasher.finalize()))
}
