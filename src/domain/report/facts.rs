//! What a report is composed from: figures and registers of one period.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::measure::Channels;
use crate::stats::{Interval, TargetRule, Verdict};

/// Everything that a report says, as values. Shares and intervals are 0…1; an index is on its own scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// `2026-H1`.
    pub period: String,
    /// The first day, included.
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
    /// The day the figures were taken; later changes are not in them.
    pub taken: NaiveDate,
    /// The office.
    pub office: OfficeNamed,
    /// The year of the plan; `None` without one.
    pub plan: Option<i32>,
    /// Rows of the plan that are measured.
    pub measured: Vec<MeasuredRow>,
    /// Its other rows, as of [`Facts::as_of`].
    pub tasks: Vec<TaskRow>,
    /// The surveys that measured rows name, with what annexes show.
    pub surveys: Vec<SurveyFacts>,
}

impl Facts {
    /// The day that tasks are told as of: the period's last, or that of the figures if it is earlier.
    pub fn as_of(&self) -> NaiveDate {
        self.to.min(self.taken)
    }
}

/// The office's names, in Vietnamese.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeNamed {
    /// Its name.
    pub name: String,
    /// The body above it.
    pub parent: String,
    /// Where documents are dated.
    pub place: String,
    /// In the numbers of documents.
    pub abbreviation: String,
    /// Its logo, as an address that holds the picture; kept with the head of a report alone.
    #[serde(skip)]
    pub logo: Option<String>,
}

/// A row of the plan that is measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredRow {
    /// As printed in the plan, `8.2`.
    pub number: String,
    /// The criterion.
    pub title: String,
    /// The plan's words for what is asked.
    pub requirement: String,
    /// Who leads.
    pub lead: String,
    /// What is measured.
    pub what: What,
    /// The target: a share, or points.
    pub target: f64,
    /// Whether the target itself is enough.
    pub rule: TargetRule,
    /// The period's figure.
    pub now: Outcome,
    /// The days before, as many.
    pub before: Option<Earlier>,
    /// The same period of the year before, where it is not that.
    pub year_before: Option<Earlier>,
    /// An index lately.
    #[serde(default)]
    pub lately: Option<Lately>,
    /// A manager's verdict in place of the measured one, with the reason.
    pub overruled: Option<(Verdict, String)>,
    /// Files of evidence.
    pub evidence: u32,
}

/// What a row is measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An index that is a share.
    Index {
        /// The instrument's id.
        instrument: String,
        /// Its title.
        title: String,
    },
    /// Dossiers completed in time.
    DossiersOnTime,
    /// Late dossiers apologised for.
    DossiersApologised,
    /// One-stop points.
    OneStopScore,
    /// Petitions handled.
    PetitionsHandled,
    /// Answers published.
    PetitionsPublished,
    /// Reports sent in time.
    ReportsInTime,
    /// Requests made at dialogues that are settled.
    DialoguesSettled,
}

/// A figure with all that is said beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// 0…1, or points; `None` without any.
    pub value: Option<f64>,
    /// Those that count, where everything is counted.
    pub part: Option<u64>,
    /// Answers, dossiers, petitions or reports.
    pub n: u64,
    /// Of a share, 0…1.
    pub interval: Option<Interval>,
    /// The plan's rule on the whole numbers.
    pub reached: Option<bool>,
    /// By the interval; of what is counted whole the same as `reached`.
    pub verdict: Option<Verdict>,
    /// How many more answers would decide an open verdict.
    pub more_needed: Option<u64>,
    /// Satisfied and all answers to the one question that stands for the index, where they are few.
    pub few: Option<(u64, u64)>,
    /// There was nothing that would have had to be done, which is met.
    pub nothing_arose: bool,
}

/// A figure of earlier days, and the difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// 0…1, or points.
    pub value: Option<f64>,
    /// Answers, dossiers, petitions.
    pub n: u64,
    /// Now less then, and its interval, on the scale of the value.
    pub change: Option<f64>,
    /// The interval of the change.
    pub interval: Option<Interval>,
    /// Why the two are not compared.
    pub not_compared: Option<NotCompared>,
}

/// The latest three months of a period against the three before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lately {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// 0…1.
    pub value: f64,
    /// The three months before.
    pub before: Earlier,
}

/// Why two figures are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCompared {
    /// One of them rests on fewer than thirty.
    TooFew,
    /// The answers came in another way.
    Channels,
    /// Another version of the survey.
    Version,
}

/// A row of the plan that nothing here measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// As printed in the plan.
    pub number: String,
    /// The criterion.
    pub title: String,
    /// Who leads.
    pub lead: String,
    /// `not-started`, `doing`, `waiting` or `done`.
    pub status: String,
    /// Progress in percent, as entered.
    pub percent: u8,
    /// The entered result.
    pub result: String,
    /// Reached or missed, as judged.
    pub verdict: Option<Verdict>,
    /// Files of evidence.
    pub evidence: u32,
    /// The day the next part is due.
    pub due: Option<NaiveDate>,
}

/// A survey over the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyFacts {
    /// Its id.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The formula's version.
    pub formula: String,
    /// Which aggregation: `item_mean`, …
    pub method: String,
    /// Answers.
    pub responses: u64,
    /// The same by channel.
    pub channels: Channels,
    /// Slips handed out.
    pub issued: Option<u64>,
    /// Slips spent over slips issued, 0…1.
    pub response_rate: Option<f64>,
    /// The index, on its own scale.
    pub index: Option<f64>,
    /// Its criteria.
    pub items: Vec<ItemFacts>,
    /// Its units.
    pub units: Vec<UnitFacts>,
    /// Answers of several units that were settled together; reports issued earlier do not tell them.
    #[serde(default)]
    pub merged: Option<UnitFacts>,
    /// Its months.
    pub months: Vec<UnitFacts>,
    /// The level its own criteria are held to, 0…1.
    pub target: Option<f64>,
    /// Fewest answers of a figure that is told.
    pub least: u64,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemFacts {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Valid answers; `None`, as all that follows, of too few.
    pub n: Option<u64>,
    /// Satisfied ones.
    pub satisfied: Option<u64>,
    /// 0…1.
    pub share: Option<f64>,
    /// Its interval.
    pub interval: Option<Interval>,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// Left blank.
    pub missing: Option<u64>,
}

/// The index of a unit or of a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitFacts {
    /// Its name.
    pub name: String,
    /// Answers.
    pub n: u64,
    /// 0…1.
    pub share: Option<f64>,
    /// Its interval.
    pub interval: Option<Interval>,
    /// Against the target.
    pub verdict: Option<Verdict>,
}
