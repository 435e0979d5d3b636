//! Each entry's hash covers the one before it. To change or drop one, all later ones must be
//! forged, which anyone with an old hash (a printed page, a backup) detects.

use sha2::{Digest, Sha256};

use super::{AuditFilter, Entry, Head, Recorded};
use crate::base::code;
use crate::store::{Result, Store};

/// Entries read at a time.
const STEP: u32 = 1000;

/// A fault of the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    /// An entry is not what was hashed, or does not follow the one before it.
    #[error("audit entry {0} was changed, or the one before it is gone")]
    Changed(i64),
    /// The last entries are gone.
    #[error("the audit log ends at entry {found}, but {written} were written")]
    Shortened {
        /// Number of the last entry there.
        found: i64,
        /// Number of the last entry ever written.
        written: i64,
    },
    /// The head of the log does not name its last entry.
    #[error("the head of the audit log does not name its last entry, {0}")]
    Head(i64),
}

/// Where the log ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEnd {
    /// Number of the last entry; 0 before the first.
    pub number: i64,
    /// Its hash in hex; it depends on every entry before it.
    pub hash: String,
}

impl std::fmt::Display for AuditEnd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} entries, the last with hash {}", self.number, self.hash)
    }
}

/// SHA-256 over the previous hash, the number and every field; each text is preceded by its length,
/// so that no two entries hash alike.
pub(super) fn hash(previous: &[u8], number: i64, entry: &Entry) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update((previous.len() as u64).to_be_bytes());
    digest.update(previous);
    digest.update(number.to_be_bytes());
    digest.update(entry.at.timestamp_millis().to_be_bytes());
    let fields = [
        Some(entry.actor.kind()),
        Some(entry.actor.name()),
        Some(&entry.action),
        Some(&entry.subject_kind),
        Some(&entry.subject),
        entry.unit.as_deref(),
        entry.before.as_deref(),
        entry.after.as_deref(),
    ];
    for field in fields {
        let Some(field) = field else {
            digest.update(u64::MAX.to_be_bytes());
            continue;
        };
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field);
    }
    digest.finalize().into()
}

/// A walk through the log from its end.
pub(super) struct Walk {
    /// Number of the last entry ever written.
    written: i64,
    /// Number of the entry checked last.
    pub(super) below: i64,
    /// Hash that the next older entry must have.
    pub(super) expected: Vec<u8>,
}

impl Walk {
    fn from(head: Head) -> Self {
        Self { written: head.number, below: head.number.saturating_add(1), expected: head.hash }
    }

    fn is_at_its_start(&self) -> bool {
        self.below > self.written
    }

    /// Checks the next older entry.
    fn step(&mut self, entry: Recorded) -> Option<AuditFault> {
        if entry.number != self.below - 1 {
            return Some(self.gap(entry.number));
        }
        if hash(&entry.previous, entry.number, &entry.entry) != entry.hash[..] {
            return Some(AuditFault::Changed(entry.number));
        }
        if entry.hash != self.expected {
            return Some(if self.is_at_its_start() {
                AuditFault::Head(entry.number)
            } else {
                AuditFault::Changed(self.below)
            });
        }
        self.below = entry.number;
        self.expected = entry.previous;
        None
    }

    /// Checks that no older entry is missing.
    fn end(&self) -> Option<AuditFault> {
        if self.below > 1 {
            return Some(self.gap(0));
        }
        (!self.expected.is_empty()).then_some(AuditFault::Changed(self.below))
    }

    fn gap(&self, found: i64) -> AuditFault {
        if self.is_at_its_start() {
            let written = self.written;
            AuditFault::Shortened { found, written }
        } else {
            AuditFault::Changed(self.below)
        }
    }
}

impl Store {
    /// Checks the whole audit log from its end; the first fault found, if any.
    pub async fn verify_audit(&self) -> Result<Option<AuditFault>> {
        self.audit_fault(None).await
    }

    /// The same down to an entry that was checked before, by its number and hash.
    pub(super) async fn audit_fault(
        &self,
        checked: Option<(i64, &[u8])>,
    ) -> Result<Option<AuditFault>> {
        // An impossible actor, which reading would normalise before it is hashed.
        let changed: Option<i64> = scalar_one!(
            &self.read,
            "select min(number) from audit
             where number > $1 and ((actor_kind in ('command-line', 'system') and actor <> '')
                 or actor_kind not in ('account', 'token', 'command-line', 'system'))",
            checked.map_or(0, |(number, _)| number)
        );
        if let Some(number) = changed {
            return Ok(Some(AuditFault::Changed(number)));
        }
        // One statement sees one state; entries appended after it do not count.
        let (number, hash, last): (i64, Vec<u8>, Option<i64>) = fetch_one!(
            &self.read,
            "select number, hash, (select max(number) from audit) from audit_head where id = 1"
        );
        match last.unwrap_or(0) {
            last if last > number => return Ok(Some(AuditFault::Head(last))),
            found if found < number => {
                return Ok(Some(AuditFault::Shortened { found, written: number }));
            }
            _ => {}
        }
        let mut walk = Walk::from(Head { number, hash });
        loop {
            if let Some(checked) = checked.filter(|(number, _)| walk.has_met(*number)) {
                return Ok(walk.compared(checked));
            }
            let above = checked.map_or(0, |(number, _)| number);
            let most = u32::try_from(walk.below - 1 - above).unwrap_or(STEP).min(STEP);
            let everything = AuditFilter::default();
            let entries = self.audit_page(&everything, Some(walk.below), most.max(1)).await?;
            if entries.is_empty() {
                return Ok(walk.end());
            }
            for entry in entries {
                if let Some(fault) = walk.step(entry) {
                    return Ok(Some(fault));
                }
            }
        }
    }

    /// The number and hash of the last entry; noted on paper, they reveal a rewritten log.
    pub async fn audit_end(&self) -> Result<AuditEnd> {
        let Head { number, hash } = self.audit_head().await?;
        Ok(AuditEnd { number, hash: code::hex(hash) })
    }

    pub(super) async fn audit_head(&self) -> Result<Head> {
        Ok(fetch_one!(&self.read, "select number, hash from audit_head where id = 1"))
    }
}
