//! PAPI from its published figures: sums, groups, ranks and what may be compared with what. PURE.
//!
//! PAPI is measured by UNDP and CECODES; here its figures are only worked with. What it is made of
//! in which year, and where the series breaks, is data: `surveys/papi/series.toml`. Published
//! figures are decimals of single precision (errors near 10⁻⁷), so sums are of doubles, always in
//! the order of the structure; a missing part is `None`, never 0.

mod code;
mod compare;
mod points;
mod rank;
mod rescale;
mod score;
mod score_interval;
mod series;

pub use code::{code, most};
pub use compare::{Change, compare};
pub use points::points;
pub use rank::{Cuts, Group, MissingProvinces, Standing, cuts, quartile, standings};
pub use rescale::{Indicator, sub_dimension};
pub use score::{Score, known, weighted};
pub use score_interval::{ScoreInterval, score_interval};
pub use series::{
    Break, Dimension, Ends, Evidence, Part, Series, Structure, SubDimension, Version,
};
