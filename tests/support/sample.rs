//! A small office, a small instrument and answers to it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use futures_util::TryStreamExt;
use hailong::base::Text;
use hailong::base::random::Random;
use hailong::domain::batch::{Audience, Fullness, Selection, Series, SettleRule};
use hailong::domain::survey::Tier;
use hailong::domain::survey::{
    Aggregation, Catalogue, Choice, Counts, Factor, Formula, Instrument, Item, Kind, Method,
    Record, Scale, Section,
};
use hailong::domain::unit::{Letterhead, Office, Touchpoint, Unit};
use hailong::stats::{Target, TargetRule};
use hailong::store::{NewResponse, Response, Responses, Settled, Store};
use sha2::{Digest, Sha256};

/// The same words in both languages, where a test does not care.
pub fn text(words: &str) -> Text {
    Text { vi: words.to_owned(), en: words.to_owned() }
}

/// Two counters that ask the small instrument; BT02 handles one procedure only.
pub fn touchpoints() -> Vec<Touchpoint> {
    let touchpoint = |code: &str, unit: &str, procedures: &[&str]| Touchpoint {
        code: code.to_owned(),
        office: "sngv".to_owned(),
        unit: unit.to_owned(),
        name: text(code),
        instrument: "small".to_owned(),
        tier: Tier::Open,
        procedures: procedures.iter().map(|&code| code.to_owned()).collect(),
        closed: None,
    };
    vec![
        touchpoint("BT01", "VP", &["3.000242", "3.000243"]),
        touchpoint("BT02", "LS", &["3.000242"]),
    ]
}

/// Puts the small office into the store.
pub async fn settle_in(store: &Store) {
    let office = Office {
        code: "sngv".to_owned(),
        name: text("Sở Ngoại vụ"),
        parent: text("UBND thành phố"),
        petitions: text("Văn phòng Sở"),
        letterhead: Letterhead::default(),
    };
    let units = ["VP", "LS"].map(|code| Unit {
        code: code.to_owned(),
        office: "sngv".to_owned(),
        name: text(code),
    });
    store.keep_office(&office).await.unwrap();
    store.keep_units(&units).await.unwrap();
    store.keep_touchpoints(&touchpoints()).await.unwrap();
}

/// Two rated items on five choices, and one with any number of reasons.
pub fn instrument() -> Instrument {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    Instrument {
        id: "small".to_owned(),
        version: "1".to_owned(),
        title: text("Phiếu nhỏ"),
        purpose: text("Để thử."),
        provisional: None,
        valid_from: day(2026),
        valid_to: None,
        based_on: None,
        legal_basis: Vec::new(),
        formula: Formula {
            version: "small/1".to_owned(),
            method: Method::Sipas(Aggregation::ItemMean),
        },
        missing: hailong::domain::survey::MissingRule::LeftOut,
        obligatory: false,
        target: Some(Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast }),
        scales: vec![five(), reasons()],
        sections: vec![Section { code: "all".to_owned(), title: text("Tất cả"), intro: None }],
        items: vec![
            item("overall", "five", false),
            item("s1", "five", false),
            item("why", "reasons", true),
        ],
        factors: vec![Factor {
            code: "f".to_owned(),
            title: text("Yếu tố"),
            items: vec!["overall".to_owned(), "s1".to_owned()],
            range: None,
        }],
        domains: Vec::new(),
        digest: "digest of small, version 1".to_owned(),
    }
}

/// The small instrument alone.
pub fn catalogue() -> Catalogue {
    Catalogue::of(vec![instrument()])
}

fn item(code: &str, scale: &str, many: bool) -> Item {
    let scale = scale.to_owned();
    Item {
        code: code.to_owned(),
        section: "all".to_owned(),
        title: text(code),
        question: text(code),
        help: None,
        kind: if many { Kind::SelectMany { scale } } else { Kind::SelectOne { scale } },
        asked_if: None,
        max_points: None,
        provisional: None,
    }
}

fn five() -> Scale {
    let choices = [
        ('1', Counts::Unsatisfied),
        ('2', Counts::Unsatisfied),
        ('3', Counts::Neutral),
        ('4', Counts::Satisfied),
        ('5', Counts::Satisfied),
    ];
    Scale {
        code: "five".to_owned(),
        choices: choices.map(|(code, counts)| choice(code, counts)).into(),
        dont_know: Some(text("Không có ý kiến")),
        not_applicable: None,
    }
}

fn reasons() -> Scale {
    Scale {
        code: "reasons".to_owned(),
        choices: ['1', '2', '3'].map(|code| choice(code, Counts::Described)).into(),
        dont_know: None,
        not_applicable: None,
    }
}

fn choice(code: char, counts: Counts) -> Choice {
    Choice { code, label: text("phương án"), counts, points: None }
}

/// 09:00 of the morning of the test's Tuesday, in Việt Nam.
pub fn morning() -> DateTime<Utc> {
    "2026-11-24T02:00:00Z".parse().unwrap()
}

/// That Tuesday.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The hash of the key of answer `number`.
pub fn key(number: u64) -> [u8; 32] {
    Sha256::digest(number.to_be_bytes()).into()
}

/// The series of full answers from the open QR of BT01.
pub fn series() -> Series {
    Series {
        instrument: "small".to_owned(),
        version: "1".to_owned(),
        wave: String::new(),
        office: "sngv".to_owned(),
        unit: "VP".to_owned(),
        touchpoint: "BT01".to_owned(),
        tier: Tier::Open,
        fullness: Fullness::Full,
        apart: false,
    }
}

/// The same at one of the two counters.
pub fn series_at(touchpoint: &str) -> Series {
    let unit = if touchpoint == "BT02" { "LS" } else { "VP" };
    Series { unit: unit.to_owned(), touchpoint: touchpoint.to_owned(), ..series() }
}

/// An answer to the small instrument at BT01, `number` seconds after the morning began. Change
/// what matters: `NewResponse { remark: Some(…), ..new_response(1) }`.
pub fn new_response(number: u64) -> NewResponse {
    let rating = 1 + number % 5;
    NewResponse {
        key_hash: key(number),
        body_mac: key(number ^ u64::MAX),
        series: series(),
        procedure: None,
        slip_hash: None,
        record: Record::stored(format!("{rating}-100")),
        remark: None,
        duration: Some(45),
        accepted_at: morning() + TimeDelta::seconds(number.cast_signed()),
    }
}

/// The same at one of the two counters.
pub fn response_at(touchpoint: &str, number: u64) -> NewResponse {
    NewResponse { series: series_at(touchpoint), ..new_response(number) }
}

/// Answers with these numbers.
pub fn new_responses(numbers: impl IntoIterator<Item = u64>) -> Vec<NewResponse> {
    numbers.into_iter().map(new_response).collect()
}

/// Settles every series in which at least five wait. Chance is not seeded: ids must differ from
/// round to round.
pub async fn settle_now(store: &Store, now: DateTime<Utc>) -> Settled {
    let rule = SettleRule::default();
    store.settle_now(&catalogue(), &Random::system(), rule, now).await.unwrap()
}

/// Settles as the server does: the ends of the days that have passed, then large series.
pub async fn settle(store: &Store, now: DateTime<Utc>) -> Settled {
    store.settle(&catalogue(), &Random::system(), SettleRule::default(), now).await.unwrap()
}

/// How many responses the audience sees counted.
pub async fn counted(store: &Store, audience: Audience) -> u64 {
    let columns = store.columns(&instrument()).await.unwrap();
    columns.view(&Selection { audience, ..Selection::default() }).responses()
}

/// Every settled response to the small instrument.
pub async fn responses(store: &Store) -> Vec<Response> {
    let wanted = Responses { instrument: "small".to_owned(), ..Responses::default() };
    store.responses(&wanted).try_collect().await.unwrap()
}

/// A number below `below`, from the hash of another.
pub fn drawn(from: u64, below: u64) -> u64 {
    u64::from_be_bytes(key(from)[..8].try_into().unwrap()) % below
}
