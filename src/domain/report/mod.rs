//! The periodic report on administrative reform (báo cáo định kỳ về CCHC) and the leader's page, from
//! figures to words. Pure: facts in, a report out; files are written elsewhere.
//!
//! Layout: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I. A report is in Vietnamese, as documents are.

mod compose;
mod draft;
mod facts;
mod leader;
mod line;
mod model;

pub use compose::{compose, subject};
pub use draft::{Draft, Fields, Moved, Written};
pub use facts::{
    Earlier, Facts, ItemFacts, Lately, MeasuredRow, NotCompared, OfficeNamed, Outcome, SurveyFacts,
    TaskRow, UnitFacts, What,
};
pub use leader::{LeaderPage, Lowest, OpenWork};
pub use line::{Line, Number, Piece};
pub use model::{
    Annex, Block, Chart, ChartKind, ChartRow, Column, Foot, Head, Paragraph, Report, Table,
};
