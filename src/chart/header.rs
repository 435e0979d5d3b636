//! What stands above a drawing: the title where it is drawn, a note, the legend.

use super::face::{Face, Size};
use super::font::{Weight, wrap};
use super::legend::{Key, Legend};
use super::palette::Ink;
use super::pen::{Pen, Type};

const TITLE: f64 = 17.0;
const NOTE: f64 = 12.0;
const TITLE_LINE: f64 = 23.0;
const NOTE_LINE: f64 = 18.0;

/// Space left and right of everything.
pub(super) const MARGIN: f64 = 4.0;

/// A header with its lines broken.
pub(super) struct Header {
    title: Vec<String>,
    note: Vec<String>,
    legend: Legend,
    /// Where the drawing below may begin.
    pub(super) height: f64,
}

impl Header {
    /// Lays out title (if the face wants it drawn), note and legend for a drawing of this size.
    pub(super) fn new(face: &Face<'_>, size: Size, note: &str, keys: Vec<(Key, String)>) -> Self {
        let room = size.width() - 2.0 * MARGIN;
        let title = if face.standalone { face.title } else { "" };
        let title = wrap(title, room, TITLE, Weight::Semibold);
        let note = wrap(note, room, NOTE, Weight::Regular);
        let legend = Legend::new(keys, room);
        let height = lines(&title) * TITLE_LINE + lines(&note) * NOTE_LINE + legend.height + 8.0;
        Self { title, note, legend, height }
    }

    /// Draws it at the top of the sheet.
    pub(super) fn draw(&self, pen: &mut Pen) {
        let strong = Type::new(TITLE, Ink::Text).semibold();
        pen.lines((MARGIN, 14.0), TITLE_LINE, &self.title, strong);
        let mut top = 2.0 + lines(&self.title) * TITLE_LINE;
        let quiet = Type::new(NOTE, Ink::Muted);
        pen.lines((MARGIN, top + NOTE_LINE / 2.0), NOTE_LINE, &self.note, quiet);
        top += lines(&self.note) * NOTE_LINE;
        self.legend.draw(pen, (MARGIN, top));
    }
}

/// How many lines, for multiplying with a height.
pub(super) fn lines(lines: &[String]) -> f64 {
    lines.iter().map(|_| 1.0).sum()
}
