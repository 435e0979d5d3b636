//! Files that an office brings in: 700 units, 5,000 touchpoints and 20,000 dossiers, each looked at and kept.
//!
//! `cargo bench --bench imports` (with `--profile dev` quicker to build) prints for each file how long it takes to split it
//! into cells, to read and compare it (what the preview does), and to keep it, and what that is in relation to splitting;
//! an address as its argument asks PostgreSQL instead of a SQLite file of its own.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and one that cannot go on should say where"
)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use hailong::base::clock::Clock;
use hailong::base::random::Random;
use hailong::base::table::{ColumnMap, File};
use hailong::base::{Lang, Text};
use hailong::domain::import::{Beside, FileKind};
use hailong::domain::survey::Catalogue;
use hailong::domain::survey::file::built_in;
use hailong::domain::unit::{Letterhead, Office};
use hailong::pages::import::compared::compared;
use hailong::pages::import::kinds::{self, Known, Sent};
use hailong::store::{By, Store};

const UNITS: usize = 700;
const TOUCHPOINTS: usize = 5_000;
const DOSSIERS: usize = 20_000;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = format!("sqlite:{}", folder.path().join("hailong.db").display());
    let url = std::env::args().skip(1).find(|each| each != "--bench").unwrap_or(own);
    let store = Store::open(&url).await.expect("a database opens");
    let office = Office {
        code: "sngv".to_owned(),
        name: Text::new("Sở", "Office"),
        parent: Text::default(),
        petitions: Text::default(),
        letterhead: Letterhead::default(),
    };
    store.keep_office(&office).await.expect("an office");
    let instruments = built_in().expect("the built-in instruments");
    println!(
        "{:12} {:>7} {:>9} {:>9} {:>9} {:>7} {:>7}",
        "file", "rows", "split", "preview", "keep", "p/s", "k/s"
    );
    for (kind, rows, file) in [
        (FileKind::Units, UNITS, units()),
        (FileKind::Procedures, 1, procedures()),
        (FileKind::Touchpoints, TOUCHPOINTS, touchpoints()),
        (FileKind::Dossiers, DOSSIERS, dossiers()),
    ] {
        bring_in(&store, &instruments, (kind, rows), file.as_bytes()).await;
    }
}

async fn bring_in(
    store: &Store,
    instruments: &Catalogue,
    (kind, count): (FileKind, usize),
    bytes: &[u8],
) {
    let now = Clock::System.now();
    let today = hailong::base::calendar::office_day(now);
    let began = Instant::now();
    let file = File::open(bytes, kind.most()).expect("a file");
    let mut table = file.table(&|name| kind.columns().column(name).is_some()).expect("a table");
    let mut rows = 0;
    while table.next_row().expect("a row").is_some() {
        rows += 1;
    }
    assert_eq!(rows, count);
    let split = began.elapsed();
    let began = Instant::now();
    let known = Known::read(store, instruments, (today, Lang::Vi)).await.expect("the office");
    let (map, beside) = (ColumnMap::default(), Beside::default());
    let sent = Sent { bytes, map: &map, beside: &beside };
    let (rows, _) = kinds::read((kind, &known), sent, Lang::Vi).expect("a file without faults");
    let brought = compared(store, &rows, (today, Lang::Vi)).await.expect("what it changes");
    assert_eq!(brought.added.len(), count);
    let preview = began.elapsed();
    let began = Instant::now();
    let by = By::command_line(now);
    let random = Random::seeded(1);
    assert!(kinds::keep((store, &random), rows, ("a.csv", &by)).await.expect("kept"));
    let keep = began.elapsed();
    let times = |time: Duration| time.as_secs_f64() / split.as_secs_f64();
    println!(
        "{:12} {count:7} {:7.0}ms {:7.0}ms {:7.0}ms {:6.1}× {:6.1}×",
        kind.code(),
        split.as_secs_f64() * 1e3,
        preview.as_secs_f64() * 1e3,
        keep.as_secs_f64() * 1e3,
        times(preview),
        times(keep),
    );
}

/// Units in three levels; a fifth of them was renamed.
fn units() -> String {
    let mut file = "code,name_vi,parent,from,to\n".to_owned();
    for at in 0..UNITS {
        let parent = if at < 20 { String::new() } else { format!("U{}", (at - 20) / 20) };
        let _ = writeln!(file, "U{at},Đơn vị {at},{parent},2024-01-01,");
    }
    file
}

fn procedures() -> String {
    "code,name_vi\n1.001120,Đăng ký khai sinh\n".to_owned()
}

/// Four letters and digits of the alphabet of codes.
fn code(mut at: usize) -> String {
    let letters: Vec<char> = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().collect();
    let mut code = String::from("T");
    for _ in 0..4 {
        code.push(letters[at % letters.len()]);
        at /= letters.len();
    }
    code
}

fn touchpoints() -> String {
    let mut file = "code,name_vi,unit,procedures,instrument,tier\n".to_owned();
    for at in 0..TOUCHPOINTS {
        let _ = writeln!(file, "{},Quầy {at},U{},1.001120,quick,open", code(at), at % UNITS);
    }
    file
}

fn dossiers() -> String {
    let mut file =
        "dossier_code,procedure_code,touchpoint,received,due,completed,outcome,apology_sent,apology_new_due\n".to_owned();
    for at in 0..DOSSIERS {
        let (place, day) = (code(at % TOUCHPOINTS), 1 + at % 28);
        let _ = writeln!(
            file,
            "H25-{at},1.001120,{place},2025-10-{day:02},2025-11-{day:02},2025-11-{day:02},granted,,"
        );
    }
    file
}
