//! Holds `src/domain/worklist/remarks.rs`.

use hailong::base::calendar::Holidays;
use hailong::domain::worklist::remarks;

#[test]
fn remarks_may_wait_three_working_days() {
    let holidays = Holidays::read(include_str!("../../seeds/holidays.toml")).unwrap();
    let day = |text: &str| text.parse().ok();
    let found = |today: &str| {
        // A Friday.
        remarks(4, day("2026-11-27"), &holidays, day(today).unwrap())
    };
    assert_eq!(found("2026-12-02"), None);
    assert!(found("2026-12-03").is_some());
    assert_eq!(remarks(0, None, &holidays, day("2026-12-03").unwrap()), None);
}
