//! Holds `src/domain/worklist/tasks.rs`.

use hailong::base::Text;
use hailong::domain::worklist::{PlannedTask, Urgency, tasks};

#[test]
fn a_task_is_told_two_weeks_ahead_until_it_is_done() {
    let task = |due: Option<&str>| PlannedTask {
        year: 2026,
        number: "1.2".to_owned(),
        title: Text::default(),
        due: due.map(|day| day.parse().unwrap()),
    };
    let today = "2026-12-01".parse().unwrap();
    for (due, expected) in [
        (Some("2026-11-30"), Some(Urgency::Late)),
        (Some("2026-12-01"), Some(Urgency::Soon)),
        (Some("2026-12-15"), Some(Urgency::Soon)),
        (Some("2026-12-16"), None),
        (None, None),
    ] {
        let found = tasks([task(due)], today);
        assert_eq!(found.first().map(|each| each.urgency), expected, "{due:?}");
    }
}
