//! The figures of a chart, of its caption and of the tables of its page are one value.

use std::collections::BTreeSet;

use hailong::domain::account::Role;

use super::{answered, days_before};
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";

/// Rates with two decimals, as `89,99%`; ticks of axes have none.
fn rates(html: &str) -> BTreeSet<String> {
    let is_digit = |c: char| c.is_ascii_digit() || c == ',';
    html.match_indices('%')
        .filter_map(|(at, _)| {
            let number: String = html[..at].chars().rev().take_while(|c| is_digit(*c)).collect();
            let number: String = number.chars().rev().collect();
            let decimals = number.split_once(',').map(|(_, decimals)| decimals.len());
            (decimals == Some(2)).then_some(number)
        })
        .collect()
}

/// What lies between two tags, as often as they occur.
fn between<'a>(html: &'a str, begin: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(begin).skip(1).map(move |part| part.split(end).next().unwrap_or_default())
}

/// How many rates the charts of a page tell, each of which a table must have.
fn told(page: &Page, path: &str) -> usize {
    let tables: BTreeSet<String> =
        between(&page.body, "<table", "</table>").flat_map(rates).collect();
    let mut count = 0;
    for figure in between(&page.body, "<figure", "</figure>") {
        let drawn = figure.split("<table").next().unwrap_or_default();
        let own = rates(drawn);
        let missing: Vec<&String> = own.difference(&tables).collect();
        assert!(missing.is_empty(), "{path}: {missing:?} in no table, of {drawn}");
        count += own.len();
    }
    count
}

#[tokio::test]
async fn figures_of_charts_and_captions_stand_in_the_tables() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for (month, times) in [(4, 38), (3, 34), (2, 31), (1, 29)] {
            let at = days_before(morning(), 30 * month);
            answered(&platform, ("BT01", at), 5, times).await;
            answered(&platform, ("BT02", at), 2, 7).await;
            answered(&platform, ("CN01", at), 4, 13).await;
        }
        platform.app.clock.set(morning());
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let [item, factor] = ["items/s1", "factors/access"].map(|path| format!("{OF}/{path}"));
        let funnel = format!("{OF}/funnel");
        for path in [OF, &*funnel, &*item, &*factor] {
            let page = platform.get_as(&cookie, path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(told(&page, path) > 1, "{path}");
        }
        let public = platform.get("/results?lang=vi").await;
        assert!(told(&public, "/results") > 1);
        // The morning page, the wall and the survey's own page have one figure.
        let whole = platform.get_as(&cookie, OF).await;
        let big = between(&whole.body, "class=\"big\">", "</").next().unwrap().to_owned();
        for path in ["/office", "/office/wall"] {
            let page = platform.get_as(&cookie, path).await;
            let other = between(&page.body, "class=\"big\">", "</").next().unwrap();
            assert_eq!(other, big, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_cross_table_has_counts_and_is_a_file_of_the_same_cells() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", morning()), 5, 24).await;
        answered(&platform, ("BT02", morning()), 2, 8).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, &format!("{OF}/cross?rows=touchpoint&cols=tier")).await;
        let table = between(&page.body, "<table", "</table>").next().unwrap();
        assert!(table.contains("n = 24") && table.contains("class=\"n far\""), "{table}");
        let items = platform.get_as(&cookie, &format!("{OF}/cross")).await;
        let wide = between(&items.body, "<table", "</table>").next().unwrap_or_default();
        let parts =
            |rate: &String| rate.split(',').next().unwrap_or_default().parse::<u32>().unwrap();
        let rates: BTreeSet<u32> = rates(wide).iter().map(parts).collect();
        // Eighteen of 24, and nobody of eight.
        assert!(rates.contains(&75) && rates.iter().all(|rate| *rate <= 100), "{wide}");
        let address = format!("{OF}/cross.csv?rows=touchpoint&cols=tier");
        assert!(page.body.contains("/cross.csv?"), "{}", page.body);
        let file = platform.get_as(&cookie, &address).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let begin = "Điểm khảo sát,Nguồn phiếu,Tỷ lệ hài lòng,Số phiếu";
        assert!(file.body.contains(begin), "{}", file.body);
        for line in file.body.lines().skip(1) {
            let cells: Vec<&str> = line.split('"').collect();
            let rate = cells.get(1).copied().unwrap_or_default();
            assert!(table.contains(rate), "{line}");
        }
    })
    .await;
}
