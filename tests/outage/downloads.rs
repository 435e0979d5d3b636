//! Downloads whose reader breaks off, or reads nothing: nothing of them is held, and others are served meanwhile.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::Duration;

use hailong::base::random::Random;
use sqlx::{Connection, SqliteConnection};

use super::Session;
use crate::support::server::{PROGRAM, Server, on_disk};
use crate::support::visitors::{Visitors, add_account, add_officer};

/// Formats of a download: lines, and files made as a whole.
const ENDINGS: [&str; 5] = ["csv", "jsonl", "xlsx", "sav", "parquet"];

/// How often the descriptors of the server are looked at, and the pause between.
const TRIES: u32 = 600;
const PAUSE: Duration = Duration::from_millis(100);

/// Asks for a download and reads a few bytes of it.
fn begun(session: &Session, ending: &str) -> TcpStream {
    let mut stream = TcpStream::connect(&session.address).unwrap();
    let path = format!("/office/instruments/sipas-counter/responses.{ending}");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n\r\n",
        session.address, session.cookie
    )
    .unwrap();
    let mut head = [0; 16];
    stream.read_exact(&mut head).unwrap();
    assert!(head.starts_with(b"HTTP/1.1 200 "), "{ending}: {}", String::from_utf8_lossy(&head));
    stream
}

/// Sockets and files without a name that the server holds.
fn held(server: &Server) -> usize {
    let descriptors = fs::read_dir(format!("/proc/{}/fd", server.id())).unwrap();
    let links = descriptors.filter_map(|each| fs::read_link(each.ok()?.path()).ok());
    let links = links.map(|link| link.to_string_lossy().into_owned());
    links.filter(|link| link.starts_with("socket:") || link.ends_with("(deleted)")).count()
}

/// What it holds when nobody asks for anything: connections end a moment after their replies.
fn quiet(server: &Server) -> usize {
    let looks = (0..20).map(|_| {
        thread::sleep(PAUSE);
        held(server)
    });
    looks.min().expect("it was looked at")
}

/// Waits until the server holds no more than `usual`.
fn lets_go(server: &Server, usual: usize) {
    for _ in 0..TRIES {
        if held(server) <= usual {
            return;
        }
        thread::sleep(PAUSE);
    }
    panic!("{} are held, {usual} were", held(server));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_breaks_off_or_reads_nothing_holds_nothing() {
    let folder = on_disk();
    many_answers(folder.path()).await;
    let server = Server::start(folder.path());
    add_account(("quan", "admin"), folder.path(), None);
    add_officer(folder.path(), None);
    tokio::task::block_in_place(|| {
        let session = Session::of(&server.address, "quan");
        let visitors = Visitors::at(&server.address, 61);
        visitors.are_served_again();
        let usual = quiet(&server);
        for ending in ENDINGS {
            drop(begun(&session, ending));
        }
        lets_go(&server, usual);
        // Ten megabytes are more than the sockets between hold, and these are more than read the database at once.
        let stalled: Vec<TcpStream> = (0..12).map(|_| begun(&session, "jsonl")).collect();
        assert!(held(&server) > usual + 5, "most of them are held for a while");
        visitors.are_served_again();
        lets_go(&server, usual);
        for mut stream in stalled {
            let mut rest = Vec::new();
            let whole = stream.read_to_end(&mut rest).is_ok() && rest.ends_with(b"0\r\n\r\n");
            assert!(!whole, "{} bytes: half a file is not taken for a whole one", rest.len());
        }
        visitors.are_served_again();
        assert!(server.stop().success());
    });
}

/// A database with some ten megabytes of answers: a settled batch, many times over.
async fn many_answers(folder: &std::path::Path) {
    let server = Server::start(folder);
    let random = Random::seeded(62);
    for _ in 0..40 {
        assert_eq!(server.answer("BT01", &random.uuid(), "").unwrap().status, 201);
    }
    assert!(server.stop().success());
    let settled = Command::new(PROGRAM).args(["settle", "--data"]).arg(folder).output().unwrap();
    assert!(settled.status.success(), "{}", String::from_utf8_lossy(&settled.stderr));
    let url = format!("sqlite:{}", folder.join("hailong.db").display());
    let mut database = SqliteConnection::connect(&url).await.unwrap();
    let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info('batch')")
        .fetch_all(&mut database)
        .await
        .unwrap();
    let others: Vec<String> = columns.into_iter().filter(|name| name != "number").collect();
    let others = others.join(", ");
    let copies = format!(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 800)
         insert into batch (number, {others})
         select (select max(number) from batch) * i + number, {others} from batch, n"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(copies)).execute(&mut database).await.unwrap();
    let mark = "update batch_mark set number = (select max(number) from batch)";
    sqlx::raw_sql(mark).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
}
