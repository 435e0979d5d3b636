//! Dossiers counted in groups, and the rates they come to.

use std::collections::BTreeMap;

use super::{Rates, Standing};

/// What a dossier is counted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Code of the unit.
    pub unit: String,
    /// Code of the touchpoint.
    pub touchpoint: String,
    /// Code of the procedure.
    pub procedure: String,
}

/// Dossiers of some days, counted as they were at the end of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By where they stand.
    pub standing: Vec<(Place, Standing, u64)>,
    /// Those past due that have an apology in due form.
    pub apologised: Vec<(Place, u64)>,
}

impl Counts {
    /// The rates of all of them.
    pub fn rates(&self) -> Rates {
        self.rates_by(|_| "").remove("").unwrap_or_default()
    }

    /// The rates by a part of the place.
    pub fn rates_by(&self, part: impl Fn(&Place) -> &str) -> BTreeMap<String, Rates> {
        let mut all: BTreeMap<String, Rates> = BTreeMap::new();
        for (place, standing, many) in &self.standing {
            all.entry(part(place).to_owned()).or_default().add(*standing, *many);
        }
        for (place, many) in &self.apologised {
            let rates = all.entry(part(place).to_owned()).or_default();
            rates.apologised.successes += many;
        }
        all
    }
}
