//! How the office's pages grow with what grows in a province: counters, days and answers.
//!
//! `cargo bench --bench scale` makes up offices of 7 to 700 counters, 300 to 1,100 days and 10⁵ to
//! 10⁷ answers, asks for each page in a process of its own, and prints times, memory and by what
//! power of the counters and of the answers each page grows. Beside them stands `DuckDB` (from `PyPI`)
//! counting the same answers in the same run, where Python has it. Arguments choose offices:
//! `cargo bench --bench scale -- 70:300:1000000`.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bench prints, one that cannot go on should say where, and sizes are far below 2^52"
)]

mod duckdb;
mod made_up;
mod pages;
mod server;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use made_up::Size;

/// The offices, the last one the size of a province.
const SIZES: [Size; 6] = [
    Size { counters: 7, days: 300, answers: 100_000 },
    Size { counters: 7, days: 300, answers: 1_000_000 },
    Size { counters: 70, days: 300, answers: 1_000_000 },
    Size { counters: 700, days: 300, answers: 1_000_000 },
    Size { counters: 700, days: 1_100, answers: 1_000_000 },
    Size { counters: 700, days: 1_100, answers: 10_000_000 },
];

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|each| each != "--bench").collect();
    if let [command, path] = &arguments[..]
        && command == "measure"
    {
        return run(pages::measure(Path::new(path)));
    }
    let chosen: Vec<Size> = arguments.iter().filter_map(|text| Size::read(text)).collect();
    let sizes = if chosen.is_empty() { SIZES.to_vec() } else { chosen };
    let mut all = Vec::new();
    for size in &sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let begun = Instant::now();
        run(made_up::fill(folder.path(), size));
        println!("\n{size}, made up in {:.0?}", begun.elapsed());
        let program = std::env::current_exe().expect("this program");
        let output = Command::new(program).arg("measure").arg(folder.path()).output();
        let output = output.expect("the measuring process runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let measured = pages::read(&lines);
        pages::print(&measured);
        duckdb::print(folder.path());
        all.push((*size, measured));
    }
    pages::print_growth(&all);
}

fn run(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(work);
}
