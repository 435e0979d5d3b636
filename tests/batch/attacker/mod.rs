//! An attacker who gathers every view, as every kind of reader, after each of thirty settlings, and
//! eliminates: no group of one to k − 1 people can be told.
//!
//! Every number of people that a view tells must be the sum of the whole batches that it names (what sentences count, one
//! of the sums of the page's days and places), and every batch has nobody or k people, its items included. So whatever is added up and subtracted over all views is made of the groups of
//! batches that no view tells apart ([`book::Knowledge`]), and each of those must be of k people; of ten for the public.
//! What is no property of a batch, procedures and spent slips, has an elimination of its own ([`finer`]). How often a
//! choice was ticked, or none, is what people answered: it may be few.

mod api;
mod book;
mod files;
mod finer;
mod html;
mod look;
mod office;
mod pages;
mod reader;
mod sums;
mod views;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use hailong::base::calendar::office_instant;

use crate::support::databases::{Database, on_both};
use crate::support::platform::Platform;
use book::Book;
use look::{Attacker, Look, Names};
use office::Office;

pub(super) use office::responses;
pub(super) use reader::{Query, Reader, cells, fits, get};

/// The survey that is asked at most touchpoints, and one that some answer, too.
pub(super) const OF: &str = "sipas-counter";
const ONE_STOP: &str = "one-stop-2018";

/// The wave, which some of the touchpoints are in.
const WAVE: &str = "D1";

/// Settlings that are watched; after each of so many, and after the last, views that cost more are gathered.
const SETTLINGS: u64 = 30;
const THOROUGH: u64 = 6;

/// Fewest people of a cell for staff and for the public.
const STAFF: u64 = 5;
pub(super) const PUBLIC: u64 = 10;

#[tokio::test]
async fn a_small_office_tells_no_group_of_few_people() {
    on_both(async |database| {
        attack(database, 300).await;
    })
    .await;
}

#[tokio::test]
async fn a_busy_office_tells_no_group_of_few_people() {
    on_both(async |database| {
        attack(database, 20_000).await;
    })
    .await;
}

async fn attack(database: &Database, answers: u64) {
    let platform = Platform::on(database).await;
    crate::plan::import(&platform.app.store).await;
    let first: NaiveDate = "2026-09-20".parse().unwrap();
    let mut office = Office::of(&platform, answers, first).await;
    let mut attackers = Attacker::all(&platform).await;
    let mut gathered = BTreeSet::new();
    let mut book = Book::default();
    for step in 0..SETTLINGS {
        // A settling every other day, over the ends of two months and of no quarter but one.
        let next = first + Days::new(2 * step + 2);
        live(&platform, &mut office, next - Days::new(2), answers / SETTLINGS / 2).await;
        book = Book::read(database).await;
        let names = Names::read(&platform, &office).await;
        for attacker in &mut attackers {
            attacker.sign_in(&platform).await;
            let today = next;
            let is_last = step + 1 == SETTLINGS;
            let thorough = is_last || ((step + 1) % THOROUGH == 0 && attacker.is_eager());
            let sums = BTreeMap::new();
            let mut look = Look {
                platform: &platform,
                book: &book,
                names: &names,
                attacker,
                today,
                gathered,
                sums,
            };
            look.at_every_settling().await;
            if thorough {
                look.thorough().await;
            }
            gathered = look.gathered;
        }
    }
    for attacker in &attackers {
        attacker.tells_no_few(&book);
    }
    let missed: Vec<_> = views::gathered().filter(|route| !gathered.contains(route)).collect();
    assert!(missed.is_empty(), "nobody looked at {missed:?}");
    let seen = attackers[1].people(&book);
    assert!(seen * 10 > answers * 8, "{seen} of {answers} were settled");
}

/// Two days of answers, a sheet of paper, and the settling of the night after.
async fn live(platform: &Platform, office: &mut Office, first: NaiveDate, a_day: u64) {
    office.issue(platform, first).await;
    for day in [first, first + Days::new(1)] {
        for some in office.answers(platform, day, a_day).chunks(400) {
            platform.app.store.accept(some).await.unwrap();
        }
    }
    office.sheet(platform, first).await;
    let next = first + Days::new(2);
    let night = office_instant(next.and_hms_opt(0, 5, 0).unwrap());
    platform.app.clock.set(night);
    platform.settle_at(night).await;
}
