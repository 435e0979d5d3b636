//! The real program: what it leaves on the disk and says of a sender.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use hailong::web::paths::escaped;

use crate::support::server::{PROGRAM, Server};

const SENDER: [(&str, &str); 4] = [
    ("name", "Trần Thị Bưởi"),
    ("address", "Số 1 phố Thử"),
    ("phone", "0912345678"),
    ("email", "buoi@example.vn"),
];

/// Posts a petition as a browser does; gives where it leads.
fn post(address: &str) -> String {
    let rest = [
        ("key", "0b7f6d2e-8f1c-4c57-9d5e-2d1b1a0c9e11"),
        ("kind", "report"),
        ("subject", "Chờ quá lâu"),
        ("body", "Chờ ba giờ."),
    ];
    let fields = rest.iter().chain(&SENDER);
    let pairs = fields.map(|(name, value)| format!("{name}={}", escaped(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST /petitions/new HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    let to = reply.lines().find_map(|line| line.strip_prefix("location: "));
    to.unwrap_or_else(|| panic!("{reply}")).to_owned()
}

/// Every file in a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let entries = entries.filter(|path| path.is_file());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    entries.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

#[test]
fn nothing_of_a_sender_is_on_the_disk_or_in_the_log_in_plain_text() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let log = folder.path().join("log");
    let mut command = Command::new(PROGRAM);
    command.env("RUST_LOG", "trace").stderr(File::create(&log).unwrap());
    let server = Server::start_by(command, &data);
    let code = post(&server.address).replace("/petitions/", "");
    assert_eq!(post(&server.address), format!("/petitions/{code}"));

    let mut left = files(&data);
    assert!(server.stop().success());
    left.extend(files(&data));
    left.push(("log".to_owned(), fs::read(&log).unwrap()));
    let has =
        |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(left.iter().any(|(_, bytes)| has(bytes, &code)), "it is kept");
    for (file, bytes) in &left {
        for (field, value) in SENDER {
            assert!(!has(bytes, value), "{field} in {file}");
            assert!(!has(bytes, &escaped(value)), "{field} in {file}");
        }
    }
    let key = fs::metadata(data.join("petition.key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
}
