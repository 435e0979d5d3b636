//! What the instrument is called, and when it is valid.

use std::path::Path;

use super::Report;
use crate::domain::survey::file::draft::Draft;

/// `<id>.toml` for the current version, `<id>@<version>.toml` for the others.
pub(super) fn file_is_named_for_its_id(draft: &Draft, report: &mut Report<'_>) {
    let (id, version) = (&draft.instrument.id, &draft.instrument.version);
    let allowed = [format!("{id}.toml"), format!("{id}@{version}.toml")];
    let path = Path::new(report.file).file_name();
    let name = path.unwrap_or_default().to_string_lossy().into_owned();
    if !id.is_empty() && !allowed.contains(&name) {
        let what = format!("the file is named `{name}`, its id is `{id}`");
        let remedy = format!("Name it `{}` or `{}`, or mend the id", allowed[0], allowed[1]);
        report.add(draft.lines.top("id"), what, remedy);
    }
}

/// Both stand in addresses, file names and exports; `@` stands between them.
pub(super) fn id_and_version_are_plain(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    for (key, text) in [("id", &of.id), ("version", &of.version)] {
        if !text.chars().all(plain) {
            let what = format!("the {key} `{text}` has characters an address does not carry");
            report.add(at.top(key), what, "Write a–z, 0–9, hyphens and full stops");
        }
    }
}

pub(super) fn validity_runs_forward(draft: &Draft, report: &mut Report<'_>) {
    let first = draft.instrument.valid_from;
    if let Some(last) = draft.instrument.valid_to
        && last < first
    {
        let what = format!("the last day, {last}, is before the first, {first}");
        report.add(draft.lines.top("valid_to"), what, "Mend one of the two days");
    }
}
