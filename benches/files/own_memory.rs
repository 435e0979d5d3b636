//! The most memory of this process that is its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How often the memory is looked at.
const EVERY: Duration = Duration::from_millis(2);

/// Looks at the memory from now on. Pages of the database that are mapped into the process do not count: the
/// system takes them back whenever it needs room (`man 5 proc`, `RssFile`).
pub(crate) fn watched() -> Arc<AtomicU64> {
    let most = Arc::new(AtomicU64::new(0));
    let kilobytes = Arc::clone(&most);
    std::thread::spawn(move || {
        loop {
            kilobytes.fetch_max(now(), Ordering::Relaxed);
            std::thread::sleep(EVERY);
        }
    });
    most
}

/// Kilobytes at this moment; 0 where `/proc` is not.
fn now() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
