//! The board of the National Public Service Portal (bộ chỉ số 766): its groups, lines and points, the portal's own
//! figures, and ours beside them. Pure.
//!
//! It is computed from counts of a case-handling system, and who says nothing counts as satisfied: it is never put
//! beside the rates of a survey.

mod board;
mod changes;
mod figure;
mod json;
mod side;
pub mod table;

pub use board::{Board, Group, Line, Register};
pub use changes::PortalChanges;
pub use figure::{PortalFigure, Reading, is_agency};
pub use side::{Own, Side, Sides};
