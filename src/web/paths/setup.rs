//! Addresses of what an office sets up and checks.

use super::{escaped, in_lang};
use crate::base::Lang;

/// The touchpoints, for staff.
pub fn touchpoints() -> String {
    "/office/touchpoints".to_owned()
}

/// One touchpoint.
pub fn touchpoint(code: &str) -> String {
    format!("/office/touchpoints/{code}")
}

/// The procedures.
pub fn procedures() -> String {
    "/office/procedures".to_owned()
}

/// One procedure.
pub fn procedure(code: &str) -> String {
    format!("/office/procedures/{}", super::escaped(code))
}

/// A file of a touchpoint: its code or its poster.
pub fn touchpoint_file(touchpoint: &str, file: &str) -> String {
    format!("/office/touchpoints/{touchpoint}/{file}")
}

/// The posters of all touchpoints in one PDF; `paper` is `a5` or `a4`.
pub fn touchpoint_posters(paper: &str) -> String {
    format!("/office/touchpoints/posters-{paper}.pdf")
}

/// Where slips of a touchpoint are issued.
pub fn touchpoint_slips(touchpoint: &str) -> String {
    format!("/office/touchpoints/{touchpoint}/slips")
}

/// The accounts, for those who set up.
pub fn staff() -> String {
    "/office/staff".to_owned()
}

/// The units over time.
pub fn units() -> String {
    "/office/units".to_owned()
}

/// One unit.
pub fn unit(code: &str) -> String {
    format!("/office/units/{code}")
}

/// The worklist and the settings of alerts.
pub fn alerts() -> String {
    "/office/alerts".to_owned()
}

/// The audit log, for those who check.
pub fn audit() -> String {
    "/office/audit".to_owned()
}

/// Whether what is stored still holds, for those who check.
pub fn integrity() -> String {
    "/office/integrity".to_owned()
}

/// Batches of settled answers.
pub fn batches() -> String {
    "/office/batches".to_owned()
}

/// One batch.
pub fn batch(number: u64) -> String {
    format!("/office/batches/{number}")
}

/// Where a step of taking a batch back is sent: `propose`, `withdraw` or `confirm`.
pub fn batch_step(number: u64, step: &str) -> String {
    format!("/office/batches/{number}/{step}")
}

/// The kinds of files that are brought in.
pub fn import() -> String {
    "/office/import".to_owned()
}

/// Files of one kind.
pub fn import_of(kind: &str) -> String {
    format!("/office/import/{kind}")
}

/// The template of a kind.
pub fn import_template(kind: &str) -> String {
    format!("/office/import/{kind}/template.xlsx")
}

/// What is kept of a kind, as a file that is brought in again.
pub fn import_kept(kind: &str, ending: &str) -> String {
    format!("/office/import/{kind}/kept.{ending}")
}

/// The waves of surveys.
pub fn waves() -> String {
    "/office/waves".to_owned()
}

/// The form of a new wave, of this instrument if it is known.
pub fn wave_new(instrument: Option<&str>) -> String {
    super::with_query("/office/waves/new", instrument.map(|id| ("instrument", id)))
}

/// One wave.
pub fn wave(code: &str) -> String {
    format!("/office/waves/{code}")
}

/// A step of one: `edit`, `end` or `delete`.
pub fn wave_step(code: &str, step: &str) -> String {
    format!("/office/waves/{code}/{step}")
}

/// The opening hours.
pub fn hours() -> String {
    "/office/hours".to_owned()
}

/// What the office sets.
pub fn settings() -> String {
    "/office/settings".to_owned()
}

/// Where the office sets its mail server.
pub fn mail_settings(lang: Lang) -> String {
    format!("{}#mail", in_lang(&settings(), lang))
}

/// Where the logo is sent.
pub fn settings_logo() -> String {
    "/office/settings/logo".to_owned()
}

/// The office's logo, by its digest.
pub fn logo(digest: &str) -> String {
    format!("/logo/{digest}")
}

/// A one-time link by which a password is set.
pub fn link(secret: &str) -> String {
    format!("/setup/{secret}")
}

/// The steps by which an office sets itself up.
pub fn setup() -> String {
    "/office/setup".to_owned()
}

/// One of them.
pub fn setup_step(step: &str) -> String {
    format!("/office/setup/{step}")
}

/// The trial: its answers, and the start in earnest.
pub fn trial() -> String {
    "/office/trial".to_owned()
}

/// The questionnaires and their drafts.
pub fn questionnaires() -> String {
    "/office/surveys".to_owned()
}

/// Where a questionnaire's file is sent.
pub fn questionnaire_upload() -> String {
    "/office/surveys/upload".to_owned()
}

/// The file of a published version, with the ending of its format.
pub fn questionnaire_file(id: &str, version: &str, ending: &str) -> String {
    format!("/office/surveys/files/{id}@{version}.{ending}")
}

/// A draft of a questionnaire.
pub fn survey_draft(id: &str) -> String {
    format!("/office/surveys/drafts/{id}")
}

/// One part of a draft; `code` is `-` for a new one and for the head.
pub fn survey_part(id: &str, kind: &str, code: &str) -> String {
    format!("/office/surveys/drafts/{id}/{kind}/{}", escaped(code))
}

/// The draft as the form that citizens will see.
pub fn survey_preview(id: &str) -> String {
    format!("/office/surveys/drafts/{id}/preview")
}

/// The draft beside what it was copied from.
pub fn survey_review(id: &str) -> String {
    format!("/office/surveys/drafts/{id}/review")
}

/// The file of a draft, with the ending of its format.
pub fn survey_draft_file(id: &str, ending: &str) -> String {
    format!("/office/surveys/drafts/{id}/files/file.{ending}")
}
