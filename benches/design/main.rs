//! How long a weighted share of a million people takes, beside R's survey package on the same file;
//! and a whole scorecard from counts, beside adding up its counts.
//!
//! `cargo bench --bench design` prints ratios. Where R is not installed it says so.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and one that cannot go on should say where"
)]

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hailong::domain::measure::{Channels, Filter, Scorecard, Tally};
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Answer, Instrument, Record};

/// People in the file.
const PEOPLE: u32 = 1_000_000;
/// Each is timed so often; the shortest counts.
const TIMES: usize = 3;
/// Scorecards in one measurement.
const CARDS: u32 = 200;

/// The same figure by R: reading, design, share and an interval.
const BY_R: &str = "suppressMessages(library(survey))
d <- svydesign(~ward, strata = ~area, weights = ~w, nest = TRUE, data = read.csv('people.csv'))
invisible(svyciprop(~y, d, method = 'beta'))
invisible(svymean(~y, d, deff = TRUE))";

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    people(folder.path()).expect("the file is written");
    let own = shortest(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hailong"));
        command.args(["estimate", "proportion", "--data", "people.csv", "--y", "y"]);
        command.args(["--weights", "w", "--strata", "area", "--cluster", "ward"]);
        run(command, folder.path());
    });
    println!("a weighted share of {PEOPLE} people, 20 strata of 200 clusters: {own:.2?}");
    let there = Command::new("Rscript")
        .args(["-e", "library(survey)"])
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .status();
    if there.is_ok_and(|status| status.success()) {
        let theirs = shortest(|| {
            let mut command = Command::new("Rscript");
            command.args(["-e", BY_R]);
            run(command, folder.path());
        });
        println!(
            "R's survey on the same file: {theirs:.2?}, {:.1} times as long",
            theirs.as_secs_f64() / own.as_secs_f64()
        );
    } else {
        println!("R's survey is not installed here (tests/needs.sh does it): no ratio");
    }
    scorecards();
}

/// A file of answers with a design; made by arithmetic, the same each time.
fn people(folder: &Path) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create(folder.join("people.csv"))?);
    writeln!(file, "area,ward,w,y")?;
    for person in 0..PEOPLE {
        let mixed = person.wrapping_mul(2_654_435_761) >> 16;
        let (area, ward) = (person % 20, person / 20 % 200);
        let weight = f64::from(1 + mixed % 7) / 2.0;
        let content = u8::from(mixed % 100 < 80 + ward % 5 * 3);
        writeln!(file, "{area},{ward},{weight},{content}")?;
    }
    file.flush()
}

fn run(mut command: Command, folder: &Path) {
    let output = command.current_dir(folder).output();
    let output = output.expect("the program starts");
    assert!(output.status.success(), "{output:?}");
}

fn shortest(mut task: impl FnMut()) -> Duration {
    let times = (0..TIMES).map(|_| {
        let begun = Instant::now();
        task();
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

/// The card of the 39-item form, beside the sum of all its counts as often.
fn scorecards() {
    let instruments = built_in().expect("the built-in instruments read");
    let form = instruments.newest("sipas-2026").expect("it is shipped");
    let tally = counted(form);
    let cards = shortest(|| {
        for _ in 0..CARDS {
            let filter = Filter::default();
            let card = Scorecard::of(form, black_box(&tally), Channels::default(), &filter, None);
            black_box(card);
        }
    });
    let sums = shortest(|| {
        for _ in 0..CARDS {
            let items = black_box(&tally).items.iter();
            black_box(items.flat_map(|item| &item.choices).sum::<u64>());
        }
    });
    println!(
        "a scorecard of sipas-2026 from counts: {:.2?}; adding up its counts: {:.2?}",
        cards / CARDS,
        sums / CARDS
    );
}

/// A thousand people's answers.
fn counted(form: &Instrument) -> Tally {
    let mut tally = Tally::empty(form);
    for person in 0..1000_usize {
        let answers = form.items.iter().enumerate().map(|(at, item)| {
            let scale = form.scale_of(item);
            let choices = scale.map_or(&[][..], |scale| &scale.choices);
            let choice = choices.get((person * 7 + at * 3) % choices.len().max(1));
            choice.map_or(Answer::Missing, |choice| Answer::One(choice.code))
        });
        let answers: Vec<Answer> = answers.collect();
        tally.count(form, &Record::of(form, &answers));
    }
    assert!(tally.responses > 0, "the made-up answers fit the form");
    tally
}
