//! The rules of points, held to what the portal printed, to the last digit.

use hailong::base::Lang;
use hailong::base::format::two_decimals;
use hailong::domain::measure::ServiceRate;
use hailong::domain::portal::{Line, Own, Register, Sides};

use super::{board, figures};

/// The rows of one of the recorded tables, below its line of source and its header.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().skip(2).map(|line| line.split(',').collect()).collect()
}

/// Points as the tables write them, without zeros at the end.
fn printed(hundredths: u64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn rate(good: &str, all: &str) -> ServiceRate {
    ServiceRate { good: good.parse().unwrap(), all: all.parse().unwrap() }
}

/// The points of a line by its rule.
fn points(code: &str, good: &str, all: &str) -> Option<u64> {
    board().line(code).unwrap().points(rate(good, all))
}

#[test]
fn progress_of_every_recorded_unit_comes_out_as_the_portal_prints_it() {
    let rows = rows(include_str!("data/progress.csv"));
    assert_eq!(rows.len(), 18);
    for row in rows {
        let [unit, _, received, on_time, percent, expected] = row[..] else { panic!("{row:?}") };
        let share = rate(on_time, received).percent().unwrap();
        let share = two_decimals(share, Lang::En);
        assert_eq!(share.trim_end_matches('0').trim_end_matches('.'), percent, "{unit}");
        let points = points("DOSSIERS_IN_TIME", on_time, received).unwrap();
        assert_eq!(printed(points), expected, "{unit}");
    }
    assert_eq!(points("DOSSIERS_IN_TIME", "0", "0"), None);
}

#[test]
fn satisfaction_of_every_recorded_unit_comes_out_as_the_portal_prints_it() {
    let board = board();
    let rows = rows(include_str!("data/satisfaction.csv"));
    assert_eq!(rows.len(), 14);
    for row in rows {
        let [
            unit,
            _,
            good,
            all,
            dossiers,
            on_time,
            received,
            in_time,
            satisfied,
            of,
            petitions,
            total,
        ] = row[..]
        else {
            panic!("{row:?}")
        };
        let lines = [
            ("DOSSIER_RECEIVING_SATISFACTION", good, all, dossiers),
            ("PETITION_PROCESSING_ON_TIME", on_time, received, in_time),
            ("PETITION_HANDLING_SATISFACTION", satisfied, of, petitions),
        ];
        for (code, good, all, expected) in lines {
            assert_eq!(printed(points(code, good, all).unwrap()), expected, "{unit}, {code}");
        }
        let group = board.group("satisfaction").unwrap();
        let sum = group.points(|line| {
            let (code, good, all, _) = lines.iter().find(|(code, ..)| *code == line.code)?;
            points(code, good, all)
        });
        assert_eq!(printed(sum.unwrap()), total, "{unit}");
    }
    let none = |code| points(code, "0", "0");
    assert_eq!(none("DOSSIER_RECEIVING_SATISFACTION"), Some(0));
    assert_eq!(none("PETITION_PROCESSING_ON_TIME"), Some(600));
    assert_eq!(none("PETITION_HANDLING_SATISFACTION"), Some(600));
}

/// Six of the portal's answers on payment and one on digitised dossiers: the group is the sum of printed lines, and not
/// its exact sum (6.67 for Việt Trì, 6.79 for Vân Phú). GitHub ChippedTopaz/qd766, tests/fixtures/
/// formality-online-payment-tree/quarter-all.json @72417cd9; hauphanquoc/766-Analyze, data/snapshots/2026-10-10.json
/// @eba085a5.
#[test]
fn a_group_is_the_sum_of_its_printed_lines() {
    let board = board();
    let payment = board.group("payment").unwrap();
    for (unit, counts, expected) in [
        ("Phú Thọ", ["233203", "268066", "115", "311", "66", "311"], 667),
        ("Phường Việt Trì", ["3082", "3816", "17", "37", "10", "37"], 668),
        ("Phường Nông Trang", ["2410", "2656", "13", "38", "5", "38"], 663),
        ("Phường Thanh Miếu", ["1766", "2103", "16", "38", "8", "38"], 662),
        ("Phường Vân Phú", ["4151", "4369", "8", "32", "6", "32"], 680),
        ("Sở Ngoại vụ", ["0", "0", "0", "1", "0", "1"], 0),
        ("Sở Công Thương", ["110", "110", "12", "13", "0", "13"], 800),
    ] {
        let sum = payment.points(|line| {
            let at = payment.lines.iter().position(|each| each.code == line.code)?;
            line.points(rate(counts[2 * at], counts[2 * at + 1]))
        });
        assert_eq!(sum, Some(expected), "{unit}");
    }
    let dak_lak = [
        ("ORIGINAL_RESULT_AVAILABLE", "284995", "443565", 386),
        ("SO_HOA_GIAY_TO_GIAI_QUYET", "93664", "443565", 84),
        ("REUSED_DIGITIZED_DATA", "82645", "443565", 47),
        ("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", "9499", "443565", 9),
        ("CITIZEN_DATA_CONNECTED_DOSSIER", "279339", "443565", 126),
        ("CITIZEN_DATA_CONNECTED_FORMALITY", "380", "1346", 56),
        ("ELECTRONIC_CERTIFIED_COPY", "0", "0", 200),
    ];
    for (code, good, all, expected) in dak_lak {
        assert_eq!(points(code, good, all), Some(expected), "{code}");
    }
    let digitised = board.group("digitised").unwrap();
    let of = |code: &str| dak_lak.iter().find(|(each, ..)| *each == code).map(|it| it.3);
    assert_eq!(digitised.points(|line| of(&line.code)), Some(908));
}

#[test]
fn six_groups_make_a_hundred_points_and_none_is_invented() {
    let board = board();
    assert_eq!((board.groups.len(), board.most()), (6, 10_000));
    for group in &board.groups {
        let most: u64 = group.lines.iter().filter_map(Line::most).sum();
        let rule = group.only_whole.is_none();
        assert_eq!(rule, most >= u64::from(group.most) * 100, "{}", group.code);
        let told = group.lines.iter().any(|line| line.register.is_some());
        assert_eq!(told, group.why.is_none(), "{}", group.code);
    }
    // The registers tell two groups; of the others there is nothing, not a zero.
    let own = Own::from([
        (Register::DossiersInTime, rate("603", "847")),
        (Register::DossiersSatisfied, rate("601", "847")),
        (Register::PetitionsInTime, rate("1", "4")),
        (Register::PetitionsSatisfied, rate("1", "4")),
    ]);
    let printed = figures(super::ANSWERS);
    let education: Vec<_> =
        printed.into_iter().filter(|it| it.agency.starts_with("Sở Giáo dục")).collect();
    let sides = Sides::of(&board, &own, &education);
    assert_eq!(sides.total(|side| side.own_points), Some((1424 + 773, 3800)));
    // 14.24 progress, 6.57 online, 0 payment, 7.73 satisfaction.
    assert_eq!(sides.total(|side| side.portal_points), Some((1424 + 657 + 773, 6000)));
    assert_eq!(sides.difference(), Some(0));
    let openness = sides.group(board.group("openness").unwrap());
    assert_eq!((openness.own_points, openness.portal_points), (None, None));
}
