//! Paper: bundles, what is keyed of them, files of responses, the pages.

mod commands;
mod ended;
mod pages;
mod sheets;
mod stored;
mod table;
mod template;

use hailong::domain::batch::SettleRule;
use hailong::domain::paper::{Counts, Entry, NewBundle};
use hailong::domain::survey::{Instrument, read_answers};
use hailong::intake::OnPaper;
use hailong::store::{BundleClosed, By, Keyed, NewKeyed};

use crate::support::platform::{Platform, morning};

/// The counter of the built-in office where paper is filled in.
const PLACE: &str = "BT01";

/// The day written on the forms.
const DAY: &str = "2026-11-20";

fn by(name: &str) -> By {
    By::account(name, morning())
}

/// Makes a bundle of forms of the quick survey; its code.
async fn made(platform: &Platform, counts: (u64, Option<u64>, u64), keyed_twice: bool) -> String {
    made_on(platform, DAY, counts, keyed_twice).await
}

async fn made_on(
    platform: &Platform,
    day: &str,
    (delivered, returned, spoiled): (u64, Option<u64>, u64),
    keyed_twice: bool,
) -> String {
    made_of(platform, ("quick", day), Counts { delivered, returned, spoiled }, keyed_twice).await
}

async fn made_of(
    platform: &Platform,
    (survey, day): (&str, &str),
    counts: Counts,
    keyed_twice: bool,
) -> String {
    let app = &platform.app;
    let touchpoint = app.store.touchpoint(PLACE).await.unwrap().unwrap();
    let new = NewBundle {
        touchpoint: PLACE.to_owned(),
        instrument: survey.to_owned(),
        day: day.parse().unwrap(),
        counts,
        keyed_twice,
    };
    let version = &app.instruments.on(survey, new.day).unwrap().version;
    app.store.make_bundle(&new, (&touchpoint, version), &by("lan")).await.unwrap()
}

fn quick(platform: &Platform) -> &Instrument {
    platform.app.instruments.newest("quick").unwrap()
}

/// What is keyed of a form with this overall answer.
fn entry(instrument: &Instrument, overall: &str, name: &str) -> Entry {
    let fields = [("overall".to_owned(), overall.to_owned())];
    let answers = read_answers(instrument, &fields).unwrap();
    Entry {
        record: answers.record,
        remark: answers.remark,
        procedure: None,
        keyed_by: name.to_owned(),
    }
}

/// Closes a bundle.
async fn close(platform: &Platform, code: &str) -> BundleClosed {
    let app = &platform.app;
    let with = (&*app.instruments, &app.random, SettleRule::default());
    app.store.close_bundle(code, with, &by("lan")).await.unwrap()
}

/// Keys a form; the key is of its number and entry.
async fn key(platform: &Platform, bundle: &str, (number, at, overall): (u64, i64, &str)) -> Keyed {
    let instrument = quick(platform);
    let name = if at == 1 { "lan" } else { "mai" };
    keyed(platform, (bundle, instrument), (number, at), entry(instrument, overall, name)).await
}

async fn keyed(
    platform: &Platform,
    (bundle, instrument): (&str, &Instrument),
    (number, at): (u64, i64),
    keyed: Entry,
) -> Keyed {
    let app = &platform.app;
    let touchpoint = app.store.touchpoint(PLACE).await.unwrap().unwrap();
    let name = keyed.keyed_by.clone();
    let answers = hailong::domain::survey::Answers {
        record: keyed.record.clone(),
        remark: keyed.remark.clone(),
    };
    let form = OnPaper {
        touchpoint: &touchpoint,
        instrument: (&instrument.id, &instrument.version),
        answers: &answers,
        procedure: None,
    };
    let sealed = form.sealed(format!("{bundle} {number} {at}").as_bytes());
    let new = NewKeyed { bundle, number, entry: at, corrects: false, sealed, keyed };
    app.store.key_form(&new, &by(&name)).await.unwrap()
}
