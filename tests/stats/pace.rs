//! Holds `src/stats/pace.rs`.

use hailong::stats::Pace;

#[test]
fn a_silence_is_judged_by_the_pace() {
    // R: dpois(0, 2.5 * 2) = 0.006737947, dpois(0, 0.5 * 9) = 0.011108997.
    let busy = Pace { answers: 100, days: 40 };
    assert!((busy.silence(2).unwrap() - 0.006_737_947).abs() < 1e-9);
    assert!(busy.is_quiet(2) && !busy.is_quiet(1));
    let calm = Pace { answers: 20, days: 40 };
    assert!((calm.silence(9).unwrap() - 0.011_108_997).abs() < 1e-9);
    assert!(!calm.is_quiet(9) && calm.is_quiet(10));
}

#[test]
fn nothing_is_said_before_there_is_a_month_to_judge_by() {
    for pace in [(19, 40), (100, 19), (0, 0)] {
        let (answers, days) = pace;
        assert_eq!(Pace { answers, days }.silence(50), None);
    }
}
