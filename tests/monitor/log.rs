//! The log tells what the server does and nothing of what anybody sent, and never stands in its way.

use std::fs::{File, OpenOptions, read_to_string};
use std::path::Path;
use std::process::{Command, Stdio};

use hailong::base::clock::Clock;
use hailong::base::random::Random;
use hailong::domain::account::Role;
use hailong::domain::worklist::alert::{Pace, Settings};
use hailong::pages::staff::password;
use hailong::store::{By, NewMail, Staff, Store};

use super::TOUCHPOINT;
use crate::support::databases::on_both;
use crate::support::platform::{PAIRS, morning};
use crate::support::server::{self, PROGRAM, Server, get, on_disk};

/// What people typed, or what names them: each a word that stands nowhere else.
const TYPED: [&str; 17] = [
    "gopyrieng",
    "tennguoigui",
    "diachinha",
    "0912345678",
    "noidungdon",
    "chudedon",
    "thudientu",
    "matkhausai",
    "matkhaudung",
    "tendangnhap",
    "trinhduyet",
    "203.0.113.77",
    "phienbimat",
    "maphieurieng",
    "duongdanla",
    "maychuthu",
    "thucanhbao",
];

/// A server on this database that logs everything to `log`, in this form.
fn tracing(database: &str, folder: &Path, form: &str) -> Server {
    let log = OpenOptions::new().create(true).append(true).open(folder.join("log")).unwrap();
    let mut command = Command::new(PROGRAM);
    command.envs([("RUST_LOG", "trace"), ("HAILONG_LOG", form), ("HAILONG_DATABASE", database)]);
    // Nobody listens there: the letter stays.
    command.env("HAILONG_SMTP", "smtp://matkhaudung:maychuthu@127.0.0.1:1");
    command.env("HAILONG_MAIL_FROM", "hailong@example.vn").stderr(log);
    Server::start_by(command, folder)
}

/// Sends all of [`TYPED`] through every door that takes a word.
fn use_every_door(server: &Server, random: &Random) -> Vec<String> {
    let mut secrets = Vec::new();
    let address = &server.address;
    let headers = [
        ("content-type", PAIRS),
        ("user-agent", "trinhduyet"),
        ("x-forwarded-for", "203.0.113.77"),
        ("cookie", "hailong_session=phienbimat; __Host-hailong_session=phienbimat"),
        ("authorization", "Bearer phienbimat"),
    ];
    let mut send = |what: &str, body: &str| {
        let what = what.split_once(' ').unwrap();
        let reply = server::send(address, what, &headers, body).unwrap();
        let location = reply.head.lines().find_map(|line| line.strip_prefix("location: "));
        let code = location.and_then(|to| to.rsplit('/').next());
        // The codes of receipts and petitions have 16 characters.
        secrets.extend(code.filter(|code| code.len() == 16).map(str::to_owned));
        reply.status
    };
    let key = random.uuid();
    let form = format!("POST /s/{TOUCHPOINT}?lang=vi");
    assert_eq!(send(&form, &format!("key={key}&overall=4&remark=gopyrieng")), 303);
    assert_eq!(send(&form, &format!("key={}&overall=4&slip=maphieurieng", random.uuid())), 422);
    let petition = "kind=report&subject=chudedon&body=noidungdon&name=tennguoigui\
                    &address=diachinha&phone=0912345678&email=thudientu@example.vn";
    let petition_key = random.uuid();
    assert_eq!(send("POST /petitions/new", &format!("key={petition_key}&{petition}")), 303);
    assert_eq!(send("POST /login", "name=tendangnhap&password=matkhausai"), 422);
    assert_eq!(send("POST /login", "name=tendangnhap&password=matkhaudung"), 303);
    assert_eq!(send("GET /duongdanla/gopyrieng?x=matkhausai", ""), 404);
    assert_eq!(send("TRINHDUYET /s/BT01", ""), 405);
    send("GET /login/provider/back?error=duongdanla&state=x", "");
    send("GET /office", "");
    send("GET /api/v1/petitions", "");
    assert_eq!(secrets.len(), 2, "a receipt and a petition: {secrets:?}");
    secrets.extend([key, petition_key]);
    secrets
}

/// An account that wants mail, and a letter to it that waits.
async fn an_account(store: &Store) {
    let by = By::system(morning());
    let staff = Staff {
        name: "tendangnhap".to_owned(),
        role: Role::Admin,
        password_hash: password::hash("matkhaudung", &Random::seeded(3)).unwrap(),
        disabled: false,
    };
    assert!(store.add_staff(&staff, &[], &by).await.unwrap());
    let address = "thucanhbao@example.vn".to_owned();
    let settings =
        Settings { address: Some(address.clone()), pace: Pace::AtOnce, ..Settings::default() };
    store.keep_alert_settings("tendangnhap", &settings, &by).await.unwrap();
    let letter = NewMail {
        id: "letter".to_owned(),
        staff: staff.name,
        address,
        subject: "chudedon".to_owned(),
        body: "noidungdon".to_owned(),
        made: Clock::System.now(),
    };
    store.add_mail(&letter).await.unwrap();
}

#[tokio::test]
async fn log_tells_at_every_level_nothing_of_what_anybody_sent() {
    on_both(async |database| {
        let folder = on_disk();
        an_account(&database.store).await;
        let random = Random::seeded(11);
        let mut secrets = Vec::new();
        // The answers of the first run are settled at the start of the second.
        for form in ["text", "json"] {
            let server = tracing(&database.url, folder.path(), form);
            secrets.extend(use_every_door(&server, &random));
            for _ in 0..25 {
                let answer = server.answer(TOUCHPOINT, &random.uuid(), "gopyrieng").unwrap();
                assert_eq!(answer.status, 201, "{}", answer.body);
                secrets.extend(answer.receipt());
            }
            // The first rounds of settling and mail are over by now, or end before the server does.
            assert!(server.stop().success());
        }
        let log = read_to_string(folder.path().join("log")).unwrap();
        let (text, json) = log.split_at(log.find("\n{").unwrap());
        for told in ["/s/{touchpoint}", "POST", "303", "settled", "not taken"] {
            assert!(log.contains(told), "{told} is not in the log:\n{log}");
        }
        assert!(text.contains("route=\"/petitions/new\""), "{text}");
        for line in json.trim().lines() {
            serde_json::from_str::<serde_json::Value>(line).expect(line);
        }
        let lower = log.to_lowercase();
        for typed in TYPED.iter().map(|typed| (*typed).to_owned()).chain(secrets) {
            assert!(!lower.contains(&typed.to_lowercase()), "{typed} is in the log:\n{log}");
        }
    })
    .await;
}

#[test]
fn log_that_cannot_be_written_or_is_not_read_holds_up_nobody() {
    let random = Random::seeded(5);
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    for stderr in [full(), Stdio::piped()] {
        let folder = on_disk();
        let mut command = Command::new(PROGRAM);
        command.env("RUST_LOG", "trace").env_remove("HAILONG_DATABASE").stderr(stderr);
        let server = Server::start_by(command, folder.path());
        // More than the 64 KB that a pipe holds.
        for _ in 0..600 {
            let reply = get(&server.address, "/healthz").unwrap();
            assert_eq!(reply.status, 200);
        }
        let reply = server.answer(TOUCHPOINT, &random.uuid(), "").unwrap();
        assert_eq!(reply.status, 201, "{}", reply.body);
        assert!(server.stop().success());
    }
}

#[test]
fn log_has_a_level_that_is_read_or_refused() {
    let folder = on_disk();
    let serve = |level: &str| {
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--listen", "no address", "--log-level", level, "--data"]);
        let output = command.arg(folder.path()).env_remove("HAILONG_DATABASE").output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    for level in ["verbose", "hailong=loud"] {
        assert!(serve(level).contains("is no level of the log"), "{level}");
    }
    for level in ["", "warn", "hailong=debug,sqlx=info"] {
        assert!(serve(level).contains("cannot listen"), "{level}");
    }
}
