//! The nine one-stop indicators scored from days, counts and answers.

use chrono::NaiveDate;
use hailong::domain::dossier::points::{
    Agency, Basis, DossierFacts, Level, OfficeFacts, OnTheSpot, Online, Petitions, Publication,
    Rubric, Sheet, Span,
};
use hailong::domain::measure::OneStopClass;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn span(completed: Option<&str>) -> Span {
    Span { due: day("2026-03-20"), completed: completed.map(day) }
}

fn dossier(completed: Option<&str>) -> DossierFacts {
    DossierFacts {
        whole: span(completed),
        units: Vec::new(),
        contacts: Some(2),
        offices: Some(1),
        conduct: Some(2),
        published: Some(Publication { posted: true, online: true }),
    }
}

const NO_FACTS: OfficeFacts =
    OfficeFacts { level: Level::Province, on_the_spot: None, petitions: None, online: None };

/// GT-15: 18; 15; 14,99; 12; 11,99; 9; 8,99; 6; 5,99; 0.
#[test]
fn every_total_has_the_class_of_the_rubric() {
    use OneStopClass::{Average, Excellent, Fair, Good, Weak};
    let rubric = Rubric::built_in().unwrap();
    let expected = [
        (18.0, Excellent),
        (15.0, Excellent),
        (14.99, Good),
        (12.0, Good),
        (11.99, Fair),
        (9.0, Fair),
        (8.99, Average),
        (6.0, Average),
        (5.99, Weak),
        (0.0, Weak),
    ];
    for (points, class) in expected {
        assert_eq!(rubric.class(points), Some(class), "{points}");
        assert_eq!(OneStopClass::of(points), class, "{points}");
    }
    assert_eq!(rubric.dossier, ["k1", "k2", "k3", "k4", "k6", "k7"]);
    assert_eq!(rubric.office, ["k5", "k8", "k9"]);
}

/// GT-15b: none; 10 of 10; 9 of 10; 8 of 10; 10 of 10 with one prolonged.
#[test]
fn petitions_earn_by_the_share_on_time() {
    let rubric = Rubric::built_in().unwrap();
    let cases = [(0, 0, 0, 2), (10, 10, 0, 2), (10, 9, 0, 1), (10, 8, 0, 0), (10, 10, 1, 0)];
    for (all, on_time, prolonged, points) in cases {
        let petitions = Some(Petitions { all, on_time, prolonged });
        let sheet = rubric.office(&OfficeFacts { petitions, ..NO_FACTS });
        assert_eq!(sheet.0[7], Some(points), "{on_time} of {all}");
    }
    let petitions = Some(Petitions { all: 1, on_time: 2, prolonged: 0 });
    assert_eq!(rubric.office(&OfficeFacts { petitions, ..NO_FACTS }).0[7], None);
}

/// GT-15c: 30 % of dossiers and 20 % of procedures; 29,99 %; 15 %; 14,99 %; 30 % and one overdue.
#[test]
fn online_services_earn_by_dossiers_and_procedures() {
    let rubric = Rubric::built_in().unwrap();
    let cases = [(3000, 0, 2), (2999, 0, 1), (1500, 0, 1), (1499, 0, 0), (3000, 1, 0)];
    for (filed_online, overdue, points) in cases {
        let online = Online { eligible: 10, offered: 2, dossiers: 10_000, filed_online, overdue };
        let facts = OfficeFacts { online: Some(online), ..NO_FACTS };
        assert_eq!(rubric.office(&facts).0[8], Some(points), "{filed_online} {overdue}");
    }
    let none = Online { eligible: 10, offered: 0, dossiers: 9, filed_online: 0, overdue: 0 };
    let facts = OfficeFacts { online: Some(none), ..NO_FACTS };
    assert_eq!(rubric.office(&facts).0[8], Some(0));
}

#[test]
fn deciding_on_the_spot_counts_once_everything_is_received_there() {
    let rubric = Rubric::built_in().unwrap();
    let points = |level, received, decided| {
        let on_the_spot = Some(OnTheSpot { procedures: 100, received, decided });
        rubric.office(&OfficeFacts { level, on_the_spot, ..NO_FACTS }).0[4]
    };
    assert_eq!(points(Level::Province, 100, 20), Some(2));
    assert_eq!(points(Level::Province, 100, 19), Some(1));
    assert_eq!(points(Level::Commune, 100, 99), Some(1));
    assert_eq!(points(Level::Commune, 100, 100), Some(2));
    assert_eq!(points(Level::Province, 99, 50), Some(0));
    assert_eq!(points(Level::Province, 101, 0), None);
}

/// The figures of one dossier alone.
fn agency(rubric: &Rubric, sheet: Sheet) -> Agency {
    Basis::of_dossiers(&[sheet]).agency(rubric)
}

#[test]
fn a_dossiers_days_are_scored_for_the_whole_and_for_its_slowest_unit() {
    let rubric = Rubric::built_in().unwrap();
    let today = day("2026-03-25");
    let time = |completed| rubric.dossier(&dossier(completed), today).0[0];
    assert_eq!(time(Some("2026-03-19")), Some(2));
    assert_eq!(time(Some("2026-03-20")), Some(1));
    assert_eq!(time(Some("2026-03-21")), Some(0));
    assert_eq!(time(None), Some(0), "open and overdue");
    let open = rubric.dossier(&dossier(None), day("2026-03-20"));
    assert_eq!((open.0[0], agency(&rubric, open).dossier_part), (None, None));
    let units = vec![span(Some("2026-03-10")), span(Some("2026-03-21"))];
    let sheet = rubric.dossier(&DossierFacts { units, ..dossier(Some("2026-03-19")) }, today);
    assert_eq!((sheet.0[0], sheet.0[1]), (Some(2), Some(0)));
    // 2 + 0 + 2 + 1 + 2 + 2.
    let figures = agency(&rubric, sheet);
    assert_eq!((figures.dossier_part, figures.total), (Some(9.0), None));
    let wrong = DossierFacts { contacts: Some(3), ..dossier(Some("2026-03-19")) };
    assert_eq!(rubric.dossier(&wrong, today).0[2], None);
}

#[test]
fn an_office_is_the_sum_of_unrounded_means() {
    let rubric = Rubric::built_in().unwrap();
    let today = day("2026-06-30");
    let sheet = |completed| rubric.dossier(&dossier(Some(completed)), today);
    let sheets = ["2026-03-19", "2026-03-19", "2026-03-20"].map(sheet);
    let facts = OfficeFacts {
        on_the_spot: Some(OnTheSpot { procedures: 10, received: 10, decided: 1 }),
        petitions: Some(Petitions { all: 0, on_time: 0, prolonged: 0 }),
        online: Some(Online { eligible: 1, offered: 1, dossiers: 4, filed_online: 4, overdue: 0 }),
        ..NO_FACTS
    };
    let office = rubric.office(&facts);
    let entered = |place: u8| Some((place, 100 * office.0[usize::from(place) - 1]?));
    let basis = Basis::of_dossiers(&sheets).petitions(&office, 0);
    let first = basis.entered([5, 9].into_iter().filter_map(entered)).agency(&rubric);
    // k1 and k2: (2 + 2 + 1) / 3 each; 2 + 1 + 2 + 2; 1 + 2 + 2.
    let expected = 10.0 / 3.0 + 7.0;
    assert!((first.dossier_part.unwrap() - expected).abs() < 1e-12);
    assert_eq!((first.dossiers, first.office_part), (3, Some(5.0)));
    assert_eq!(first.class, Some(OneStopClass::Excellent));
    let unknown = Basis::of_dossiers(&sheets).agency(&rubric);
    assert_eq!((unknown.office_part, unknown.total, unknown.class), (None, None, None));
}
