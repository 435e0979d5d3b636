//! The terms of the state's form of 2026 that a shortened title may not lose.

use hailong::domain::survey::file::built_in;

/// GitHub `HoangLan01/form_test3`, `public/index.html` @0ad0ae09, a ward's transcription of the form.
#[test]
fn titles_of_2026_have_the_terms_without_which_they_mean_something_else() {
    let catalogue = built_in().unwrap();
    let branch = "Chi nhánh Trung tâm Phục vụ hành chính công";
    let terms = [
        ("s2", "ghế ngồi giải quyết công việc"),
        ("s9", "hoàn thiện hồ sơ sau một lần hướng dẫn"),
        ("s1", branch),
        ("s2", branch),
        ("s3", branch),
        ("s4", branch),
        ("s8", branch),
        ("s14", branch),
        ("s15", branch),
        ("s16", branch),
    ];
    for id in ["sipas-2026", "sipas-counter"] {
        let newest = catalogue.newest(id).unwrap();
        for (code, term) in terms {
            let title = &newest.item(code).unwrap().title.vi;
            assert!(title.contains(term), "{id} {code}: {title}");
        }
    }
    let household = catalogue.newest("sipas-2026").unwrap();
    assert!(household.item("d3").unwrap().title.vi.contains("khám chữa bệnh"));
    assert!(household.provisional.as_ref().unwrap().vi.contains("rút gọn"));
}

#[test]
fn the_household_form_of_2026_asks_for_every_answer_and_offers_no_way_round() {
    let catalogue = built_in().unwrap();
    let form = catalogue.newest("sipas-2026").unwrap();
    assert!(form.obligatory);
    assert!(form.scales.iter().all(|it| it.dont_know.is_none() && it.not_applicable.is_none()));
    assert!(!catalogue.newest("sipas-counter").unwrap().obligatory, "a counter's form is short");
}

#[test]
fn figures_of_a_day_are_of_the_version_that_was_asked_on_it() {
    let catalogue = built_in().unwrap();
    for (day, version) in [
        ("2024-01-01", "2026.1"),
        ("2026-12-14", "2026.1"),
        ("2026-12-15", "2026.2"),
        ("2030-01-01", "2026.2"),
    ] {
        let current = catalogue.current("sipas-counter", day.parse().unwrap()).unwrap();
        assert_eq!(current.version, version, "{day}");
    }
    assert!(catalogue.current("none", "2026-12-15".parse().unwrap()).is_none());
}
