//! The self-scoring sheet of administrative reform (bảng tự chấm điểm CCHC): criteria with their most points, the
//! office's own scores (tự chấm) and the appraised ones (thẩm định), in rounds. Pure.
//!
//! The two scorings are never mixed: a sum is of one of them, and says of how many criteria.

mod change;
mod criterion;
mod sheet;
pub mod table;

pub use change::{ScoreChange, ScoreFault, in_hundredths, read_appraisal, read_own};
pub use criterion::{Criterion, Declares};
pub use sheet::{AreaSum, Line, Score, Sheet, Sum};

pub(crate) use sheet::decimal;
