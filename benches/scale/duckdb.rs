//! The same answers in `DuckDB`.

use std::path::Path;
use std::process::Command;

/// Prints how long `DuckDB` takes to count each item's answers by counter.
pub(crate) fn print(folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/scale/count_in_duckdb.py");
    let output = Command::new("python3").arg(script).arg(folder.join("hailong.db")).output();
    match output {
        Ok(output) if output.status.success() => {
            print!("{}", String::from_utf8_lossy(&output.stdout));
        }
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let last = said.lines().last().unwrap_or("it says nothing");
            println!("DuckDB: not measured, {last} (python3 -m pip install duckdb)");
        }
        Err(error) => println!("DuckDB: not measured, {error}"),
    }
}
