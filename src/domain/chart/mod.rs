//! Charts as SVG, each with its figures as a table and as sentences. Pure: equal values give equal
//! text.
//!
//! Every chart is a [`Picture`] with a drawing for wide and one for narrow screens. Colours are the
//! custom properties of [`CSS`], so a page turns dark without a new drawing;
//! [`ChartOptions::standalone`] fixes them for a file. Text is measured with the embedded fonts.

mod axis;
mod backend;
mod control;
mod driver;
mod funnel;
mod header;
mod items;
mod legend;
mod likert;
mod limits;
mod mark;
mod options;
mod palette;
mod pen;
mod picture;
mod plot;
mod rate;
mod rows;
mod scale;
mod spark;
mod table;
mod text;
mod trend;
mod words;
mod years;

use axis::Axis;
use header::{MARGIN, header};
use legend::Key;
use mark::mark;
use palette::Ink;
use pen::{Pen, Point};
use plot::Plot;
use rows::Rows;
use text::TextStyle;
use words::Words;

pub use control::control_chart;
pub use driver::{DriverRow, driver_bars, importance_performance};
pub use funnel::{FunnelCurve, FunnelRow, funnel_plot};
pub use items::items;
pub use likert::{LikertRow, likert};
pub use limits::LimitRow;
pub use options::{ChartOptions, Size};
pub use picture::Picture;
pub use rate::RateRow;
pub use scale::{LikertScale, Side};
pub use spark::spark;
pub use table::ChartTable;
pub use trend::trend;
pub use years::{YearRow, years};

/// The style sheet charts need: colours for light and dark, and which size is shown where.
pub const CSS: &str = include_str!("../../../assets/chart.css");

/// A count as a figure.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
fn real(count: u64) -> f64 {
    count as f64
}
