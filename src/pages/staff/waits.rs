//! How long the next try has to wait after failed sign-ins.

use chrono::{DateTime, TimeDelta, Utc};

/// How failed tries become waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waits {
    /// Failed tries before waits start; the wait after this many is a second, and each doubles it.
    pub(super) free: u32,
    /// The longest wait.
    pub(super) longest: TimeDelta,
}

/// Of one requester.
pub(super) const OWN: Waits = Waits { free: 3, longest: TimeDelta::minutes(15) };

/// Of all requesters together: guessing from many addresses is slowed down to one try a minute.
pub(super) const ALL: Waits = Waits { free: 30, longest: TimeDelta::minutes(1) };

/// After each such time without a try the count is half of what it was.
const HALF: TimeDelta = TimeDelta::minutes(30);

/// A last try that is farther ahead than this was made before the clock was set back; tries at the same time are
/// milliseconds apart.
const SET_BACK: TimeDelta = TimeDelta::minutes(1);

/// Failed tries, and when the last one was made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failed {
    pub(super) count: u32,
    pub(super) last: DateTime<Utc>,
}

impl Failed {
    /// The count as of now.
    pub(super) fn decayed(self, now: DateTime<Utc>) -> u32 {
        let halves = (now - self.last).num_seconds().max(0) / HALF.num_seconds();
        self.count.checked_shr(u32::try_from(halves).unwrap_or(u32::MAX)).unwrap_or(0)
    }
}

impl Waits {
    /// The rest of the wait, if it is not over. A try of the future is one before the clock was set back, and nobody
    /// waits for it.
    pub(super) fn left(self, failed: Failed, now: DateTime<Utc>) -> Option<TimeDelta> {
        let pause = self.pause(failed.count);
        let left = (failed.last + pause - now).min(pause);
        let is_of_future = failed.last - now > SET_BACK;
        (left > TimeDelta::zero() && !is_of_future).then_some(left)
    }

    /// The wait after this many failed sign-ins: from `free` on 1 s, 2 s, 4 s, …
    pub(super) fn pause(self, count: u32) -> TimeDelta {
        let Some(beyond) = count.checked_sub(self.free) else {
            return TimeDelta::zero();
        };
        let seconds = 1_i64.checked_shl(beyond.min(30)).unwrap_or(i64::MAX);
        TimeDelta::seconds(seconds).min(self.longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiet_time_halves_the_count() {
        let failed = Failed { count: 13, last: DateTime::UNIX_EPOCH };
        let after = |minutes| failed.decayed(DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes));
        assert_eq!([after(0), after(29), after(30), after(60), after(120)], [13, 13, 6, 3, 0]);
        assert_eq!(after(60 * 24 * 365), 0);
    }

    #[test]
    fn a_clock_set_back_holds_nobody_up() {
        let now = DateTime::UNIX_EPOCH;
        let waiting = |count, ahead| OWN.left(Failed { count, last: now + ahead }, now);
        assert_eq!(waiting(13, TimeDelta::seconds(1)), Some(OWN.longest));
        assert_eq!(waiting(13, TimeDelta::hours(3)), None);
        assert_eq!(waiting(1, TimeDelta::seconds(1)), None);
        assert_eq!(waiting(1, TimeDelta::hours(3)), None);
    }
}
