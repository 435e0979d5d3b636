//! The yearly plan: its pages, its files, its commands, the made-up one.

mod commands;
mod declared;
mod evidence;
mod made_up;
mod measured;
mod pages;
mod stored;
mod table;
mod work;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use hailong::base::Text;
use hailong::demo::plan::of_year;
use hailong::domain::plan::PlanRow;
use hailong::domain::plan::table::{Known, PLAN_2023, read};
use hailong::domain::unit::Unit;
use hailong::store::{By, PlanImport, Store};

use crate::support::databases::Database;
use crate::support::house::House;
use crate::support::platform::{Page, Platform, morning};

/// Units by their codes and names.
fn units(all: &[(&str, &str)]) -> Vec<Unit> {
    let unit = |(code, name): &(&str, &str)| Unit {
        code: (*code).to_owned(),
        office: "sngv".to_owned(),
        name: Text::new(*name, *code),
    };
    all.iter().map(unit).collect()
}

/// The built-in plan as if it were of `year`.
pub(crate) fn rows(year: i32) -> Vec<PlanRow> {
    let units = units(&[("VPS", "Văn phòng"), ("TTS", "Thanh tra"), ("TTDN", "Trung tâm")]);
    let instruments: BTreeSet<String> = ["sipas-counter", "xhh-2022"].map(str::to_owned).into();
    let known = Known { units: &units, instruments: &instruments };
    of_year(&read(PLAN_2023.as_bytes(), known).unwrap().rows.rows, year)
}

/// The plan of 2026 in a store.
pub(crate) async fn import(store: &Store) {
    let by = By::command_line(morning());
    let imported = store.import_plan(2026, &rows(2026), &by).await.unwrap();
    assert_eq!(imported, PlanImport::Added);
}

/// The platform on 1 December 2026 with the plan of that year, and someone of each kind signed in.
async fn planned(database: &Database) -> House {
    let platform = Platform::on(database).await;
    import(&database.store).await;
    House::of(platform).await
}

impl House {
    /// Sends a form of a task of 2026.
    async fn send_task(&self, cookie: &str, to: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("/office/plan/2026/{to}");
        self.platform.post_as(cookie, &path, fields).await
    }

    /// Sends a form that is taken.
    async fn done(&self, cookie: &str, to: &str, fields: &[(&str, &str)]) {
        let page = self.send_task(cookie, to, fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{to}: {}", page.body);
    }

    /// Attaches a file to a task of 2026.
    async fn attach(&self, cookie: &str, number: &str, name: &str, content: &[u8]) -> Page {
        let path = format!("/office/plan/2026/{number}/evidence");
        let sent = (&[][..], (name, content));
        self.platform.upload_as(cookie, &path, sent).await
    }
}
