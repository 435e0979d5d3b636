//! Style sheets, fonts and scripts, embedded in the program: pages load nothing from other hosts.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::base::code;
use crate::domain::chart;

/// The form's styles, which its page carries inline to save a request.
pub(super) const FORM_CSS: &str = include_str!("../../assets/form.css");

/// The styles of the public and the office pages, without those of charts.
const PAGES_CSS: &str = include_str!("../../assets/pages.css");

/// A report as a sheet of paper; its HTML file carries the same.
pub const REPORT_CSS: &str = include_str!("../../assets/report.css");

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BeVietnamPro-Regular.woff2");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/BeVietnamPro-SemiBold.woff2");

/// A file as it is served. Its name contains its digest, so browsers may cache it for ever.
struct Asset {
    name: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

/// Reloads the office's pages of figures when answers are settled.
const LIVE_JS: &str = include_str!("../../assets/live.js");

/// Keys by which the office works through remarks.
const REMARKS_JS: &str = include_str!("../../assets/remarks.js");

/// Shows a part of a survey as it is typed.
const PREVIEW_JS: &str = include_str!("../../assets/preview.js");

/// Keys for entering paper forms.
const KEYING_JS: &str = include_str!("../../assets/keying.js");

static ASSETS: LazyLock<[Asset; 7]> = LazyLock::new(|| {
    let regular = asset("be-vietnam-pro", "woff2", "font/woff2", REGULAR.to_vec());
    let semi_bold = asset("be-vietnam-pro-600", "woff2", "font/woff2", SEMI_BOLD.to_vec());
    let sheet =
        PAGES_CSS.replace("{regular}", &regular.name).replace("{semi-bold}", &semi_bold.name);
    let sheet = format!("{sheet}\n{}\n{REPORT_CSS}", chart::CSS);
    let pages = asset("pages", "css", "text/css; charset=utf-8", sheet.into_bytes());
    let script = "text/javascript; charset=utf-8";
    let live = asset("live", "js", script, LIVE_JS.as_bytes().to_vec());
    let remarks = asset("remarks", "js", script, REMARKS_JS.as_bytes().to_vec());
    let preview = asset("preview", "js", script, PREVIEW_JS.as_bytes().to_vec());
    let keying = asset("keying", "js", script, KEYING_JS.as_bytes().to_vec());
    [pages, regular, semi_bold, preview, keying, remarks, live]
});

fn asset(stem: &str, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Asset {
    let short = code::hex(&Sha256::digest(&bytes)[..6]);
    Asset { name: format!("{stem}-{short}.{ending}"), kind, bytes }
}

/// The icon: a tick on a blue tile.
const TICK: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>\
    <rect width='16' height='16' rx='4' fill='#0f4f8f'/>\
    <path d='M4 8.5l3 3 5-6' fill='none' stroke='white' stroke-width='2'/></svg>";

/// The icon of a page, inside it so that the form stays one request.
pub(super) fn icon() -> Markup {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| {
        let svg = TICK.replace('<', "%3C").replace('>', "%3E").replace('#', "%23");
        format!("data:image/svg+xml,{}", svg.replacen("://", ":%2F%2F", 1))
    });
    html! { link rel="icon" href=(*ADDRESS); }
}

/// The same for what is no page, which browsers look for under this name.
async fn favicon() -> Response {
    let kept = HeaderValue::from_static("public, max-age=86400");
    let kind = HeaderValue::from_static("image/svg+xml");
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)], TICK).into_response()
}

/// The address of the style sheet.
pub(super) fn style_sheet() -> String {
    let [pages, ..] = &*ASSETS;
    format!("/assets/{}", pages.name)
}

/// The addresses of the typefaces, which browsers fetch beside the style sheet and not after it: one that comes late
/// is left for the next page.
pub(super) fn typefaces() -> [String; 2] {
    let [_, regular, semi_bold, ..] = &*ASSETS;
    [regular, semi_bold].map(|face| format!("/assets/{}", face.name))
}

/// The address of the script that reloads pages of figures.
pub fn live_script() -> String {
    let [.., live] = &*ASSETS;
    format!("/assets/{}", live.name)
}

/// The address of the script with the keys for remarks.
pub fn remarks_script() -> String {
    let [.., remarks, _] = &*ASSETS;
    format!("/assets/{}", remarks.name)
}

/// The address of the script that shows a survey as it is typed.
pub fn preview_script() -> String {
    let [_, _, _, preview, ..] = &*ASSETS;
    format!("/assets/{}", preview.name)
}

/// The address of the script with the keys for entering paper forms.
pub fn keying_script() -> String {
    let [.., keying, _, _] = &*ASSETS;
    format!("/assets/{}", keying.name)
}

/// The addresses of all assets.
pub fn router() -> Router<App> {
    Router::new().route("/assets/{name}", get(serve)).route("/favicon.ico", get(favicon))
}

async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    let kind = HeaderValue::from_static(asset.kind);
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)], asset.bytes.clone()).into_response()
}
