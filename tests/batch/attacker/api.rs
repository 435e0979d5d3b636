//! The programming interface and the open data.

use std::collections::BTreeMap;

use serde_json::Value;

use super::book::{Axis, Key, Scope};
use super::look::{Look, address};
use super::office::tiers;
use super::{OF, PUBLIC, Query};

const SCORECARDS: &str = "/api/v1/scorecards/{instrument}";
const TALLIES: &str = "/api/v1/tallies/{instrument}";
const OPEN: &str = "/open/{file}";

/// People by day and place: the finest cells.
pub(super) async fn tallies(look: &mut Look<'_>) {
    let page = look.page(TALLIES, &format!("/api/v1/tallies/{OF}?limit=10000")).await;
    let rows = page.json();
    let is_public = look.attacker.role.is_none();
    let names: &[&str] = if is_public {
        &["from", "to", "touchpoint", "tier"]
    } else {
        &["day", "unit", "touchpoint", "tier"]
    };
    let mut told: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    for row in rows.as_array().expect("a list of cells") {
        let field = |name: &&str| row[*name].as_str().unwrap_or_default().to_owned();
        let key = names.iter().map(field).collect();
        *told.entry(key).or_default() += row["responses"].as_u64().unwrap();
    }
    let scope = look.scope(&Vec::new());
    assert_eq!(told, look.book.cells(&scope), "{}", look.attacker.reader.name);
    let place = [Axis::Touchpoint, Axis::Tier];
    let axes = if is_public { vec![Axis::Day] } else { vec![Axis::Day, Axis::Unit] };
    look.learn(&scope, &[axes, place.to_vec()].concat());
}

/// A scorecard.
pub(super) async fn card(look: &mut Look<'_>, query: &Query) {
    let path = address(&format!("/api/v1/scorecards/{OF}"), &[], query);
    let card = look.page(SCORECARDS, &path).await.json();
    let scope = look.scope(query);
    card_holds(look, &card, &scope, &path);
}

/// People, channels and items of a scorecard are sums of the batches of its scope.
fn card_holds(look: &mut Look<'_>, card: &Value, scope: &Scope, path: &str) {
    let sum = look.book.sum(scope);
    assert_eq!(card["responses"], sum.people, "{}: {path}", look.attacker.reader.name);
    let by_tier = look.book.by(scope, Axis::Tier);
    for tier in tiers().map(hailong::domain::survey::Tier::code).into_iter().chain([""]) {
        let name = if tier.is_empty() { "mixed" } else { tier };
        let people = by_tier.get(&Key::Code(tier)).map_or(0, |sum| sum.people);
        assert_eq!(card["channels"][name], people, "{path}: {name}");
    }
    for (at, item) in card["items"].as_array().unwrap().iter().enumerate() {
        let n = sum.of_item(at);
        // The public's items are judged from ten on.
        if scope.public && (1..PUBLIC).contains(&n) {
            assert!(item["suppressed"] == true && item["n"].is_null(), "{path}: {item}");
            continue;
        }
        assert!(item["suppressed"] == false, "{path}: {item}");
        let counts = item["counts"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap());
        assert_eq!((item["n"].as_u64(), counts.sum::<u64>()), (Some(n), n), "{path}: {item}");
        assert_eq!(item["missing"], sum.people - n, "{path}: {item}");
    }
    look.learn(scope, &[Axis::Tier]);
}

/// The open data of every period, also of those that are not whole quarters.
pub(super) async fn open(look: &mut Look<'_>) {
    look.page(OPEN, "/open/catalog.jsonld").await;
    let quarter = |from: &str, to: &str| vec![("from", from.to_owned()), ("to", to.to_owned())];
    for (period, query) in [
        ("all", Vec::new()),
        ("2026-Y", quarter("2025-12-15", "2026-12-14")),
        ("2026-Q3", quarter("2026-06-15", "2026-09-14")),
        ("2026-Q4", quarter("2026-09-15", "2026-12-14")),
    ] {
        let path = format!("/open/{OF}.json?period={period}");
        let card = look.page(OPEN, &path).await.json();
        let scope = look.scope(&query);
        card_holds(look, &card, &scope, &path);
        let rows = look.csv(OPEN, &format!("/open/{OF}.csv?period={period}")).await;
        assert_eq!(rows[0][3], look.book.people(&scope).to_string(), "{path}");
    }
    for period in ["12m", "2026-09", "2026-10", "2026-11"] {
        let path = format!("/open/{OF}.json?period={period}");
        let refused = look.platform.get(&path).await;
        assert_eq!(refused.status, 422, "{path}: {}", refused.body);
    }
}
