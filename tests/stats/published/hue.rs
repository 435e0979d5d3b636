//! Báo cáo 02/BC-TTHCC (4/4/2019) of Huế's public administration centre: the only report found
//! with counts. 5326 forms handed out, 4215 returned.

use hailong::base::Lang;
use hailong::base::format::two_decimals;
use hailong::domain::measure::{Channels, Filter, Scorecard, Tally};
use hailong::domain::survey::{Aggregation, Answer, Instrument, Method, MissingRule, Record};

use super::form::{THREE, instrument, scorecard, tally};

const RETURNED: u64 = 4215;
const ATTITUDE: &[u64] = &[104, 2128, 1983];
const HANDING_OVER: &[u64] = &[97, 2232, 1886];
const TIME: &[u64] = &[89, 2135, 1991];
const PAPERS: &[u64] = &[99, 2281, 1825];

fn form(items: usize, by: Aggregation) -> Instrument {
    instrument(Method::Sipas(by), THREE, &[&[items]])
}

#[test]
fn rows_two_to_four_give_the_reports_rates() {
    let form = form(3, Aggregation::ItemMean);
    let card = scorecard(&form, &tally(RETURNED, &[ATTITUDE, HANDING_OVER, TIME]));
    let rates: Vec<String> =
        card.items.iter().map(|item| two_decimals(item.index.unwrap(), Lang::Vi)).collect();
    assert_eq!(rates, ["97,53", "97,70", "97,89"]);
    assert_eq!(two_decimals(card.index.value.unwrap(), Lang::Vi), "97,71");
}

#[test]
fn the_mean_of_items_is_the_pooled_rate_where_nobody_skips_one() {
    let counts = tally(RETURNED, &[ATTITUDE, HANDING_OVER, TIME]);
    let of = |by| scorecard(&form(3, by), &counts).index.value;
    assert_eq!(of(Aggregation::ItemMean), of(Aggregation::Pooled));
    let pooled = of(Aggregation::Pooled).unwrap();
    assert!((pooled - 1_235_500.0 / 12_645.0).abs() < 1e-12);
}

#[test]
fn the_ten_who_left_row_five_blank_are_in_neither_part() {
    let card = scorecard(&form(1, Aggregation::ItemMean), &tally(RETURNED, &[PAPERS]));
    let item = card.items.first().unwrap();
    assert_eq!((item.n, item.missing, item.satisfied), (Some(4205), Some(10), Some(4106)));
    assert_eq!(two_decimals(item.index.unwrap(), Lang::Vi), "97,65");
}

/// The report itself counts them: 4106 of 4215.
#[test]
fn the_same_ten_are_in_the_lower_part_where_the_instrument_says_so() {
    let left_out = form(1, Aggregation::ItemMean);
    let counted = Instrument { missing: MissingRule::InDenominator, ..left_out.clone() };
    let card = scorecard(&counted, &tally(RETURNED, &[PAPERS]));
    let item = card.items.first().unwrap();
    assert_eq!((item.n, item.missing, item.satisfied), (Some(4205), Some(10), Some(4106)));
    assert_eq!(two_decimals(item.index.unwrap(), Lang::Vi), "97,41");
    assert_eq!(card.index.value, item.index);
    // Nobody answered: no data under either rule.
    for form in [&left_out, &counted] {
        let card = scorecard(form, &tally(10, &[&[0, 0, 0]]));
        assert_eq!(card.index.value, None);
    }
    let blank = Record::of(&counted, &[Answer::Missing]);
    let satisfied = Record::of(&counted, &[Answer::One('2')]);
    for (form, answered) in [(&left_out, 1000), (&counted, 2000)] {
        let mut tally = Tally::empty(form);
        assert!(tally.count(form, &blank) && tally.count(form, &satisfied));
        assert_eq!((tally.moments.answered, tally.moments.earned), (answered, 1000));
    }
}

#[test]
fn the_response_rate_is_forms_returned_over_forms_handed_out() {
    let channels = Channels { verified: RETURNED, ..Channels::default() };
    let form = form(1, Aggregation::ItemMean);
    let counts = tally(RETURNED, &[ATTITUDE]);
    let rate = |issued| {
        let card = Scorecard::of(&form, &counts, channels, &Filter::default(), issued);
        card.response_rate
    };
    let known = rate(Some((5326, RETURNED))).unwrap();
    assert_eq!(two_decimals(100.0 * known, Lang::Vi), "79,14");
    assert_eq!(rate(None), None);
    assert_eq!(rate(Some((0, 0))), None);
}
