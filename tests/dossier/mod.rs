//! Dossiers: rates, letters and one-stop points, what is stored, pages and commands.

mod changes;
mod commands;
mod files;
mod letters;
mod model;
mod pages;
mod points;
mod rates;
mod stored;
mod table;

use axum::http::StatusCode;
use hailong::domain::dossier::table::COLUMNS;
use hailong::domain::dossier::{Dossier, Outcome};
use hailong::store::{By, DossierImport};

use crate::support::databases::Database;
use crate::support::house::House;
use crate::support::platform::{Page, Platform, morning};

/// A dossier of procedure 3.000242 with its days: received, due and, once granted, completed.
pub(crate) fn dossier(code: &str, touchpoint: &str, days: (&str, &str, Option<&str>)) -> Dossier {
    let (received, due, completed) = days;
    Dossier {
        code: code.to_owned(),
        procedure: "3.000242".to_owned(),
        touchpoint: touchpoint.to_owned(),
        received: received.parse().unwrap(),
        due: due.parse().unwrap(),
        completed: completed.map(|day| day.parse().unwrap()),
        outcome: completed.map(|_| Outcome::Granted),
        apologies: Vec::new(),
    }
}

/// The platform on 1 December 2026 with five dossiers, and someone of each kind signed in.
pub(crate) async fn with_dossiers(database: &Database) -> House {
    let platform = Platform::on(database).await;
    let all = vec![
        dossier("H24-1", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-09"))),
        dossier("H24-2", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-10"))),
        dossier("H24-3", "CN01", ("2026-03-02", "2026-03-10", Some("2026-03-12"))),
        dossier("H24-4", "CN01", ("2026-11-09", "2026-11-23", None)),
        dossier("H24-5", "BT01", ("2026-11-24", "2026-12-03", None)),
    ];
    let by = By::account("lan", morning());
    let taken = platform.app.store.import_dossiers(all, &by).await.unwrap();
    let expected = DossierImport::Taken { added: 5, changed: 0, unchanged: 0 };
    assert_eq!(taken, expected);
    House::of(platform).await
}

/// Where files of dossiers are brought in.
const IMPORT: &str = "/office/import/dossiers?lang=en";

impl House {
    async fn send(&self, cookie: &str, to: &str, fields: &[(&str, &str)]) -> Page {
        self.platform.post_as(cookie, to, fields).await
    }

    /// Sends a file of dossiers and looks at what it would change.
    async fn look_at(&self, cookie: &str, name: &str, content: &[u8]) -> Page {
        let sent = (&[][..], (name, content));
        self.platform.upload_as(cookie, IMPORT, sent).await
    }

    /// Keeps a file of dossiers that was looked at.
    async fn bring_in(&self, cookie: &str, name: &str, content: &[u8]) -> Page {
        let page = self.look_at(cookie, name, content).await;
        let fields = [("held", page.held()), ("do", "keep")];
        let kept = self.platform.upload_as(cookie, IMPORT, (&fields, ("", b""))).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        page
    }
}

/// A CSV of these rows.
fn csv(rows: &[&str]) -> String {
    format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"))
}
