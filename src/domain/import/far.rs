//! Numbers that are not of the size of those they take the place of.

/// From so many times as much on, a mark or a percent sign was lost rather than a figure corrected.
const FAR: f64 = 20.0;

/// Whether a number is orders of magnitude away from the one it takes the place of, or has its digits with the mark
/// in another place (`8.3` beside `83`).
pub fn is_far(before: f64, after: f64) -> bool {
    if before <= 0.0 || after <= 0.0 {
        return false;
    }
    let times = (after / before).max(before / after);
    times >= FAR || (times - 10.0).abs() < 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_mark_is_far_and_a_correction_is_not() {
        for (before, after) in
            [(83.0, 0.83), (0.83, 83.0), (83.0, 8.3), (44.0, 4400.0), (42.8, 1.2)]
        {
            assert!(is_far(before, after), "{before} {after}");
        }
        for (before, after) in [(83.0, 84.2), (2.0, 9.5), (0.0, 50.0), (50.0, 0.0), (90.59, 9.5)] {
            assert!(!is_far(before, after), "{before} {after}");
        }
    }
}
