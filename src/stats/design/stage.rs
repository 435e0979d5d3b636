//! One stage of drawing: which units, out of which strata of how many units.

/// What to do with a stratum of one cluster, from which no variance can be had.
///
/// Source: Lumley (2010), Complex Surveys, section 3.2.1 names the four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lonely {
    /// Refuse.
    #[default]
    Fail,
    /// It was sure to be in the sample: it adds nothing.
    Certainty,
    /// It is set against the mean of the whole sample, not of its stratum.
    Adjust,
    /// It is worth the mean of the other strata.
    Average,
}

/// A stage; its strata are those of the design at the first stage, the clusters of the stage
/// before at any other.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    /// The unit of each row.
    pub(crate) clusters: Vec<usize>,
    /// The stratum of each unit.
    pub(crate) strata_of_clusters: Vec<usize>,
    pub(crate) strata: Vec<Stratum>,
}

/// What a stratum's units were drawn from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stratum {
    /// Units in the sample.
    pub(crate) sampled: usize,
    /// Units there are; `None` for so many that it does not matter.
    pub(crate) population: Option<f64>,
}

/// Below this share left out, a stratum counts as taken whole.
const NOTHING_LEFT: f64 = 1e-7;

impl Stratum {
    /// n/N: which share is in the sample; 0 from an endless population.
    pub(crate) fn share(&self) -> f64 {
        self.population.map_or(0.0, |population| super::count(self.sampled) / population)
    }

    /// 1 − n/N, the finite population correction.
    pub(crate) fn left(&self) -> f64 {
        self.population
            .map_or(1.0, |population| (population - super::count(self.sampled)) / population)
    }

    /// Whether every unit is in the sample, so that nothing varies.
    pub(crate) fn is_whole(&self) -> bool {
        self.left() < NOTHING_LEFT
    }

    /// Whether a variance within it cannot be had.
    pub(crate) fn is_lonely(&self) -> bool {
        self.sampled == 1 && !self.is_whole()
    }
}
