//! The file's name.

use super::{Draft, Report};

/// `<id>.toml` for the current version, `<id>@<version>.toml` for the others.
pub(super) fn file_is_named_for_its_id(draft: &Draft, report: &mut Report<'_>) {
    let (id, version) = (&draft.instrument.id, &draft.instrument.version);
    let allowed = [format!("{id}.toml"), format!("{id}@{version}.toml")];
    if !id.is_empty() && !allowed.iter().any(|name| name == report.file) {
        let what = format!("the file is named `{}`, its id is `{id}`", report.file);
        let remedy = format!(
            "Name it `{}` or `{}`, or mend the id",
            allowed[0], allowed[1]
        );
        report.add(1, what, remedy);
    }
}
