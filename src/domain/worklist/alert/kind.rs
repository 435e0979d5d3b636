//! The kinds of alerts a person can choose.

use chrono::TimeDelta;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;
use crate::domain::worklist::{Shortfall, Subject};

/// A kind of matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// Petitions near their last day, or past it.
    Petition,
    /// Tasks of the plan near their day, or past it.
    Task,
    /// An index surely below its target.
    Missed,
    /// An index below its target with too few answers to be sure.
    Undecided,
    /// A signal of a control chart, or a criterion that fell at a counter.
    Signal,
    /// A touchpoint gone quiet.
    Quiet,
    /// Dossiers past their day, or near it without an apology.
    Dossiers,
    /// Unread remarks.
    Remarks,
    /// Bursts of answers, and what is held apart because of them.
    Flood,
    /// What the server itself lacks.
    Server,
}

/// How long a figure must hold before an alert: two batches can turn it and turn it back.
const STANDS: TimeDelta = TimeDelta::hours(2);

enum_codes!(pub Kind);

impl Kind {
    /// All of them, as the form lists them.
    pub const LISTED: [Self; 10] = [
        Self::Petition,
        Self::Task,
        Self::Dossiers,
        Self::Remarks,
        Self::Missed,
        Self::Undecided,
        Self::Signal,
        Self::Quiet,
        Self::Flood,
        Self::Server,
    ];

    /// The kind of a matter.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Petition(_) | Subject::Petitions(_) => Self::Petition,
            Subject::Task(_) => Self::Task,
            Subject::Quiet(_) => Self::Quiet,
            Subject::Signal(_) | Subject::Fall(_) => Self::Signal,
            Subject::Dossiers(_) => Self::Dossiers,
            Subject::Remarks(_) => Self::Remarks,
            Subject::Burst(_) | Subject::HeldApart(_) => Self::Flood,
            Subject::Disk(_) | Subject::Backup(_) => Self::Server,
            Subject::Low(of) => match of.shortfall {
                Shortfall::Sure { .. } => Self::Missed,
                Shortfall::Open { .. } => Self::Undecided,
            },
        }
    }

    /// How long it must hold before it is sent; only figures flicker, due days do not.
    pub(super) fn stands(self) -> TimeDelta {
        match self {
            Self::Petition
            | Self::Task
            | Self::Dossiers
            | Self::Remarks
            | Self::Flood
            | Self::Server => TimeDelta::zero(),
            Self::Missed | Self::Undecided | Self::Signal | Self::Quiet => STANDS,
        }
    }
}
