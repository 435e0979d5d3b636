//! The nine one-stop indicators scored from facts (chấm điểm giải quyết TTHC). PURE.
//!
//! What earns how many points is data: `surveys/one-stop/rubric-2018.toml`. Source: Thông tư
//! 01/2018/TT-VPCP, Điều 14. Points an office gives itself (tự chấm) and points after appraisal
//! (thẩm định) are sheets of their own and are never mixed.

mod agency;
mod basis;
mod facts;
mod rubric;
mod sheet;

pub use agency::Agency;
pub use basis::{Basis, Ground};
pub use facts::{
    DossierFacts, Level, OfficeFacts, OnTheSpot, Online, Petitions, Publication, Span,
};
pub use rubric::Rubric;
pub use sheet::Sheet;
