//! The dashboard: the morning page, figures cut every way, live pages.

mod corrupt;
mod drill;
mod few;
mod figures;
mod finer;
mod live;
mod morning;
mod pictures;
mod together;

use chrono::{DateTime, TimeDelta, Utc};
use hailong::domain::account::Role;
use hailong::store::By;
use serde_json::json;

use crate::support::platform::{Page, Platform, morning};

/// So many answers of this kind to two questions at a touchpoint, at this instant, settled at once.
async fn answered(
    platform: &Platform,
    (touchpoint, at): (&str, DateTime<Utc>),
    overall: u8,
    times: usize,
) {
    platform.app.clock.set(at);
    for turn in 0..times {
        let s1 = if turn % 4 == 0 { 3 } else { overall };
        let answers =
            json!({"overall": overall, "s1": s1, "s2": overall.max(2) - u8::from(turn % 2 == 0)});
        platform.answer(touchpoint, &answers).await;
    }
    settle(platform).await;
}

/// Limits an account of this role to the consular desk's unit.
async fn limit(platform: &Platform, name: &str, role: Role) {
    let by = By::system(morning());
    let units = ["PLS".to_owned()];
    let changed = platform.app.store.change_staff(name, role, &units, &by);
    assert!(changed.await.unwrap());
}

async fn settle(platform: &Platform) {
    platform.settle().await;
}

/// An instant so many days before this one.
fn days_before(at: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    at - TimeDelta::days(days)
}

/// The part of a page from a heading to the next of its kind.
fn part<'a>(page: &'a Page, heading: &str) -> &'a str {
    let (_, after) =
        page.body.split_once(heading).unwrap_or_else(|| panic!("no {heading} in {}", page.body));
    after.split("<h2").next().unwrap_or_default()
}
