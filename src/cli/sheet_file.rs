//! Files of rows that are imported whole or not at all.

use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::base::table::LARGEST;

/// Faults printed at most; the rest are counted.
const PRINTED: usize = 500;

/// The bytes of a file; of one that is too large, just enough to show that it is.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let most = u64::try_from(LARGEST)?.saturating_add(1);
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(cannot)?;
    file.take(most).read_to_end(&mut bytes).with_context(cannot)?;
    Ok(bytes)
}

/// The error for a file that is not imported.
pub(super) fn refused(path: &Path, faults: &[impl Display]) -> anyhow::Error {
    let printed: Vec<String> = faults.iter().take(PRINTED).map(ToString::to_string).collect();
    let more = match faults.len() - printed.len() {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    anyhow!(
        "{}: nothing was imported, {} fault(s):\n  {}{more}",
        path.display(),
        faults.len(),
        printed.join("\n  ")
    )
}
