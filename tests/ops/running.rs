//! Programs that the recipes are for, as processes of a test.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// A process that is killed when dropped.
pub(super) struct Running(Child);

impl Running {
    /// Starts `command` and waits until something listens on `port`.
    pub(super) fn start(mut command: Command, port: u16) -> Self {
        let name = format!("{command:?}");
        let mut process = command.stdout(Stdio::null()).spawn().expect("make needs installs it");
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().unwrap();
            assert!(ended.is_none(), "{name} has ended: {ended:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self(process)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already; either is fine here. TERM, so that nginx ends its workers.
        let id = self.0.id().to_string();
        drop(Command::new("kill").args(["-TERM", &id]).status());
        drop(self.0.wait());
    }
}

/// Ports that nothing listens on.
pub(super) fn free_ports() -> [u16; 2] {
    let listeners = [(), ()].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port())
}

/// The output of a program, which must succeed.
pub(super) fn output(command: &mut Command) -> Output {
    let output = command.output().expect("make needs installs it");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Makes a certificate for this name and its key: `fullchain.pem` and `privkey.pem`.
pub(super) fn certificate(folder: &Path, name: &str) {
    let request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    let name = [format!("/CN={name}"), format!("subjectAltName=DNS:{name}")];
    output(
        Command::new("openssl")
            .args(request)
            .args(["-nodes", "-days", "2", "-subj", &name[0], "-addext", &name[1]])
            .args(["-keyout", "privkey.pem", "-out", "fullchain.pem"])
            .current_dir(folder),
    );
    assert!(fs::metadata(folder.join("privkey.pem")).is_ok());
}
