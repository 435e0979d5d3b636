//! The register of petitions (sổ theo dõi phản ánh, kiến nghị): the citizen's form and follow-up, what is
//! public, and the office's pages. What the law says of them is in `petition/`.

mod anonymous;
pub(in crate::pages) mod api;
mod attached;
mod draft;
mod file;
mod filter;
mod handlers;
mod letters;
mod pages;
mod published;
mod view;
mod words;

use std::time::Duration;

use axum::routing::get;
use axum::{Extension, Router};

use crate::app::App;
use crate::base::limiter::Limiter;
use handlers::{answer, apart, approval, citizen, files, numbered, office, one, publish, refuse};

/// Forms with files that are read at once, of some 15 MB each, and how long another one waits.
const UPLOADS: usize = 8;
const PATIENCE: Duration = Duration::from_secs(10);

pub use letters::{deliver, start};

/// The addresses.
pub fn router() -> Router<App> {
    let base = "/office/petitions/{code}";
    Router::new()
        .route("/petitions", get(citizen::list))
        .route("/petitions/new", get(citizen::form).post(citizen::take))
        .route("/petitions/{code}", get(citizen::follow))
        .route("/petitions/{code}/files/{id}", get(files::answered))
        .route("/office/petitions", get(office::list))
        .route("/office/petitions.csv", get(office::download))
        .route("/office/petitions.xlsx", get(office::download))
        .route("/office/petitions/new", get(office::form).post(office::take))
        .route("/office/petitions/number/{number}", get(numbered::lead))
        .route("/office/petitions/apart", get(apart::list).post(apart::decide))
        .route(base, get(one::page))
        .route(&format!("{base}/move"), get(one::back).post(one::make_move))
        .route(&format!("{base}/name"), get(one::back).post(one::read_name))
        .route(&format!("{base}/answer"), get(answer::form).post(answer::take))
        .route(&format!("{base}/approval"), get(approval::page).post(approval::decide))
        .route(&format!("{base}/refuse"), get(refuse::form).post(refuse::take))
        .route(&format!("{base}/publish"), get(publish::form).post(publish::take))
        .route(&format!("{base}/files/{{id}}"), get(files::back).post(files::open))
        .route("/api/v1/petitions", get(api::list))
        // Files are held in memory while they are sent.
        .layer(Extension(Limiter::of(UPLOADS, PATIENCE)))
}
