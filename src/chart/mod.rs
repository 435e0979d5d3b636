//! Scorecards as SVG. PURE: values in, text out, the same values the same text.
//!
//! Every chart is a [`Picture`]: drawn for a desk and for a phone, with its table and its one
//! sentence. Colours are custom properties of [`CSS`], so a page turns dark without a new drawing;
//! [`Face::standalone`] fixes them for a file. Fonts are embedded; the system's are never asked.

mod axis;
mod backend;
mod control;
mod driver;
mod face;
mod font;
mod funnel;
mod header;
mod items;
mod legend;
mod likert;
mod limits;
mod linear;
mod mark;
mod palette;
mod pen;
mod picture;
mod rows;
mod scale;
mod spark;
mod table;
mod trend;
mod words;
mod years;

pub use control::control_chart;
pub use driver::{DriverRow, driver_bars, importance_performance};
pub use face::{Face, Row, Size};
pub use funnel::{FunnelCurve, funnel_plot};
pub use items::items;
pub use likert::{LikertRow, likert};
pub use limits::LimitRow;
pub use picture::Picture;
pub use scale::{LikertScale, Side};
pub use spark::spark;
pub use table::ChartTable;
pub use trend::trend;
pub use years::{YearRow, years};

/// The style sheet charts need: colours for light and dark, and which size is shown where.
pub const CSS: &str = include_str!("../../assets/chart.css");
