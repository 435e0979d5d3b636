//! Holds `src/domain/touchpoint/changes.rs`.

use hailong::base::Text;
use hailong::domain::survey::Tier;
use hailong::domain::touchpoint::Changes;
use hailong::domain::unit::Touchpoint;

fn touchpoint(code: &str, procedures: &[&str]) -> Touchpoint {
    Touchpoint {
        code: code.to_owned(),
        office: "sngv".to_owned(),
        unit: "PLS".to_owned(),
        name: Text::default(),
        instrument: "quick".to_owned(),
        tier: Tier::Open,
        procedures: procedures.iter().map(|&each| each.to_owned()).collect(),
        closed: None,
    }
}

#[test]
fn only_what_differs_is_changed() {
    let kept = [touchpoint("BT01", &["1", "2"]), touchpoint("BT02", &[])];
    let read =
        vec![touchpoint("BT01", &["2", "1"]), touchpoint("BT02", &["1"]), touchpoint("BT03", &[])];
    let changes = Changes::between(&kept, read.clone());
    assert_eq!(changes.unchanged, 1);
    assert_eq!(changes.changed, read[1..2]);
    assert_eq!(changes.added, read[2..]);

    let again = Changes::between(&read, read.clone());
    assert_eq!(again.to_keep(), []);
    assert_eq!(again.unchanged, 3);
}
