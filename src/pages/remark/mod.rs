//! Remarks (góp ý): what the office reads and does, and what the public reads of them. What a remark is
//! about, and when it may be shown, is in `remark/`.

mod asked;
mod file;
mod handlers;
mod pages;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use handlers::{list, many, one, open, release};

/// The addresses.
pub fn router() -> Router<App> {
    let base = "/office/remarks/{id}";
    Router::new()
        .route("/remarks", get(open::page))
        .route("/office/remarks", get(list::page))
        .route("/office/remarks.csv", get(list::download))
        .route("/office/remarks.xlsx", get(list::download))
        .route("/office/remarks/marked", get(many::back).post(many::work))
        .route("/office/remarks/undone", get(many::back).post(many::undo))
        .route("/office/remarks/release", get(release::page).post(release::decide))
        .route("/office/remarks/answer", post(release::answer))
        .route(base, get(one::page))
        .route(&format!("{base}/do/{{form}}"), get(one::back).post(one::act))
        .route(&format!("{base}/decide/{{form}}"), get(one::back).post(one::decide))
}
