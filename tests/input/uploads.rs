//! Files that are too large, sent to the real server as a browser sends them: an answer comes, it says what is wrong
//! in one sentence, and what was typed around the file is still there.

use std::path::Path;
use std::process::{Command, Stdio};

use hailong::web::paths::escaped;

use crate::support::platform::{PAIRS, PASSWORD};
use crate::support::server::{PROGRAM, Reply, Server, send};

/// Runs the program on `data`.
fn run(data: &Path, arguments: &[&str]) {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg("--data").arg(data).env("HAILONG_PASSWORD", PASSWORD);
    assert!(command.stdout(Stdio::null()).status().expect("the program starts").success());
}

/// The cookie of a new session of the account `lan`.
fn signed_in(address: &str) -> String {
    let body = format!("name=lan&password={}", escaped(PASSWORD));
    let headers = [("content-type", PAIRS), ("sec-fetch-site", "same-origin")];
    let reply = send(address, ("POST", "/login"), &headers, &body).expect("a reply");
    let (_, after) = reply.head.split_once("set-cookie: ").expect("a cookie");
    after.split(';').next().expect("its value").replace("__host-", "__Host-")
}

/// Posts a form with a file of so many megabytes between two texts.
fn upload(address: &str, cookie: &str, (form, path): (&str, &str), megabytes: usize) -> Reply {
    let page = send(address, ("GET", form), &[("cookie", cookie)], "").expect("a reply");
    let token = page.body.split_once("name=\"formtoken\" value=\"");
    let token = token.and_then(|(_, after)| after.split('"').next()).unwrap_or_default();
    let text = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body = String::new();
    if !token.is_empty() {
        body += &text("formtoken", token);
    }
    body += &text("sign", "12/BC-SNgV");
    body += "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n\r\n%PDF-";
    body += &"a".repeat(megabytes * 1024 * 1024);
    body += "\r\n";
    body += &text("reason", "Gửi lại bản đã ký");
    body += "--edge--\r\n";
    let headers = [
        ("content-type", "multipart/form-data; boundary=edge"),
        ("cookie", cookie),
        ("sec-fetch-site", "same-origin"),
    ];
    send(address, ("POST", path), &headers, &body).expect("an answer, and not a broken connection")
}

#[test]
fn every_form_with_a_file_says_that_it_is_too_large_and_keeps_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    run(&data, &["staff", "add", "lan", "--role", "manager"]);
    run(&data, &["plan", "import", "seeds/demo/plan-2023.csv"]);
    let cookie = signed_in(&server.address);
    // Two say it in the list of faults and at the field.
    for (form, path, times) in [
        ("/office/import/dossiers", "/office/import/dossiers", 1),
        ("/office/import/official", "/office/import/official", 1),
        ("/office/plan/2023/1.1", "/office/plan/2023/1.1/evidence", 2),
        ("/office/reports/sent?year=2026", "/office/reports/sent/2026-Q1", 2),
    ] {
        for megabytes in [11, 40] {
            let page = upload(&server.address, &cookie, (form, path), megabytes);
            assert_eq!(page.status, 413, "{path} {megabytes}: {}", page.body);
            let said = page.body.matches("lớn hơn 10 MB").count();
            assert_eq!(said, times, "{path}: {}", page.body);
            assert!(!page.body.contains("64 KB"), "{path}: {}", page.body);
        }
    }
    let paths = ("/office/reports/sent?year=2026", "/office/reports/sent/2026-Q1");
    let page = upload(&server.address, &cookie, paths, 11);
    // A reason has a field only where a record is corrected.
    assert!(page.body.contains("12/BC-SNgV"), "{}", page.body);
}
