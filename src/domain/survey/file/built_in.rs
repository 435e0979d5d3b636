//! The instruments inside the program.

use super::finding::both;
use super::{File, Finding, Frozen, check_all};
use crate::base::Text;
use crate::domain::survey::Catalogue;

/// One file of `surveys/`, with its text.
macro_rules! file {
    ($name:literal) => {
        File { name: $name, text: include_str!(concat!("../../../../surveys/", $name)) }
    };
}

/// All of them, in the order they are listed.
pub const BUILT_IN: &[File<'static>] = &[
    file!("sipas-2026.toml"),
    file!("sipas-2026@2026.2.toml"),
    file!("sipas-counter.toml"),
    file!("sipas-counter@2026.2.toml"),
    file!("sipas-2022.toml"),
    file!("sipas-2017.toml"),
    file!("one-stop-2018.toml"),
    file!("one-stop-2018@2026.1.toml"),
    file!("xhh-2022.toml"),
    file!("papi-2021.toml"),
    file!("quick.toml"),
];

/// The digests of the published ones.
pub const FROZEN: &str = include_str!("../../../../surveys/frozen.toml");

/// Reads them.
pub fn built_in() -> Result<Catalogue, Vec<Finding>> {
    let frozen = Frozen::read(FROZEN).map_err(|error| {
        vec![Finding {
            file: "frozen.toml".into(),
            line: 1,
            what: Text::new(error.clone(), error),
            remedy: both!(
                "Ghi mỗi phiên bản một dòng, như `survey freeze` in ra"
                    / "Write one line a version, as `survey freeze` prints it"
            ),
        }]
    })?;
    check_all(BUILT_IN, &frozen)
}
