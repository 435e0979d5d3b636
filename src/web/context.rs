//! What the frame of a page says beside the page itself: whose office it is, who reads it, what was just done.
//!
//! One layer around all addresses opens it for each request; the frame reads it, so that no page has to carry it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::Response;

use super::auth::caller;
use super::lang;
use super::notice::{self, Notice};
use super::paths;
use crate::app::App;
use crate::base::{Lang, Text};
use crate::domain::account::Role;
use crate::domain::setting::Settings;
use crate::store::each_within;

/// The signed-in member of staff that a page is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The sign-in name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether the account is of the whole office.
    pub is_whole: bool,
}

/// What a request's pages are framed by.
#[derive(Debug, Default)]
struct Context {
    office: Option<Arc<Text>>,
    people: Arc<BTreeMap<String, String>>,
    settings: Arc<Settings>,
    is_demo: bool,
    lang: Lang,
    /// The language that links need not say.
    preferred: Lang,
    /// Path and query, without the language.
    address: String,
    reader: RefCell<Option<Reader>>,
    notice: RefCell<Option<Notice>>,
    /// The chart of an office page that is asked for as a file, and its drawing once it is made.
    chart: Option<String>,
    drawing: RefCell<Option<String>>,
}

/// How long a public page waits to know who reads it, so that time is left to read the page itself.
const READER_WITHIN: Duration = Duration::from_millis(500);

tokio::task_local! {
    static CONTEXT: Context;
}

/// The layer around all addresses.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        return next.run(request).await;
    }
    let headers = request.headers();
    let reader = if paths::is_public_page(path) {
        // A page that everybody may read does not fail because nobody can tell who reads it.
        each_within(READER_WITHIN, caller::reader(headers, &app)).await.unwrap_or_default()
    } else {
        None
    };
    let carried = notice::carried(headers, &app.config);
    let had_notice = carried.is_some();
    let settings = app.store.settings();
    let lang = lang::offered(path, &settings, lang::of(headers, request.uri()));
    let preferred = lang::offered(path, &settings, lang::preferred_at(path, headers));
    let context = Context {
        office: app.site.name(),
        people: app.site.people(),
        settings,
        is_demo: app.config.demo,
        lang,
        preferred,
        address: paths::without_lang(request.uri()),
        reader: RefCell::new(reader),
        notice: RefCell::new(carried),
        chart: chart_file(request.uri()).map(|(id, _)| id),
        drawing: RefCell::default(),
    };
    let path = path.to_owned();
    let answer = async {
        let response = next.run(request).await;
        (response, had_notice && with(|context| context.notice.borrow().is_none()))
    };
    let (mut response, was_shown) = CONTEXT.scope(context, answer).await;
    lang::vary(&path, &mut response);
    if was_shown {
        notice::forget(&mut response, &app.config);
    }
    response
}

/// The query parameter that asks for a chart of a page: its id and an ending, `items.svg`.
pub const CHART: &str = "chart";

/// The chart that an address of an office page asks for, and its ending.
pub fn chart_file(uri: &Uri) -> Option<(String, String)> {
    let query = uri.query().filter(|_| uri.path().starts_with("/office"))?;
    let asked = query.split('&').find_map(|pair| pair.strip_prefix(CHART)?.strip_prefix('='))?;
    let (id, ending) = asked.rsplit_once('.')?;
    Some((id.to_owned(), ending.to_owned()))
}

/// Whether this chart is asked for as a file, which has its own colours and title.
pub fn is_chart_wanted(id: &str) -> bool {
    with(|context| context.chart.as_deref() == Some(id))
}

/// Keeps the drawing of a chart that is asked for as a file.
pub(super) fn keep_drawing(id: &str, svg: &str) {
    if is_chart_wanted(id) {
        with(|context| {
            context.drawing.replace(Some(svg.to_owned()));
        });
    }
}

/// The drawing of the chart that is asked for; given once.
pub fn drawing() -> Option<String> {
    with(|context| context.drawing.take())
}

/// Path and query of the page, without the language.
pub(super) fn here() -> String {
    with(|context| context.address.clone())
}

fn with<T: Default>(read: impl FnOnce(&Context) -> T) -> T {
    CONTEXT.try_with(read).unwrap_or_default()
}

/// Who reads the pages of this request, once it is known.
pub fn reader() -> Option<Reader> {
    with(|context| context.reader.borrow().clone())
}

/// Says who reads the pages of this request.
pub(super) fn read_by(reader: Reader) {
    with(|context| {
        context.reader.replace(Some(reader));
    });
}

/// The full name of whom an account belongs to, or the account's own where nothing is known.
pub fn person(account: &str) -> String {
    let full_name = with(|context| context.people.get(account).cloned());
    full_name.unwrap_or_else(|| account.to_owned())
}

/// The office's name; `None` before there is an office.
pub(super) fn office() -> Option<Arc<Text>> {
    with(|context| context.office.clone())
}

/// What the office set.
pub fn settings() -> Arc<Settings> {
    with(|context| context.settings.clone())
}

/// Whether the data are made up.
pub fn is_demo() -> bool {
    with(|context| context.is_demo)
}

/// The language that the links of this request's pages need not say.
pub(super) fn preferred() -> Lang {
    with(|context| context.preferred)
}

/// The language of the request and its address without it, for pages that say why it fails.
pub fn asked() -> (Lang, String) {
    with(|context| (context.lang, context.address.clone()))
}

/// What the request before this one did; given once.
pub(super) fn notice() -> Option<Notice> {
    with(|context| context.notice.take())
}
