//! What the form of a report sends. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::base::calendar::{Period, read_day};
use crate::base::text::{self, clean};
use crate::domain::report::Fields;
use crate::pages::shared::pdf::face;
use crate::web::fields::first;

/// Characters at most: of a line, and of a paragraph or a list.
const LONGEST: (usize, usize) = (200, 6_000);

/// What the names of paragraphs begin with.
pub(super) const TEXT: &str = "text-";

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    TooLong,
    /// The PDF's typeface lacks a character of it.
    Unprintable,
    /// It is no day.
    NoDay,
    /// The day has not come yet.
    Ahead,
    /// The day is before the period of the report.
    Before,
    /// What is issued has a number.
    NoNumber,
    /// What is issued is signed by somebody.
    NoSigner,
    /// A correction must say why.
    NoReason,
}

/// A fault of a field.
pub(super) type Fault = (String, Wrong);

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Posted {
    pub(super) fields: Fields,
    /// Paragraphs by their keys.
    pub(super) texts: BTreeMap<String, String>,
    /// The draft that was on the page.
    pub(super) seen: Option<DateTime<Utc>>,
    /// Whether it is to be issued.
    pub(super) issues: bool,
    /// Why an issued report is corrected.
    pub(super) reason: String,
    pub(super) faults: Vec<Fault>,
}

impl Posted {
    /// The characters of a field that cannot be printed: `✓, 😊`.
    pub(super) fn lacking(&self, name: &str) -> String {
        let fields = &self.fields;
        let typed = match name {
            "number" => fields.number.clone(),
            "sign" => fields.sign.clone(),
            "place" => fields.place.clone(),
            "to" => fields.to.concat(),
            "title" => fields.title.clone(),
            "signer" => fields.signer.clone(),
            "copies" => fields.copies.concat(),
            "reason" => self.reason.clone(),
            text => text
                .strip_prefix(TEXT)
                .and_then(|key| self.texts.get(key))
                .cloned()
                .unwrap_or_default(),
        };
        let lacking = face::lacking(&typed).into_iter().map(String::from);
        lacking.collect::<Vec<_>>().join(", ")
    }
}

/// Reads the form of the report of `period`.
pub(super) fn read(sent: &[(String, String)], period: Period, today: NaiveDate) -> Posted {
    let mut reading = Reading { sent, faults: Vec::new() };
    let day = first(sent, "day").trim();
    let fields = Fields {
        number: reading.line("number"),
        sign: reading.line("sign"),
        place: reading.line("place"),
        day: if day.is_empty() { None } else { read_day(day) },
        to: reading.list("to"),
        title: reading.line("title"),
        signer: reading.line("signer"),
        copies: reading.list("copies"),
    };
    let issues = first(sent, "do") == "issue";
    reading.day(day, (&fields, issues), (period, today));
    if issues && fields.number.is_empty() {
        reading.fault("number", Wrong::NoNumber);
    }
    if issues && fields.signer.is_empty() {
        reading.fault("signer", Wrong::NoSigner);
    }
    let keys = sent.iter().filter_map(|(name, _)| name.strip_prefix(TEXT));
    let keys: Vec<String> = keys.map(str::to_owned).collect();
    let texts = keys.into_iter().map(|key| {
        let text = reading.text(&format!("{TEXT}{key}"), LONGEST.1);
        (key, text)
    });
    let texts = texts.collect();
    let seen = first(sent, "seen").parse().ok().and_then(DateTime::from_timestamp_millis);
    let reason = reading.text("reason", LONGEST.1);
    Posted { fields, texts, seen, issues, reason, faults: reading.faults }
}

struct Reading<'a> {
    sent: &'a [(String, String)],
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, name: &str, wrong: Wrong) {
        self.faults.push((name.to_owned(), wrong));
    }

    fn line(&mut self, name: &str) -> String {
        self.text(name, LONGEST.0).replace('\n', " ")
    }

    fn list(&mut self, name: &str) -> Vec<String> {
        let text = self.text(name, LONGEST.1);
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn text(&mut self, name: &str, longest: usize) -> String {
        let text = clean(first(self.sent, name).trim()).replace("\r\n", "\n");
        if text::length(&text) > longest {
            self.fault(name, Wrong::TooLong);
        }
        if !face::lacking(&text).is_empty() {
            self.fault(name, Wrong::Unprintable);
        }
        // What XML cannot hold is in no text that is typed.
        text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
    }

    fn day(
        &mut self,
        typed: &str,
        (fields, issues): (&Fields, bool),
        (period, today): (Period, NaiveDate),
    ) {
        let first = period.days().map(|(first, _)| first);
        match fields.day {
            None if !typed.is_empty() || issues => self.fault("day", Wrong::NoDay),
            Some(day) if day > today && issues => self.fault("day", Wrong::Ahead),
            Some(day) if first.is_some_and(|first| day < first) => {
                self.fault("day", Wrong::Before);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_lack_what_an_issued_report_needs() {
        let read = |fields: &[(&str, &str)]| {
            let sent: Vec<(String, String)> =
                fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
            read(&sent, "2026-H1".parse().unwrap(), "2026-06-18".parse().unwrap())
        };
        let draft = read(&[("do", "save"), ("text-next", "Một.\r\nHai."), ("copies", "A\n\nB")]);
        assert_eq!(draft.faults, []);
        assert_eq!(draft.texts["next"], "Một.\nHai.");
        assert_eq!(draft.fields.copies, ["A", "B"]);
        let emoji = read(&[("do", "save"), ("text-next", "Xong 😊"), ("place", "Hải Phòng ✓")]);
        let wrong = ["place", "text-next"].map(|name| (name.to_owned(), Wrong::Unprintable));
        assert_eq!(emoji.faults, wrong);
        assert_eq!(emoji.texts["next"], "Xong 😊", "stays as it was typed");
        let issued = read(&[("do", "issue")]);
        let wrong =
            [("day", Wrong::NoDay), ("number", Wrong::NoNumber), ("signer", Wrong::NoSigner)];
        assert_eq!(issued.faults, wrong.map(|(name, wrong)| (name.to_owned(), wrong)));
        let wrong = |day| read(&[("do", "issue"), ("day", day)]).faults[0].1;
        assert_eq!(wrong("2026-06-19"), Wrong::Ahead);
        assert_eq!(wrong("2025-12-14"), Wrong::Before);
        assert_eq!(wrong("mai"), Wrong::NoDay);
    }
}
