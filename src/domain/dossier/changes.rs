//! What a file changes of the dossiers that are there.

use std::collections::BTreeMap;

use super::Dossier;
use super::code::{compared_code, respelled};
use crate::base::Text;
use crate::base::table::zero_variants;

/// Dossiers by their codes, as they were last brought in; those whose code is written otherwise also by it as it is
/// compared.
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
    /// Codes that are kept otherwise: as they are written in the file, and as they are kept.
    pub respelled: Vec<(String, String)>,
    /// Codes of new ones, and those that are kept and differ by zeros before them alone; the file is not taken.
    pub zeros: Vec<(String, String)>,
}

impl Changes {
    /// A dossier that was open may change in everything. One that was completed keeps its days and its
    /// outcome: a rate that was reported must not move. An apology may be added to it. A file that names no apology,
    /// or has no column of them, leaves the one that is kept.
    pub fn between(known: &Known, read: Vec<Dossier>) -> Self {
        let mut changes = Self::default();
        for mut dossier in read {
            let code = &dossier.code;
            let before = known.get(code).or_else(|| known.get(&compared_code(code)));
            if let Some(before) = before.filter(|before| before.code != *code) {
                let written = std::mem::replace(&mut dossier.code, before.code.clone());
                changes.respelled.push((written, before.code.clone()));
            }
            if let Some(before) = before.filter(|_| dossier.apologies.is_empty()) {
                dossier.apologies.clone_from(&before.apologies);
            }
            match before {
                None => {
                    let mut alike = zero_variants(&dossier.code).into_iter();
                    if let Some(kept) = alike.find(|code| known.contains_key(code)) {
                        changes.zeros.push((dossier.code.clone(), kept));
                    }
                    changes.added.push(dossier);
                }
                Some(before) if *before == dossier => changes.unchanged += 1,
                Some(before) if may_become(before, &dossier) => {
                    changes.changed.push((before.clone(), dossier));
                }
                Some(_) => changes.conflicts.push(dossier.code),
            }
        }
        changes
    }

    /// Says which codes of the file are kept written otherwise.
    pub fn note(&self) -> Option<Text> {
        respelled(&self.respelled)
    }

    /// Says which codes lost or gained zeros, one sentence each.
    pub fn zeros_told(&self) -> Vec<Text> {
        let told = |(code, kept): &(String, String)| Text {
            vi: format!(
                "mã `{code}` chỉ khác mã `{kept}` đang có bởi số 0 đứng trước; nếu là một hồ sơ thì định dạng cột là Văn bản (Text) rồi ghi `{kept}`"
            ),
            en: format!(
                "code `{code}` differs from `{kept}`, which is kept, by zeros before it alone; if they are one dossier, format the column as Text and write `{kept}`"
            ),
        };
        self.zeros.iter().map(told).collect()
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
