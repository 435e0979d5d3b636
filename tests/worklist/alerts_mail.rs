//! Letters, through a mail server of another make.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use chrono::{Days, TimeDelta};
use hailong::base::calendar::office_day;
use hailong::base::supervisor::Turn;
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::domain::worklist::alert::{Pace, Round, Settings};
use hailong::domain::worklist::{DossierMatter, DossierTask, Subject, Urgency, WorkItem};
use hailong::pages::worklist::{deliver, look};
use hailong::store::{By, LookedAt, MailState, NewMail, PetitionFilter};
use sqlx::{Connection, PgConnection, SqliteConnection};
use tokio::time::timeout;

use super::alerts_page::late_petition;
use crate::support::databases::{Database, on_both};
use crate::support::mail::{MailServer, free_port, postman};
use crate::support::platform::{Platform, morning};

/// Nobody asks to stop.
fn going_on() -> Turn {
    Turn::default()
}

/// A letter to her.
fn letter(platform: &Platform, id: &str) -> NewMail {
    NewMail {
        id: id.to_owned(),
        staff: "lan".to_owned(),
        address: "lan@example.vn".to_owned(),
        subject: "Hài Lòng: thư thử".to_owned(),
        body: "Thư thử.\n".to_owned(),
        made: platform.app.clock.now(),
    }
}

/// A letter that waits.
async fn another(platform: &Platform, id: &str) {
    let mail = letter(platform, id);
    platform.app.store.add_mail(&mail).await.unwrap();
}

/// An officer who wants mail at once, and a petition that is late.
async fn waiting(mut platform: Platform) -> Platform {
    late_petition(&platform).await;
    platform.signed_in("lan", Role::Officer).await;
    let settings = Settings {
        address: Some("lan@example.vn".to_owned()),
        pace: Pace::AtOnce,
        ..Settings::default()
    };
    let by = By::account("lan", morning());
    let store = &platform.app.store;
    store.keep_alert_settings("lan", &settings, &by).await.unwrap();
    platform.app.server_mailer = Some(postman(9));
    platform.set(Arc::new(Config::at("https://khaosat.example.vn")))
}

#[tokio::test]
async fn a_late_petition_reaches_the_mailbox_once_and_without_the_citizens_words() {
    on_both(async |database| {
        let server = MailServer::start();
        let platform = waiting(Platform::on(database).await).await;
        let app = &platform.app;
        assert_eq!(look(app).await.unwrap(), 1);
        assert_eq!(deliver(app, &postman(server.port), &going_on()).await.unwrap(), 1);

        let letters = server.letters();
        let [[subject, to, text]] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!(subject, "Hài Lòng: 1 việc cần làm, 1 việc quá hạn");
        assert_eq!(to, "lan@example.vn");
        assert!(text.contains("Phản ánh, kiến nghị số 1"), "{text}");
        assert!(text.contains("https://khaosat.example.vn/office/petitions/number/1"), "{text}");
        let [petition] =
            &app.store.petitions(&PetitionFilter::default(), None, 9).await.unwrap().rows[..]
        else {
            panic!("one petition")
        };
        for secret in ["Chậm trả", "Bưởi", &petition.code] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        leads_to(&platform, &petition.code).await;

        // Told once: the next looks find nothing new, and nothing waits.
        app.clock.set(app.clock.now() + TimeDelta::minutes(5));
        assert_eq!(look(app).await.unwrap(), 0);
        assert_eq!(deliver(app, &postman(server.port), &going_on()).await.unwrap(), 0);
        assert_eq!(server.letters().len(), 1);
    })
    .await;
}

/// The letter's link leads to the petition, for those who may read it and after a sign-in.
async fn leads_to(platform: &Platform, code: &str) {
    let link = "/office/petitions/number/1";
    let page = platform.get(link).await;
    assert!(page.header("location").starts_with("/login"), "{page:?}");
    let counter = platform.signed_in("cu", Role::Counter).await;
    let page = platform.get_as(&counter, link).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let viewer = platform.signed_in("hoa", Role::Viewer).await;
    let page = platform.get_as(&viewer, &format!("{link}?lang=en")).await;
    let petition = format!("/office/petitions/{code}?lang=en");
    assert_eq!(page.header("location"), petition);
    for unknown in ["2", "-1", "x"] {
        let path = format!("/office/petitions/number/{unknown}");
        let page = platform.get_as(&viewer, &path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn a_letter_that_is_not_taken_is_tried_again_and_arrives() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let app = &platform.app;
        let port = free_port();
        assert_eq!(look(app).await.unwrap(), 1);
        assert_eq!(deliver(app, &postman(port), &going_on()).await.unwrap(), 0);
        let [mail] = &app.store.mail_of("lan").await.unwrap()[..] else { panic!("one letter") };
        assert_eq!(mail.state, MailState::Waiting);
        assert!(!mail.trouble.is_empty());

        // Not before its time.
        let server = MailServer::start_at(port);
        assert_eq!(deliver(app, &postman(port), &going_on()).await.unwrap(), 0);
        app.clock.set(app.clock.now() + TimeDelta::minutes(2));
        assert_eq!(deliver(app, &postman(port), &going_on()).await.unwrap(), 1);
        assert_eq!(server.letters().len(), 1);
        let mail = app.store.mail_of("lan").await.unwrap().remove(0);
        assert_eq!((mail.state, mail.trouble.as_str()), (MailState::Sent, ""));
    })
    .await;
}

#[tokio::test]
async fn a_server_that_says_nothing_holds_up_one_letter_and_not_the_rounds() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let app = &platform.app;
        look(app).await.unwrap();
        another(&platform, "trial").await;
        // It takes connections, and that is all.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = silent.local_addr().unwrap().port();
        let postman = postman(port).patient(Duration::from_millis(200));
        let sent = timeout(Duration::from_secs(20), deliver(app, &postman, &going_on())).await;
        assert_eq!(sent.expect("a round that ends").unwrap(), 0);
        let letters = app.store.mail_of("lan").await.unwrap();
        let told = letters.iter().filter(|mail| !mail.trouble.is_empty());
        assert_eq!(told.count(), 1, "the other would have waited as long");
        assert!(letters.iter().all(|mail| mail.state == MailState::Waiting));
    })
    .await;
}

#[tokio::test]
async fn one_who_is_asked_to_stop_takes_up_no_further_letter() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let app = &platform.app;
        let server = MailServer::start();
        look(app).await.unwrap();
        let stop = Turn::default();
        stop.stop.cancel();
        let sent = deliver(app, &postman(server.port), &stop).await;
        assert_eq!(sent.unwrap(), 0);
        another(&platform, "trial").await;
        let sent = deliver(app, &postman(server.port), &going_on()).await;
        assert_eq!(sent.unwrap(), 2, "one after the other");
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_nobody_takes_for_days_is_given_up() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let app = &platform.app;
        let nobody = postman(free_port());
        look(app).await.unwrap();
        for _ in 0..9 {
            app.clock.set(app.clock.now() + TimeDelta::days(1));
            deliver(app, &nobody, &going_on()).await.unwrap();
        }
        let mail = app.store.mail_of("lan").await.unwrap().remove(0);
        assert_eq!(mail.state, MailState::GivenUp);
        assert_eq!(texts(database).await, [""], "its text is needed no more");
        app.clock.set(app.clock.now() + TimeDelta::days(91));
        deliver(app, &nobody, &going_on()).await.unwrap();
        assert_eq!(app.store.mail_of("lan").await.unwrap(), []);
    })
    .await;
}

/// The texts of all letters kept, as anybody may read them who has the database.
async fn texts(database: &Database) -> Vec<String> {
    let all = "select body from mail order by id";
    if database.url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
        let texts = sqlx::query_scalar(all).fetch_all(&mut connection);
        texts.await.unwrap()
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        let texts = sqlx::query_scalar(all).fetch_all(&mut connection);
        texts.await.unwrap()
    }
}

#[tokio::test]
async fn a_letter_on_its_way_follows_a_new_address_and_ends_with_the_wish_or_the_account() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let (app, store) = (&platform.app, &platform.app.store);
        let (now, by) = (app.clock.now(), By::account("lan", morning()));
        let kept = async |address: Option<&str>| {
            let settings = Settings { address: address.map(str::to_owned), ..Settings::default() };
            let kept = store.keep_alert_settings("lan", &settings, &by);
            kept.await.unwrap();
        };
        another(&platform, "one").await;
        kept(Some("lan.moi@example.vn")).await;
        let taken = store.take_mail(now).await.unwrap().expect("the letter");
        assert_eq!(taken.address, "lan.moi@example.vn");
        store.mail_sent(&taken.id).await.unwrap();

        // The clock goes on: each letter is newer than the one before.
        for (id, minutes) in [("two", 1), ("three", 2)] {
            let now = now + TimeDelta::minutes(minutes);
            app.clock.set(now);
            kept(Some("lan@example.vn")).await;
            another(&platform, id).await;
            if id == "two" {
                kept(None).await;
            } else {
                store.disable_staff("lan", &by).await.unwrap();
            }
            assert_eq!(store.take_mail(now).await.unwrap(), None, "{id}");
            store.clear_mail(now).await.unwrap();
            let mail = store.mail_of("lan").await.unwrap().remove(0);
            assert_eq!(mail.state, MailState::GivenUp, "{id}");
        }
        assert_eq!(texts(database).await, ["", "", ""]);
    })
    .await;
}

/// A sum of late dossiers.
fn late_dossiers(count: u64) -> WorkItem {
    WorkItem {
        urgency: Urgency::Late,
        due: None,
        subject: Subject::Dossiers(DossierMatter {
            task: DossierTask::Finish,
            count,
            earliest: None,
        }),
    }
}

#[tokio::test]
async fn of_two_looks_at_the_same_time_one_counts() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let (app, store) = (&platform.app, &platform.app.store);
        let other = database.open_again().await;
        let recipient = store.recipients().await.unwrap().remove(0);
        let known = store.sent_alerts("lan").await.unwrap();
        let matters = [late_dossiers(3)];
        let outcome = Round {
            settings: &recipient.settings,
            known: &known,
            matters: &matters,
            last_digest: recipient.last_digest,
            looked: recipient.looked,
            holidays: &app.petitions.holidays,
            digest_hour: 7,
            now: app.clock.now(),
        }
        .outcome();
        let at = LookedAt { staff: "lan", known: &known, looked: recipient.looked };
        let letters = ["one", "two"].map(|id| letter(&platform, id));
        let (one, two) = tokio::join!(
            store.keep_round(at, &outcome, Some(&letters[0])),
            other.keep_round(at, &outcome, Some(&letters[1])),
        );
        assert!(one.unwrap() ^ two.unwrap(), "one of them");
        other.close().await;
        assert_eq!(store.mail_of("lan").await.unwrap().len(), 1);
        let kept = store.sent_alerts("lan").await.unwrap();
        assert_eq!(kept, outcome.known);
        assert_eq!(kept["dossiers:late"].count, Some(3));

        // The next look goes by the one that was kept.
        let looked = store.recipients().await.unwrap().remove(0).looked;
        assert_eq!(looked, Some(app.clock.now()));
        let at = LookedAt { looked, ..at };
        assert!(store.keep_round(at, &outcome, None).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_hidden_sum_comes_back_when_it_grows() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let (store, now) = (&platform.app.store, platform.app.clock.now());
        let today = office_day(now);
        let (own, until) = (("lan", "dossiers:late"), Some(today + Days::new(7)));
        store.hide_alert(own, (until, Some(3)), now).await.unwrap();
        let known = &store.sent_alerts("lan").await.unwrap()["dossiers:late"];
        assert!(known.is_hidden(today, late_dossiers(3).subject.count()));
        assert!(!known.is_hidden(today, late_dossiers(4).subject.count()));
    })
    .await;
}

#[tokio::test]
async fn of_two_nodes_one_looks_and_one_sends() {
    on_both(async |database| {
        let platform = waiting(Platform::on(database).await).await;
        let app = &platform.app;
        let mut other = app.clone();
        other.store = database.open_again().await;
        assert_eq!(look(app).await.unwrap(), 1);
        assert_eq!(look(&other).await.unwrap(), 0);
        let now = app.clock.now();
        assert!(app.store.take_mail(now).await.unwrap().is_some());
        assert!(other.store.take_mail(now).await.unwrap().is_none());
        // Whoever took it and fell over holds it up for minutes, not for ever.
        let later = now + TimeDelta::minutes(6);
        assert!(other.store.take_mail(later).await.unwrap().is_some());
    })
    .await;
}
