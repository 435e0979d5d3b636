//! Every route of the matrix, read and posted, while the database is away: nothing is a fault of ours, nobody signed in
//! is sent to the sign-in, and what was typed comes back.

use std::process::Command;
use std::sync::Mutex;

use super::{Session, TYPED, each_of};
use crate::staff::matrix::{ROUTES, Row};
use crate::support::faults::Cluster;
use crate::support::platform::PAIRS;
use crate::support::server::{PROGRAM, Reply, Server, on_disk};
use crate::support::visitors::add_account;

/// A stream of news that stays open, and the way out, after which nothing is read.
const LEFT_OUT: [&str; 2] = ["/office/live", "/logout"];

fn rows(method: &str) -> Vec<&'static Row> {
    let all = ROUTES.iter().filter(|row| row.0 == method && !LEFT_OUT.contains(&row.1));
    all.collect()
}

/// Whether a reply tells its reader to come back.
fn is_told_to_come_back(reply: &Reply, path: &str) -> bool {
    assert_ne!(reply.status, 500, "{path}: {}", reply.body);
    let to_sign_in = reply.head.contains("location: /login");
    assert!(!(reply.status == 303 && to_sign_in), "{path}: one who is signed in");
    if reply.status != 503 {
        return false;
    }
    if path == "/readyz" {
        return true;
    }
    assert!(reply.head.contains("retry-after:"), "{path}: {}", reply.head);
    let says = reply.head.contains("application/problem+json")
        || reply.body.contains("Hệ thống đang gián đoạn")
        || reply.body.contains("Hệ thống vừa khởi động");
    assert!(says, "{path}: {}", reply.body);
    true
}

/// Reads every address; gives those that were told to come back.
fn read(session: &Session) -> Vec<&'static str> {
    let told: Mutex<Vec<&'static Row>> = Mutex::new(Vec::new());
    each_of(&rows("GET"), |row| {
        if is_told_to_come_back(&session.get(row.2), row.2) {
            told.lock().unwrap().push(*row);
        }
    });
    // A page that needs much of the machine may be told to wait for the others.
    let told = told.into_inner().unwrap().into_iter();
    told.filter(|row| is_told_to_come_back(&session.get(row.2), row.2)).map(|row| row.1).collect()
}

/// Posts a form to every address, first as a plain one, then as one with a file too large to be copied.
fn post(session: &Session) -> usize {
    let told = Mutex::new(0);
    let typed = hailong::web::paths::escaped(TYPED);
    let plain = format!("formtoken={}&probe={typed}", session.token);
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let large = format!(
        "{}--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"anh.pdf\"\r\n\r\n{}\r\n{}--edge--\r\n",
        part("formtoken", &session.token),
        "x".repeat(400_000),
        part("probe", TYPED),
    );
    let kinds = [(PAIRS, plain), ("multipart/form-data; boundary=edge", large)];
    each_of(&rows("POST"), |row| {
        for (kind, body) in &kinds {
            // Who does not take files closes without reading them.
            let Some(reply) = session.post(row.2, kind, body) else { continue };
            if is_told_to_come_back(&reply, row.2) {
                *told.lock().unwrap() += 1;
                let is_api = row.1.starts_with("/api/");
                assert!(is_api || reply.body.contains(TYPED), "{} {kind}: {}", row.2, reply.body);
            }
        }
    });
    told.into_inner().unwrap()
}

#[test]
fn while_postgresql_is_stopped_every_route_says_so_and_keeps_what_was_typed() {
    let (cluster, folder) = (Cluster::start(), on_disk());
    let mut program = Command::new(PROGRAM);
    program.env("HAILONG_DATABASE", cluster.url());
    let server = Server::start_by(program, folder.path());
    add_account(("quan", "admin"), folder.path(), Some(&cluster.url()));
    let session = Session::of(&server.address, "quan");
    cluster.stop();
    let told = read(&session);
    let office = rows("GET").iter().filter(|row| row.1.starts_with("/office")).count();
    let of_office = told.iter().filter(|route| route.starts_with("/office")).count();
    // A few addresses only lead to where a form stands.
    assert!(of_office * 10 > office * 8, "{of_office} of {office}: {told:?}");
    let posted = post(&session);
    assert!(posted * 10 > rows("POST").len() * 2 * 8, "{posted}");
    cluster.again();
    for _ in 0..50 {
        if ["/office/account", "/readyz"].iter().all(|path| session.get(path).status == 200) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let told = read(&session);
    assert_eq!(told, Vec::<&str>::new(), "everything is read again");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_another_process_locks_sqlite_every_page_is_read_and_every_form_kept() {
    use sqlx::Connection;

    let folder = on_disk();
    let server = Server::start(folder.path());
    add_account(("quan", "admin"), folder.path(), None);
    let session = Session::of(&server.address, "quan");
    let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
    let mut other = sqlx::SqliteConnection::connect(&url).await.unwrap();
    sqlx::raw_sql("begin immediate").execute(&mut other).await.unwrap();
    let told = tokio::task::block_in_place(|| read(&session));
    // That a file leaves the house is recorded before it does.
    let pages: Vec<_> = told.iter().filter(|route| !is_recorded(route)).collect();
    assert!(pages.is_empty(), "{pages:?}");
    tokio::task::block_in_place(|| post(&session));
    sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
}

/// Whether reading this address is itself written down.
fn is_recorded(route: &str) -> bool {
    let last = route.rsplit('/').next().unwrap_or_default();
    route == "/readyz" || last.contains('.') || ["{file}", "{format}"].contains(&last)
}
