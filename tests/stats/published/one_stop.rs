//! The nine indicators of Thông tư 01/2018/TT-VPCP.

use hailong::domain::measure::OneStopClass;
use hailong::domain::survey::{Counts, Method};
use hailong::stats::{Target, TargetRule};

use super::form::{Step, instrument, scorecard, tally};

const POINTS: &[Step] = &[
    ('0', Counts::Points, Some(0)),
    ('1', Counts::Points, Some(1000)),
    ('2', Counts::Points, Some(2000)),
];

#[test]
fn the_total_is_the_sum_of_mean_points_and_its_target_is_in_points() {
    let mut form = instrument(Method::OneStop, POINTS, &[&[9]]);
    form.target = Some(Target { numerator: 12, denominator: 1, rule: TargetRule::AtLeast });
    let card = scorecard(&form, &tally(6, &[&[1, 2, 3][..]; 9]));
    // (0 + 2 · 1 + 3 · 2) / 6 points, nine times.
    assert_eq!(card.index.value, Some(12.0));
    assert_eq!(card.index.target, Some(12.0));
    assert_eq!(card.index.reached_exactly, Some(true));
    let item = card.items.first().unwrap();
    assert_eq!((item.n, item.satisfied), (Some(6), None));
    assert_eq!(item.index, Some(8.0 / 6.0));
    assert_eq!((item.wilson, item.verdict), (None, None));
}

#[test]
fn an_indicator_without_answers_leaves_no_total() {
    let form = instrument(Method::OneStop, POINTS, &[&[2]]);
    let card = scorecard(&form, &tally(6, &[&[1, 2, 3], &[0, 0, 0]]));
    assert_eq!(card.index.value, None);
}

/// Public code has "above 15" and "12 to under 15", so that 15 itself falls in no class.
#[test]
fn every_total_has_a_class() {
    let classes = [
        (18.0, OneStopClass::Excellent),
        (15.0, OneStopClass::Excellent),
        (14.99, OneStopClass::Good),
        (12.0, OneStopClass::Good),
        (11.99, OneStopClass::Fair),
        (9.0, OneStopClass::Fair),
        (8.99, OneStopClass::Average),
        (6.0, OneStopClass::Average),
        (5.99, OneStopClass::Weak),
        (0.0, OneStopClass::Weak),
    ];
    for (points, class) in classes {
        assert_eq!(OneStopClass::of(points), class, "{points}");
    }
}
