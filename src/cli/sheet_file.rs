//! Files of rows that are taken whole or not at all.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::base::table::LARGEST;

/// Faults told at most; the rest are counted.
const TOLD: usize = 500;

/// The bytes of a file; of one that is too large only as many as tell so.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    // One byte over the limit tells that there are more; no file is read whole before that.
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(cannot)?;
    file.take(most).read_to_end(&mut bytes).with_context(cannot)?;
    Ok(bytes)
}

/// What is said of a file that is not taken.
pub(super) fn refused(path: &Path, faults: &[String]) -> anyhow::Error {
    let told: Vec<&str> = faults.iter().take(TOLD).map(String::as_str).collect();
    let more = match faults.len() - told.len() {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    anyhow!(
        "{}: nothing was imported, {} fault(s):\n  {}{more}",
        path.display(),
        faults.len(),
        told.join("\n  ")
    )
}
