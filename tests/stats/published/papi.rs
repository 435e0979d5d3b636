//! PAPI 2019, Hải Phòng: indicators and sub-dimensions of the published workbook.

use hailong::domain::measure::Tally;
use hailong::domain::survey::{Counts, Instrument, Method};

use super::form::{Step, instrument, scorecard, tally};

const NO_YES: &[Step] = &[('0', Counts::Points, Some(0)), ('1', Counts::Points, Some(1000))];

/// So many made-up answers that a share of eight decimals is a count.
const ANSWERS: u64 = 100_000_000;

fn form(items: &[usize], range: (i64, i64)) -> Instrument {
    let mut form = instrument(Method::Papi, NO_YES, &[items]);
    for factor in &mut form.factors {
        factor.range = Some(range);
    }
    form
}

fn counts(yes: &[u64]) -> Tally {
    let items: Vec<[u64; 2]> = yes.iter().map(|yes| [ANSWERS - yes, *yes]).collect();
    let items: Vec<&[u64]> = items.iter().map(|item| &item[..]).collect();
    tally(ANSWERS, &items)
}

/// Published values carry the workbook's single precision: within 2.1e-7.
fn assert_near(found: Option<f64>, published: f64) {
    let found = found.unwrap();
    assert!((found - published).abs() < 2.1e-7, "{found}, not {published}");
}

#[test]
fn sub_dimensions_come_from_their_indicators() {
    let cases: [(&[u64], (i64, i64), f64); 3] = [
        // 4.1: the first three indicators.
        (&[49_782_419, 39_333_949, 33_459_169], (250_000, 2_500_000), 1.169_316_530_227_66),
        // 3.2: published with 0,33 and 3,30 for the ends.
        (&[7_110_378, 6_586_424], (330_000, 3_300_000), 0.533_397_495_746_613),
        // 7.2: a third of 1 and of 10.
        (&[32_646_301, 84_274_393, 32_745_716], (333_333, 3_333_333), 1.829_997_420_310_97),
    ];
    for (indicators, range, published) in cases {
        let form = form(&[indicators.len()], range);
        let card = scorecard(&form, &counts(indicators));
        // A third is kept in millionths.
        let found = card.factors.first().unwrap().index.unwrap();
        assert!((found - published).abs() < 6e-7, "{found}, not {published}");
    }
}

#[test]
fn a_dimension_is_the_sum_of_its_sub_dimensions() {
    // 4.1 to 4.4 as published, each as one indicator between 0,25 and 2,5.
    let parts = [1.169_316_53, 1.702_448_73, 0.739_288_99, 1.927_980_90];
    let yes = [40_858_512, 64_553_277, 21_746_177, 74_576_929];
    let card = scorecard(&form(&[1, 1, 1, 1], (250_000, 2_500_000)), &counts(&yes));
    for (factor, part) in card.factors.iter().zip(parts) {
        assert_near(factor.index, part);
    }
    assert_near(card.domains.first().unwrap().index, 5.539_035_320_281_98);
    assert_near(card.index.value, 5.539_035_320_281_98);
}

#[test]
fn a_missing_part_leaves_no_sum() {
    let form = form(&[1, 1], (250_000, 2_500_000));
    let card = scorecard(&form, &tally(10, &[&[5, 5], &[0, 0]]));
    assert_eq!(card.factors.last().unwrap().index, None);
    assert_eq!(card.domains.first().unwrap().index, None);
    assert_eq!(card.index.value, None);
}
