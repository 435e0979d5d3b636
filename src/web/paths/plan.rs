//! Addresses of the plan, its reports and official figures.

/// The yearly plan.
pub fn plan() -> String {
    "/office/plan".to_owned()
}

/// The same over the months of the year.
pub fn plan_calendar() -> String {
    "/office/plan/calendar".to_owned()
}

/// Its tasks as a file.
pub fn plan_file(ending: &str) -> String {
    format!("/office/plan/tasks.{ending}")
}

/// One task of a plan.
pub fn task(year: i32, number: &str) -> String {
    format!("/office/plan/{year}/{number}")
}

/// Where a form of a task's page goes.
pub fn task_form(year: i32, number: &str, form: &str) -> String {
    format!("/office/plan/{year}/{number}/do/{form}")
}

/// Where evidence of a task is sent; with the hash behind it, one file.
pub fn task_evidence(year: i32, number: &str) -> String {
    format!("/office/plan/{year}/{number}/evidence")
}

/// The register of periodic reports that were sent, of a year if one is named.
pub fn reports_sent(year: Option<i32>) -> String {
    match year {
        Some(year) => format!("/office/reports/sent?year={year}"),
        None => "/office/reports/sent".to_owned(),
    }
}

/// Where a report is recorded as sent; `period` is `2026-Q1`.
pub fn report_sent(period: &str) -> String {
    format!("/office/reports/sent/{period}")
}

/// The document of a report that was sent.
pub fn report_sent_file(period: &str) -> String {
    format!("/office/reports/sent/{period}/file")
}

/// Figures that others publish.
pub fn official() -> String {
    "/office/official".to_owned()
}

/// The same as a file.
pub fn official_file(ending: &str) -> String {
    format!("/office/official.{ending}")
}
