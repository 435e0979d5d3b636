//! Drafts of reports, and reports as they were issued: later downloads are written from what was frozen then.

use chrono::{DateTime, Utc};

use super::sent::{NewReportSent, ReportRecorded, recorded};
use crate::base::calendar::Period;
use crate::store::audit::{self, By};
use crate::store::stored::Millis;
use crate::store::transaction::hold;
use crate::store::{Result, Store};

/// What somebody wrote into a report before it is issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    /// JSON that the report's pages read.
    pub content: String,
    /// Name of the account.
    pub saved_by: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// A report as it was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedReport {
    /// The whole report as JSON.
    pub content: String,
    /// 1, and one more for each correction.
    pub edition: i64,
    /// Name of the account.
    pub issued_by: String,
    /// When.
    pub issued_at: DateTime<Utc>,
}

from_row!(ReportDraft, |row| ReportDraft {
    content: row.try_get("content")?,
    saved_by: row.try_get("saved_by")?,
    saved_at: row.try_get::<Millis, _>("saved_at")?.into(),
});

from_row!(IssuedReport, |row| IssuedReport {
    content: row.try_get("content")?,
    edition: row.try_get("edition")?,
    issued_by: row.try_get("issued_by")?,
    issued_at: row.try_get::<Millis, _>("issued_at")?.into(),
});

impl Store {
    /// The draft of a period.
    pub async fn report_draft(&self, period: Period) -> Result<Option<ReportDraft>> {
        Ok(fetch_optional!(
            &self.read,
            "select content, saved_by, saved_at from report_draft where year = $1 and report = $2",
            i64::from(period.year),
            period.report.code()
        ))
    }

    /// Saves a draft over the one that was `seen`; `false` when somebody else has saved another since.
    pub async fn save_report_draft(
        &self,
        period: Period,
        content: &str,
        seen: Option<DateTime<Utc>>,
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "report_drafts").await?;
        let stored: Option<i64> = scalar_optional!(
            &mut transaction,
            "select saved_at from report_draft where year = $1 and report = $2",
            i64::from(period.year),
            period.report.code()
        );
        if stored != seen.map(|seen| seen.timestamp_millis()) {
            return Ok(false);
        }
        execute!(
            &mut transaction,
            "insert into report_draft (year, report, content, saved_by, saved_at)
             values ($1, $2, $3, $4, $5)
             on conflict (year, report) do update set content = excluded.content,
                 saved_by = excluded.saved_by, saved_at = excluded.saved_at",
            i64::from(period.year),
            period.report.code(),
            content,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        audit::commit(transaction, &by.did("report.drafted", "report", period.to_string())).await?;
        Ok(true)
    }

    /// The last edition of a period.
    pub async fn issued_report(&self, period: Period) -> Result<Option<IssuedReport>> {
        Ok(fetch_optional!(
            &self.read,
            "select content, edition, issued_by, issued_at from report_issued
             where year = $1 and report = $2 order by edition desc limit 1",
            i64::from(period.year),
            period.report.code()
        ))
    }

    /// The report that was issued last, of any period.
    pub async fn last_issued_report(&self) -> Result<Option<IssuedReport>> {
        Ok(fetch_optional!(
            &self.read,
            "select content, edition, issued_by, issued_at from report_issued
             order by issued_at desc, year desc, report desc, edition desc limit 1"
        ))
    }

    /// Issues a report: its file goes into the register of those sent, its figures are frozen, its draft is gone.
    pub async fn issue_report(
        &self,
        new: &NewReportSent,
        content: &str,
        by: &By,
    ) -> Result<ReportRecorded> {
        let mut transaction = self.begin().await?;
        let entry = match recorded(&mut transaction, new, by).await? {
            Ok(entry) => entry,
            Err(outcome) => return Ok(outcome),
        };
        let (year, report) = (i64::from(new.period.year), new.period.report.code());
        let last: Option<i64> = scalar_one!(
            &mut transaction,
            "select max(edition) from report_issued where year = $1 and report = $2",
            year,
            report
        );
        let edition = last.unwrap_or(0) + 1;
        execute!(
            &mut transaction,
            "insert into report_issued (year, report, edition, content, issued_by, issued_at)
             values ($1, $2, $3, $4, $5, $6)",
            year,
            report,
            edition,
            content,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        execute!(
            &mut transaction,
            "delete from report_draft where year = $1 and report = $2",
            year,
            report
        );
        audit::append(&mut transaction, &entry).await?;
        let issued = by.did("report.issued", "report", new.period.to_string());
        audit::commit(transaction, &issued.to(edition.to_string())).await?;
        Ok(ReportRecorded::Done)
    }
}
