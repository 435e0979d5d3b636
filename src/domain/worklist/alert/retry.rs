//! When mail that was not taken is tried again.

use chrono::TimeDelta;

/// Minutes to wait after each failure: some three days in all, which outlasts a week-end without
/// the server's keeper (RFC 5321, section 4.5.4.1, asks for four to five days of a relay, which has
/// other people's mail; ours is stale by then).
const WAITS: [i64; 8] = [1, 5, 30, 120, 360, 720, 1440, 1440];

/// How long to wait after so many failures; `None` gives up.
pub fn after(failures: u32) -> Option<TimeDelta> {
    let place = usize::try_from(failures.checked_sub(1)?).ok()?;
    WAITS.get(place).map(|minutes| TimeDelta::minutes(*minutes))
}
