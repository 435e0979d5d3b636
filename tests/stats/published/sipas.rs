//! SIPAS as published, and how its items come together.

use hailong::base::Lang;
use hailong::base::format::two_decimals;
use hailong::domain::survey::{Aggregation, Method};

use super::form::{FIVE, instrument, scorecard, tally};

/// The index, from one figure for all 23 policy items and one for all 16 service items.
fn index(policy: u64, service: u64, by: Aggregation) -> String {
    let form = instrument(Method::Sipas(by), FIVE, &[&[8, 5, 5, 5], &[4, 3, 4, 3, 2]]);
    let counts = |satisfied: u64| [0, 0, 10_000 - satisfied, satisfied, 0];
    let (policy, service) = (counts(policy), counts(service));
    let mut items: Vec<&[u64]> = vec![&policy; 23];
    items.extend(vec![&service[..]; 16]);
    let card = scorecard(&form, &tally(10_000, &items));
    two_decimals(card.index.value.unwrap(), Lang::Vi)
}

/// Source: results of 2023 and 2024 as told by the press (kinhtedothi, vjs.vietnam.vn,
/// vietnamplus; 2023 by subtraction of the published changes).
#[test]
fn the_mean_of_items_explains_three_of_four_published_indices() {
    let mean = Aggregation::ItemMean;
    // The whole country, 2024.
    assert_eq!(index(8384, 8409, mean), "83,94");
    // Hà Nội, 2024 and 2023.
    assert_eq!(index(8651, 8649, mean), "86,50");
    assert_eq!(index(8346, 8372, mean), "83,57");
    // The whole country, 2023: published as 82,66, and no aggregation that was tried gives that.
    assert_eq!(index(8249, 8297, mean), "82,69");
}

#[test]
fn the_mean_of_domains_is_another_figure_and_not_the_published_one() {
    assert_eq!(index(8384, 8409, Aggregation::DomainMean), "83,97");
    // Nine factors, four of policy: (4 · 83,84 + 5 · 84,09) / 9.
    assert_eq!(index(8384, 8409, Aggregation::FactorMean), "83,98");
    // With complete answers every answer counts as every item does.
    assert_eq!(index(8384, 8409, Aggregation::Pooled), "83,94");
}

#[test]
fn there_are_twelve_aggregates() {
    let by = Method::Sipas(Aggregation::ItemMean);
    let form = instrument(by, FIVE, &[&[8, 5, 5, 5], &[4, 3, 4, 3, 2]]);
    let counts: &[u64] = &[2, 3, 10, 60, 25];
    let card = scorecard(&form, &tally(100, &vec![counts; 39]));
    let groups = || card.factors.iter().chain(&card.domains);
    assert_eq!(groups().count() + 1, 4 + 5 + 2 + 1);
    assert!(groups().all(|group| group.index == Some(85.0)));
    assert_eq!(card.index.value, Some(85.0));
    assert_eq!(card.domains.first().unwrap().n_items, 23);
}

/// A mean of scores would rank the two the other way round: 4,10 against 4,15.
#[test]
fn the_index_is_a_share_and_not_a_mean_score() {
    let form = instrument(Method::Sipas(Aggregation::ItemMean), FIVE, &[&[1]]);
    let of = |counts: &[u64]| scorecard(&form, &tally(100, &[counts])).index.value;
    assert_eq!(of(&[2, 3, 10, 60, 25]), Some(85.0));
    assert_eq!(of(&[0, 0, 0, 90, 10]), Some(100.0));
    assert_eq!(of(&[5, 5, 0, 50, 40]), Some(90.0));
}

#[test]
fn no_answers_are_no_data_and_an_item_without_them_is_left_out_of_the_mean() {
    let form = instrument(Method::Sipas(Aggregation::ItemMean), FIVE, &[&[2]]);
    let none: &[u64] = &[0; 5];
    let empty = scorecard(&form, &tally(0, &[none, none]));
    let item = empty.items.first().unwrap();
    assert_eq!((item.index, item.wilson, item.verdict), (None, None, None));
    assert_eq!((empty.index.value, empty.index.verdict), (None, None));
    assert_eq!(empty.index.reached_exactly, None);
    let half = scorecard(&form, &tally(100, &[none, &[5, 5, 0, 50, 40]]));
    assert_eq!(half.index.value, Some(90.0));
    assert_eq!(half.factors.first().unwrap().n_items, 1);
}
