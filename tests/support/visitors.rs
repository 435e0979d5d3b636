//! People at the running server: one who answers, one who writes a petition, and members of staff.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use hailong::base::random::Random;
use hailong::web::paths::escaped;

use super::platform::{PAIRS, PASSWORD};
use super::server::{PROGRAM, Reply, post_json, send};

/// A touchpoint of the built-in office.
const TOUCHPOINT: &str = "BT01";

/// What everybody types.
const TYPED: &str =
    "Bàn số hai gọi số quá nhanh, bà con lớn tuổi không kịp tới nơi đã gọi người khác.";

/// How often the server is tried before it counts as broken for good, and the pause between.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);

/// Everybody, with what they know before anything goes wrong.
pub struct Visitors {
    address: String,
    random: Random,
    /// The cookie of a session that was used and of one that was not.
    used: String,
    unused: String,
    /// The token of an office page's form.
    token: String,
}

/// Adds the account that signs in, by the command line.
pub fn add_officer(data: &Path, database: Option<&str>) {
    add_account(("lan", "officer"), data, database);
}

/// Adds an account of this name and role, by the command line.
pub fn add_account((name, role): (&str, &str), data: &Path, database: Option<&str>) {
    let mut command = Command::new(PROGRAM);
    command.args(["staff", "add", name, "--role", role, "--data"]).arg(data);
    command.env("HAILONG_PASSWORD", PASSWORD).stdout(Stdio::null());
    if let Some(database) = database {
        command.env("HAILONG_DATABASE", database);
    }
    assert!(command.status().expect("the program starts").success());
}

impl Visitors {
    /// Those of the server at this address, which has the account of [`add_officer`].
    pub fn at(address: &str, seed: u64) -> Self {
        let mut all = Self {
            address: address.to_owned(),
            random: Random::seeded(seed),
            used: String::new(),
            unused: String::new(),
            token: String::new(),
        };
        all.used = all.cookie();
        let page = all.office_page("/office/petitions/new", &all.used);
        assert_eq!(page.status, 200, "{}", page.body);
        let (_, after) = page.body.split_once("name=\"formtoken\" value=\"").expect("a token");
        let token = after.split('"').next().expect("its value");
        token.clone_into(&mut all.token);
        all.unused = all.cookie();
        all
    }

    /// One more answer over the API; its reply.
    pub fn answer(&self) -> Option<Reply> {
        let body = serde_json::json!({"key": self.random.uuid(), "answers": {"overall": 4}});
        let path = format!("/api/v1/touchpoints/{TOUCHPOINT}/responses");
        post_json(&self.address, &path, &body.to_string())
    }

    /// Answers until the disk has no room left, in five tries one after the other; the receipts of those that were kept,
    /// for whom the write-ahead log had room still.
    pub fn answer_until_refused(&self) -> Vec<String> {
        let (mut kept, mut refused) = (Vec::new(), 0);
        while refused < 5 {
            let reply = self.answer().expect("a reply");
            match reply.status {
                201 => kept.push(reply.receipt().expect("a receipt")),
                status => {
                    assert_eq!(status, 503, "{}", reply.body);
                    refused += 1;
                }
            }
            assert!(kept.len() < 20_000, "the disk is never full");
        }
        kept
    }

    /// Whether the server says that it is ready.
    fn is_ready(&self) -> bool {
        self.get("/readyz", "").status == 200
    }

    /// Each of them sends something at the same time, and is told to come back with everything they typed.
    pub fn are_told_to_come_back(&self) {
        thread::scope(|all| {
            all.spawn(|| {
                let reply = self.answer().expect("a reply");
                assert_eq!(reply.status, 503, "{}", reply.body);
                assert!(reply.head.contains("application/problem+json"), "{}", reply.head);
                assert!(reply.head.contains("retry-after:"), "{}", reply.head);
            });
            all.spawn(|| keeps(&self.form(), TYPED));
            all.spawn(|| keeps(&self.petition(), TYPED));
            all.spawn(|| keeps(&self.office_petition(), TYPED));
            all.spawn(|| {
                let reply = self.sign_in();
                keeps(&reply, "value=\"lan\"");
                assert!(!reply.body.contains(PASSWORD), "{}", reply.body);
            });
            all.spawn(|| {
                let form = self.get(&format!("/s/{TOUCHPOINT}"), "");
                assert_eq!(form.status, 200, "the form is shown: {}", form.body);
            });
            all.spawn(|| self.becomes_ready(false));
        });
    }

    /// Office pages are read, also in a session that was never used.
    pub fn read_the_office(&self) {
        for cookie in [&self.used, &self.unused] {
            for path in ["/office", "/office/petitions"] {
                let page = self.office_page(path, cookie);
                assert_eq!(page.status, 200, "{path}: {}", page.body);
            }
        }
    }

    /// Waits until an answer is kept, then everybody is served; gives its receipt.
    pub fn are_served_again(&self) -> String {
        for _ in 0..TRIES {
            let reply = self.answer().expect("a reply");
            if reply.status == 201 {
                assert_eq!(self.form().status, 303);
                assert_eq!(self.petition().status, 303);
                assert_eq!(self.office_petition().status, 303);
                assert_eq!(self.sign_in().status, 303);
                self.read_the_office();
                self.becomes_ready(true);
                return reply.receipt().expect("a receipt");
            }
            assert_eq!(reply.status, 503, "{}", reply.body);
            thread::sleep(PAUSE);
        }
        panic!("the server does not come back by itself");
    }

    /// Waits until it says so: the last proof is repeated for a moment.
    fn becomes_ready(&self, ready: bool) {
        for _ in 0..TRIES {
            if self.is_ready() == ready {
                return;
            }
            thread::sleep(PAUSE);
        }
        panic!("the server does not say that ready is {ready}");
    }

    fn form(&self) -> Reply {
        let key = self.random.uuid();
        let fields = [("key", &*key), ("overall", "4"), ("remark", TYPED)];
        self.post(&format!("/s/{TOUCHPOINT}"), "", &fields)
    }

    fn petition(&self) -> Reply {
        self.post_parts("/petitions/new", "", &petition(&self.random.uuid()))
    }

    fn office_petition(&self) -> Reply {
        let key = self.random.uuid();
        let mut fields = vec![("formtoken", &*self.token)];
        fields.extend(petition(&key));
        fields.push(("received", "2026-11-02"));
        self.post_parts("/office/petitions/new", &self.used, &fields)
    }

    fn sign_in(&self) -> Reply {
        self.post("/login", "", &[("name", "lan"), ("password", PASSWORD)])
    }

    /// The cookie of a new session.
    fn cookie(&self) -> String {
        let reply = self.sign_in();
        assert_eq!(reply.status, 303, "{}", reply.body);
        let (_, after) = reply.head.split_once("set-cookie: ").expect("a cookie");
        let cookie = after.split(';').next().expect("its value");
        // The head is in lower case, and so is the secret; the name is not.
        cookie.replace("__host-", "__Host-")
    }

    fn office_page(&self, path: &str, cookie: &str) -> Reply {
        self.get(path, cookie)
    }

    fn get(&self, path: &str, cookie: &str) -> Reply {
        send(&self.address, ("GET", path), &[("cookie", cookie)], "").expect("a reply")
    }

    /// Posts a form that may have files, as a browser does where none was chosen.
    fn post_parts(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
        let part = |(name, value): &(&str, &str)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let file =
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n";
        let parts: String = fields.iter().map(part).collect();
        let headers = [
            ("content-type", "multipart/form-data; boundary=edge"),
            ("cookie", cookie),
            ("sec-fetch-site", "same-origin"),
        ];
        let body = format!("{parts}{file}--edge--\r\n");
        send(&self.address, ("POST", path), &headers, &body).expect("a reply")
    }

    fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let headers =
            [("content-type", PAIRS), ("cookie", cookie), ("sec-fetch-site", "same-origin")];
        send(&self.address, ("POST", path), &headers, &pairs.join("&")).expect("a reply")
    }
}

fn petition(key: &str) -> Vec<(&str, &str)> {
    vec![
        ("key", key),
        ("kind", "report"),
        ("subject", "Gọi số quá nhanh"),
        ("body", TYPED),
        ("name", "Nguyễn Thị Lan"),
        ("phone", "0912345678"),
    ]
}

fn keeps(reply: &Reply, typed: &str) {
    assert_eq!(reply.status, 503, "{}", reply.body);
    assert!(reply.head.contains("retry-after:"), "{}", reply.head);
    assert!(reply.body.contains(typed), "{}", reply.body);
}
