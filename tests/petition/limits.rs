//! Holds `src/domain/petition/limits.rs`.

use hailong::domain::petition::Limits;

#[test]
fn every_fault_is_told_at_once() {
    let text = "send_back = { days = 0, source = \"x\" }\nreply = { days = 5, source = \"\" }\n\
                warn = { days = 5, source = \"x\" }\npublish = { days = 251, source = \"x\" }";
    let faults = Limits::read(text).unwrap_err();
    assert_eq!(faults.len(), 4, "{faults:?}");
}

/// The portal's limits as GitHub ChippedTopaz/qd766, docs/metrics.m0.json @72417cd9, has them.
#[test]
fn the_built_in_limits_are_the_portals_and_provisional() {
    let limits = Limits::read(include_str!("../../seeds/petitions.toml")).unwrap();
    let portals = [&limits.send_back, &limits.supplement, &limits.reply, &limits.publish];
    assert_eq!(portals.map(|limit| limit.days), [2, 5, 15, 2]);
    assert!(portals.iter().all(|limit| limit.provisional));
    assert!(!limits.warn.provisional);
}

#[test]
fn a_file_of_an_older_version_keeps_its_limits() {
    let text = "transfer = { days = 5, source = \"x\" }\nreply = { days = 10, source = \"x\" }\n\
                warn = { days = 7, source = \"x\" }";
    let limits = Limits::read(text).unwrap();
    assert_eq!((limits.send_back.days, limits.reply.days), (5, 10));
    assert_eq!((limits.supplement.days, limits.publish.days), (5, 2));
    assert!(!limits.reply.provisional);
}
