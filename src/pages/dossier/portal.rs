//! What the register tells of the portal's board (bộ chỉ số 766), from the query of its address. Pure.

use crate::base::calendar::CivilPeriod;
use crate::domain::measure::{ServiceRate, dossier_points, petition_points, progress_points};
use crate::web::errors::problem::FieldError;
use crate::web::fields::given;

/// The request: a period of the calendar, and what only the portal knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// Months, quarters and years of the calendar.
    pub(super) period: CivilPeriod,
    /// Dossiers in time that were disliked or complained of.
    pub(super) disliked: u64,
    /// Petitions in time whose handling did not satisfy, or was complained of again.
    pub(super) unsatisfied: u64,
}

/// Reads `period`, `disliked` and `unsatisfied`; `period` is `now` where it is left out, the others are none.
pub(super) fn read(
    fields: &[(String, String)],
    now: CivilPeriod,
) -> Result<Asked, Vec<FieldError>> {
    let mut faults = Vec::new();
    let period = match given(fields, "period").map(str::parse) {
        None => now,
        Some(Ok(period)) => period,
        Some(Err(refused)) => {
            faults.push(FieldError::new("period", &refused));
            now
        }
    };
    let mut number = |name: &str| match given(fields, name).map(str::parse) {
        None => 0,
        Some(Ok(number)) => number,
        Some(Err(_)) => {
            faults.push(FieldError::new(name, "write a whole number"));
            0
        }
    };
    let (disliked, unsatisfied) = (number("disliked"), number("unsatisfied"));
    if faults.is_empty() { Ok(Asked { period, disliked, unsatisfied }) } else { Err(faults) }
}

/// One line of the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) rate: ServiceRate,
    /// Points; `None` where there is nothing to give them for.
    pub(super) points: Option<f64>,
}

/// The four lines that the register tells: progress, dossiers, petitions in time, petitions to satisfaction.
pub(super) fn lines(asked: &Asked, dossiers: ServiceRate, petitions: ServiceRate) -> [Line; 4] {
    let less =
        |rate: ServiceRate, by: u64| ServiceRate { good: rate.good.saturating_sub(by), ..rate };
    let liked = less(dossiers, asked.disliked);
    let satisfied = less(petitions, asked.unsatisfied);
    [
        Line { rate: dossiers, points: progress_points(dossiers) },
        Line { rate: liked, points: Some(dossier_points(liked)) },
        Line { rate: petitions, points: Some(petition_points(petitions)) },
        Line { rate: satisfied, points: Some(petition_points(satisfied)) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;
    use crate::base::format::two_decimals;

    fn asked(fields: &[(&str, &str)]) -> Result<Asked, Vec<FieldError>> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fields: Vec<_> = fields.iter().map(owned).collect();
        read(&fields, "2026-11".parse().unwrap())
    }

    /// Sở Giáo dục và Đào tạo, Phú Thọ, quarter III 2026, as the portal printed it: GitHub ChippedTopaz/qd766,
    /// tests/fixtures @72417cd9. 603 of 847 in time, 601 of them without a complaint.
    #[test]
    fn what_only_the_portal_knows_is_taken_off() {
        let asked = asked(&[("disliked", "2")]).unwrap();
        let dossiers = ServiceRate { good: 603, all: 847 };
        let lines = lines(&asked, dossiers, ServiceRate { good: 1, all: 4 });
        let points = lines.map(|line| two_decimals(line.points.unwrap(), Lang::En));
        assert_eq!(points, ["14.24", "4.73", "1.50", "1.50"]);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        assert_eq!(asked(&[]).unwrap().period.to_string(), "2026-11");
        let faults = asked(&[("period", "2026-H1"), ("disliked", "-1"), ("unsatisfied", "x")]);
        assert_eq!(faults.unwrap_err().len(), 3);
    }
}
