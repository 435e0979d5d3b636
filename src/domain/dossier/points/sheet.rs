//! The points of the nine indicators (bảng chấm điểm).

/// How many indicators there are.
pub(super) const INDICATORS: usize = 9;

/// Indicators scored per dossier, from 0.
const DOSSIER: [usize; 6] = [0, 1, 2, 3, 5, 6];
/// Indicators scored per office, from 0.
const OFFICE: [usize; 3] = [4, 7, 8];

/// Points of k1 … k9; `None` for an indicator without facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet(pub [Option<u32>; INDICATORS]);

impl Sheet {
    /// Places of an indicator's part.
    pub(super) fn places() -> (&'static [usize], &'static [usize]) {
        (&DOSSIER, &OFFICE)
    }
}
