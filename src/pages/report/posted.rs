//! What the form of a report sends. Pure.

use chrono::NaiveDate;

use crate::base::calendar::{Period, read_day};
use crate::base::text::{self, clean};
use crate::pages::shared::evidence;
use crate::pages::shared::evidence::Unfit;
use crate::store::{NewEvidence, NewReportSent};
use crate::web::fields::first;

/// Characters of a document's number and sign at most.
const LONGEST_SIGN: usize = 100;

/// Characters of a reason at most.
const LONGEST_REASON: usize = 2000;

/// The form as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Posted {
    /// Names and texts.
    pub(super) fields: Vec<(String, String)>,
    /// Name and bytes of the file; `None` when none was chosen.
    pub(super) file: Option<(String, Vec<u8>)>,
    /// The body was over the limit, so what follows it was not read.
    pub(super) too_large: bool,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Record(NewReportSent),
    /// Take it back, for this reason.
    Withdraw(String),
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is no day.
    NoDay,
    /// The day has not come yet.
    Ahead,
    /// The day is before the period the report is about.
    Before,
    TooLong,
    File(Unfit),
    /// A correction must say why.
    NoReason,
    /// There is nothing to take back.
    NotThere,
}

/// A fault of a field.
pub(super) type Fault = (&'static str, Wrong);

impl Posted {
    /// The text of a field.
    pub(super) fn value(&self, name: &str) -> &str {
        first(&self.fields, name).trim()
    }
}

/// Reads the form of the report of `period`.
pub(super) fn read(posted: &Posted, period: Period, today: NaiveDate) -> Result<Asked, Vec<Fault>> {
    let mut faults: Vec<Fault> = Vec::new();
    let reason = clean(posted.value("reason"));
    if text::length(&reason) > LONGEST_REASON {
        faults.push(("reason", Wrong::TooLong));
    }
    if posted.value("do") == "withdraw" && !posted.too_large {
        return if faults.is_empty() { Ok(Asked::Withdraw(reason)) } else { Err(faults) };
    }
    let sign = clean(posted.value("sign"));
    if text::length(&sign) > LONGEST_SIGN {
        faults.push(("sign", Wrong::TooLong));
    }
    let sent = day(posted.value("sent"), period, today);
    let file = file(posted);
    faults.extend(sent.err().map(|wrong| ("sent", wrong)));
    faults.extend(file.as_ref().err().map(|unfit| ("file", Wrong::File(*unfit))));
    match (sent, file) {
        (Ok(sent), Ok(file)) if faults.is_empty() => {
            Ok(Asked::Record(NewReportSent { period, sent, sign, file, reason }))
        }
        _ => Err(faults),
    }
}

fn day(text: &str, period: Period, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    let day = read_day(text).ok_or(Wrong::NoDay)?;
    let first = period.days().map(|(first, _)| first);
    if day > today {
        Err(Wrong::Ahead)
    } else if first.is_some_and(|first| day < first) {
        Err(Wrong::Before)
    } else {
        Ok(day)
    }
}

fn file(posted: &Posted) -> Result<Option<NewEvidence>, Unfit> {
    if posted.too_large {
        return Err(Unfit::TooLarge);
    }
    let file = posted.file.clone();
    let kept = file.map(|(name, content)| evidence::fit(&name, content));
    kept.transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(fields: &[(&str, &str)]) -> Posted {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Posted { fields: fields.iter().map(owned).collect(), ..Posted::default() }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let period: Period = "2026-Q1".parse().unwrap();
        let today = "2026-04-01".parse().unwrap();
        let long = "a".repeat(LONGEST_REASON + 1);
        let mut form = posted(&[("sent", "hôm qua"), ("sign", &*long), ("reason", &*long)]);
        form.file = Some(("x.exe".to_owned(), b"MZ".to_vec()));
        let faults = read(&form, period, today).unwrap_err();
        assert_eq!(
            faults,
            [
                ("reason", Wrong::TooLong),
                ("sign", Wrong::TooLong),
                ("sent", Wrong::NoDay),
                ("file", Wrong::File(Unfit::Kind)),
            ]
        );
        let sent = |day: &str| read(&posted(&[("sent", day)]), period, today);
        assert_eq!(sent("2026-04-02"), Err(vec![("sent", Wrong::Ahead)]));
        assert_eq!(sent("2025-12-14"), Err(vec![("sent", Wrong::Before)]));
        assert!(sent("2026-04-01").is_ok());
    }
}
