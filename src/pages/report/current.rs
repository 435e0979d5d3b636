//! A report as it is now: frozen when it was issued, else of today's figures with what was written into it.

use chrono::NaiveDate;

use super::gather;
use crate::app::App;
use crate::base::calendar::Period;
use crate::domain::report::{Draft, Fields, Moved, Report, compose};
use crate::store::{self, IssuedReport, ReportDraft};

/// A report and how it came about.
#[derive(Clone, Debug)]
pub struct Current {
    /// The report.
    pub report: Report,
    /// What was written into it, or what a first draft begins with.
    pub draft: Draft,
    /// The saved draft.
    pub saved: Option<ReportDraft>,
    /// Its last edition; then the report is that.
    pub issued: Option<IssuedReport>,
    /// Changed paragraphs whose figures moved since.
    pub moved: Vec<Moved>,
}

/// The report of a period, issued or not; `None` beyond the calendar.
pub async fn current(app: &App, period: Period) -> store::Result<Option<Current>> {
    let issued = app.store.issued_report(period).await?;
    let frozen = issued.as_ref().and_then(|issued| read(&issued.content));
    if let (Some(report), Some(issued)) = (frozen, issued) {
        let draft = Draft { fields: report.fields.clone(), ..Draft::default() };
        let moved = Vec::new();
        return Ok(Some(Current { report, draft, saved: None, issued: Some(issued), moved }));
    }
    drafted(app, period).await
}

/// The report of a period from today's figures, whether or not one was issued.
pub async fn drafted(app: &App, period: Period) -> store::Result<Option<Current>> {
    let Some(facts) = gather::facts(app, period).await? else { return Ok(None) };
    let saved = app.store.report_draft(period).await?;
    let kept = saved.as_ref().and_then(|saved| serde_json::from_str::<Draft>(&saved.content).ok());
    let draft = match kept {
        Some(draft) => draft,
        None => Draft { fields: fields(app).await?, ..Draft::default() },
    };
    let report = compose(&facts, &draft);
    let moved = draft.moved(&report);
    Ok(Some(Current { report, draft, saved, issued: None, moved }))
}

/// Head and foot of the report that was issued last, else what an office begins with.
async fn fields(app: &App) -> store::Result<Fields> {
    let last = app.store.last_issued_report().await?;
    let last = last.and_then(|issued| read(&issued.content));
    Ok(match last {
        Some(report) => report.fields.carried_over(),
        None => Fields::of_office(&gather::office(app).await?),
    })
}

fn read(content: &str) -> Option<Report> {
    serde_json::from_str(content)
        .map_err(|error| tracing::error!(%error, "an issued report cannot be read"))
        .ok()
}

/// The period whose report comes next: the last that has ended.
pub fn closed_last(today: NaiveDate) -> Period {
    let year = Period::year_of(today).year;
    let periods = [year - 1, year].map(Period::all_of).into_iter().flatten();
    let ended = periods.filter_map(|period| Some((period.days()?.1, period)));
    let last = ended.filter(|(last, _)| *last < today).max_by_key(|(last, _)| *last);
    last.map_or(Period::year_of(today), |(_, period)| period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_that_has_just_ended_comes_first() {
        for (today, period) in [
            ("2026-03-14", "2025-Y"),
            ("2026-03-15", "2026-Q1"),
            ("2026-06-15", "2026-H1"),
            ("2026-12-14", "2026-Q3"),
            ("2026-12-15", "2026-Y"),
        ] {
            assert_eq!(closed_last(today.parse().unwrap()).to_string(), period, "{today}");
        }
    }
}
