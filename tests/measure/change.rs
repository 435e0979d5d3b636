//! Holds `src/domain/measure/change.rs`.

use hailong::domain::measure::{Channels, Incomparable, Wave, change};
use hailong::stats::Counted;

fn wave(successes: u64, trials: u64) -> Wave<'static> {
    Wave {
        instrument: ("quick", "2026.1"),
        formula: "item_mean",
        counted: Counted { successes, trials },
        channels: Channels { verified: 50, open: 50, ..Channels::default() },
        era: 0,
    }
}

#[test]
fn a_change_has_newcombes_interval() {
    // Newcombe (1998), table II, case (a): 56/70 − 48/80, method 10.
    let found = change(&wave(48, 80), &wave(56, 70), 0.95).unwrap();
    assert!((found.difference - 0.2).abs() < 1e-12);
    assert!((found.interval.0 - 0.0524).abs() < 5e-5);
    assert!((found.interval.1 - 0.3339).abs() < 5e-5);
    assert!(found.is_told());
    assert!(!change(&wave(48, 80), &wave(50, 80), 0.95).unwrap().is_told());
}

#[test]
fn every_reason_against_a_comparison_is_told() {
    let other = Wave {
        instrument: ("quick", "2026.2"),
        formula: "pooled",
        counted: Counted { successes: 3, trials: 9 },
        channels: Channels { paper: 9, ..Channels::default() },
        era: 1,
    };
    let reasons = change(&wave(48, 80), &other, 0.95).unwrap_err();
    assert_eq!(
        reasons,
        [
            Incomparable::Instrument,
            Incomparable::Formula,
            Incomparable::Channels,
            Incomparable::Break,
            Incomparable::TooFew,
        ]
    );
}
