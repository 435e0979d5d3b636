//! The real routes on a socket.

use std::net::SocketAddr;
use std::path::Path;

use axum::Router;
use axum::routing::get;
use hailong::app::{App, Shared};
use hailong::domain::petition::{Key, Rules};
use hailong::domain::survey::file::built_in;
use hailong::domain::touchpoint::seeds;
use hailong::intake::{Intake, Keeper};
use hailong::pages::routes::routes;
use hailong::store::{Store, seed};

/// Bytes of the page that stands for a file: as many as a form has, without anything around it.
pub const PLAIN: &str = "/plain";

/// The built-in office in this folder, with what it has kept.
pub async fn store(folder: &Path) -> Store {
    let url = format!("sqlite:{}", folder.join("hailong.db").display());
    let store = Store::open(&url).await.expect("a database opens");
    let ids = built_in().expect("the built-in instruments read");
    let ids = ids.ids().into_iter().map(str::to_owned).collect();
    let office = seeds::read(seeds::DEMO, &ids).expect("the built-in office reads");
    seed(&store, &office).await.expect("the office is kept");
    store
}

/// Serves all pages, with answers kept by `keeper`, and a page of `plain` bytes.
pub async fn serve(store: &Store, keeper: impl Keeper, plain: usize) -> SocketAddr {
    let instruments = built_in().expect("the built-in instruments read");
    let petitions = Rules::built_in(Key::of([7; 32])).expect("the built-in files");
    let shared = Shared::built_in(store.clone(), Intake::start(keeper), petitions);
    let app = App::of(instruments, shared.expect("the built-in rules"));
    let page = axum::body::Bytes::from(vec![b' '; plain]);
    let plain = Router::new().route(PLAIN, get(async move || page.clone()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, routes(app).merge(plain)).await });
    address
}
