//! Holds `src/stats/counted.rs`.

use hailong::stats::Counted;

#[test]
fn the_nearest_whole_number_of_successes_is_found_and_no_more_than_there_are_trials() {
    let nearest = |share, trials| Counted::nearest(share, trials).map(|of| of.successes);
    assert_eq!(nearest(0.8971, 2838), Some(2546));
    assert_eq!(nearest(0.0, 9), Some(0));
    assert_eq!(nearest(1.0, 9), Some(9));
    assert_eq!(nearest(0.5, 0), None);
    assert_eq!(nearest(f64::NAN, 9), None);
    assert_eq!(nearest(1.2, 9), None);
}
