//! Periodic reports: drafts, what was issued with its figures, and what was sent.

mod issued;
mod links;
mod sent;

pub use issued::{IssuedReport, ReportDraft};
pub use links::LeaderLink;
pub use sent::{NewReportSent, ReportRecorded, ReportSent};
