//! What several files must hold to together.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::{File, Finding, Frozen, draft};
use crate::domain::survey::{Catalogue, Instrument};

/// A file with what could be read of it.
type Read<'a> = (&'a str, Draft);

/// Reads and checks all `files`, each by itself and with the others and with the frozen ones.
pub fn check_all(files: &[File<'_>], frozen: &Frozen) -> Result<Catalogue, Vec<Finding>> {
    check_beside(files, &[], frozen)
}

/// The same for `files` beside `others` already known. One of the others makes way for a file
/// with the same version of the same instrument.
pub fn check_beside(
    files: &[File<'_>],
    others: &[File<'_>],
    frozen: &Frozen,
) -> Result<Catalogue, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut all = read_all(files, &mut findings);
    let taken: BTreeSet<_> = all.iter().map(|(_, draft)| name(draft)).collect();
    let mut others = read_all(others, &mut findings);
    others.retain(|(_, draft)| !taken.contains(&name(draft)));
    all.append(&mut others);
    findings.extend(frozen_ones_have_not_changed(&all, frozen));
    for (place, one) in all.iter().enumerate() {
        let later = all.iter().skip(place + 1);
        let same_id = |other: &&Read<'_>| {
            let id = &one.1.instrument.id;
            !id.is_empty() && *id == other.1.instrument.id
        };
        findings.extend(later.filter(same_id).filter_map(|other| clash(one, other)));
    }
    if findings.is_empty() {
        let instruments = all.into_iter().map(|(_, draft)| draft.instrument);
        return Ok(Catalogue::of(instruments.collect()));
    }
    findings.sort();
    Err(findings)
}

fn read_all<'a>(files: &[File<'a>], findings: &mut Vec<Finding>) -> Vec<Read<'a>> {
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        let (draft, faults) = draft(*file);
        findings.extend(faults);
        read.extend(draft.map(|draft| (file.name, draft)));
    }
    read
}

fn name(draft: &Draft) -> (String, String) {
    let Instrument { id, version, .. } = &draft.instrument;
    (id.clone(), version.clone())
}

/// Answers kept under a version mean what its file said then.
fn frozen_ones_have_not_changed(read: &[Read<'_>], frozen: &Frozen) -> Vec<Finding> {
    let changed = read.iter().filter(|(_, draft)| {
        let Instrument { id, version, .. } = &draft.instrument;
        let known = frozen.digest(id, version);
        known.is_some_and(|digest| digest != draft.instrument.digest)
    });
    let findings = changed.map(|(file, draft)| {
        let Instrument { id, version, .. } = &draft.instrument;
        Finding {
            file: (*file).to_owned(),
            line: draft.lines.top("version"),
            what: format!("version {version} of `{id}` is published and its file has changed"),
            remedy: format!("Restore it, and put the change into a new version `{id}@NEW.toml`"),
        }
    });
    findings.collect()
}

/// What is wrong between two files of one id: on any day one version takes answers.
///
/// A version without a last day ends where the next begins. It must: the older file is frozen by
/// then and cannot be given a last day.
fn clash(one: &Read<'_>, other: &Read<'_>) -> Option<Finding> {
    let begins = |read: &Read<'_>| read.1.instrument.valid_from;
    let (older, newer) = if begins(one) <= begins(other) { (one, other) } else { (other, one) };
    let (was, is) = (&older.1.instrument, &newer.1.instrument);
    let finding = |line, what, remedy| {
        let file = newer.0.to_owned();
        Some(Finding { file, line, what, remedy })
    };
    if was.version == is.version {
        let what = format!("`{}` has its version {} in {} too", is.id, is.version, older.0);
        let remedy = "Give one of them another version".to_owned();
        return finding(newer.1.lines.top("version"), what, remedy);
    }
    let day = is.valid_from;
    let overlaps = was.valid_from == day || was.valid_to.is_some_and(|last| last >= day);
    // a day that could not be read has its fault already
    if !overlaps || day == chrono::NaiveDate::MIN {
        return None;
    }
    let what = format!(
        "version {} of `{}` begins before version {} in {} ends",
        is.version, is.id, was.version, older.0
    );
    let remedy = "Let it begin on a later day, or end the earlier one before it".to_owned();
    finding(newer.1.lines.top("valid_from"), what, remedy)
}
