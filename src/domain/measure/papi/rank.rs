//! Ranks and the four groups (nhóm) of provinces.
//!
//! papi.org.vn (2014) divides at the 25th, 50th and 75th percentile, each belonging to the group
//! above it. Percentiles are of type 7 (linear); type 6 does not give the published groups of
//! dimension 6 in 2022, type 7 gives them exactly.

use serde::Serialize;

/// The four groups, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Group {
    /// Thấp nhất: under the 25th percentile.
    #[serde(rename = "thap_nhat")]
    Lowest,
    /// Trung bình thấp: from the 25th.
    #[serde(rename = "trung_binh_thap")]
    LowAverage,
    /// Trung bình cao: from the 50th.
    #[serde(rename = "trung_binh_cao")]
    HighAverage,
    /// Cao nhất: from the 75th.
    #[serde(rename = "cao_nhat")]
    Highest,
}

/// What a province without a figure counts as when percentiles are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingProvinces {
    /// Nothing: percentiles of the provinces with a figure.
    LeftOut,
    /// One more province below all others. Inferred: it gives the 14 of the lowest group that the
    /// press counts for 2022 and 2023, which the other rule does not.
    AtTheBottom,
}

/// The three cuts between the groups.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cuts {
    /// 25th percentile.
    pub p25: f64,
    /// 50th percentile.
    pub p50: f64,
    /// 75th percentile.
    pub p75: f64,
}

/// Where one province stands; all `None` without a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Standing {
    /// 1 for the highest; equal figures share the better rank, and the next one is left out.
    pub rank: Option<usize>,
    /// By the provinces with a figure.
    pub group: Option<Group>,
    /// The same with the others counted below.
    pub group_missing_as_bottom: Option<Group>,
    /// How much is lacking to the next group (by the provinces with a figure); `None` in the
    /// highest.
    pub to_next_cut: Option<f64>,
}

impl Group {
    /// The group of a figure: on a cut is above it.
    pub fn of(figure: f64, cuts: &Cuts) -> Self {
        if figure >= cuts.p75 {
            Self::Highest
        } else if figure >= cuts.p50 {
            Self::HighAverage
        } else if figure >= cuts.p25 {
            Self::LowAverage
        } else {
            Self::Lowest
        }
    }
}

/// The `quarters`/4 quantile of figures in ascending order, of type 7 of Hyndman and Fan (1996): place
/// p·(n − 1) + 1, as R has it by default and as PAPI's groups follow. `None` without figures.
pub fn quartile(ascending: &[f64], quarters: usize) -> Option<f64> {
    // Whole numbers: four times the place, counted from 0.
    let place = ascending.len().checked_sub(1)? * quarters;
    let below = *ascending.get(place / 4)?;
    let above = ascending.get(place / 4 + 1).copied().unwrap_or(below);
    Some(match place % 4 {
        0 => below,
        1 => below + 0.25 * (above - below),
        2 => below + 0.5 * (above - below),
        _ => below + 0.75 * (above - below),
    })
}

/// The cuts of some provinces, of which those without a figure are `None`; no cuts when all are.
pub fn cuts(figures: &[Option<f64>], missing: MissingProvinces) -> Option<Cuts> {
    let mut ascending: Vec<f64> = figures.iter().copied().flatten().collect();
    if ascending.is_empty() {
        return None;
    }
    if missing == MissingProvinces::AtTheBottom {
        ascending.resize(figures.len(), 0.0);
    }
    ascending.sort_by(f64::total_cmp);
    let at = |quarters| quartile(&ascending, quarters);
    Some(Cuts { p25: at(1)?, p50: at(2)?, p75: at(3)? })
}

/// Where each province stands, in the order given. Figures are above 0.
pub fn standings(figures: &[Option<f64>]) -> Vec<Standing> {
    let valid = cuts(figures, MissingProvinces::LeftOut);
    let with_missing = cuts(figures, MissingProvinces::AtTheBottom);
    let standing = |figure: &Option<f64>| {
        let (Some(figure), Some(valid), Some(with_missing)) = (*figure, valid, with_missing) else {
            return Standing::default();
        };
        let better = figures.iter().flatten().filter(|other| **other > figure);
        let next = [valid.p25, valid.p50, valid.p75].into_iter().find(|cut| figure < *cut);
        Standing {
            rank: Some(better.count() + 1),
            group: Some(Group::of(figure, &valid)),
            group_missing_as_bottom: Some(Group::of(figure, &with_missing)),
            to_next_cut: next.map(|cut| cut - figure),
        }
    };
    figures.iter().map(standing).collect()
}
