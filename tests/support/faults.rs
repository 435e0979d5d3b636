//! A database that goes wrong while the server runs: its disk, its lock, its server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use super::server::PROGRAM;

/// What is wrong with the disk of the embedded database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is full.
    Full,
    /// It fails.
    Broken,
    /// It takes a part of what is written.
    Short,
    /// It takes four seconds to confirm.
    Slow,
}

/// The hand on the disk of one server.
pub struct Disk {
    control: PathBuf,
}

impl Disk {
    /// A disk in order, whose control file is in `folder`.
    pub fn sound(folder: &Path) -> Self {
        let disk = Self { control: folder.join("fault") };
        disk.mend();
        disk
    }

    /// The program with this disk.
    pub fn program(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env("LD_PRELOAD", shim()).env("HAILONG_FAULT", &self.control);
        command
    }

    /// From now on.
    pub fn fails(&self, fault: Fault) {
        let letter = match fault {
            Fault::Full => "f",
            Fault::Broken => "e",
            Fault::Short => "s",
            Fault::Slow => "d",
        };
        fs::write(&self.control, letter).expect("the control file");
    }

    /// The disk is in order again.
    pub fn mend(&self) {
        fs::write(&self.control, "-").expect("the control file");
    }
}

/// The library that stands between the program and its disk, compiled once.
fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/faults.c");
        let name = format!("faults-{}.so", std::process::id());
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .status()
            .expect("a C compiler, which the build needs too");
        assert!(compiled.success());
        library
    })
}

/// A PostgreSQL server of one test, which may stop and hang it.
pub struct Cluster {
    home: tempfile::TempDir,
    /// The hand on its disk, beside its data.
    disk: Option<Disk>,
}

impl Cluster {
    /// A new server on a socket in a directory of its own.
    pub fn start() -> Self {
        Self::started(false)
    }

    /// The same with a disk that may fail.
    pub fn start_on_disk() -> Self {
        Self::started(true)
    }

    fn started(may_fail: bool) -> Self {
        let home = tempfile::Builder::new().prefix("hl-pg").tempdir_in("/dev/shm");
        let home = home.or_else(|_| tempfile::tempdir()).expect("a directory");
        let folder = home.path().display().to_string();
        if is_root() {
            run(Command::new("chown").args(["postgres", &folder]));
        }
        let disk = may_fail.then(|| {
            // Its account reads no other folder.
            fs::copy(shim(), home.path().join("faults.so")).expect("the library");
            Disk::sound(home.path())
        });
        let cluster = Self { home, disk };
        let mut made = cluster.program("initdb");
        made.args(["--username", "hailong", "--auth", "trust", "--encoding", "UTF8"]);
        made.args(["--locale", "C.UTF-8", "--no-sync"]).stdout(Stdio::null());
        run(&mut made);
        cluster.control(&["start"]);
        cluster
    }

    /// The address of its database.
    pub fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=hailong", self.home.path().display())
    }

    /// Starts it, once it was stopped.
    pub fn again(&self) {
        self.control(&["start"]);
    }

    /// Starts it whenever it has stopped, until it writes: it may stop some time after its disk was full.
    pub fn is_kept_running(&self) {
        for _ in 0..100 {
            let mut written = Command::new("psql");
            written.arg(self.url()).args(["--quiet", "--command", "checkpoint"]);
            if written.stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
                return;
            }
            let status = self.program("pg_ctl").args(["status", "--silent"]).status();
            if !status.is_ok_and(|status| status.success()) {
                self.again();
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("PostgreSQL does not write again");
    }

    /// Its disk fails from now on.
    pub fn disk_fails(&self, fault: Fault) {
        self.disk.as_ref().expect("a disk that may fail").fails(fault);
    }

    /// Its disk is in order again.
    pub fn mend_disk(&self) {
        self.disk.as_ref().expect("a disk that may fail").mend();
    }

    /// Stops it at once.
    pub fn stop(&self) {
        self.control(&["stop", "--mode", "immediate"]);
    }

    /// Every process of it stands still.
    pub fn hang(&self) {
        self.signal("-STOP");
    }

    /// They go on.
    pub fn go_on(&self) {
        self.signal("-CONT");
    }

    /// Ends all connections but its own.
    pub fn kill_connections(&self) {
        let mut asked = Command::new("psql");
        asked.arg(self.url()).args(["--quiet", "--tuples-only", "--command"]);
        let statement = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where pid <> pg_backend_pid() and backend_type = 'client backend'";
        run(asked.arg(statement).stdout(Stdio::null()));
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn control(&self, what: &[&str]) {
        let mut control = self.program("pg_ctl");
        if let Some(disk) = &self.disk {
            control.env("LD_PRELOAD", self.home.path().join("faults.so"));
            control.env("HAILONG_FAULT", &disk.control).env("HAILONG_FAULT_PATH", self.data());
        }
        control.args(["--wait", "--silent", "--log"]).arg(self.home.path().join("log"));
        let folder = self.home.path().display();
        let options =
            format!("-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off");
        run(control.args(["--options", &options]).args(what));
    }

    /// One of PostgreSQL's programs on this data, by an account that it accepts.
    fn program(&self, name: &str) -> Command {
        let program = programs().join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.arg("--pgdata").arg(self.data()).current_dir(self.home.path());
        command
    }

    /// Sends a signal to the server, its children first or last.
    fn signal(&self, signal: &str) {
        let file = fs::read_to_string(self.data().join("postmaster.pid")).expect("it runs");
        let server = file.lines().next().expect("its number").to_owned();
        run(Command::new("kill").args([signal, &server]));
        let children = Command::new("ps").args(["--ppid", &server, "-o", "pid="]).output();
        let children = String::from_utf8(children.expect("ps is there").stdout).expect("numbers");
        // One may have ended meanwhile.
        drop(Command::new("kill").arg(signal).args(children.split_whitespace()).output());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.data().join("postmaster.pid").exists() {
            self.go_on();
            drop(self.program("pg_ctl").args(["stop", "--mode", "immediate", "--silent"]).status());
        }
    }
}

fn run(command: &mut Command) {
    let done = command.status();
    assert!(done.is_ok_and(|done| done.success()), "{command:?}");
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id is there");
    id.stdout == b"0\n"
}

/// Where the newest of Debian's PostgreSQL servers has its programs.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed");
    let newest = versions.filter_map(Result::ok).map(|each| each.path()).max();
    newest.expect("a version").join("bin")
}
