//! Holds `src/domain/petition/limits.rs`.

use hailong::domain::petition::Limits;

#[test]
fn every_fault_is_told_at_once() {
    let text = "transfer = { days = 0, source = \"x\" }\nreply = { days = 5, source = \"\" }\n\
                warn = { days = 5, source = \"x\" }";
    let faults = Limits::read(text).unwrap_err();
    assert_eq!(faults.len(), 3, "{faults:?}");
}

#[test]
fn the_built_in_limits_are_those_of_the_requirements() {
    let limits = Limits::read(include_str!("../../seeds/petitions.toml")).unwrap();
    assert_eq!((limits.transfer, limits.reply, limits.warn), (5, 10, 7));
}
