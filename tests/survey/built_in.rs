//! Holds `src/domain/survey/file/built_in.rs`.

use hailong::domain::survey::file::{BUILT_IN, built_in};

#[test]
fn the_shipped_instruments_have_no_fault() {
    match built_in() {
        Ok(catalogue) => assert_eq!(catalogue.all().len(), BUILT_IN.len()),
        Err(findings) => {
            let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
            panic!("{}", told.join("\n"));
        }
    }
}
