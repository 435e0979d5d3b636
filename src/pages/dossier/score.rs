//! The nine indicators as lines, and the form that enters points. Pure.

use crate::base::calendar::Period;
use crate::base::text::{self, clean};
use crate::domain::dossier::points::Ground;
use crate::pages::shared::casework::Score;
use crate::store::Scoring;
use crate::web::fields::first;

/// Characters of a reason at most.
const LONGEST: usize = 1000;

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// 1…9.
    pub(super) indicator: u8,
    /// Mean points of the office's own scoring.
    pub(super) own: Option<f64>,
    /// `dossiers`, `answers`, `petitions` or `entered`.
    pub(super) source: Option<&'static str>,
    /// How many of them.
    pub(super) n: Option<u64>,
    /// Hidden, because few have answered.
    pub(super) hidden: bool,
    /// Mean points after appraisal; `None` without one.
    pub(super) appraised: Option<f64>,
    /// Why points were entered.
    pub(super) reasons: Vec<String>,
}

/// The nine of a score.
pub(super) fn lines(score: &Score) -> Vec<Line> {
    let of = |indicator: u8| {
        let place = usize::from(indicator - 1);
        let (source, n) = match score.basis.ground(place) {
            Some(Ground::Dossiers(n)) => (Some("dossiers"), Some(n)),
            Some(Ground::Answers(n)) => (Some("answers"), Some(n)),
            Some(Ground::Petitions(n)) => (Some("petitions"), Some(n)),
            Some(Ground::Entered) => (Some("entered"), None),
            Some(Ground::Appraised) | None => (None, None),
        };
        let appraised = score.appraised.as_ref();
        let appraised = appraised
            .filter(|(basis, _)| basis.ground(place) == Some(Ground::Appraised))
            .and_then(|(_, agency)| agency.means[place]);
        let entered = score.entered.iter().filter(|each| each.indicator == indicator);
        Line {
            indicator,
            own: score.own.means[place],
            source,
            n,
            hidden: score.basis.is_hidden(place),
            appraised,
            reasons: entered.map(|each| format!("{} ({})", each.reason, each.actor)).collect(),
        }
    };
    (1..=9).map(of).collect()
}

/// Points to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Points {
    pub(super) period: Period,
    pub(super) scoring: Scoring,
    pub(super) indicator: u8,
    pub(super) hundredths: u32,
    pub(super) reason: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    NoChoice,
    NoPoints,
    Empty,
    TooLong,
    /// Data tell this indicator; only an appraisal may differ.
    Known,
}

/// Reads the form.
pub(super) fn read(fields: &[(String, String)]) -> Result<Points, Vec<(&'static str, Problem)>> {
    let value = |name: &str| first(fields, name).trim();
    let mut faults = Vec::new();
    let period = value("period").parse().ok();
    let scoring = Scoring::of_code(value("scoring"));
    let indicator = value("indicator").parse().ok().filter(|it| (1..=9).contains(it));
    let hundredths = hundredths(value("points"));
    let reason = clean(value("reason"));
    for (field, is_missing) in [
        ("period", period.is_none()),
        ("scoring", scoring.is_none()),
        ("indicator", indicator.is_none()),
    ] {
        if is_missing {
            faults.push((field, Problem::NoChoice));
        }
    }
    if hundredths.is_none() {
        faults.push(("points", Problem::NoPoints));
    }
    if reason.is_empty() {
        faults.push(("reason", Problem::Empty));
    } else if text::length(&reason) > LONGEST {
        faults.push(("reason", Problem::TooLong));
    }
    match (period, scoring, indicator, hundredths) {
        (Some(period), Some(scoring), Some(indicator), Some(hundredths)) if faults.is_empty() => {
            Ok(Points { period, scoring, indicator, hundredths, reason })
        }
        _ => Err(faults),
    }
}

/// `2`, `1.5` or `1,25` in hundredths; `None` beyond 0…2 and beyond two decimals.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 1 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let points: u32 = format!("{whole}{decimals:0<2}").parse().ok()?;
    (points <= 200).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_in_hundredths_up_to_two() {
        for (text, expected) in [
            ("2", Some(200)),
            ("1,5", Some(150)),
            ("1.25", Some(125)),
            ("0", Some(0)),
            ("2,01", None),
            ("1,234", None),
            ("-1", None),
            ("", None),
            ("một", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }

    #[test]
    fn every_fault_of_the_form_is_told_at_once() {
        let faults = read(&[]).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["period", "scoring", "indicator", "points", "reason"]);
    }
}
