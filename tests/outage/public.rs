//! What the public reads while the database is away: figures as they were last given out, and the form of a counter.

use std::process::Command;

use serde_json::json;

use crate::support::faults::Cluster;
use crate::support::server::{PROGRAM, Reply, Server, get, on_disk, post_json, send};

const FIGURES: &str = "/api/v1/scorecards/sipas-counter";

fn in_english(address: &str, path: &str) -> Reply {
    send(address, ("GET", path), &[("accept-language", "en")], "").expect("a reply")
}

#[test]
fn released_figures_and_forms_are_given_out_while_postgresql_is_stopped() {
    let (cluster, folder) = (Cluster::start(), on_disk());
    let mut program = Command::new(PROGRAM);
    program.env("HAILONG_DATABASE", cluster.url());
    let server = Server::start_by(program, folder.path());
    let address = &server.address;
    let read = |path: &str| get(address, path).expect("a reply");
    let before: Vec<Reply> = ["/", "/results", FIGURES, "/s/BT01"].map(read).into();
    assert!(before.iter().all(|reply| reply.status == 200));
    let english = in_english(address, "/");
    cluster.stop();
    for (path, before) in ["/", "/results", FIGURES].into_iter().zip(&before) {
        let away = read(path);
        assert_eq!(away.status, 200, "{path}: {}", away.body);
        assert_eq!(away.body, before.body, "{path}");
        assert!(away.head.contains("\r\nage: "), "{path}: {}", away.head);
    }
    assert_eq!(in_english(address, "/").body, english.body);
    // What was never given out is not made up, and staff are not shown the public's figures.
    assert_eq!(read("/results?period=2026-Q1").status, 503);
    let cookie = [("cookie", "__Host-hailong=0000")];
    let own = send(address, ("GET", FIGURES), &cookie, "").unwrap();
    assert_eq!(own.status, 503, "{}", own.body);
    let form = read("/s/BT01");
    assert_eq!(form.status, 200, "{}", form.body);
    // Another code of the same form was never opened.
    assert_eq!(read("/s/CN01").status, 503);
    cluster.again();
    let answer = json!({"key": "0198c0de-0000-7000-8000-000000000001", "answers": {"overall": 5}});
    let sent = "/api/v1/touchpoints/BT01/responses";
    let mut kept = None;
    for _ in 0..50 {
        kept = post_json(address, sent, &answer.to_string()).map(|reply| reply.status);
        if kept == Some(201) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(kept, Some(201));
    assert!(!read("/").head.contains("\r\nage: "), "it is read from the database again");
    assert!(server.stop().success());
}
