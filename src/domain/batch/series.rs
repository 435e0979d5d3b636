//! What waiting answers have in common that may be settled in one batch.

use super::Fullness;
use crate::domain::survey::Tier;

/// A series (chuỗi phiếu): answers alike in all of this wait for each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Code of the wave; empty outside of waves.
    pub wave: String,
    /// Code of the office.
    pub office: String,
    /// Code of the unit the touchpoint belonged to when the answer was accepted.
    pub unit: String,
    /// Touchpoint code.
    pub touchpoint: String,
    /// How the answers came in.
    pub tier: Tier,
    /// How much of the form was answered.
    pub fullness: Fullness,
    /// Whether the answers are held apart until somebody has looked at them.
    pub apart: bool,
}

/// Between the fields of a series as text; no code contains it.
const BETWEEN: char = '|';

/// The last field of a series that is held apart.
const APART: &str = "apart";

impl Series {
    /// The series as one text, its fields in the order of the type.
    pub fn to_text(&self) -> String {
        let fields: [&str; 9] = [
            &self.instrument,
            &self.version,
            &self.wave,
            &self.office,
            &self.unit,
            &self.touchpoint,
            self.tier.code(),
            self.fullness.code(),
            if self.apart { APART } else { "" },
        ];
        fields.join("|")
    }

    /// Reads such a text; `None` for any other.
    pub fn of_text(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split(BETWEEN).collect();
        let [instrument, version, wave, office, unit, touchpoint, tier, fullness, apart] =
            fields[..]
        else {
            return None;
        };
        Some(Self {
            instrument: instrument.to_owned(),
            version: version.to_owned(),
            wave: wave.to_owned(),
            office: office.to_owned(),
            unit: unit.to_owned(),
            touchpoint: touchpoint.to_owned(),
            tier: Tier::of_code(tier)?,
            fullness: Fullness::of_code(fullness)?,
            apart: match apart {
                "" => false,
                APART => true,
                _ => return None,
            },
        })
    }
}
