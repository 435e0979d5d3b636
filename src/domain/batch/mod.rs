//! Batches (lô phiếu): what is counted, shown and taken back as a whole. PURE: values in, a value out.
//!
//! An answer becomes visible only in a batch of at least `k` people of one series, under the day the
//! batch was settled. Every figure of places, channels and days is a sum of whole batches, so no
//! difference of two figures is about fewer than `k` people (docs/methodology/batches.md).

mod columns;
mod digest;
mod entry;
pub mod finer;
mod fullness;
mod half_month;
mod pieces;
mod place;
mod place_columns;
mod plan;
mod procedures;
mod releases;
mod series;
mod shape;
mod sheet;
mod standing;
mod sum;
mod summing;
mod totals;
mod view;
mod wave_ends;

pub use columns::Columns;
pub use digest::digest;
pub use entry::{Batch, Duration, Release};
pub use fullness::Fullness;
pub use pieces::Piece;
pub use place::Place;
pub use plan::{Moment, Planned, SettleRule, Told, Waiting, ends_period, plan};
pub use releases::{Releasable, Releases, release, too_few_left};
pub use series::Series;
pub use shape::Shape;
pub use sheet::{SheetRecords, of_sheet};
pub use standing::Standing;
pub use sum::Sum;
pub use view::{Audience, Selection, View};
pub use wave_ends::WaveEnds;
