//! Processor time by thread, from Linux's `/proc`.

use std::fs;

/// The kernel's clock ticks a second, fixed at 100 for programs (`man 5 proc`, `USER_HZ`).
const TICK_MILLISECONDS: f64 = 10.0;

/// Milliseconds this process has spent in threads not called `name`; `None` where `/proc` is not.
pub fn milliseconds_beside(name: &str) -> Option<f64> {
    let mut ticks = 0_u32;
    for thread in fs::read_dir("/proc/self/task").ok()? {
        let line = fs::read_to_string(thread.ok()?.path().join("stat")).ok()?;
        let (before, after) = line.rsplit_once(") ")?;
        if before.ends_with(&format!("({name}")) {
            continue;
        }
        // Fields 14 and 15 of the line, user and system time; `after` begins with field 3.
        let times = after.split(' ').skip(11).take(2);
        ticks += times.filter_map(|time| time.parse::<u32>().ok()).sum::<u32>();
    }
    Some(f64::from(ticks) * TICK_MILLISECONDS)
}
