//! A mail server of another make.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use hailong::base::mail::Mailer;
use tempfile::TempDir;

/// aiosmtpd (Python), which keeps what it takes in a folder; ended when dropped.
pub struct MailServer {
    process: Child,
    folder: TempDir,
    /// Where it listens.
    pub port: u16,
}

impl MailServer {
    /// One on a free port.
    pub fn start() -> Self {
        Self::start_at(free_port())
    }

    /// One on this port.
    pub fn start_at(port: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut process = Command::new("aiosmtpd")
            .args(["-n", "-l", &format!("127.0.0.1:{port}")])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder.path().join("mail"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd is installed (tests/needs.sh)");
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().unwrap();
            assert!(ended.is_none(), "aiosmtpd ended at once: {ended:?}");
            sleep(Duration::from_millis(20));
        }
        Self { process, folder, port }
    }

    /// The letters it took, each as subject, receiver and text, decoded by Python's own reader.
    pub fn letters(&self) -> Vec<[String; 3]> {
        let Ok(files) = fs::read_dir(self.folder.path().join("mail/new")) else {
            return Vec::new();
        };
        files.map(|file| decoded(&file.unwrap().path())).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have ended already; either is fine here.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A port that nothing listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn decoded(letter: &Path) -> [String; 3] {
    let program = "import sys, json, email, email.policy\n\
        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
        print(json.dumps([m['subject'], m['to'], m.get_content()]))";
    let done = Command::new("python3").args(["-c", program]).arg(letter).output();
    let done = done.expect("Python is there");
    serde_json::from_slice(&done.stdout).expect("a letter that can be read")
}

/// The program's own sender of mail, to a server on this port.
pub fn postman(port: u16) -> Mailer {
    let server = format!("smtp://127.0.0.1:{port}");
    Mailer::of(&server, "Hài Lòng <hailong@example.vn>").unwrap()
}
