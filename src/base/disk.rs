//! Room on the disk.

use std::path::Path;

/// Bytes that this account may still write to the file system of `path`; `None` where it cannot be asked.
pub fn free_bytes(path: &Path) -> Option<u64> {
    let file_system = rustix::fs::statvfs(path).ok()?;
    Some(file_system.f_bavail.saturating_mul(file_system.f_frsize))
}
