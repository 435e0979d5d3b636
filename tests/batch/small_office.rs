//! An office of eighteen answers a year: the public sees them, and never fewer than ten by any difference of two views,
//! today's and those shown before.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use hailong::base::calendar::{office_instant, quarter_of};
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::attacker::{OF, PUBLIC, Query, Reader, cells, fits, get, responses};
use crate::support::databases::on_both;
use crate::support::platform::Platform;

/// Settlings that are watched, and the days between them.
const SETTLINGS: u64 = 30;
const BETWEEN: u64 = 25;

#[tokio::test]
async fn eighteen_answers_a_year_are_shown_and_tell_no_group_of_few_people() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let mut rng = StdRng::seed_from_u64(18);
        let mut public = Reader {
            name: "public",
            cookie: None,
            unit: None,
            least: PUBLIC,
            cells: BTreeMap::new(),
        };
        let first: NaiveDate = "2026-12-20".parse().unwrap();
        let (mut given, mut says_counts) = (0, false);
        for step in 0..SETTLINGS {
            let day = first + Days::new(BETWEEN * step);
            let few = responses(&platform, day, 1 + u64::from(step % 4 == 0), &mut rng).await;
            given += few.len();
            platform.app.store.accept(&few).await.unwrap();
            let next = day + Days::new(BETWEEN);
            let night = office_instant(next.and_hms_opt(0, 5, 0).unwrap());
            platform.app.clock.set(night);
            platform.settle_at(night).await;
            says_counts |= look(&platform, &mut public, next).await;
        }
        let seen: u64 = public.cells.values().sum();
        assert!(seen >= 20, "{seen} of {given} are seen");
        assert!(says_counts, "few answers are told by their counts");
    })
    .await;
}

/// Every view of whole quarters is a sum of rows of ten people, and rows only come. Whether a page says counts in
/// words.
async fn look(platform: &Platform, public: &mut Reader, today: NaiveDate) -> bool {
    let seen = cells(platform, public).await;
    for (cell, people) in &seen {
        let before = public.cells.get(cell).copied().unwrap_or(0);
        let more = people.checked_sub(before).expect("rows only come");
        assert!(more == 0 || more >= PUBLIC, "{today}: {cell} had {before} and has {people}");
    }
    assert!(public.cells.keys().all(|cell| seen.contains_key(cell)), "{today}: a row is gone");
    let mut sums = vec![0];
    for window in windows(today) {
        let sum: u64 = seen
            .iter()
            .filter(|(cell, _)| window.iter().all(|(name, value)| fits(cell, name, value)))
            .map(|(_, people)| people)
            .sum();
        let query: Vec<String> =
            window.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let card =
            get(platform, public, &format!("/api/v1/scorecards/{OF}?{}", query.join("&"))).await;
        assert_eq!(card["responses"], sum, "{today}: {query:?}");
        sums.push(sum);
    }
    let mut in_words = false;
    for path in ["/", "/results"] {
        let page = platform.get(path).await;
        assert_eq!(page.status, 200, "{}", page.body);
        for said in counts(&page.body) {
            assert!(sums.contains(&said), "{today}: {path} says {said}, views have {sums:?}");
        }
        in_words |= says_counts(&page.body);
    }
    public.cells = seen;
    in_words
}

/// All days, and every run of quarters of reporting up to today's.
fn windows(today: NaiveDate) -> Vec<Query> {
    let mut quarters = vec![quarter_of(today).unwrap()];
    while quarters.len() < 6 {
        let before = quarters[quarters.len() - 1].first.pred_opt().unwrap();
        quarters.push(quarter_of(before).unwrap());
    }
    let mut windows = vec![Vec::new()];
    for (at, last) in quarters.iter().enumerate() {
        for first in &quarters[at..] {
            windows.push(vec![("from", first.first.to_string()), ("to", last.last.to_string())]);
        }
    }
    windows
}

/// The numbers of answers that a page counts: " · 18 phiếu".
fn counts(page: &str) -> Vec<u64> {
    let after = page.split(" · ").skip(1).filter_map(|text| text.split_once(" phiếu"));
    after.filter_map(|(digits, _)| digits.parse().ok()).collect()
}

/// Whether a page says "17 trên 18".
fn says_counts(page: &str) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let halves = page.match_indices(" trên ").map(|(at, word)| page.split_at(at + word.len()));
    let mut halves = halves.map(|(before, after)| (before.trim_end_matches(" trên "), after));
    halves.any(|(before, after)| before.ends_with(is_digit) && after.starts_with(is_digit))
}
