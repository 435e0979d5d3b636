//! The points of the nine indicators (bảng chấm điểm).

/// How many indicators there are.
pub(super) const INDICATORS: usize = 9;

/// Indicators scored per dossier, from 0.
const DOSSIER: [usize; 6] = [0, 1, 2, 3, 5, 6];
/// Indicators scored per office, from 0.
const OFFICE: [usize; 3] = [4, 7, 8];

/// Points of k1 … k9; `None` for an indicator nobody could score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet(pub [Option<u32>; INDICATORS]);

impl Sheet {
    /// Indicators 1, 2, 3, 4, 6 and 7: 0–12. `None` when one has no points.
    pub fn dossier_part(&self) -> Option<u32> {
        self.sum(&DOSSIER)
    }

    /// Indicators 5, 8 and 9: 0–6. `None` when one has no points.
    pub fn office_part(&self) -> Option<u32> {
        self.sum(&OFFICE)
    }

    /// All nine: 0–18. `None` when one has no points.
    pub fn total(&self) -> Option<u32> {
        Some(self.dossier_part()? + self.office_part()?)
    }

    fn sum(&self, places: &[usize]) -> Option<u32> {
        places.iter().map(|place| self.0[*place]).sum()
    }

    /// Places of an indicator's part.
    pub(super) fn places() -> (&'static [usize], &'static [usize]) {
        (&DOSSIER, &OFFICE)
    }
}
