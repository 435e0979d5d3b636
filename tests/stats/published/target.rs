//! "Đạt từ 90% trở lên" (row 8.2 of the plan) and "trên 90%" (its part I.1).

use hailong::base::Lang;
use hailong::base::format::two_decimals;
use hailong::domain::survey::{Aggregation, Instrument, Method};
use hailong::stats::{Interval, Verdict};
use hailong::stats::{Target, TargetRule};

use super::form::{FIVE, instrument, scorecard, tally};

fn form(rule: TargetRule) -> Instrument {
    Instrument {
        target: Some(Target { numerator: 90, denominator: 100, rule }),
        ..instrument(Method::Sipas(Aggregation::ItemMean), FIVE, &[&[1]])
    }
}

#[test]
fn seventeen_thousand_nine_hundred_ninety_nine_of_twenty_thousand_print_90_and_fall_short() {
    let counts = tally(20_000, &[&[0, 0, 2001, 17_999, 0]]);
    let card = scorecard(&form(TargetRule::AtLeast), &counts);
    let item = card.items.first().unwrap();
    assert_eq!(two_decimals(item.index.unwrap(), Lang::Vi), "90,00");
    assert_eq!(item.shortfall, Some(1));
    assert_eq!(card.index.reached_exactly, Some(false));
    assert_eq!(item.verdict, Some(Verdict::Open));
}

#[test]
fn exactly_ninety_percent_reaches_from_ninety_and_not_above_ninety() {
    for (satisfied, responses) in [(9, 10), (90, 100)] {
        let counts = tally(responses, &[&[responses - satisfied, 0, 0, satisfied, 0]]);
        let exact = |rule| scorecard(&form(rule), &counts).index.reached_exactly;
        assert_eq!(exact(TargetRule::AtLeast), Some(true));
        assert_eq!(exact(TargetRule::MoreThan), Some(false));
    }
}

#[test]
fn nine_of_ten_prove_nothing() {
    let counts = tally(10, &[&[1, 0, 0, 9, 0]]);
    let card = scorecard(&form(TargetRule::AtLeast), &counts);
    let item = card.items.first().unwrap();
    let Interval(low, high) = item.wilson.unwrap();
    assert_eq!(two_decimals(100.0 * low, Lang::Vi), "59,58");
    assert_eq!(two_decimals(100.0 * high, Lang::Vi), "98,21");
    assert_eq!(item.verdict, Some(Verdict::Open));
    // At exactly the target no number of answers would decide.
    assert_eq!(item.more_needed, None);
}

/// R: 185 of 200 have a one-sided exact p of 0.143 against 90 %, 1842 of 2000 one of 0.0007.
#[test]
fn ninety_two_and_a_half_percent_of_two_hundred_do_not_prove_ninety() {
    let verdict = |satisfied, responses| {
        let counts = tally(responses, &[&[responses - satisfied, 0, 0, satisfied, 0]]);
        let card = scorecard(&form(TargetRule::AtLeast), &counts);
        card.items.first().unwrap().verdict
    };
    assert_eq!(verdict(185, 200), Some(Verdict::Open));
    assert_eq!(verdict(1842, 2000), Some(Verdict::Reached));
    assert_eq!(verdict(150, 200), Some(Verdict::Missed));
}
