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

/// The periodic report of a period, or of the one that has just ended.
pub fn reports() -> String {
    "/office/reports".to_owned()
}

/// The page of a period's report; `period` is `2026-Q1`.
pub fn report(period: &str) -> String {
    format!("/office/reports?period={period}")
}

/// Where a draft of it is sent.
pub fn report_of(period: &str) -> String {
    format!("/office/reports/{period}")
}

/// A file of it: `docx`, `pdf`, `html` or `json`.
pub fn report_file(period: &str, format: &str) -> String {
    format!("/office/reports/{period}/{format}")
}

/// One page for the leader.
pub fn leader() -> String {
    "/office/reports/leader".to_owned()
}

/// The same of a period as a file: `pdf` or `png`.
pub fn leader_file(format: &str, period: &str) -> String {
    format!("/office/reports/leader/{format}?period={period}")
}

/// Where a link to it is made.
pub fn leader_links() -> String {
    "/office/reports/leader/links".to_owned()
}

/// Where such a link is revoked.
pub fn leader_revoke() -> String {
    "/office/reports/leader/links/revoke".to_owned()
}

/// Where it is set how often it comes by mail.
pub fn leader_mail() -> String {
    "/office/reports/leader/mail".to_owned()
}

/// The leader's page for those who have this secret.
pub fn leader_link(secret: &str) -> String {
    format!("/leader/{secret}")
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

/// The register of dialogues.
pub fn dialogues() -> String {
    "/office/dialogues".to_owned()
}

/// The same as a file.
pub fn dialogues_file(ending: &str) -> String {
    format!("/office/dialogues.{ending}")
}

/// One dialogue with its requests.
pub fn dialogue(id: &str) -> String {
    format!("/office/dialogues/{id}")
}

/// The self-scoring sheet.
pub fn assessment() -> String {
    "/office/assessment".to_owned()
}

/// The same as a file of rows.
pub fn assessment_file(ending: &str) -> String {
    format!("/office/assessment.{ending}")
}

/// Its evidence by row.
pub fn assessment_zip() -> String {
    "/office/assessment.zip".to_owned()
}

/// One criterion of the sheet.
pub fn assessment_criterion(year: i32, number: &str) -> String {
    format!("/office/assessment/{year}/{number}")
}

/// Where evidence of a criterion is sent; with the hash behind it, one file.
pub fn assessment_evidence(year: i32, number: &str) -> String {
    format!("/office/assessment/{year}/{number}/evidence")
}

/// Figures that others publish.
pub fn official() -> String {
    "/office/official".to_owned()
}

/// The same as a file.
pub fn official_file(ending: &str) -> String {
    format!("/office/official.{ending}")
}
