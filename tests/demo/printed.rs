//! Every page over the made-up office, in both languages: figures and days print in one way, and a list of figures
//! says of which days it is.

use std::collections::{BTreeMap, VecDeque};

use axum::http::StatusCode;
use hailong::demo::{self, Setting, Year};
use hailong::domain::account::Role;

use super::loaded::last_day;
use crate::support::databases::fresh_sqlite;
use crate::support::platform::Platform;
use crate::support::print::odd_print;

/// Pages of one kind looked at: of ten dossiers or remarks two tell.
const OF_A_KIND: usize = 2;

/// Marks of an element inside a line of text; others part texts.
const INLINE: [&str; 11] =
    ["a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "sub"];

#[tokio::test]
async fn every_page_prints_figures_and_days_in_one_way() {
    let database = fresh_sqlite().await;
    let platform = filled(Platform::on(&database).await).await;
    let admin = platform.signed_in("quản trị", Role::Admin).await;
    let mut odd = Vec::new();
    for lang in ["vi", "en"] {
        for (path, body) in crawled(&platform, &admin, lang).await {
            // Reports and the office's own documents are in Vietnamese.
            let is_document = path.starts_with("/office/reports");
            let lang = if is_document { "vi" } else { lang };
            for text in texts(&body) {
                if let Some(why) = odd_print(lang, &text) {
                    odd.push(format!("{path}: {why}: {text}"));
                }
            }
        }
    }
    odd.sort();
    odd.dedup();
    assert!(odd.is_empty(), "{} texts:\n{}", odd.len(), odd.join("\n"));
    database.close().await;
}

async fn filled(platform: Platform) -> Platform {
    let (app, store) = (&platform.app, &platform.app.store);
    let touchpoints = store.touchpoints().await.unwrap();
    let year = Year {
        seed: 1,
        instruments: &app.instruments,
        touchpoints: &touchpoints,
        responses: 600,
        last_day: last_day(),
    };
    demo::load(store, year, |_| {}).await.unwrap();
    let setting = Setting { seed: 1, account: "demo", last_day: last_day() };
    demo::load_petitions(store, setting, &app.petitions).await.unwrap();
    demo::load_units(store, setting).await.unwrap();
    demo::load_remarks(store, setting, &app.topics).await.unwrap();
    demo::load_dossiers(store, setting, &touchpoints, &app.rules().holidays).await.unwrap();
    crate::plan::import(store).await;
    platform
}

/// Every page that links lead to from the office and from the public page, with its text.
async fn crawled(platform: &Platform, cookie: &str, lang: &str) -> Vec<(String, String)> {
    let mut waiting: VecDeque<String> = ["/", "/office"].map(str::to_owned).into();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let bare = path.split('?').next().unwrap_or_default().to_owned();
        let times = kinds.entry(kind(&bare)).or_default();
        // What was done is told in the words of whoever did it.
        let is_log = bare.starts_with("/office/audit") || bare.starts_with("/assets/");
        if pages.contains_key(&bare) || *times >= OF_A_KIND || is_log {
            continue;
        }
        *times += 1;
        let join = if path.contains('?') { '&' } else { '?' };
        let page = platform.get_as(cookie, &format!("{path}{join}lang={lang}")).await;
        if page.status != StatusCode::OK || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        let links = page.body.split("href=\"/").skip(1);
        let links = links.filter_map(|rest| rest.split(['"', '#']).next());
        waiting.extend(links.map(|link| format!("/{}", link.replace("&amp;", "&"))));
        pages.insert(bare, page.body);
    }
    assert!(pages.len() > 60, "only {} pages", pages.len());
    pages.into_iter().collect()
}

/// An address without what tells one thing of its kind from another.
fn kind(path: &str) -> String {
    let part = |part: &str| {
        if part.contains(|c: char| c.is_ascii_digit()) { "…" } else { part }.to_owned()
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// What a reader sees, a text for each piece of a page that is not parted by an element.
fn texts(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut parts = html.split('<');
    text.push_str(parts.next().unwrap_or_default());
    let mut skipped: Option<String> = None;
    for part in parts {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match &skipped {
            Some(inside) if tag.starts_with('/') && name == inside => skipped = None,
            Some(_) => continue,
            None if ["script", "style"].contains(&name) => {
                skipped = Some(name.to_owned());
                continue;
            }
            None => {}
        }
        if !INLINE.contains(&name) {
            text.push('\n');
        }
        text.push_str(after);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.replace("&amp;", "&").replace("&quot;", "\"")).collect()
}
