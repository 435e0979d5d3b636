//! A million responses as a file of each format.
//!
//! `cargo bench --bench files` makes up an office, writes its responses in every format, each in a process of its own,
//! and prints times, sizes and memory beside references on the same rows in the same run: the sqlite3 command line
//! for CSV (`apt-get install sqlite3`), `rust_xlsxwriter` alone for XLSX, our CSV for SPSS and Parquet. An argument
//! chooses another office: `cargo bench --bench files -- 7:300:100000`.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bench prints, one that cannot go on should say where, and sizes are far below 2^52"
)]

#[path = "../scale/made_up.rs"]
mod made_up;
mod own_memory;
mod references;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Instant;

use futures_util::{StreamExt, pin_mut};
use hailong::base::Lang;
use hailong::base::dataset::{BinaryForm, LinesForm, Whole, in_lines};
use hailong::domain::survey::file::built_in;
use hailong::pages::export::{Failed, Remarks, runs, table};
use hailong::store::{Responses, Store};

use made_up::{INSTRUMENT, Size, fill, url};

/// The formats with the reference of each and the most it may take of its time.
const FORMATS: [(&str, &str, f64); 5] = [
    ("csv", "sqlite3", 2.0),
    ("jsonl", "csv", f64::INFINITY),
    ("xlsx", "rust_xlsxwriter", 1.5),
    ("sav", "csv", 2.0),
    ("parquet", "csv", 2.0),
];

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|each| each != "--bench").collect();
    if let [command, what, folder] = &arguments[..]
        && command == "measure"
    {
        return measure(what, Path::new(folder));
    }
    let size = arguments.first().and_then(|text| Size::read(text));
    let size = size.unwrap_or(Size { counters: 70, days: 300, answers: 1_000_000 });
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
    run(fill(folder.path(), &size));
    let csv = in_own_process("csv", folder.path());
    references::import(folder.path());
    println!("{:>16} {:>9} {:>8} {:>8}", "", "seconds", "MB", "own MB");
    let mut told = vec![("csv".to_owned(), csv)];
    for what in ["sqlite3", "rust_xlsxwriter", "jsonl", "xlsx", "sav", "parquet"] {
        let measured = match what {
            "sqlite3" => references::sqlite3(folder.path()),
            _ => Some(in_own_process(what, folder.path())),
        };
        told.extend(measured.map(|measured| (what.to_owned(), measured)));
    }
    for (what, Measured { seconds, megabytes, own }) in &told {
        println!("{what:>16} {seconds:>9.2} {megabytes:>8.1} {own:>8.1}");
    }
    let seconds_of =
        |what: &str| told.iter().find(|(name, _)| name == what).map(|(_, it)| it.seconds);
    for (format, reference, most) in FORMATS {
        match (seconds_of(format), seconds_of(reference)) {
            (Some(ours), Some(theirs)) => {
                println!("{format} ÷ {reference}: {:.2} (at most {most})", ours / theirs);
            }
            _ => println!("{format} ÷ {reference}: not measured"),
        }
    }
}

/// What a process took.
struct Measured {
    seconds: f64,
    megabytes: f64,
    own: f64,
}

fn in_own_process(what: &str, folder: &Path) -> Measured {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).args(["measure", what]).arg(folder).output();
    let output = output.expect("the measuring process runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = line.split_whitespace().map(|number| number.parse().expect("a number"));
    let mut next = || numbers.next().expect("three numbers");
    Measured { seconds: next(), megabytes: next(), own: next() }
}

/// Writes one file and prints its seconds, megabytes and the most memory of the process.
fn measure(what: &str, folder: &Path) {
    let most = own_memory::watched();
    let path = folder.join(format!("out.{what}"));
    let seconds = if what == "rust_xlsxwriter" {
        references::rust_xlsxwriter(folder, &path)
    } else {
        let begun = Instant::now();
        run(written(what, folder, &path));
        begun.elapsed().as_secs_f64()
    };
    let bytes = path.metadata().expect("the file is there").len();
    println!("{seconds} {} {}", bytes as f64 / 1e6, most.load(Relaxed) as f64 / 1e3);
}

async fn written(what: &str, folder: &Path, path: &Path) {
    let store = Store::open(&url(folder)).await.expect("the database opens");
    let catalogue = built_in().expect("the built-in instruments read");
    let wanted = Responses { instrument: INSTRUMENT.to_owned(), ..Responses::default() };
    let table = Arc::new(table(&catalogue, &wanted, 1, Lang::Vi));
    let runs = runs(&store, &table, &wanted, Remarks::LeftOut);
    let dataset = Arc::new(table.dataset.clone());
    let mut file = File::create(path).expect("a file");
    let lines = match what {
        "csv" => Ok(LinesForm::Csv),
        "jsonl" => Ok(LinesForm::JsonLines),
        "xlsx" => Err(BinaryForm::Xlsx),
        "sav" => Err(BinaryForm::Sav),
        _ => Err(BinaryForm::Parquet),
    };
    match lines {
        Ok(form) => {
            let pieces = in_lines::<_, Failed>(dataset, form, runs);
            pin_mut!(pieces);
            while let Some(piece) = pieces.next().await {
                file.write_all(&piece.expect("a piece")).expect("the disk takes it");
            }
        }
        Err(form) => {
            let whole = Whole { table: dataset, form, summary: None, scratch: folder.to_owned() };
            whole.write::<_, Failed>(file, runs).await.expect("the file is written");
        }
    }
}

fn run(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(work);
}
