//! The opening hours an office begins with.

use serde::Deserialize;

use crate::base::calendar::OpeningHours;

/// `hours.toml` inside the program.
const BUILT_IN: &str = include_str!("../../../seeds/hours.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hours: String,
}

/// Reads an office's own `hours.toml`, where it has one, else that inside the program.
pub fn opening_hours(own: Option<&str>) -> Result<OpeningHours, Vec<String>> {
    let file: File = toml::from_str(own.unwrap_or(BUILT_IN))
        .map_err(|error| vec![format!("hours.toml: {error}")])?;
    OpeningHours::read(&file.hours).ok_or_else(|| {
        let text = file.hours;
        vec![format!(
            "hours.toml: `{text}` are no opening hours; write them as \
             \"T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30\""
        )]
    })
}
