//! What is no property of a batch: spent slips, and procedures. Each has an elimination of its own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::book::{Axis, Key};
use super::html::{number, tables};
use super::look::{Look, address};
use super::{OF, STAFF};

const INSTRUMENT: &str = "/office/instruments/{id}";
const SCORECARDS: &str = "/api/v1/scorecards/{instrument}";

/// Between the names of rows that are known together.
const TOGETHER: &str = " + ";

/// Whether so many people may be told.
fn is_enough(people: u64) -> bool {
    people == 0 || people >= STAFF
}

/// The months that have ended, each with its first and last day.
fn closed_months(today: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let first: NaiveDate = "2026-09-01".parse().unwrap();
    let months = (0..).map(|at| first + Months::new(at));
    let span = |first: NaiveDate| (first, (first + Months::new(1)).pred_opt().unwrap());
    months.map(span).take_while(|(_, last)| *last < today).collect()
}

/// Spent slips by place and month: each number and each difference of two, of nested places and of two settlings, is
/// nobody's or of k people; and the list of touchpoints tells no more.
pub(super) async fn slips(look: &mut Look<'_>) {
    let asking: Vec<_> = look.names.asking().cloned().collect();
    let own = look.attacker.reader.unit;
    let seen: Vec<_> = asking.iter().filter(|it| own.is_none_or(|unit| it.unit == unit)).collect();
    let mut units: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for each in &seen {
        units.entry(&each.unit).or_default().push(&each.code);
    }
    let mut all = BTreeMap::new();
    for (first, last) in closed_months(look.today) {
        let month = [("from", first.to_string()), ("to", last.to_string())];
        let mut parts = BTreeMap::new();
        for each in &seen {
            let spent = spent(look, ("touchpoint", &each.code), &month).await;
            parts.insert(each.code.as_str(), spent);
            *all.entry(each.code.clone()).or_insert(0) += spent;
        }
        for (unit, codes) in &units {
            let whole = spent(look, ("unit", unit), &month).await;
            let of_parts: u64 = codes.iter().map(|code| parts[code]).sum();
            assert!(is_enough(whole.abs_diff(of_parts)), "{unit} {month:?}: {whole} {parts:?}");
        }
        if look.attacker.is_whole() {
            let whole = spent(look, ("tier", "verified"), &month).await;
            let left = whole.abs_diff(parts.values().sum());
            assert!(is_enough(left), "{month:?}: {whole} of all, {parts:?}");
        }
    }
    for row in look.csv("/office/touchpoints.csv", "/office/touchpoints.csv").await {
        let used: u64 = row[9].parse().unwrap();
        let told = all.get(&row[0]).copied().unwrap_or(0);
        assert_eq!(used, told, "{row:?}");
    }
}

/// The spent slips that a place and month tell.
async fn spent(look: &mut Look<'_>, place: (&str, &str), month: &[(&'static str, String)]) -> u64 {
    let path = address(&format!("/api/v1/scorecards/{OF}"), &[place], &month.to_vec());
    let card = look.page(SCORECARDS, &path).await.json();
    let told = card["issued"].as_f64().zip(card["response_rate"].as_f64());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few slips")]
    let spent = told.map_or(0, |(issued, rate)| (issued * rate).round() as u64);
    let key = (format!("{place:?}"), month[0].1.clone());
    let before = look.attacker.slips.insert(key, spent).unwrap_or(0);
    assert!(is_enough(spent) && is_enough(spent.abs_diff(before)), "{path}: {before}, {spent}");
    spent
}

/// Answers by procedure in the months that have ended.
pub(super) async fn procedures(look: &mut Look<'_>) {
    for (first, last) in closed_months(look.today) {
        let days = vec![("from", first.to_string()), ("to", last.to_string())];
        let path = address(&format!("/office/instruments/{OF}"), &[("pool", "no")], &days);
        let scope = look.scope(&days);
        let page = look.page(INSTRUMENT, &path).await.body;
        let after = page.split_once("Theo thủ tục</h2>").map(|(_, after)| after);
        let section = after.and_then(|after| after.split("<h2").next()).unwrap_or_default();
        let Some(table) = tables(section).into_iter().next() else {
            assert!(!look.attacker.is_whole() || first.month() == 9, "{path}: no procedures");
            continue;
        };
        assert!(look.attacker.is_whole(), "{path}: a unit's account sees procedures");
        let n = table.head.iter().position(|head| head == "phiếu").unwrap();
        let mut told = BTreeMap::new();
        let mut silent = Vec::new();
        for row in &table.rows {
            match number(&row[n]) {
                Some(people) => drop(told.insert(row[0].clone(), people)),
                None => silent.push(row[0].clone()),
            }
        }
        // Rows without a figure of the index have no number, and are known together.
        let all: u64 = told.remove("Tất cả").unwrap_or_else(|| look.book.people(&scope));
        let rest = all - told.values().sum::<u64>();
        if rest > 0 {
            told.insert(silent.join(TOGETHER), rest);
        }
        let before = look.attacker.procedures.insert(first.to_string(), told.clone());
        assert!(before.is_none_or(|before| before == told), "{path}: a month that ended moved");
        leaves_no_few(look, &told, &days, &path).await;
    }
}

/// Answers of the procedures of any set, less those of all touchpoints that handle no others: nobody's or of k people.
async fn leaves_no_few(
    look: &Look<'_>,
    told: &BTreeMap<String, u64>,
    days: &[(&'static str, String)],
    path: &str,
) {
    let scope = look.scope(&days.to_vec());
    let by_touchpoint = look.book.by(&scope, Axis::Touchpoint);
    assert_eq!(told.values().sum::<u64>(), look.book.people(&scope), "{path}");
    let procedures = look.platform.app.store.procedures().await.unwrap();
    let row = |name: &str| {
        let own = told.keys().find(|row| row.split(TOGETHER).any(|part| part == name));
        own.cloned().unwrap_or_else(|| name.to_owned())
    };
    let name = |code: &String| {
        let found = procedures.iter().find(|each| each.code == *code);
        row(found.map_or(code, |each| &each.name.vi))
    };
    let rest = ["Không rõ thủ tục", "Thủ tục khác (gộp)"].map(row);
    let known = by_touchpoint.iter().map(|(key, sum)| {
        let Key::Code(code) = key else { unreachable!("a touchpoint has a code") };
        let own = look.names.touchpoints.iter().find(|each| each.code == *code);
        let mut rows: BTreeSet<String> = match own {
            Some(own) => own.procedures.iter().map(name).collect(),
            None => BTreeSet::from([rest[0].clone()]),
        };
        if rows.len() > 1 {
            rows.extend(rest.clone());
        }
        (rows, sum.people)
    });
    let known: Vec<(BTreeSet<String>, u64)> = known.collect();
    let rows: Vec<&String> = told.keys().collect();
    for set in 0_u32..1 << rows.len() {
        let is_in = |at: &usize| set & (1 << at) != 0;
        let chosen: BTreeSet<&String> = (0..rows.len()).filter(is_in).map(|at| rows[at]).collect();
        let people: u64 = chosen.iter().map(|row| told[*row]).sum();
        let is_known = |own: &BTreeSet<String>| own.iter().all(|row| chosen.contains(row));
        let less: u64 = known.iter().filter(|(own, _)| is_known(own)).map(|(_, n)| n).sum();
        // A touchpoint whose procedures are merged with others is not of the set.
        let left = people.checked_sub(less);
        assert!(left.is_none_or(is_enough), "{path}: {chosen:?} less {less} of {told:?}");
    }
}
