//! The real program, as a process of its own, and a client of few words.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::commands::with_office;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_hailong");

/// A directory on the disk: `tests/with-postgres.sh` keeps other temporary files in memory, where
/// nothing waits for fsync and nothing is full.
pub fn on_disk() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory under target/")
}

/// A reply that takes longer is none: the server hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// A serving process; killed when dropped.
pub struct Server {
    process: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
    /// The same of the listener for metrics, where there is one.
    pub metrics: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// The head, as received.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Server {
    /// Serves `data` on a free port.
    pub fn start(data: &Path) -> Self {
        Self::start_by(Command::new(PROGRAM), data)
    }

    /// The same through `command`, which ends in the program's name.
    pub fn start_by(command: Command, data: &Path) -> Self {
        Self::start_with(command, &["--limits", "off"], data)
    }

    /// The same with these options and no others; an https address has its limits.
    pub fn start_with(mut command: Command, options: &[&str], data: &Path) -> Self {
        with_office(data);
        let mut process = command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let stdout = process.stdout.take().expect("a pipe was asked for");
        let mut said = BufReader::new(stdout).lines().map_while(Result::ok);
        let mut metrics = None;
        let address = said.find_map(|line| {
            let of_metrics = line.strip_prefix("metrics on http://");
            metrics = metrics.take().or(of_metrics.map(|line| line.replace("/metrics", "")));
            line.strip_prefix("listening on http://").map(str::to_owned)
        });
        let address = address.expect("the program says where it listens");
        Self { process, address, metrics }
    }

    /// Sends one answer to a touchpoint; `None` when the server is gone before it replied.
    pub fn answer(&self, touchpoint: &str, key: &str, remark: &str) -> Option<Reply> {
        let body = serde_json::json!({"key": key, "answers": {"overall": 4}, "remark": remark});
        post_json(
            &self.address,
            &format!("/api/v1/touchpoints/{touchpoint}/responses"),
            &body.to_string(),
        )
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Pulls the plug: SIGKILL, no chance to tidy up.
    pub fn kill(mut self) {
        self.process.kill().expect("it was running");
        self.process.wait().expect("it can be waited for");
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> std::process::ExitStatus {
        let id = self.process.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        assert!(asked.expect("kill is there").success());
        self.process.wait().expect("it can be waited for")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already; either is fine here.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Reply {
    /// The receipt in a JSON body.
    pub fn receipt(&self) -> Option<String> {
        let body: serde_json::Value = serde_json::from_str(&self.body).ok()?;
        Some(body.get("receipt")?.as_str()?.to_owned())
    }
}

/// One request with a JSON body on a connection of its own.
pub fn post_json(address: &str, path: &str, body: &str) -> Option<Reply> {
    send(address, ("POST", path), &[("content-type", "application/json")], body)
}

/// Gets what is at this path.
pub fn get(address: &str, path: &str) -> Option<Reply> {
    send(address, ("GET", path), &[], "")
}

/// One request on a connection of its own; `None` when no whole reply comes.
pub fn send(
    address: &str,
    (method, path): (&str, &str),
    headers: &[(&str, &str)],
    body: &str,
) -> Option<Reply> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let headers: Vec<String> =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\n{headers}\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut received = Vec::new();
    stream.read_to_end(&mut received).ok()?;
    let received = String::from_utf8_lossy(&received);
    let (head, body) = received.split_once("\r\n\r\n")?;
    Some(Reply {
        status: head.split(' ').nth(1)?.parse().ok()?,
        head: head.to_lowercase(),
        body: body.to_owned(),
    })
}
