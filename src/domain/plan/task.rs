//! A task: its row of the plan and its state.

use chrono::{DateTime, NaiveDate, Utc};
use strum::IntoStaticStr;

use super::status::TaskStatus;
use crate::base::Text;
use crate::base::calendar::Schedule;
use crate::domain::measure::{Aim, Declared, Indicator};
use crate::stats::Verdict;

/// Units of the office, as a plan names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// "Các phòng, đơn vị": all of them.
    All,
    /// Those with these codes; none for a heading.
    Of(Vec<String>),
}

impl Units {
    /// Codes separated by semicolons, or `*`.
    pub fn code(&self) -> String {
        match self {
            Self::All => "*".to_owned(),
            Self::Of(codes) => codes.join(";"),
        }
    }

    /// Reads what [`Units::code`] wrote.
    pub fn of_code(code: &str) -> Self {
        if code.trim() == "*" {
            return Self::All;
        }
        let codes = code.split(';').map(str::trim).filter(|code| !code.is_empty());
        Self::Of(codes.map(str::to_owned).collect())
    }

    /// Whether one of them matches; "all" always does.
    pub fn any(&self, wanted: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::All => true,
            Self::Of(codes) => codes.iter().any(|code| wanted(code)),
        }
    }

    /// Whether the unit is among them.
    pub fn include(&self, unit: &str) -> bool {
        match self {
            Self::All => true,
            Self::Of(codes) => codes.iter().any(|code| code == unit),
        }
    }
}

/// A row of the plan's appendix: an area (lĩnh vực), a heading within it, or a task (nhiệm vụ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// The plan's year.
    pub year: i32,
    /// As printed, `1.4.2`; its first part is the area.
    pub number: String,
    /// The criterion (tiêu chí), as in the plan.
    pub title: Text,
    /// What is to be done; empty for a heading.
    pub task: Text,
    /// What counts as done (yêu cầu).
    pub requirement: Text,
    /// The output (sản phẩm đầu ra).
    pub output: Text,
    /// When it is due.
    pub due: Schedule,
    /// When, in the plan's words.
    pub due_words: Text,
    /// The leading units (cơ quan chủ trì); none for a heading.
    pub lead: Units,
    /// The coordinating units (cơ quan phối hợp).
    pub coordinating: Units,
    /// Legal references of the plan, separated by semicolons.
    pub legal: String,
    /// What the platform measures it by.
    pub measure: Option<Aim>,
}

impl PlanRow {
    /// Whether it is a task; a heading only groups others.
    pub fn is_task(&self) -> bool {
        self.lead != Units::Of(Vec::new())
    }

    /// Whether its deliveries are the reports sent.
    pub(crate) fn is_about_reports(&self) -> bool {
        self.measure.as_ref().is_some_and(|aim| aim.indicator == Indicator::ReportsInTime)
    }

    /// What it is judged by, where that is declared by staff.
    pub fn declared_aim(&self) -> Option<&Aim> {
        self.measure.as_ref().filter(|aim| aim.indicator.is_declared())
    }

    /// The number of its area.
    pub fn area(&self) -> &str {
        self.number.split('.').next().unwrap_or_default()
    }
}

/// Who works on a task.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Assignee {
    /// A unit, by its code.
    Unit(String),
    /// A member of staff, by the name of the account.
    Person(String),
}

impl Assignee {
    /// `unit` or `person`.
    pub fn kind(&self) -> &'static str {
        self.into()
    }

    /// The code or the name.
    pub fn who(&self) -> &str {
        match self {
            Self::Unit(who) | Self::Person(who) => who,
        }
    }

    /// Kind and name, `unit:VPS`.
    pub fn code(&self) -> String {
        format!("{}:{}", self.kind(), self.who())
    }

    /// Reads what [`Assignee::code`] wrote.
    pub fn of_code(code: &str) -> Option<Self> {
        let (kind, who) = code.split_once(':')?;
        match kind {
            "unit" => Some(Self::Unit(who.to_owned())),
            "person" => Some(Self::Person(who.to_owned())),
            _ => None,
        }
    }
}

/// An entered result of a task that is not measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskResult {
    /// The result in words and figures.
    pub text: String,
    /// Reached or missed, as judged.
    pub verdict: Verdict,
}

/// The verdict of a manager, in place of the measured or entered one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// Name of the manager's account.
    pub by: String,
}

/// A row of the plan with its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its row of the plan.
    pub row: PlanRow,
    /// Its status.
    pub status: TaskStatus,
    /// Progress in percent, 0…100, as entered.
    pub percent: u8,
    /// Days of [`PlanRow::due`] whose part is delivered.
    pub delivered: Vec<NaiveDate>,
    /// The assignees, besides the leading unit.
    pub assigned: Vec<Assignee>,
    /// Number of files of evidence.
    pub evidence: u32,
    /// The entered result.
    pub result: Option<TaskResult>,
    /// What staff declared, of a task that is judged by it.
    pub declared: Option<Declared>,
    /// The overruling.
    pub overruled: Option<Overruled>,
}

impl Task {
    /// The day its next part is due; `None` when it is done or no day is stated.
    pub fn next_due(&self) -> Option<NaiveDate> {
        if self.status == TaskStatus::Done {
            return None;
        }
        self.row.due.next(self.row.year, &self.delivered)
    }
}

/// An entry of the history of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the account; empty for the server itself.
    pub actor: String,
    /// The action's code in the audit log, `task.approved`.
    pub kind: String,
    /// What it was.
    pub before: String,
    /// What it became.
    pub after: String,
    /// The note.
    pub note: String,
}
