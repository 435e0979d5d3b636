//! The office's pages of figures.

mod asked;
mod breakdown;
mod changes;
mod control;
mod cross;
mod crumbs;
mod drivers;
mod factor;
mod funnel;
mod instrument;
mod item;
mod mend;
mod overview;
mod surveys;
mod today;
mod trend;
mod wall;

pub(super) use asked::Asked;
pub(super) use cross::cross;
pub(super) use drivers::drivers;
pub(super) use factor::factor;
pub(super) use funnel::funnel;
pub(super) use instrument::instrument;
pub(super) use item::item;
pub(super) use mend::mend;
pub(super) use overview::overview;
pub(super) use surveys::surveys;
pub(super) use wall::wall;
