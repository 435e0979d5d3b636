//! The audit log's page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::store::By;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};
use crate::support::sources::files;

#[tokio::test]
async fn the_log_is_shown_newest_first_a_page_at_a_time_in_both_languages() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let inspector = platform.signed_in("thanh.tra", Role::Inspector).await;
        let store = &platform.app.store;
        for number in 0..60 {
            let at = morning() + TimeDelta::minutes(number);
            let by = By::account("mai", at);
            let entry = by.did("test.done", "test", format!("việc-{number:02}"));
            store.record(&entry.from("<cũ>").to("mới")).await.unwrap();
        }
        let page = platform.get_as(&inspector, "/office/audit").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("việc-59") && !page.body.contains("việc-09"));
        assert!(page.body.contains("&lt;cũ&gt;"), "markup was not escaped");
        assert!(page.body.contains("01/12/2026 09:59:00"));
        let older = page.body.split("href=\"/office/audit?below=").nth(1);
        let below = older.unwrap().split('"').next().unwrap();
        let path = format!("/office/audit?below={below}");
        let second = platform.get_as(&inspector, &path).await;
        assert!(second.body.contains("việc-09") && !second.body.contains("việc-59"));
        let english = platform.get_as(&inspector, "/office/audit?lang=en").await;
        assert!(english.body.contains("Audit log"));
    })
    .await;
}

#[tokio::test]
async fn the_log_is_narrowed_and_keeps_what_cannot_be_read() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let found = platform
            .get_as(&admin, "/office/audit?action=staff&subject=qu%E1%BA%A3n.tr%E1%BB%8B")
            .await;
        assert!(found.body.contains("Thêm tài khoản"), "{}", found.body);
        // Codes of actions stand in the file alone.
        assert!(!found.body.contains("staff.added"));
        assert!(found.body.contains("<option value=\"staff\" selected>Tài khoản cán bộ</option>"));
        // In words, and below them as it was written.
        assert!(found.body.contains("Vai trò: <strong>Quản trị</strong>"));
        assert!(found.body.contains("{&quot;role&quot;:&quot;admin&quot;"));
        let none = platform.get_as(&admin, "/office/audit?who=token").await;
        assert!(none.body.contains("Không có mục nào"));
        let bad = platform.get_as(&admin, "/office/audit?from=1-12&to=mai&name=lan").await;
        assert_eq!(bad.status, StatusCode::BAD_REQUEST);
        for kept in ["value=\"1-12\"", "value=\"mai\"", "value=\"lan\""] {
            assert!(bad.body.contains(kept), "{kept}");
        }
        assert!(bad.body.contains("href=\"#from\"") && bad.body.contains("href=\"#to\""));
        assert!(bad.body.contains("<details class=\"narrowed\" open>"));
    })
    .await;
}

/// Every action that the program can write, as a code in quotes in the source.
fn actions() -> BTreeSet<String> {
    let kinds = [
        "staff",
        "token",
        "touchpoint",
        "slips",
        "paper",
        "responses",
        "official",
        "portal",
        "dialogue",
        "wave",
        "import",
        "assessment",
        "report",
        "unit",
        "dossier",
        "one_stop",
        "petition",
        "remark",
        "plan",
        "task",
        "instrument",
        "survey",
        "backup",
        "petition_key",
    ];
    let mut found = BTreeSet::new();
    for file in files("src") {
        let text = fs::read_to_string(&file).unwrap_or_default();
        for quoted in text.split('"') {
            let Some((kind, what)) = quoted.split_once('.') else {
                continue;
            };
            let letters = |each: char| each.is_ascii_lowercase() || "-_".contains(each);
            if kinds.contains(&kind) && what.len() > 3 && what.chars().all(letters) {
                found.insert(quoted.to_owned());
            }
        }
    }
    // A name of a file is none.
    found.retain(|each| each != "petition.key");
    found
}

#[test]
fn every_action_has_words_in_both_languages_and_a_row_in_the_documentation() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = fs::read_to_string(root.join("src/pages/audit/words.rs")).unwrap();
    let table = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let all = actions();
    assert!(all.len() > 50, "{all:?}");
    for action in all {
        let quoted = format!("\"{action}\"");
        assert_eq!(words.matches(&quoted).count(), 1, "words of {action}");
        assert!(table.contains(&format!("`{action}`")), "row of {action}");
    }
}
