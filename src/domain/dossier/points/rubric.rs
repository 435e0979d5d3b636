//! What earns how many points, as read from `surveys/one-stop/`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::facts::{
    DossierFacts, Level, OfficeFacts, OnTheSpot, Online, Petitions, Publication, Span,
};
use super::sheet::Sheet;
use crate::domain::measure::OneStopClass;

/// The text of the file inside the program.
const BUILT_IN: &str = include_str!("../../../../surveys/one-stop/rubric-2018.toml");

/// A rubric of one version.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// The instrument it belongs to.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Where it was read.
    pub source: String,
    /// Indicators scored per dossier.
    pub dossier: Vec<String>,
    /// Indicators scored per office.
    pub office: Vec<String>,
    /// The most points of an indicator.
    pub most: u32,
    days_early: Vec<Step>,
    published: Vec<Step>,
    on_the_spot: Shares,
    petitions: PetitionSteps,
    online: OnlineSteps,
    #[serde(rename = "class")]
    classes: Vec<Bound>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    points: u32,
    at_least: i64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shares {
    all_received: u32,
    decided: u32,
    percent: BTreeMap<Level, u64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PetitionSteps {
    without: u32,
    step: Vec<PercentStep>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PercentStep {
    points: u32,
    percent: u64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OnlineSteps {
    step: Vec<OnlineStep>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OnlineStep {
    points: u32,
    dossiers: u64,
    procedures: u64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bound {
    class: OneStopClass,
    from: f64,
}

impl Rubric {
    /// The rubric of 2018 inside the program.
    pub fn built_in() -> Result<Self, String> {
        toml::from_str(BUILT_IN).map_err(|error| error.to_string())
    }

    /// Indicators 1, 2, 3, 4, 6 and 7 of one dossier as things stand on `day`.
    pub fn dossier(&self, facts: &DossierFacts, day: NaiveDate) -> Sheet {
        let mut sheet = Sheet::default();
        let answered = |points: Option<u32>| points.filter(|points| *points <= self.most);
        sheet.0[0] = self.time(facts.whole, day);
        sheet.0[1] = self.units(facts, day);
        sheet.0[2] = answered(facts.contacts);
        sheet.0[3] = answered(facts.offices);
        sheet.0[5] = facts.published.map(|published| self.publication(published));
        sheet.0[6] = answered(facts.conduct);
        sheet
    }

    /// Indicators 5, 8 and 9 of an office in a period.
    pub fn office(&self, facts: &OfficeFacts) -> Sheet {
        let mut sheet = Sheet::default();
        let spot = facts.on_the_spot;
        sheet.0[4] = spot.and_then(|counts| self.on_the_spot(facts.level, counts));
        sheet.0[7] = facts.petitions.and_then(|counts| self.petitions(counts));
        sheet.0[8] = facts.online.and_then(|counts| self.online(counts));
        sheet
    }

    /// k1: the days before the due day. Open and not yet overdue is no points; open and overdue
    /// is as late as it can be.
    fn time(&self, span: Span, day: NaiveDate) -> Option<u32> {
        let end = span.completed.or_else(|| (day > span.due).then_some(day))?;
        Some(first(&self.days_early, (span.due - end).num_days()))
    }

    /// k2: the unit that did worst, since each of them is asked for.
    fn units(&self, facts: &DossierFacts, day: NaiveDate) -> Option<u32> {
        let points = facts.units.iter().map(|unit| self.time(*unit, day));
        let all: Vec<u32> = points.collect::<Option<_>>()?;
        all.into_iter().min().or_else(|| self.time(facts.whole, day))
    }

    /// k6.
    fn publication(&self, published: Publication) -> u32 {
        let places = i64::from(published.posted) + i64::from(published.online);
        first(&self.published, places)
    }

    /// k5; `None` without procedures, or for counts that cannot be.
    fn on_the_spot(&self, level: Level, counts: OnTheSpot) -> Option<u32> {
        let OnTheSpot { procedures, received, decided } = counts;
        let percent = *self.on_the_spot.percent.get(&level)?;
        if procedures == 0 || received > procedures || decided > received {
            return None;
        }
        Some(match (received == procedures, reaches(decided, procedures, percent)) {
            (true, true) => self.on_the_spot.decided,
            (true, false) => self.on_the_spot.all_received,
            (false, _) => 0,
        })
    }

    /// k8; `None` for counts that cannot be.
    fn petitions(&self, counts: Petitions) -> Option<u32> {
        let Petitions { all, on_time, prolonged } = counts;
        if on_time > all || prolonged > all {
            return None;
        }
        if all == 0 {
            return Some(self.petitions.without);
        }
        let mut steps = self.petitions.step.iter();
        let step = steps.find(|step| prolonged == 0 && reaches(on_time, all, step.percent));
        Some(step.map_or(0, |step| step.points))
    }

    /// k9; `None` without dossiers, or for counts that cannot be.
    fn online(&self, counts: Online) -> Option<u32> {
        let possible = counts.offered <= counts.eligible
            && counts.filed_online <= counts.dossiers
            && counts.overdue <= counts.filed_online;
        if !possible || counts.dossiers == 0 {
            return None;
        }
        let fits = |step: &&OnlineStep| {
            counts.offered > 0
                && counts.overdue == 0
                && reaches(counts.filed_online, counts.dossiers, step.dossiers)
                && reaches(counts.offered, counts.eligible, step.procedures)
        };
        let step = self.online.step.iter().find(fits);
        Some(step.map_or(0, |step| step.points))
    }

    /// The class of a total, 0…18; `None` below the lowest bound.
    pub fn class(&self, points: f64) -> Option<OneStopClass> {
        let bound = self.classes.iter().find(|bound| points >= bound.from)?;
        Some(bound.class)
    }
}

/// The points of the first step that is reached; 0 when none is.
fn first(steps: &[Step], have: i64) -> u32 {
    let step = steps.iter().find(|step| have >= step.at_least);
    step.map_or(0, |step| step.points)
}

/// Whether `part` of `whole` is `percent` or more, on whole numbers.
fn reaches(part: u64, whole: u64, percent: u64) -> bool {
    u128::from(part) * 100 >= u128::from(whole) * u128::from(percent)
}
