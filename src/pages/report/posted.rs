//! What the form of a report sends. Pure.

use chrono::NaiveDate;

use crate::base::calendar::{Period, read_day};
use crate::base::text::{self, clean};
use crate::pages::shared::evidence;
use crate::pages::shared::evidence::Unfit;
use crate::store::{NewEvidence, NewReportSent};
use crate::web::fields::value;
use crate::web::upload::Upload;

/// Characters of a document's number and sign at most.
const LONGEST_SIGN: usize = 100;

/// Characters of a reason at most.
const LONGEST_REASON: usize = 2000;

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

/// Reads the form of the report of `period`.
pub(super) fn read(posted: &Upload, period: Period, today: NaiveDate) -> Result<Asked, Vec<Fault>> {
    let mut faults: Vec<Fault> = Vec::new();
    let reason = clean(value(&posted.fields, "reason"));
    if text::length(&reason) > LONGEST_REASON {
        faults.push(("reason", Wrong::TooLong));
    }
    if value(&posted.fields, "do") == "withdraw" {
        return if faults.is_empty() { Ok(Asked::Withdraw(reason)) } else { Err(faults) };
    }
    let sign = clean(value(&posted.fields, "sign"));
    if text::length(&sign) > LONGEST_SIGN {
        faults.push(("sign", Wrong::TooLong));
    }
    let sent = day(value(&posted.fields, "sent"), period, today);
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

fn file(posted: &Upload) -> Result<Option<NewEvidence>, Unfit> {
    let file = posted.files.iter().find(|file| file.field == "file").cloned();
    file.map(|file| evidence::sent(Some(file))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::upload::SentFile;

    fn posted(fields: &[(&str, &str)]) -> Upload {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Upload { fields: fields.iter().map(owned).collect(), ..Upload::default() }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let period: Period = "2026-Q1".parse().unwrap();
        let today = "2026-04-01".parse().unwrap();
        let long = "a".repeat(LONGEST_REASON + 1);
        let mut form = posted(&[("sent", "hôm qua"), ("sign", &*long), ("reason", &*long)]);
        form.files = vec![SentFile {
            field: "file".to_owned(),
            name: "x.exe".to_owned(),
            content: Some(b"MZ".to_vec()),
        }];
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
