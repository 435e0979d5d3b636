//! Offices side by side, as published.

use hailong::base::Lang;
use hailong::base::format::{percent, two_decimals};
use hailong::stats::reached_exactly;
use hailong::stats::{Target, TargetRule};

use super::{answer, figures};

/// SIPAS of Hải Phòng in 2024 and, by its rise of 1,69, in 2023; the country's in 2024
/// (media.petrotimes.vn 726574; laodong.vn 1487593). Hundredths of a percent are whole numbers.
#[test]
fn published_indices_are_held_against_ninety_percent_as_whole_numbers() {
    let target = Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast };
    for (index, reached) in [(9059, true), (8890, false), (8394, false)] {
        assert_eq!(reached_exactly(&target, index, 10_000), Some(reached));
    }
}

/// Hải Phòng 2025: 93,95 for 14 departments, 92,26 for 45 and 91,87 for 68 other units, and 92,67 in
/// all. Neither the mean of the blocks nor that of the units is the published figure: its weights
/// are not known, so an office must say which mean it takes.
#[test]
fn means_of_blocks_and_of_units_differ_and_neither_is_the_published_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("blocks.csv");
    std::fs::write(&file, "index,units\n93.95,14\n92.26,45\n91.87,68\n").unwrap();
    let mean = |weights: &[&str]| {
        let asked = ["mean", "--data", "blocks.csv", "--y", "index"];
        let found = answer(folder.path(), &[&asked[..], weights].concat());
        two_decimals(found["estimates"][0]["est"].as_f64().unwrap(), Lang::Vi)
    };
    assert_eq!(mean(&[]), "92,69");
    assert_eq!(mean(&["--weights", "units"]), "92,24");
}

/// Thái Nguyên 2022: 9 of 13 departments above 90 % (thainguyentv.vn, 95069).
#[test]
fn nine_of_thirteen_departments_are_a_share_with_a_wide_interval() {
    let found = figures("proportion --successes 9 --trials 13");
    let share = found["share"].as_f64().unwrap();
    assert_eq!(percent(share, Lang::Vi), "69,23%");
    let width = found["wilson"][1].as_f64().unwrap() - found["wilson"][0].as_f64().unwrap();
    assert!(width > 0.4, "{width}");
}
