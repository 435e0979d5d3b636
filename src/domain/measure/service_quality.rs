//! The rates and points of Quyết định 766/QĐ-TTg (23/6/2022) as the National Public Service Portal computes
//! them, under their own names.
//!
//! They are made from a case-handling system's counts, not from a survey: **who says nothing
//! counts as satisfied**. So they are never put beside SIPAS as though they were alike, and each
//! figure carries that sentence.
//!
//! Source of the points: the portal's own description of its formulas, as GitHub ChippedTopaz/qd766 has it
//! (docs/metrics.m0.json @72417cd9, web/src/formula-document.ts @0a54bd27); grade B and C.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::stats::{Exact, fraction, ratio, real, whole};

/// One rate, as whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceRate {
    /// Cases that count as good.
    pub good: u64,
    /// All cases; none is no rate.
    pub all: u64,
}

impl ServiceRate {
    /// 100 · good / all; `None` without cases.
    pub fn percent(self) -> Option<f64> {
        real(&(ratio(self.good, self.all)? * whole(100)))
    }
}

/// The six groups of the portal's board and the most points of each, 100 in all: openness, progress, online
/// services, digitised dossiers, online payment, satisfaction.
pub const GROUPS: [u64; 6] = [18, 20, 12, 22, 10, 18];

/// Most points for each of the three parts of the group of satisfaction.
const OF_SATISFACTION: u64 = 6;

impl ServiceRate {
    /// This share of so many points; `None` without cases.
    fn share_of(self, most: u64) -> Option<Exact> {
        Some(ratio(self.good, self.all)? * whole(most))
    }
}

/// Tiến độ giải quyết: 20 · (done in time + open with time left) / received; `None` without dossiers.
pub fn progress_points(rate: ServiceRate) -> Option<f64> {
    real(&rate.share_of(GROUPS[1])?)
}

/// Hài lòng về hồ sơ: min(6, 6R/0.90) of R = (all − (disliked or complained of or overdue)) / all; 0 without
/// dossiers.
pub fn dossier_points(rate: ServiceRate) -> f64 {
    let most = whole(OF_SATISFACTION);
    let reached = fraction(10, 9).zip(rate.share_of(OF_SATISFACTION)).map(|(by, share)| share * by);
    reached.and_then(|reached| real(&reached.min(most))).unwrap_or(0.0)
}

/// Hài lòng về phản ánh, kiến nghị, for each of its two parts, those in time and those handled to satisfaction:
/// 6R; 6 without petitions.
pub fn petition_points(rate: ServiceRate) -> f64 {
    let points = rate.share_of(OF_SATISFACTION).unwrap_or_else(|| whole(OF_SATISFACTION));
    real(&points).unwrap_or(0.0)
}

/// (a) Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn: answered in time, and open with time left, over all
/// received; `None` for more on time than there are.
pub fn petitions_on_time(on_time: u64, all: u64) -> Option<ServiceRate> {
    (on_time <= all).then_some(ServiceRate { good: on_time, all })
}

/// (b) Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị, and (c) Tỷ lệ hài lòng trong tiếp nhận,
/// giải quyết thủ tục hành chính: all cases less those in any of the lists of complaints.
///
/// For (b) the lists are: rated unsatisfied, complained of again, overdue; for (c): rated
/// unsatisfied, with a petition, overdue. A case in two lists is one case: their union counts,
/// not their sum. `None` when a list has a case that is not among `all`.
pub fn without_complaint<C: Ord>(
    all: &BTreeSet<C>,
    complaints: &[&BTreeSet<C>],
) -> Option<ServiceRate> {
    let bad: BTreeSet<&C> = complaints.iter().copied().flatten().collect();
    let known = bad.iter().all(|case| all.contains(*case));
    let total = u64::try_from(all.len()).ok()?;
    let bad = u64::try_from(bad.len()).ok()?;
    known.then(|| ServiceRate { good: total - bad, all: total })
}
