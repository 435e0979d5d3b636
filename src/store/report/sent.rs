//! Periodic reports that were sent: when, under which number, and the document.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};

use crate::base::calendar::{Period, Report};
use crate::store::audit::{self, By, Entry};
use crate::store::evidence::{EvidenceFile, NewEvidence, keep_file};
use crate::store::stored::{Millis, corrupt};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

/// A sent report to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReportSent {
    /// Its period.
    pub period: Period,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// Number and sign of the document (số, ký hiệu); may be empty.
    pub sign: String,
    /// The document; `None` keeps the recorded one.
    pub file: Option<NewEvidence>,
    /// Why the record is corrected; empty the first time.
    pub reason: String,
}

/// A report that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSent {
    /// Its period.
    pub period: Period,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// Number and sign of the document; may be empty.
    pub sign: String,
    /// The document's name and the SHA-256 of its bytes.
    pub file: Option<(String, Vec<u8>)>,
    /// Name of the account that recorded it.
    pub recorded_by: String,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Why it was corrected; empty if it never was.
    pub reason: String,
}

/// Outcome of recording or withdrawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportRecorded {
    /// Recorded or withdrawn.
    Done,
    /// The record says the same; nothing was changed.
    Same,
    /// A correction or withdrawal needs a reason.
    NoReason,
    /// There is no record to withdraw.
    NotThere,
}

from_row!(ReportSent, |row| {
    let (year, report): (i64, String) = (row.try_get("year")?, row.try_get("report")?);
    let broken = || corrupt(format!("report {year} {report}"));
    let (name, hash): (_, Option<Vec<u8>>) = (row.try_get("file_name")?, row.try_get("file")?);
    ReportSent {
        period: Period {
            year: i32::try_from(year).map_err(|_| broken())?,
            report: Report::of_code(&report).ok_or_else(broken)?,
        },
        sent: row.try_get("sent")?,
        sign: row.try_get("sign")?,
        file: hash.map(|hash| (name, hash)),
        recorded_by: row.try_get("recorded_by")?,
        recorded_at: row.try_get::<Millis, _>("recorded_at")?.into(),
        reason: row.try_get("reason")?,
    }
});

impl ReportSent {
    fn audit_line(&self) -> String {
        let file = self.file.as_ref().map_or("", |(name, _)| name.as_str());
        let parts = [self.sent.to_string(), self.sign.clone(), file.to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("; ")
    }
}

impl Store {
    /// The reports of a year that were sent.
    pub async fn reports_sent(&self, year: i32) -> Result<BTreeMap<Report, ReportSent>> {
        let rows: Vec<ReportSent> = fetch_readable!(
            &self.read,
            "select * from report_sent where year = $1",
            i64::from(year)
        );
        Ok(rows.into_iter().map(|each| (each.period.report, each)).collect())
    }

    /// All reports that were sent, the newest period first.
    pub async fn all_reports_sent(&self) -> Result<Vec<ReportSent>> {
        let mut sent: Vec<ReportSent> = fetch_readable!(&self.read, "select * from report_sent");
        sent.sort_by_key(|each| std::cmp::Reverse(each.period));
        Ok(sent)
    }

    /// The day each report of a year was sent.
    pub async fn report_days(&self, year: i32) -> Result<BTreeMap<Report, NaiveDate>> {
        let sent = self.reports_sent(year).await?;
        Ok(sent.into_iter().map(|(it, each)| (it, each.sent)).collect())
    }

    /// Records that a report was sent, or corrects what was recorded.
    pub async fn record_report(&self, new: &NewReportSent, by: &By) -> Result<ReportRecorded> {
        let mut transaction = self.begin().await?;
        match recorded(&mut transaction, new, by).await? {
            Ok(entry) => {
                audit::commit(transaction, &entry).await?;
                Ok(ReportRecorded::Done)
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// Withdraws the record of a report.
    pub async fn withdraw_report(
        &self,
        period: Period,
        reason: &str,
        by: &By,
    ) -> Result<ReportRecorded> {
        if reason.trim().is_empty() {
            return Ok(ReportRecorded::NoReason);
        }
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "reports_sent").await?;
        let Some(before) = one(&mut transaction, period).await? else {
            return Ok(ReportRecorded::NotThere);
        };
        execute!(
            &mut transaction,
            "delete from report_sent where year = $1 and report = $2",
            i64::from(period.year),
            period.report.code()
        );
        let entry = by
            .did("report.withdrawn", "report", period.to_string())
            .from(before.audit_line())
            .to(reason);
        audit::commit(transaction, &entry).await?;
        Ok(ReportRecorded::Done)
    }

    /// The document of a report that was sent.
    pub async fn report_file(&self, period: Period) -> Result<Option<EvidenceFile>> {
        Ok(fetch_optional!(
            &self.read,
            "select r.file_name as name, e.kind, e.content
             from report_sent r join evidence e on e.hash = r.file
             where r.year = $1 and r.report = $2",
            i64::from(period.year),
            period.report.code()
        ))
    }
}

/// Records a sent report within a transaction; gives what the audit log says, or why nothing was recorded.
pub(super) async fn recorded(
    transaction: &mut Transaction,
    new: &NewReportSent,
    by: &By,
) -> Result<std::result::Result<Entry, ReportRecorded>> {
    hold(transaction, "reports_sent").await?;
    let before = one(transaction, new.period).await?;
    let kept = before.as_ref().and_then(|each| each.file.clone());
    let file =
        new.file.as_ref().map(|file| (file.name.clone(), Sha256::digest(&file.content).to_vec()));
    let after = ReportSent {
        period: new.period,
        sent: new.sent,
        sign: new.sign.clone(),
        file: file.or(kept),
        recorded_by: by.actor.name().to_owned(),
        recorded_at: by.at,
        reason: new.reason.clone(),
    };
    if let Some(before) = &before {
        if before.sent == after.sent && before.sign == after.sign && before.file == after.file {
            return Ok(Err(ReportRecorded::Same));
        }
        if new.reason.trim().is_empty() {
            return Ok(Err(ReportRecorded::NoReason));
        }
    }
    if let Some(file) = &new.file {
        keep_file(transaction, file).await?;
    }
    keep(transaction, &after).await?;
    let subject = new.period.to_string();
    Ok(Ok(match &before {
        None => by.did("report.sent", "report", subject).to(after.audit_line()),
        Some(before) => by
            .did("report.corrected", "report", subject)
            .from(before.audit_line())
            .to(format!("{}: {}", after.audit_line(), new.reason)),
    }))
}

async fn one(transaction: &mut Transaction, period: Period) -> Result<Option<ReportSent>> {
    Ok(fetch_optional!(
        transaction,
        "select * from report_sent where year = $1 and report = $2",
        i64::from(period.year),
        period.report.code()
    ))
}

async fn keep(transaction: &mut Transaction, report: &ReportSent) -> Result<()> {
    let file = report.file.as_ref();
    execute!(
        transaction,
        "insert into report_sent (year, report, sent, sign, file, file_name, recorded_by,
             recorded_at, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (year, report) do update set sent = excluded.sent, sign = excluded.sign,
             file = excluded.file, file_name = excluded.file_name,
             recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
             reason = excluded.reason",
        i64::from(report.period.year),
        report.period.report.code(),
        report.sent,
        &report.sign,
        file.map(|(_, hash)| hash),
        file.map_or("", |(name, _)| name),
        &report.recorded_by,
        report.recorded_at.timestamp_millis(),
        &report.reason
    );
    Ok(())
}
