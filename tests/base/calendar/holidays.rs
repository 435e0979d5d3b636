//! Holds `src/base/calendar/holidays.rs`.

use hailong::base::calendar::Holidays;

#[test]
fn every_fault_of_the_file_is_told_at_once() {
    let text = r#"
        years = [2026]
        counting = { day_of_receipt = false, standing = "recalled", source = "" }
        [[off]]
        from = 2026-02-22
        to = 2026-02-14
        name = "Tết"
        standing = "law"
        source = "x"
        [[off]]
        from = 2026-09-02
        to = 2027-09-02
        name = "Quốc khánh"
        standing = "law"
        source = " "
        [[off]]
        from = 2025-05-01
        to = 2025-05-01
        name = "Lao động"
        standing = "law"
        source = "x"
        [[off]]
        from = 2025-05-01
        to = 2025-05-01
        name = "Lao động"
        standing = "law"
        source = "x"
        [[made_up]]
        day = 2026-08-24
        name = "Làm bù"
        standing = "law"
        source = "x"
    "#;
    let faults = Holidays::read(text).unwrap_err();
    let parts = [
        "counting: has no source",
        "Tết: ends before it begins",
        "Quốc khánh: has no source",
        "Quốc khánh: lasts over a month",
        "2025-05-01: stands there twice",
        "Làm bù: 2026-08-24 is worked anyway",
        "2025-05-01: 2025 is not among `years`",
    ];
    assert_eq!(faults.len(), parts.len(), "{faults:#?}");
    for (fault, part) in faults.iter().zip(parts) {
        assert!(fault.starts_with(&format!("holidays.toml: {part}")), "{fault}");
    }
}

#[test]
fn a_key_nobody_knows_is_refused_with_its_line() {
    let faults = Holidays::read("years = [2026]\nprice = 3\n").unwrap_err();
    assert!(faults[0].contains("line 2") && faults[0].contains("price"), "{faults:?}");
}
