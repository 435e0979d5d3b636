//! The made-up plan of the demo.

use std::collections::BTreeSet;

use hailong::base::calendar::office_day;
use hailong::demo::{load_plan, plan::deeds};

use super::rows;
use crate::support::databases::on_both;

#[tokio::test]
async fn the_seed_decides_every_deed_and_the_store_takes_them_all() {
    let last_day = "2026-11-23".parse().unwrap();
    let rows = rows(2026);
    let done = deeds(&rows, 1, last_day);
    assert_eq!(done, deeds(&rows, 1, last_day));
    assert_ne!(done, deeds(&rows, 2, last_day));
    assert!(done.is_sorted_by_key(|deed| deed.at));
    assert!(done.iter().all(|deed| office_day(deed.at) <= last_day));
    on_both(async |database| {
        let loaded = load_plan(&database.store, &rows, &done, "demo").await;
        assert_eq!(loaded.unwrap(), done.len());
        let tasks = database.store.plan(2026).await.unwrap();
        let tasks = tasks.iter().filter(|task| task.row.is_task());
        let statuses: BTreeSet<_> = tasks.clone().map(|task| task.status).collect();
        assert_eq!(statuses.len(), 4, "every status can be seen");
        assert!(tasks.clone().any(|task| task.result.is_some()));
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[test]
fn a_plan_of_another_year_has_its_days_and_its_number() {
    let rows = rows(2026);
    let of = |number: &str| rows.iter().find(|row| row.number == number).unwrap();
    assert_eq!(of("1.4.1").due.to_string(), "2026-12-19");
    assert!(of("8.2").title.vi.ends_with("(SIPAS) năm 2026"));
    assert!(of("8.2").title.en.ends_with("in 2026"));
}
