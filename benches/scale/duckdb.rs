//! The same answers in `DuckDB`.

use std::path::Path;
use std::process::Command;

use super::made_up::Size;

/// More answers than this are not handed over: writing them out takes longer than all else.
const MOST: usize = 1_000_000;

/// Prints how long `DuckDB` takes to count each item's answers by counter.
pub(crate) fn print(folder: &Path, size: &Size) {
    if size.answers > MOST {
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/scale/duckdb.py");
    let output = Command::new("python3").arg(script).arg(folder.join("hailong.db")).output();
    match output {
        Ok(output) if output.status.success() => {
            print!("{}", String::from_utf8_lossy(&output.stdout));
        }
        _ => println!("DuckDB: not measured (python3 -m pip install duckdb)"),
    }
}
