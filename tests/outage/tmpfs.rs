//! Downloads where the disk of the data directory has no room: formats that are made as a whole need a file there.

use std::process::Command;

use super::Session;
use crate::support::faults::Cluster;
use crate::support::server::{PROGRAM, Server};
use crate::support::small_disk::SmallDisk;
use crate::support::visitors::add_account;

#[test]
fn a_file_that_the_disk_has_no_room_for_is_refused_in_one_sentence() {
    let cluster = Cluster::start();
    let (server, small) = SmallDisk::served(Some(&cluster.url()), |made| {
        let mut program = Command::new(PROGRAM);
        program.env("HAILONG_DATABASE", cluster.url());
        assert!(Server::start_by(program, made).stop().success());
        add_account(("quan", "admin"), made, Some(&cluster.url()));
    });
    let session = Session::of(&server.address, "quan");
    let file = |ending: &str| session.get(&format!("/office/instruments/quick/responses.{ending}"));
    let whole = ["xlsx", "sav", "parquet"];
    for ending in whole {
        assert_eq!(file(ending).status, 200, "{ending}");
    }
    small.fill();
    for ending in whole {
        let refused = file(ending);
        assert_eq!(refused.status, 507, "{ending}: {}", refused.body);
        assert!(refused.body.contains("không còn chỗ để tạo tệp"), "{}", refused.body);
    }
    assert_eq!(file("csv").status, 200, "lines need no room");
    assert_eq!(session.get("/office").status, 200);
    small.empty();
    for ending in whole {
        assert_eq!(file(ending).status, 200, "{ending}");
    }
    assert!(server.stop().success());
}
