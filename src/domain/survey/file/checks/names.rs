//! What the instrument is called, and when it is valid.

use std::path::Path;

use super::Report;
use crate::base::Text;
use crate::domain::survey::file::draft::Draft;
use crate::domain::survey::file::finding::both;

/// `<id>.toml` for the current version, `<id>@<version>.toml` for the others.
pub(super) fn file_is_named_for_its_id(draft: &Draft, report: &mut Report<'_>) {
    let (id, version) = (&draft.instrument.id, &draft.instrument.version);
    let allowed = [format!("{id}.toml"), format!("{id}@{version}.toml")];
    let path = Path::new(report.file).file_name();
    let name = path.unwrap_or_default().to_string_lossy().into_owned();
    if !id.is_empty() && !allowed.contains(&name) {
        let [plain, versioned] = &allowed;
        let what = both!(
            "tệp tên `{name}` mà mã phiếu là `{id}`"
                / "the file is named `{name}`, its id is `{id}`"
        );
        let remedy = both!(
            "Đặt tên tệp `{plain}` hoặc `{versioned}`, hoặc sửa mã phiếu"
                / "Name it `{plain}` or `{versioned}`, or mend the id"
        );
        report.add(draft.lines.top("id"), what, remedy);
    }
}

/// Both stand in addresses, file names and exports; `@` stands between them.
pub(super) fn id_and_version_are_plain(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    for ((key, vi), text) in
        [(("id", "mã phiếu"), &of.id), (("version", "số phiên bản"), &of.version)]
    {
        if !text.chars().all(plain) {
            let what = both!(
                "{vi} `{text}` có ký tự không dùng được trong địa chỉ"
                    / "the {key} `{text}` has characters an address does not carry"
            );
            let remedy = both!(
                "Chỉ dùng a–z, 0–9, gạch nối và dấu chấm"
                    / "Write a–z, 0–9, hyphens and full stops"
            );
            report.add(at.top(key), what, remedy);
        }
    }
}

pub(super) fn validity_runs_forward(draft: &Draft, report: &mut Report<'_>) {
    let first = draft.instrument.valid_from;
    if let Some(last) = draft.instrument.valid_to
        && last < first
    {
        let (from, to) = (first.format("%d/%m/%Y"), last.format("%d/%m/%Y"));
        let vi = format!("ngày cuối {to} trước ngày đầu {from}");
        let what = Text::new(vi, format!("the last day, {last}, is before the first, {first}"));
        let remedy = both!("Sửa một trong hai ngày" / "Mend one of the two days");
        report.add(draft.lines.top("valid_to"), what, remedy);
    }
}
