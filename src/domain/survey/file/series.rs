//! What several files must hold to together.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::finding::both;
use super::{File, Finding, Frozen, draft};
use crate::base::Text;
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
    findings.sort_by(|one, other| one.place().cmp(&other.place()));
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
            what: both!(
                "phiên bản {version} của `{id}` đã công bố mà tệp đã đổi"
                    / "version {version} of `{id}` is published and its file has changed"
            ),
            remedy: both!(
                "Khôi phục tệp, ghi thay đổi vào một phiên bản mới của `{id}`"
                    / "Restore it, and put the change into a new version of `{id}`"
            ),
        }
    });
    findings.collect()
}

/// What is wrong between two files of one id.
fn clash(one: &Read<'_>, other: &Read<'_>) -> Option<Finding> {
    let clash = Clash::of((one.0, &one.1.instrument), (other.0, &other.1.instrument))?;
    let newer = if clash.is_of_first { one } else { other };
    let line = newer.1.lines.top(clash.key);
    Some(Finding { file: newer.0.to_owned(), line, what: clash.what, remedy: clash.remedy })
}

/// A fault between two versions of one id: on any day one version takes answers.
///
/// A version without a last day ends where the next begins. It must: the older file is frozen by
/// then and cannot be given a last day.
#[derive(Clone, Debug)]
pub struct Clash {
    /// Whether the first of the two is the one to be mended.
    pub is_of_first: bool,
    /// The key to mend.
    pub key: &'static str,
    /// What is wrong.
    pub what: Text,
    /// The remedy.
    pub remedy: Text,
}

impl Clash {
    /// The fault between two versions, each with where it stands.
    pub fn of(one: (&str, &Instrument), other: (&str, &Instrument)) -> Option<Self> {
        let is_of_first = one.1.valid_from > other.1.valid_from;
        let (older, newer) = if is_of_first { (other, one) } else { (one, other) };
        let ((file, was), is) = (older, newer.1);
        let (id, version, earlier) = (&is.id, &is.version, &was.version);
        if was.version == is.version {
            let what = both!(
                "`{id}` đã có phiên bản {version} trong {file}"
                    / "`{id}` has its version {version} in {file} too"
            );
            let remedy = both!("Đặt số phiên bản khác" / "Give one of them another version");
            return Some(Self { is_of_first, key: "version", what, remedy });
        }
        let day = is.valid_from;
        let overlaps = was.valid_from == day || was.valid_to.is_some_and(|last| last >= day);
        // a day that could not be read has its fault already
        if !overlaps || day == chrono::NaiveDate::MIN {
            return None;
        }
        let what = both!(
            "phiên bản {version} của `{id}` bắt đầu khi phiên bản {earlier} trong {file} chưa hết"
                / "version {version} of `{id}` begins before version {earlier} in {file} ends"
        );
        let remedy = both!(
            "Cho bắt đầu vào ngày sau đó, hoặc kết thúc phiên bản trước sớm hơn"
                / "Let it begin on a later day, or end the earlier one before it"
        );
        Some(Self { is_of_first, key: "valid_from", what, remedy })
    }
}
