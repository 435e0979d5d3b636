//! A data directory on a disk with room for little, filled and emptied under the running server.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::server::{PROGRAM, Server, on_disk};

/// What the server's data may take.
const SIZE: &str = "size=12m,mode=0700";

/// Mounts the tmpfs over the data where this process alone sees it, copies the data there, and becomes the program.
const MOUNTED: &str = "mount -t tmpfs -o \"$SIZE\" none \"$OVER\" && cp -a \"$FROM/.\" \"$OVER/\" && exec \"$0\" \"$@\"";

/// A data directory with room for little, and the hand on its room.
pub struct SmallDisk {
    _folder: TempDir,
    /// As the server sees it, from here.
    seen: PathBuf,
}

impl SmallDisk {
    /// A server on a tmpfs with what `made` put into its directory.
    pub fn served(database: Option<&str>, made: impl FnOnce(&Path)) -> (Server, Self) {
        let folder = on_disk();
        let (over, from) = (folder.path().join("data"), folder.path().join("made"));
        fs::create_dir(&from).unwrap();
        made(&from);
        fs::create_dir(&over).unwrap();
        fs::create_dir(over.join("seeds")).unwrap();
        let mut program = Command::new("unshare");
        program.args(["--map-root-user", "--mount", "bash", "-c", MOUNTED, PROGRAM]);
        program.env("SIZE", SIZE).env("OVER", &over).env("FROM", &from);
        if let Some(database) = database {
            program.env("HAILONG_DATABASE", database);
        }
        let server = Server::start_by(program, &over);
        let below = over.strip_prefix("/").unwrap();
        let seen = Path::new("/proc").join(server.id().to_string()).join("root").join(below);
        (server, Self { _folder: folder, seen })
    }

    /// Fills what is left.
    pub fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.filler()).unwrap();
        for size in [64 * 1024, 4096, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    pub fn empty(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    pub fn filler(&self) -> PathBuf {
        self.seen.join("filler")
    }
}
