//! A task as the plan has it, and as it stands.

use chrono::{DateTime, NaiveDate, Utc};
use strum::IntoStaticStr;

use super::status::TaskStatus;
use crate::base::Text;
use crate::base::calendar::Schedule;
use crate::domain::measure::{Aim, Indicator};
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

    /// Whether one of them is as wanted; "all of them" always has one.
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
    /// What comes out of it (sản phẩm đầu ra).
    pub output: Text,
    /// When.
    pub due: Schedule,
    /// When, in the plan's words.
    pub due_words: Text,
    /// Who leads (cơ quan chủ trì); headings have no lead.
    pub lead: Units,
    /// Who works with them (cơ quan phối hợp).
    pub coordinating: Units,
    /// Legal references the plan names, separated by semicolons.
    pub legal: String,
    /// What the platform measures it by.
    pub measure: Option<Aim>,
}

impl PlanRow {
    /// Whether there is something to do; a heading only holds others together.
    pub fn is_task(&self) -> bool {
        self.lead != Units::Of(Vec::new())
    }

    /// Whether what was delivered of it is read off the reports sent.
    pub(crate) fn is_about_reports(&self) -> bool {
        self.measure.as_ref().is_some_and(|aim| aim.indicator == Indicator::ReportsInTime)
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

    /// Both, `unit:VPS`.
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

/// A result entered by hand, where the task has no measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskResult {
    /// The result in words and figures.
    pub text: String,
    /// Reached or missed, as they judge it.
    pub verdict: Verdict,
}

/// A verdict that a manager put in the place of the measured or entered one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// The verdict that holds now.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// Name of the manager's account.
    pub by: String,
}

/// A row of the plan with what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What the plan says.
    pub row: PlanRow,
    /// How far it has come.
    pub status: TaskStatus,
    /// Progress in percent, 0…100, as reported by the person in charge.
    pub percent: u8,
    /// Days of [`PlanRow::due`] whose part was delivered.
    pub delivered: Vec<NaiveDate>,
    /// Who works on it, beside the leading unit.
    pub assigned: Vec<Assignee>,
    /// How many files of evidence it has.
    pub evidence: u32,
    /// What was entered.
    pub result: Option<TaskResult>,
    /// What a manager decided.
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

/// Something that was done to a task.
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
    /// What was said to it.
    pub note: String,
}
