//! From dossiers to an office: means of the indicators, by quarter.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::rubric::Rubric;
use super::sheet::{INDICATORS, Sheet};
use crate::domain::measure::OneStopClass;
use crate::stats::{Exact, mean, real, total, whole};

/// The two scorings of one dossier, kept apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assessed {
    /// By the office itself (tự chấm).
    pub own: Sheet,
    /// After appraisal (thẩm định), where there was one.
    pub appraised: Option<Sheet>,
}

/// An office's figures over some dossiers, all by one scoring.
#[derive(Clone, Debug, PartialEq)]
pub struct Agency {
    /// How many dossiers.
    pub dossiers: usize,
    /// Mean points of k1 … k9: over the dossiers with points, or the office's own for 5, 8, 9.
    pub means: [Option<f64>; INDICATORS],
    /// Σ of the means of 1, 2, 3, 4, 6 and 7: 0–12.
    pub dossier_part: Option<f64>,
    /// Σ of 5, 8 and 9: 0–6.
    pub office_part: Option<f64>,
    /// Their sum, 0–18; `None` when an indicator has no points.
    pub total: Option<f64>,
    /// Its class (xếp loại).
    pub class: Option<OneStopClass>,
}

impl Agency {
    /// Means without a rounding in between. (A public system rounds each to two decimals first.)
    pub fn of(rubric: &Rubric, dossiers: &[Sheet], office: &Sheet) -> Self {
        let (of_dossiers, of_office) = Sheet::places();
        let mut means: [Option<Exact>; INDICATORS] = Default::default();
        for place in of_dossiers {
            let points = dossiers.iter().map(|sheet| sheet.0[*place]);
            means[*place] = mean(points.map(|points| Some(whole(points?.into()))));
        }
        for place in of_office {
            means[*place] = office.0[*place].map(|points| whole(points.into()));
        }
        let part = |places: &[usize]| total(places.iter().map(|place| means[*place].clone()));
        let (dossier_part, office_part) = (part(of_dossiers), part(of_office));
        let sum = total([dossier_part.clone(), office_part.clone()]).as_ref().and_then(real);
        Self {
            dossiers: dossiers.len(),
            dossier_part: dossier_part.as_ref().and_then(real),
            office_part: office_part.as_ref().and_then(real),
            total: sum,
            class: sum.and_then(|points| rubric.class(points)),
            means: means.map(|figure| figure.as_ref().and_then(real)),
        }
    }
}

/// Sheets by calendar year and quarter (1…4) of the day their dossier was completed.
pub fn by_quarter(sheets: &[(NaiveDate, Sheet)]) -> BTreeMap<(i32, u32), Vec<Sheet>> {
    let mut quarters: BTreeMap<(i32, u32), Vec<Sheet>> = BTreeMap::new();
    for (day, sheet) in sheets {
        let quarter = (day.year(), day.quarter());
        quarters.entry(quarter).or_default().push(*sheet);
    }
    quarters
}
