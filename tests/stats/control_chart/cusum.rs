//! Holds `src/stats/control_chart/cusum.rs`.

use hailong::stats::{Counted, Direction, cusum};

#[test]
fn a_small_shift_that_lasts_is_found_with_the_place_it_began() {
    let share = |successes| Counted { successes, trials: 100 };
    let mut points = vec![share(90); 6];
    points.push(Counted::default());
    points.extend([share(86); 8]);
    let sums = cusum(&points, 0.9, 0.5, 4.0).unwrap();
    assert_eq!(sums.points[6], None);
    // z is −1.33, so C⁻ grows by 0.83 a point: above 4 at the fifth.
    let first = sums.points.iter().flatten().position(|p| p.signal.is_some());
    assert_eq!(first, Some(10));
    let found = sums.points[11].unwrap();
    assert_eq!((found.signal, found.began), (Some(Direction::Down), Some(7)));
    assert_eq!(cusum(&points, 1.0, 0.5, 4.0), None);
}
