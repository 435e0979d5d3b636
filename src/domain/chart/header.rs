//! The title where it is drawn, notes and the legend, above a drawing.

use super::legend::{Key, legend};
use super::{ChartOptions, Ink, Pen, TextStyle};

/// Space left and right of everything.
pub(super) const MARGIN: f64 = 4.0;

const TITLE_LINE: f64 = 23.0;
const NOTE_LINE: f64 = 18.0;

/// Draws the title (if the drawing stands alone), the notes that are not empty, and the legend.
/// Returns the height at which the drawing below may begin.
pub(super) fn header<'a>(
    pen: &mut Pen,
    options: &ChartOptions<'_>,
    notes: &[&str],
    keys: impl IntoIterator<Item = (Key, &'a str)>,
) -> f64 {
    let room = pen.width - 2.0 * MARGIN;
    let title = if options.standalone { options.title } else { "" };
    let strong = TextStyle::new(17.0, Ink::Text).semibold();
    let mut top = 2.0;
    top += pen.lines((MARGIN, 14.0), TITLE_LINE, &strong.wrap(title, room), strong);
    let quiet = TextStyle::new(12.0, Ink::Muted);
    let notes = quiet.wrap(&notes.join(" "), room);
    top += pen.lines((MARGIN, top + NOTE_LINE / 2.0), NOTE_LINE, &notes, quiet);
    top += legend(pen, (MARGIN, top), room, keys);
    top + 6.0
}
