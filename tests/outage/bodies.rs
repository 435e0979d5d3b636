//! Clients that send half a request: others are served meanwhile, and those are told that they were too slow.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::support::server::{PROGRAM, Server, on_disk};
use crate::support::visitors::{Visitors, add_officer};

/// Requests of which half comes.
const HALVES: [(&str, &str, &str); 4] = [
    ("/s/BT01", "application/x-www-form-urlencoded", "overall=4&remark="),
    (
        "/petitions/new",
        "multipart/form-data; boundary=edge",
        "--edge\r\nContent-Disposition: form-",
    ),
    ("/api/v1/touchpoints/BT01/responses", "application/json", "{\"key\":"),
    ("/login", "application/x-www-form-urlencoded", "name=lan&password="),
];

/// A connection that says that a thousand bytes come, and sends a few.
fn half(address: &str, number: usize) -> TcpStream {
    let (path, kind, begun) = HALVES[number % HALVES.len()];
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nsec-fetch-site: same-origin\r\n\
         content-type: {kind}\r\ncontent-length: 1000\r\n\r\n{begun}"
    )
    .unwrap();
    stream
}

#[test]
fn two_hundred_unfinished_bodies_hold_up_nobody_and_end_with_408() {
    let folder = on_disk();
    let server = Server::start(folder.path());
    add_officer(folder.path(), None);
    let visitors = Visitors::at(&server.address, 41);
    let slow: Vec<TcpStream> = (0..200).map(|number| half(&server.address, number)).collect();
    visitors.are_served_again();
    for (number, mut stream) in slow.into_iter().enumerate() {
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        let reply = String::from_utf8_lossy(&reply).to_lowercase();
        assert!(reply.starts_with("http/1.1 408 "), "{number}: {reply}");
        assert!(reply.contains("connection: close"), "{number}: {reply}");
        let is_api = HALVES[number % HALVES.len()].0.starts_with("/api/");
        assert_eq!(reply.contains("application/problem+json"), is_api, "{number}: {reply}");
    }
    visitors.are_served_again();
    assert!(server.stop().success());
}

#[test]
fn more_unfinished_bodies_than_connections_give_way_to_those_who_send() {
    let folder = on_disk();
    assert!(Server::start(folder.path()).stop().success());
    add_officer(folder.path(), None);
    let mut limited = Command::new("bash");
    limited.args(["-c", "ulimit -n 256; exec \"$0\" \"$@\"", PROGRAM]);
    let server = Server::start_by(limited, folder.path());
    let visitors = Visitors::at(&server.address, 42);
    let slow: Vec<TcpStream> = (0..400).map(|number| half(&server.address, number)).collect();
    visitors.are_served_again();
    drop(slow);
    visitors.are_served_again();
    assert!(server.stop().success());
}
