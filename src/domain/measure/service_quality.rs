//! The rates of Quyết định 766/QĐ-TTg (23/6/2022) as the National Public Service Portal computes them, under their
//! own names; their points are in `domain/portal`.
//!
//! They are made from a case-handling system's counts, not from a survey: **who says nothing
//! counts as satisfied**. So they are never put beside SIPAS as though they were alike, and each
//! figure carries that sentence.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::stats::{ratio, real, whole};

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
