//! The sheet of a round: scores by criterion, and what they come to.

use chrono::{DateTime, Utc};

use super::Criterion;
use crate::domain::measure::Declared;

/// What was entered for a criterion in a round; points in hundredths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The office's own (tự chấm).
    pub own: Option<u64>,
    /// What was declared with it.
    pub declared: Option<Declared>,
    /// How it was explained.
    pub note: String,
    /// Who entered it and when.
    pub own_by: Option<(String, DateTime<Utc>)>,
    /// The appraised one (thẩm định).
    pub appraised: Option<u64>,
    /// Why it is what it is.
    pub reason: String,
    /// Who appraised it and when.
    pub appraised_by: Option<(String, DateTime<Utc>)>,
}

impl Score {
    /// Appraised less own, in hundredths.
    pub fn difference(&self) -> Option<i64> {
        let (own, appraised) = self.own.zip(self.appraised)?;
        Some(i64::try_from(appraised).ok()? - i64::try_from(own).ok()?)
    }
}

/// A criterion with its score and its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row of the sheet.
    pub criterion: Criterion,
    /// Its score in the round.
    pub score: Score,
    /// Files attached to it, and those of the plan's task.
    pub evidence: u32,
}

impl Line {
    /// Whether points are claimed and nothing shows them.
    pub fn lacks_evidence(&self) -> bool {
        self.score.own.is_some_and(|own| own > 0) && self.evidence == 0
    }
}

/// A sheet of one round, in the order of its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its year.
    pub year: i32,
    /// Its round, 1, 2, 3, ….
    pub round: i64,
    /// Its rows.
    pub lines: Vec<Line>,
}

/// What some criteria come to; points in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Most points.
    pub most: u64,
    /// Criteria.
    pub criteria: u64,
    /// Own points, and of how many criteria.
    pub own: (u64, u64),
    /// Appraised points, and of how many criteria.
    pub appraised: (u64, u64),
    /// Appraised less own, over criteria that have both.
    pub difference: i64,
    /// Criteria that claim points without evidence.
    pub lacking: u64,
}

/// An area with its sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaSum<'a> {
    /// The row of the area.
    pub area: &'a Criterion,
    /// What it comes to.
    pub sum: Sum,
}

impl Sheet {
    /// What the whole sheet comes to.
    pub fn sum(&self) -> Sum {
        Sum::of(self.lines.iter())
    }

    /// What each area comes to.
    pub fn areas(&self) -> Vec<AreaSum<'_>> {
        let areas = self.lines.iter().map(|line| &line.criterion);
        let areas = areas.filter(|criterion| criterion.number == criterion.area());
        areas
            .map(|area| {
                let of_area = |line: &&Line| line.criterion.area() == area.number;
                AreaSum { area, sum: Sum::of(self.lines.iter().filter(of_area)) }
            })
            .collect()
    }

    /// The row with this number.
    pub fn line(&self, number: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.criterion.number == number)
    }
}

impl Sum {
    fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut sum = Self::default();
        for line in lines {
            let Some(most) = line.criterion.most else { continue };
            sum.most += most;
            sum.criteria += 1;
            for (points, (all, many)) in
                [(line.score.own, &mut sum.own), (line.score.appraised, &mut sum.appraised)]
            {
                *all += points.unwrap_or(0);
                *many += u64::from(points.is_some());
            }
            sum.difference += line.score.difference().unwrap_or(0);
            sum.lacking += u64::from(line.lacks_evidence());
        }
        sum
    }
}

/// Hundredths with a point, as files write them.
pub(crate) fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
