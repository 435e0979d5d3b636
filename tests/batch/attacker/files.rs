//! Files: figures and registers as CSV, reports as JSON, single responses.

use std::collections::BTreeMap;

use serde_json::Value;

use super::book::{Axis, Key, Scope};
use super::look::{Look, Names, address};
use super::sums::Of;
use super::{OF, ONE_STOP, STAFF};
use hailong::domain::account::Role;

/// Cross-tables that one look takes; all shapes come in turn.
const SHAPES: usize = 6;

/// Figures of the survey under some filters.
pub(super) async fn figures(look: &mut Look<'_>) {
    for query in look.queries() {
        let route = "/office/instruments/{id}/scorecard.csv";
        let path = format!("/office/instruments/{OF}/scorecard.csv");
        let path = address(&path, &[("period", "all")], &query);
        let rows = look.csv(route, &path).await;
        let scope = look.scope(&query);
        let sum = look.book.sum(&scope);
        let items = rows.iter().filter(|row| row[0] == "Tiêu chí").enumerate();
        assert_eq!(rows[0][3], sum.people.to_string(), "{path}");
        for (at, row) in items {
            let n = sum.of_item(at);
            let told = [n, sum.people - n].map(|count| count.to_string());
            assert_eq!([&row[3], &row[9]], [&told[0], &told[1]], "{path}: {row:?}");
        }
        look.learn(&scope, &[]);
    }
    for _ in 0..SHAPES {
        cross(look).await;
    }
}

/// The axes of a cross-table by their names in addresses.
const AXES: [(&str, Axis); 4] = [
    ("unit", Axis::Unit),
    ("touchpoint", Axis::Touchpoint),
    ("tier", Axis::Tier),
    ("period", Axis::Month),
];

/// One shape of the cross-table under one filter.
async fn cross(look: &mut Look<'_>) {
    let queries = look.queries();
    let query = &queries[look.below(queries.len())];
    let (rows_name, rows) = AXES[look.below(AXES.len())];
    let columns = AXES.get(look.below(AXES.len() + 1)).copied();
    let columns_name = columns.map_or("items", |(name, _)| name);
    let path = format!("/office/instruments/{OF}/cross.csv");
    let shape = [("pool", "no"), ("period", "all"), ("rows", rows_name), ("cols", columns_name)];
    let path = address(&path, &shape, query);
    let told = look.csv("/office/instruments/{id}/cross.csv", &path).await;
    let scope = look.scope(query);
    let names = look.names;
    let by_row = look.book.by(&scope, rows);
    for row in told.iter().filter(|row| !row[3].is_empty()) {
        let of_row = names.key(rows, &row[0]);
        let n: u64 = row[3].parse().unwrap();
        let expected = match (of_row, columns) {
            (_, None) if row[1] != "Chỉ số" => {
                let at = look.item(&row[1]);
                match of_row {
                    Some(key) => by_row.get(&key).map_or(0, |sum| sum.of_item(at)),
                    None => look.book.sum(&scope).of_item(at),
                }
            }
            (None, None) => look.book.people(&scope),
            (Some(key), None) => by_row.get(&key).map_or(0, |sum| sum.people),
            (of_row, Some((_, columns))) => {
                let of_column =
                    if row[1] == "Chỉ số" { None } else { names.key(columns, &row[1]) };
                let crossed = look.book.crossed(&scope, (rows, columns));
                let fits = |key: &(Key<'_>, Key<'_>)| {
                    of_row.is_none_or(|it| it == key.0) && of_column.is_none_or(|it| it == key.1)
                };
                crossed.iter().filter(|(key, _)| fits(key)).map(|(_, people)| people).sum()
            }
        };
        assert_eq!(n, expected, "{path}: {row:?}");
    }
    let axes: Vec<Axis> = [rows].into_iter().chain(columns.map(|(_, axis)| axis)).collect();
    look.learn(&scope, &axes);
}

impl Names {
    /// The part of an axis that a name stands for; `None` for all of it.
    pub(super) fn key<'a>(&'a self, axis: Axis, name: &'a str) -> Option<Key<'a>> {
        if name == "Tất cả" {
            return None;
        }
        if name.starts_with("Gộp nhiều") {
            return Some(Key::Code(""));
        }
        Some(match axis {
            Axis::Unit => {
                let unit = self.units.iter().find(|each| each.name.vi == name);
                Key::Code(unit.map_or(name, |unit| &unit.code))
            }
            Axis::Touchpoint => {
                let own = self.touchpoints.iter().find(|each| each.name.vi == name);
                Key::Code(own.map_or(name, |own| &own.code))
            }
            Axis::Tier => Key::Code(match name {
                "Phiếu mời đánh giá" => "verified",
                "Mã QR chung" => "open",
                "Có người hỗ trợ" => "assisted",
                "Phiếu giấy" => "paper",
                other => panic!("{other} is no channel"),
            }),
            Axis::Month => {
                // Files mark what a spreadsheet would take for a day, and reports a month that is not over.
                let name = name.trim_start_matches('\'').split(',').next().unwrap_or(name);
                let (month, year) = name.split_once('/').expect("a month");
                let day = format!("{year}-{month}-01").parse();
                Key::Day(day.unwrap_or_else(|_| panic!("{name} is no month")))
            }
            _ => panic!("{axis:?} has no names"),
        })
    }
}

impl Look<'_> {
    /// The place of an item by its title.
    fn item(&self, title: &str) -> usize {
        let instrument = self.platform.app.instruments.current(OF, self.today).unwrap();
        let mut items = instrument.items.iter();
        items.position(|item| item.title.vi == title).expect("an item")
    }
}

/// Registers with people in them, and reports.
pub(super) async fn registers(look: &mut Look<'_>) {
    let role = look.attacker.role.unwrap();
    touchpoints(look).await;
    if role != Role::Counter {
        remarks(look).await;
    }
    if look.attacker.is_whole() {
        one_stop(look).await;
        reports(look).await;
    }
    if role == Role::Inspector {
        let told = look.csv("/office/batches.csv", "/office/batches.csv").await;
        let told: Vec<(i64, u64)> =
            told.iter().map(|row| (row[0].parse().unwrap(), row[7].parse().unwrap())).collect();
        assert_eq!(told, look.book.listed());
        assert!(told.iter().all(|(_, people)| *people >= STAFF), "{told:?}");
    }
}

/// Answers of the last days by touchpoint, to all surveys.
async fn touchpoints(look: &mut Look<'_>) {
    let route = "/office/touchpoints.csv";
    let told = look.csv(route, route).await;
    for (days, column) in [(7, 10), (30, 11)] {
        let from = look.today - chrono::Days::new(days - 1);
        let scope = Scope { instrument: None, from: Some(from), ..look.scope(&Vec::new()) };
        let sums = look.book.by(&scope, Axis::Touchpoint);
        for row in &told {
            let people = sums.get(&Key::Code(&row[0])).map_or(0, |sum| sum.people);
            assert_eq!(row[column], people.to_string(), "{days} days: {row:?}");
        }
        let scope = scope.clone();
        look.learn(&scope, &[Axis::Touchpoint]);
    }
}

/// A counter and a day are told of remarks where the batch has k of them.
async fn remarks(look: &mut Look<'_>) {
    let mut told: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in look.csv("/office/remarks.csv", "/office/remarks.csv").await {
        let is_month = row[0].ends_with("-01") && row[0] != row[1];
        assert!(is_month || row[0] == row[1], "{row:?}");
        assert!(!is_month || row[3].is_empty(), "a counter without a day: {row:?}");
        if !is_month {
            *told.entry((row[1].clone(), row[3].clone())).or_default() += 1;
        }
    }
    assert!(told.values().all(|remarks| *remarks >= STAFF), "{told:?}");
}

/// Answers to the questionnaire of the nine indicators.
async fn one_stop(look: &mut Look<'_>) {
    let path = "/office/one-stop.csv?period=2026-Y";
    let scope = Scope { instrument: Some(ONE_STOP.to_owned()), ..look.scope(&Vec::new()) };
    let people = look.book.people(&scope);
    for row in look.csv("/office/one-stop.csv", path).await {
        if row[3] == "phiếu" {
            assert_eq!(row[4], people.to_string(), "{path}: {row:?}");
        }
    }
    look.learn(&scope, &[]);
}

/// The periodic report and the leader's page.
async fn reports(look: &mut Look<'_>) {
    let path = "/office/reports/2026-Y/json";
    let report = look.page("/office/reports/{period}/{format}", path).await.json();
    for survey in report["facts"]["surveys"].as_array().expect("surveys") {
        survey_holds(look, survey, path);
    }
    let everything = look.scope(&Vec::new());
    let sums = look.sums(&everything);
    let rows = report["facts"]["measured"].as_array().expect("rows of the plan");
    for row in rows.iter().filter(|row| row["what"].get("index").is_some()) {
        let told = ["now", "before", "year_before"].map(|of| row[of]["n"].as_u64());
        assert!(told.iter().flatten().all(|n| sums.may_be(*n, Of::Figures)), "{path}: {row}");
    }
    let path = "/office/reports/leader/json?period=2026-Y";
    let leader = look.page("/office/reports/leader/{format}", path).await.json();
    let scope = look.scope(&Vec::new());
    parts_hold(look, &leader["months"], (&scope, Axis::Month), path);
}

fn survey_holds(look: &mut Look<'_>, survey: &Value, path: &str) {
    let instrument = survey["instrument"].as_str().unwrap().to_owned();
    let scope = Scope { instrument: Some(instrument), ..look.scope(&Vec::new()) };
    let sum = look.book.sum(&scope);
    assert_eq!(survey["responses"], sum.people, "{path}");
    let by_tier = look.book.by(&scope, Axis::Tier);
    for (name, people) in survey["channels"].as_object().unwrap() {
        let tier = if name == "mixed" { "" } else { name };
        let told = by_tier.get(&Key::Code(tier)).map_or(0, |sum| sum.people);
        assert_eq!(*people, told, "{path}: {name}");
    }
    parts_hold(look, &survey["units"], (&scope, Axis::Unit), path);
    parts_hold(look, &survey["months"], (&scope, Axis::Month), path);
    let enough = |n: u64| n == 0 || n >= STAFF;
    for item in survey["items"].as_array().unwrap() {
        assert!(item["n"].as_u64().is_some_and(enough), "{path}: {item}");
    }
    look.learn(&scope, &[Axis::Tier]);
}

/// Named parts of an axis with their people.
fn parts_hold(look: &mut Look<'_>, parts: &Value, (scope, axis): (&Scope, Axis), path: &str) {
    let names = look.names;
    let sums = look.book.by(scope, axis);
    for part in parts.as_array().unwrap() {
        let key = names.key(axis, part["name"].as_str().unwrap()).expect("a part");
        assert_eq!(part["n"], sums.get(&key).map_or(0, |sum| sum.people), "{path}: {part}");
    }
    look.learn(scope, &[axis]);
}

/// Single responses, for who may take them: their days and places are those of the batches.
pub(super) async fn single(look: &mut Look<'_>) {
    for (route, path) in [
        (
            "/office/instruments/{id}/responses.csv",
            "/office/instruments/sipas-counter/responses.csv",
        ),
        ("/api/v1/responses/{file}", "/api/v1/responses/sipas-counter.csv"),
    ] {
        let mut told: BTreeMap<Vec<String>, u64> = BTreeMap::new();
        for row in look.csv(route, path).await {
            let cell = [3, 5, 4, 7].map(|column: usize| row[column].clone());
            *told.entry(cell.to_vec()).or_default() += 1;
        }
        let scope = look.scope(&Vec::new());
        assert_eq!(told, look.book.cells(&scope), "{path}");
        assert!(told.values().all(|people| *people >= STAFF), "{told:?}");
        look.learn(&scope, &[Axis::Day, Axis::Unit, Axis::Touchpoint, Axis::Tier]);
    }
}
