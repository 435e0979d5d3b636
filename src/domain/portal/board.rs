//! Groups and lines of the board with their rules of points, as read from `seeds/`.

use serde::Deserialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::{Text, enum_codes};
use crate::domain::measure::ServiceRate;

/// The text of the file inside the program.
const BUILT_IN: &str = include_str!("../../../seeds/portal-766.toml");

/// What of the office's registers tells a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Register {
    /// Dossiers received: done in time, or open with time left.
    DossiersInTime,
    /// The same, neither disliked nor complained of.
    DossiersSatisfied,
    /// Petitions received: answered in time, or open with time left.
    PetitionsInTime,
    /// The same, and not rated unsatisfied.
    PetitionsSatisfied,
}

enum_codes!(pub Register);

/// The board.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// The decision it rests on.
    pub law: String,
    /// Whether the official text of the formulas was not read.
    pub provisional: bool,
    /// Where the rules were read.
    pub source: Source,
    /// Its groups, in the order of the portal.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
}

/// Where rules were read.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What was read.
    pub rules: Text,
    /// A official text, B press or an official system's answer, C a transcription.
    pub grade: String,
}

/// A group of the board.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its code in files and in the store.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Its most points.
    pub most: u32,
    /// Why the points of its lines are not known; `None` where they are.
    #[serde(default)]
    pub only_whole: Option<Text>,
    /// Why no register of the office tells it.
    #[serde(default)]
    pub why: Option<Text>,
    /// Its lines.
    #[serde(rename = "line")]
    pub lines: Vec<Line>,
}

/// A line: a share, and what it earns.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The portal's code, or ours where it has none.
    pub code: String,
    /// As the portal's description numbers it.
    pub number: String,
    /// Its name.
    pub name: Text,
    /// What counts above the line.
    pub numerator: Text,
    /// What counts below it.
    pub denominator: Text,
    /// Its most points; `None` without points of its own.
    #[serde(default)]
    pub most: Option<f64>,
    /// The percent that earns all of them.
    #[serde(default = "whole")]
    pub full_at: u32,
    /// Points where there is nothing to count; `None` where they are not known.
    #[serde(default)]
    pub without: Option<u32>,
    /// What of the office's registers tells it.
    #[serde(default)]
    pub register: Option<Register>,
    /// What the portal's answers call its numerator, the parts of it to be added, and last its denominator.
    #[serde(default)]
    pub count: Vec<String>,
}

fn whole() -> u32 {
    100
}

impl Board {
    /// The board inside the program.
    pub fn built_in() -> Result<Self, String> {
        toml::from_str(BUILT_IN).map_err(|error| format!("seeds/portal-766.toml: {error}"))
    }

    /// The lines of all groups.
    pub fn lines(&self) -> impl Iterator<Item = (&Group, &Line)> {
        self.groups.iter().flat_map(|group| group.lines.iter().map(move |line| (group, line)))
    }

    /// Codes of groups and lines with their names.
    pub fn codes(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.groups.iter().flat_map(|group| {
            let own = std::iter::once((group.code.as_str(), &group.name));
            own.chain(group.lines.iter().map(|line| (line.code.as_str(), &line.name)))
        })
    }

    /// The line with this code.
    pub fn line(&self, code: &str) -> Option<&Line> {
        self.lines().map(|(_, line)| line).find(|line| line.code == code)
    }

    /// The group with this code.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// Its most points in hundredths.
    pub fn most(&self) -> u64 {
        self.groups.iter().map(|group| u64::from(group.most) * 100).sum()
    }
}

impl Line {
    /// Its most points in hundredths.
    pub fn most(&self) -> Option<u64> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few points with at most two decimals"
        )]
        self.most.map(|most| (most * 100.0).round() as u64)
    }

    /// The points of a share in hundredths, half up, as the portal prints them.
    pub fn points(&self, rate: ServiceRate) -> Option<u64> {
        let most = self.most()?;
        if rate.all == 0 {
            return self.without.map(|points| u64::from(points) * 100);
        }
        let above = u128::from(rate.good) * u128::from(most) * 100;
        let below = u128::from(rate.all) * u128::from(self.full_at);
        let points = (2 * above + below) / (2 * below);
        Some(u64::try_from(points).unwrap_or(most).min(most))
    }
}

impl Group {
    /// The points of the group in hundredths from those of its lines, by code; `None` while one is missing, or
    /// where the rule is not published.
    pub fn points(&self, of: impl Fn(&Line) -> Option<u64>) -> Option<u64> {
        if self.only_whole.is_some() {
            return None;
        }
        let scored = self.lines.iter().filter(|line| line.most.is_some());
        let sum = scored.map(of).sum::<Option<u64>>()?;
        Some(sum.min(u64::from(self.most) * 100))
    }
}
