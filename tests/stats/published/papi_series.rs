//! PAPI 2011–2021, every province: the published tables hang together as `measure::papi` says.
//!
//! The tables are in `data/`; groups counted by the press and the reports stand here with their
//! source.

use std::collections::BTreeMap;

use hailong::domain::measure::papi::{
    Cuts, Group, Indicator, MissingProvinces, Score, Series, cuts, known, quartile, score_interval,
    standings, sub_dimension, weighted,
};
use proptest::prelude::*;

const SUB_DIMENSIONS: &str = include_str!("data/papi-sub-dimensions.csv");
const DIMENSIONS: &str = include_str!("data/papi-dimensions.csv");
const HAI_PHONG: u32 = 31;

/// Figures by year and province (`tinhid`).
type Table = BTreeMap<(i32, u32), BTreeMap<String, f64>>;

fn table(text: &str) -> Table {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut table = Table::new();
    for row in reader.records() {
        let row = row.unwrap();
        let cells = header.iter().zip(&row).skip(2);
        let figures = cells.filter_map(|(name, cell)| Some((name.to_owned(), cell.parse().ok()?)));
        let key = (row[0].parse().unwrap(), row[1].parse().unwrap());
        table.insert(key, figures.collect());
    }
    table
}

fn series() -> Series {
    Series::built_in().unwrap()
}

/// The published totals of one year, in the order of the provinces.
fn totals(year: i32) -> Vec<Option<f64>> {
    column(year, "total")
}

fn column(year: i32, name: &str) -> Vec<Option<f64>> {
    let table = table(DIMENSIONS);
    let rows = table.iter().filter(|((own, _), _)| *own == year);
    rows.map(|(_, row)| row.get(name).copied()).collect()
}

/// How many are in the highest group, then down to the lowest.
fn counts(groups: impl Iterator<Item = Option<Group>>) -> [usize; 4] {
    let mut counts = [0; 4];
    for group in groups.flatten() {
        counts[3 - group as usize] += 1;
    }
    counts
}

#[test]
fn every_version_has_as_many_sub_dimensions_as_was_published() {
    let series = series();
    for version in &series.versions {
        for year in version.first..=version.last {
            let codes = series.of_year(year).unwrap().codes().count();
            assert_eq!(codes, version.sub_dimensions, "{year}");
        }
    }
    assert_eq!(series.years(), Some((2011, 2024)));
    assert!(series.of_year(2010).is_none() && series.of_year(2025).is_none());
}

#[test]
fn the_columns_that_are_filled_are_those_of_the_version() {
    let series = series();
    for ((year, province), figures) in table(SUB_DIMENSIONS) {
        let structure = series.of_year(year).unwrap();
        let known: Vec<&str> = structure.codes().collect();
        for code in figures.keys() {
            assert!(known.contains(&code.as_str()), "{year} {province} {code}");
        }
    }
}

#[test]
fn dimensions_and_totals_are_sums_over_all_provinces_and_years() {
    let (series, published) = (series(), table(DIMENSIONS));
    let (mut dimensions, mut all) = (0, 0);
    for (key, figures) in table(SUB_DIMENSIONS) {
        let score = Score::of(&series.of_year(key.0).unwrap(), &figures);
        let row = &published[&key];
        for (code, sum) in &score.dimensions {
            let there = row.get(code).copied();
            assert_eq!(sum.is_some(), there.is_some(), "{key:?} {code}");
            if let Some((sum, there)) = sum.zip(there) {
                assert!((sum - there).abs() <= 2.1e-6, "{key:?} {code}: {sum}, {there}");
                dimensions += 1;
            }
        }
        let there = row.get("total").copied();
        assert_eq!(score.total.is_some(), there.is_some(), "{key:?}");
        if let Some((sum, there)) = score.total.zip(there) {
            assert!((sum - there).abs() <= 3e-6, "{key:?}: {sum}, {there}");
            all += 1;
        }
    }
    // 63 provinces, but 61 with a total in 2014 and 2018, 60 in 2021.
    assert_eq!(all, 8 * 63 + 61 + 61 + 60);
    assert!(dimensions > 4500, "{dimensions}");
}

#[test]
fn what_is_missing_is_named_and_leaves_no_sum() {
    let series = series();
    let structure = series.of_year(2018).unwrap();
    let table = table(SUB_DIMENSIONS);
    // Quảng Ninh 2018: no figure in dimensions 2 and 4.
    let score = Score::of(&structure, &table[&(2018, 22)]);
    let wanted = ["S2.1", "S2.2", "S2.3", "S2.4", "S4.1", "S4.2", "S4.3", "S4.4"];
    assert_eq!(score.missing, wanted);
    assert_eq!((score.part("D2"), score.part("D4"), score.total), (None, None, None));
    assert!(score.part("D1").is_some());
    assert_eq!(known(Some(0.0)), None);
    let zero = BTreeMap::from([("S1.1".to_owned(), 0.0)]);
    assert_eq!(Score::of(&structure, &zero).missing.len(), 28);
}

/// Hải Phòng 2019: the weights are recovered from the workbook's weighted index over 63 provinces.
#[test]
fn hai_phong_2019_has_the_published_weighted_index() {
    let table = table(SUB_DIMENSIONS);
    let score = Score::of(&series().of_year(2019).unwrap(), &table[&(2019, HAI_PHONG)]);
    let weights = [
        0.510_643_1,
        1.575_734_9,
        0.528_648_3,
        2.028_576_3,
        0.767_441_0,
        1.181_209_5,
        1.330_813_6,
        0.2,
    ];
    let found = weighted(&score, &weights).unwrap();
    assert!((found - 42.719_497_68).abs() < 3e-6, "{found}");
    assert!((score.total.unwrap() - 41.536_281_59).abs() < 3e-6);
    assert_eq!(weighted(&score, &weights[..7]), None);
}

/// Ranks of Hải Phòng as worked out from the published totals.
#[test]
fn hai_phong_has_its_ranks_and_groups() {
    use Group::{Highest, LowAverage, Lowest};
    let expected = [
        (2011, 51, Lowest),
        (2012, 35, LowAverage),
        (2013, 48, Lowest),
        (2014, 51, Lowest),
        (2015, 49, Lowest),
        (2016, 38, LowAverage),
        (2017, 42, LowAverage),
        (2018, 49, Lowest),
        (2019, 58, Lowest),
        (2020, 40, LowAverage),
        (2021, 13, Highest),
    ];
    let table = table(DIMENSIONS);
    for (year, rank, group) in expected {
        let place = table
            .keys()
            .filter(|(own, _)| *own == year)
            .position(|(_, province)| *province == HAI_PHONG);
        let own = standings(&totals(year))[place.unwrap()];
        assert_eq!((own.rank, own.group), (Some(rank), Some(group)), "{year}");
        assert_eq!(own.group_missing_as_bottom, Some(group), "{year}");
        assert_eq!(own.to_next_cut.is_none(), group == Highest, "{year}");
    }
}

/// The press of 2019 (ddcilaocai.vn) counts 16, 16, 15 and 16 provinces.
#[test]
fn the_groups_of_2019_are_as_many_as_published() {
    let all = standings(&totals(2019));
    assert_eq!(counts(all.iter().map(|own| own.group)), [16, 16, 15, 16]);
}

/// Two provinces without a total: the press counts 14 in the lowest group for 2022 and for 2023,
/// which were such years; 2014 and 2018 are too.
#[test]
fn counting_the_missing_below_makes_the_lowest_group_smaller() {
    for year in [2014, 2018] {
        let all = standings(&totals(year));
        let valid = counts(all.iter().map(|own| own.group));
        let with_missing = counts(all.iter().map(|own| own.group_missing_as_bottom));
        assert_eq!((valid, with_missing), ([16, 15, 15, 15], [16, 16, 15, 14]), "{year}");
    }
}

/// Cuts of 2021 as worked out from the published totals of 60 provinces.
#[test]
fn the_cuts_of_2021_are_those_of_sixty_provinces() {
    let found = cuts(&totals(2021), MissingProvinces::LeftOut).unwrap();
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 5e-5, "{found}");
    near(found.p25, 40.71);
    near(found.p50, 42.2694);
    near(found.p75, 43.8147);
}

/// R 4.2.2, `quantile(x, c(.25, .5, .75), type = 7)`.
#[test]
fn quartiles_are_those_of_r() {
    let x = [38.97, 40.1, 41.2, 42.11, 42.33, 43.2, 43.96, 44.6, 45.5, 46.04];
    for (quarters, figure) in (1..).zip([41.4275, 42.765, 44.44]) {
        let found = quartile(&x, quarters).unwrap();
        assert!((found - figure).abs() < 1e-12, "{quarters}: {found}");
    }
    assert_eq!(quartile(&[], 2), None);
    assert_eq!(quartile(&[7.0], 3), Some(7.0));
}

#[test]
fn equal_figures_share_a_rank_and_a_figure_on_a_cut_is_above_it() {
    let figures = [Some(3.0), Some(1.0), Some(3.0), None, Some(2.0), Some(4.0)];
    let all = standings(&figures);
    let ranks: Vec<Option<usize>> = all.iter().map(|own| own.rank).collect();
    assert_eq!(ranks, [Some(2), Some(5), Some(2), None, Some(4), Some(1)]);
    let cuts = Cuts { p25: 1.0, p50: 2.0, p75: 3.0 };
    assert_eq!(Group::of(3.0, &cuts), Group::Highest);
    assert_eq!(Group::of(1.0, &cuts), Group::LowAverage);
    assert_eq!(all[3], hailong::domain::measure::papi::Standing::default());
}

/// Indicators and sub-dimensions of Hải Phòng 2019, workbook of 2019.
#[test]
fn sub_dimensions_come_from_indicators_by_the_ends_of_the_year() {
    let series = series();
    let structure = series.of_year(2019).unwrap();
    let part = |value, most| Indicator { value: Some(value), least: 0.0, most, reverse: false };
    let cases: [(&str, Vec<Indicator>, f64); 7] = [
        ("S1.1", vec![part(0.644_013_047_2, 2.0), part(0.139_517_158_3, 1.0)], 0.769_214_093_7),
        ("S3.2", vec![part(0.071_103_781_5, 1.0), part(0.065_864_235_2, 1.0)], 0.533_397_495_7),
        ("S3.3", vec![part(0.899_174_511_4, 1.0), part(0.841_687_977_3, 1.0)], 1.943_453_907_97),
        (
            "S4.1",
            vec![part(0.497_824_192, 1.0), part(0.393_339_484_9, 1.0), part(0.334_591_686_7, 1.0)],
            1.169_316_530_2,
        ),
        ("S4.3", vec![part(0.220_788_538_5, 1.0), part(1.070_675_015_4, 5.0)], 0.739_288_986),
        (
            "S7.2",
            vec![
                part(0.326_463_013_9, 1.0),
                part(0.842_743_933_2, 1.0),
                part(0.327_457_159_8, 1.0),
            ],
            1.829_997_420_3,
        ),
        ("S8.2", vec![part(0.499_991_536_1, 1.0), part(0.774_666_667, 1.0)], 2.222_867_488_9),
    ];
    for (code, indicators, published) in cases {
        let found = sub_dimension(structure.ends(code).unwrap(), &indicators).unwrap();
        assert!((found - published).abs() < 2.1e-7, "{code}: {found}");
    }
}

#[test]
fn an_indicator_without_a_figure_leaves_none_and_less_may_be_better() {
    let part = |value| Indicator { value: Some(value), least: 0.0, most: 1.0, reverse: false };
    let none = Indicator { value: None, ..part(0.0) };
    assert_eq!(sub_dimension((0.25, 2.5), &[none]), None);
    assert_eq!(sub_dimension((0.25, 2.5), &[]), None);
    let reverse = Indicator { reverse: true, ..part(0.25) };
    assert_eq!(sub_dimension((0.0, 1.0), &[reverse]), Some(0.75));
}

/// Workbook of 2019, Hải Phòng: 41.161999 … 41.910564 around 41.536282, standard error 0.227532,
/// under the words "95 %".
#[test]
fn the_published_interval_is_one_of_ninety_percent() {
    let (score, error) = (41.536_281_585_7, 0.227_532_312_27);
    let ninety = score_interval(score, error, 0.9).unwrap();
    assert!((ninety.interval.0 - 41.161_998_748_8).abs() < 2e-4);
    assert!((ninety.interval.1 - 41.910_564_422_6).abs() < 2e-4);
    assert!((ninety.z - 1.645).abs() < 2e-4);
    let own = score_interval(score, error, 0.95).unwrap();
    assert!((own.z - 1.959_964).abs() < 1e-6 && own.interval.0 < ninety.interval.0);
    assert_eq!(score_interval(score, -1.0, 0.95), None);
}

#[test]
fn a_series_is_not_chained_across_a_break() {
    let series = series();
    let broken = |part: &str, from, to| !series.breaks_between(part, from, to).is_empty();
    for part in ["D2", "D4", "D6"] {
        assert!(!broken(part, 2011, 2016), "{part}");
        assert!(broken(part, 2016, 2018), "{part}");
    }
    for part in ["D1", "D3", "D5", "total"] {
        assert!(broken(part, 2011, 2016), "{part}");
    }
    assert!(broken("D5", 2020, 2021) && broken("D8", 2019, 2020) && broken("total", 2019, 2020));
    assert!(!broken("D4", 2018, 2024) && !broken("total", 2021, 2024));
    assert!(broken("D4", 2024, 2025));
    assert_eq!(series.formerly("S3.3", 2016).unwrap().en, "People's Inspection Boards");
    assert_eq!(series.formerly("S3.3", 2019), None);
}

proptest! {
    #[test]
    fn the_order_of_provinces_changes_nothing(
        figures in prop::collection::vec(prop::option::weighted(0.9, 1.0..80.0_f64), 1..70),
        turn in 0_usize..70,
    ) {
        let turn = turn % figures.len();
        let mut turned = figures.clone();
        turned.rotate_left(turn);
        let mut expected = standings(&figures);
        expected.rotate_left(turn);
        prop_assert_eq!(standings(&turned), expected);
    }

    #[test]
    fn a_better_sub_dimension_never_lowers_the_total_or_the_rank(
        year in 2011..=2021_i32,
        at in 0_usize..63,
        which in 0_usize..22,
        more in 0.0..1.0_f64,
    ) {
        let series = series();
        let structure = series.of_year(year).unwrap();
        let code = structure.codes().nth(which).unwrap().to_owned();
        let table = table(SUB_DIMENSIONS);
        let rows: Vec<_> = table.iter().filter(|((own, _), _)| *own == year).collect();
        let score = |values: &BTreeMap<String, f64>| Score::of(&structure, values).total;
        let before: Vec<Option<f64>> = rows.iter().map(|(_, row)| score(row)).collect();
        let mut better = rows[at].1.clone();
        if let Some(value) = better.get_mut(&code) {
            *value += more;
            let mut after = before.clone();
            after[at] = score(&better);
            prop_assert!(after[at] >= before[at]);
            let (old, new) = (standings(&before)[at], standings(&after)[at]);
            prop_assert!(new.rank <= old.rank && new.group >= old.group);
        }
    }
}
