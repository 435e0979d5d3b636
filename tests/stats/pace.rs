//! Holds `src/stats/pace.rs`.

use hailong::stats::Pace;

#[test]
fn a_silence_is_judged_by_the_pace() {
    // Where all of w weeks had answers, g silent ones are 1 in C(w + 1 + g, g) (Ross 2014, section
    // 3.6.3): 1 in 19 and 1 in 190 after seventeen.
    let busy = Pace { answered: 17, weeks: 17 };
    for (gap, one_in) in [(0, 1.0), (1, 19.0), (2, 190.0), (3, 1330.0)] {
        assert!((busy.silence(gap).unwrap() - 1.0 / one_in).abs() < 1e-15, "{gap}");
    }
    assert!(busy.is_quiet(2) && !busy.is_quiet(1));
    // Laplace's rule of succession: 9 of 18 weeks, 10/20 that the next is silent.
    let calm = Pace { answered: 9, weeks: 18 };
    assert!((calm.silence(1).unwrap() - 0.5).abs() < 1e-15);
    assert!(!calm.is_quiet(8) && calm.is_quiet(10));
}

#[test]
fn nothing_is_said_before_there_is_a_month_to_judge_by() {
    for (answered, weeks) in [(3, 3), (0, 0), (5, 4)] {
        assert_eq!(Pace { answered, weeks }.silence(50), None);
    }
}
