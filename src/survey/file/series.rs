//! What several files must hold to together.

use std::collections::BTreeMap;

use super::{File, Finding, Frozen, read};
use crate::survey::{Catalogue, Instrument};

/// Reads and checks all `files`, each by itself and with the others and with the frozen ones.
///
/// # Errors
/// Every fault of every file, by file and line.
pub fn check_all(files: &[File<'_>], frozen: &Frozen) -> Result<Catalogue, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut read_ones = Vec::new();
    for file in files {
        match read(*file) {
            Ok(instrument) => read_ones.push((file.name, instrument)),
            Err(faults) => findings.extend(faults),
        }
    }
    findings.extend(frozen_ones_have_not_changed(&read_ones, frozen));
    findings.extend(versions_follow_each_other(&read_ones));
    if findings.is_empty() {
        let instruments = read_ones.into_iter().map(|(_, instrument)| instrument);
        return Ok(Catalogue::of(instruments.collect()));
    }
    findings.sort();
    Err(findings)
}

fn finding(file: &str, what: String, remedy: String) -> Finding {
    Finding {
        file: file.to_owned(),
        line: 1,
        what,
        remedy,
    }
}

/// Answers kept under a version mean what its file said then.
fn frozen_ones_have_not_changed(read: &[(&str, Instrument)], frozen: &Frozen) -> Vec<Finding> {
    let changed = read.iter().filter(|(_, instrument)| {
        let known = frozen.digest(&instrument.id, &instrument.version);
        known.is_some_and(|digest| digest != instrument.digest)
    });
    let told = changed.map(|(file, Instrument { id, version, .. })| {
        finding(
            file,
            format!("version {version} of `{id}` is published and its file has changed"),
            format!("Restore it, and put the change into a new version `{id}@NEW.toml`"),
        )
    });
    told.collect()
}

/// No version is stated to last into the next one's days.
///
/// Without a stated end a version lasts until the next begins: a published file is frozen, so its
/// end could not be written into it later.
fn versions_follow_each_other(read: &[(&str, Instrument)]) -> Vec<Finding> {
    let mut by_id: BTreeMap<&str, Vec<&(&str, Instrument)>> = BTreeMap::new();
    for each in read {
        by_id.entry(&each.1.id).or_default().push(each);
    }
    let mut findings = Vec::new();
    for versions in by_id.values_mut() {
        versions.sort_by_key(|(_, instrument)| instrument.valid_from);
        for pair in versions.windows(2) {
            let [(first_file, first), (file, second)] = pair else {
                continue;
            };
            if first.version == second.version {
                findings.push(finding(
                    file,
                    format!(
                        "`{}` has its version {} in {first_file} too",
                        first.id, first.version
                    ),
                    "Give one of them another version".into(),
                ));
            }
            let begun = first.valid_from == second.valid_from;
            if begun || first.valid_to.is_some_and(|last| last >= second.valid_from) {
                findings.push(finding(
                    file,
                    format!(
                        "version {} of `{}` begins before version {} in {first_file} ends",
                        second.version, first.id, first.version
                    ),
                    format!("End the earlier one before {}", second.valid_from),
                ));
            }
        }
    }
    findings
}
