//! Signing in while the database takes no writes: what could not be compared does not count as a wrong password.

use sqlx::{Connection, SqliteConnection};

use crate::support::platform::{PAIRS, PASSWORD};
use crate::support::server::{Server, on_disk, send};
use crate::support::visitors::add_officer;
use hailong::web::paths::escaped;

#[tokio::test(flavor = "multi_thread")]
async fn tries_that_the_database_refused_hold_nobody_up() {
    let folder = on_disk();
    let server = Server::start(folder.path());
    add_officer(folder.path(), None);
    let sign_in = || {
        let fields = format!("name=lan&password={}", escaped(PASSWORD));
        let headers = [("content-type", PAIRS), ("sec-fetch-site", "same-origin")];
        let tried = || send(&server.address, ("POST", "/login"), &headers, &fields);
        tokio::task::block_in_place(tried).expect("a reply").status
    };
    let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
    let mut other = SqliteConnection::connect(&url).await.unwrap();
    sqlx::raw_sql("begin immediate").execute(&mut other).await.unwrap();
    for _ in 0..5 {
        assert_eq!(sign_in(), 503);
    }
    sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
    assert_eq!(sign_in(), 303);
}
