//! Published PAPI figures as official figures to be kept.

use std::path::Path;

use anyhow::bail;

use super::file::{self, Wanted};
use crate::domain::measure::papi::Series;
use crate::domain::official::{Level, OfficialFigure, OfficialIndex};

/// The figures of a file, as it has them: nothing is added up, blanks and zeros are left out.
pub(crate) fn official(
    path: &Path,
    series: &Series,
    (source, address): (&str, &str),
) -> anyhow::Result<Vec<OfficialFigure>> {
    let rows = file::read(path, series, Wanted::default())?;
    let mut figures = Vec::new();
    for ((year, province), row) in &rows {
        let Some(year) = *year else {
            bail!(
                "{}: there is no column `year`. Add one, so that each figure has its year.",
                path.display()
            );
        };
        let structure = super::structure(series, year)?;
        for (code, value) in &row.figures {
            let maximum = match code.as_str() {
                // Ten for each dimension there was.
                "total" => structure.parts.iter().map(|_| 10.0).sum(),
                sub if sub.starts_with('S') => structure.ends(sub).map_or(10.0, |(_, high)| high),
                _ => 10.0,
            };
            let subject = match row.name.as_str() {
                "" => province.to_string(),
                name => name.to_owned(),
            };
            figures.push(OfficialFigure {
                index: OfficialIndex::Papi,
                year,
                level: Level::Province,
                subject,
                component: if code == "total" { String::new() } else { code.clone() },
                value: *value,
                maximum,
                rank: None,
                of: None,
                published: None,
                source: source.to_owned(),
                address: address.to_owned(),
                note: String::new(),
                disputed: None,
            });
        }
    }
    if figures.is_empty() {
        bail!("{}: there is no figure of a province in it", path.display());
    }
    Ok(figures)
}
