//! What the form that brings figures in sends. Pure.

use crate::base::calendar::CivilPeriod;
use crate::base::text::one_line;

/// The parts of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sent {
    /// Name of the file.
    pub(super) name: String,
    /// The file, at the first step.
    pub(super) file: Vec<u8>,
    /// The rows that were shown, at the second.
    pub(super) rows: Option<Vec<u8>>,
    /// The period of rows that name none.
    pub(super) period: Option<CivilPeriod>,
}

impl Sent {
    /// Takes one part.
    pub(super) fn take(&mut self, part: &str, file_name: Option<&str>, content: Vec<u8>) {
        let text = || String::from_utf8_lossy(&content).into_owned();
        match part {
            "file" => {
                self.name = plain(file_name.unwrap_or_default());
                self.file = content;
            }
            "name" => self.name = plain(&text()),
            "period" => self.period = text().trim().parse().ok(),
            "rows" => self.rows = Some(content),
            _ => {}
        }
    }
}

/// A name without folders.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    one_line(last).chars().take(120).collect()
}
