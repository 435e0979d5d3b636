//! The leader's page: its files, links without an account, letters.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::domain::report::{Facts, LeaderPage, OpenWork};
use hailong::domain::worklist::alert::Settings;
use hailong::pages::report::leader::made::{LeaderFormat, file};
use hailong::pages::report::leader::mail::look;
use hailong::store::{AuditFilter, By};

use super::composed::facts;
use crate::plan::import;
use crate::support::databases::on_both;
use crate::support::mail::postman;
use crate::support::platform::{Platform, morning, session};
use crate::touchpoint::reading::text_of_pdf;

fn leader_page(facts: &Facts) -> LeaderPage {
    let open = OpenWork { dossiers: (211, 219), dossiers_overdue: 8, ..OpenWork::default() };
    LeaderPage::of(facts, open)
}

#[test]
fn the_page_says_where_the_office_stands_and_what_is_lowest() {
    let page = leader_page(&facts());
    assert_eq!(page.index.as_ref().unwrap().shown(), "90,00%");
    assert_eq!(page.sentence.shown(), "Chưa đủ căn cứ: kém chỉ tiêu 90% chưa đến 0,01 điểm.");
    assert_eq!(page.criteria[0].name, "Nơi đón tiếp có chỉ dẫn");
    assert_eq!(page.units[0].told.shown(), "87,65% · n = 4.567");
    let told =
        page.work.iter().flat_map(|(_, lines)| lines).map(hailong::domain::report::Line::shown);
    let told: Vec<String> = told.collect();
    assert!(told.contains(&"211/219 hồ sơ đúng hạn trong kỳ".to_owned()), "{told:?}");
    assert!(told.contains(&"8 hồ sơ đang quá hạn".to_owned()));
    assert!(page.changes[0].shown().contains("tăng 1,88 điểm phần trăm"));
}

#[test]
fn a_full_sheet_still_says_what_changed() {
    let mut page = leader_page(&facts());
    let long = "Thông báo kết quả xử lý phản ánh, kiến nghị của người dân kịp thời";
    page.criteria.iter_mut().for_each(|each| long.clone_into(&mut each.name));
    for (_, lines) in &mut page.work {
        let line = lines.last().cloned();
        lines.extend(line.into_iter().cycle().take(6));
    }
    let sheet = text_of_pdf(&file(&page, LeaderFormat::Pdf).unwrap(), "full-leader-page");
    let begin: String = page.changes[0].shown().chars().take(24).collect();
    assert!(sheet.contains(&format!("– {begin}")), "{sheet}");
}

#[test]
fn equal_pages_give_equal_files() {
    let begins: [(LeaderFormat, &[u8]); 4] = [
        (LeaderFormat::Pdf, b"%PDF-1.7"),
        (LeaderFormat::Png, b"\x89PNG"),
        (LeaderFormat::Html, b"<!DOCTYPE html>"),
        (LeaderFormat::Json, b"{"),
    ];
    for (format, begin) in begins {
        let bytes = file(&leader_page(&facts()), format).unwrap();
        assert!(bytes.starts_with(begin), "{format:?}");
        assert_eq!(bytes, file(&leader_page(&facts()), format).unwrap(), "{format:?}");
    }
}

/// The secret of the link that a notice tells.
fn secret_of(cookie: &str) -> String {
    let (_, rest) = cookie.split_once("%2Fleader%2F").expect("a link");
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[tokio::test]
async fn a_link_opens_the_page_until_it_is_revoked_or_ends() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        import(&database.store).await;
        let manager = platform.signed_in("hoa", Role::Manager).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let limited = session(&platform.app, "hà", Role::Manager, &["VPS"]).await;
        let page = platform.get_as(&officer, "/office/reports/leader?lang=en").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("name=\"label\""), "officers share nothing");
        let refused = platform.get_as(&limited, "/office/reports/leader").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        for format in ["pdf", "png"] {
            let path = format!("/office/reports/leader/{format}");
            assert_eq!(platform.get_as(&officer, &path).await.status, StatusCode::OK);
        }

        let add = "/office/reports/leader/links";
        let fields = [("label", "Phó Giám đốc"), ("days", "30")];
        let added = platform.post_as(&officer, add, &fields).await;
        assert_eq!(added.status, StatusCode::FORBIDDEN);
        let wrong = platform.post_as(&manager, add, &[("label", ""), ("days", "9999")]).await;
        assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
        let added = platform.post_as(&manager, add, &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER);
        let secret = secret_of(added.header("set-cookie"));
        let address = format!("/leader/{secret}");
        let opened = platform.get(&address).await;
        assert_eq!(opened.status, StatusCode::OK);
        assert_eq!(opened.header("x-robots-tag"), "noindex, nofollow");
        assert!(opened.body.contains("name=\"robots\" content=\"noindex\""), "in the page too");
        assert_eq!(platform.get("/leader/none").await.status, StatusCode::NOT_FOUND);

        let links = database.store.leader_links(morning()).await.unwrap();
        assert_eq!(links.len(), 1);
        let hash = hailong::base::code::hex(&links[0].hash);
        assert_ne!(hash, secret, "the secret is not kept");
        let revoke = "/office/reports/leader/links/revoke";
        let revoked = platform.post_as(&manager, revoke, &[("link", &hash)]).await;
        assert_eq!(revoked.status, StatusCode::SEE_OTHER);
        assert_eq!(platform.get(&address).await.status, StatusCode::NOT_FOUND);
        let log = database.store.audit_page(&AuditFilter::default(), None, 100).await.unwrap();
        for action in ["leader-link.added", "leader-link.opened", "leader-link.revoked"] {
            assert!(log.iter().any(|each| each.entry.action == action), "{action}");
        }

        let added = platform.post_as(&manager, add, &fields).await;
        let address = format!("/leader/{}", secret_of(added.header("set-cookie")));
        assert_eq!(platform.get(&address).await.status, StatusCode::OK);
        platform.app.clock.set(morning() + TimeDelta::days(31));
        assert_eq!(platform.get(&address).await.status, StatusCode::NOT_FOUND, "it has ended");
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_written_once_a_month_to_those_who_asked_for_it() {
    on_both(async |database| {
        let mut platform = Platform::on(database).await;
        platform.app.server_mailer = Some(postman(9));
        import(&database.store).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let set = "/office/reports/leader/mail";
        let wrong = platform.post_as(&officer, set, &[("every", "hour")]).await;
        assert_eq!(wrong.status, StatusCode::NOT_FOUND);
        let done = platform.post_as(&officer, set, &[("every", "month")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert_eq!(look(&platform.app).await.unwrap(), 0, "there is no address yet");
        let settings =
            Settings { address: Some("lan@example.gov.vn".into()), ..Settings::default() };
        let by = By::account("lan", morning());
        database.store.keep_alert_settings("lan", &settings, &by).await.unwrap();
        assert_eq!(look(&platform.app).await.unwrap(), 1);
        assert_eq!(look(&platform.app).await.unwrap(), 0, "once a month");
        let mail = database.store.mail_of("lan").await.unwrap();
        assert!(mail[0].subject.contains("tình hình năm 2026"), "{}", mail[0].subject);
        platform.post_as(&officer, set, &[("every", "")]).await;
        assert_eq!(database.store.leader_mail("lan").await.unwrap(), None);
    })
    .await;
}
