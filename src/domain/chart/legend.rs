//! The legend: keys and their words in lines above the drawing.

use crate::stats::Verdict;

use super::mark::{hidden, mark, whisker};
use super::{Ink, Pen, Point, TextStyle};

/// What a word of the legend explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Key {
    /// A filled area.
    Fill(Ink),
    /// A verdict's mark.
    Mark(Verdict),
    /// An interval on a horizontal axis.
    Whisker,
    /// The band of intervals along a line.
    Band,
    /// The mark of a hidden figure.
    Hidden,
}

const LINE: f64 = 21.0;
/// From the key's left to its word, and from a word to the next key.
const KEY: f64 = 20.0;
const GAP: f64 = 18.0;

/// Draws the keys in lines of `room` pixels from the upper left. Returns the height of all lines.
pub(super) fn legend<'a>(
    pen: &mut Pen,
    (left, top): Point,
    room: f64,
    keys: impl IntoIterator<Item = (Key, &'a str)>,
) -> f64 {
    let style = TextStyle::new(12.0, Ink::Muted);
    let (mut x, mut y, mut height) = (0.0, LINE / 2.0, 0.0);
    for (key, word) in keys {
        let wide = KEY + style.width(word);
        if x > 0.0 && x + wide > room {
            (x, y) = (0.0, y + LINE);
        }
        draw_key(pen, (left + x + 7.0, top + y), key);
        pen.text((left + x + KEY, top + y), word, style);
        x += wide + GAP;
        height = y + LINE / 2.0;
    }
    height
}

/// One key, centred on its point.
fn draw_key(pen: &mut Pen, (x, y): Point, key: Key) {
    match key {
        Key::Fill(ink) => pen.rect((x - 6.0, y - 6.0), (x + 6.0, y + 6.0), ink, 1.0),
        Key::Mark(verdict) => mark(pen, (x, y), 5.0, Some(verdict)),
        Key::Whisker => whisker(pen, (x - 7.0, x + 7.0), y, 5.0, Ink::Open),
        Key::Band => pen.rect((x - 7.0, y - 5.0), (x + 7.0, y + 5.0), Ink::Series, 0.2),
        Key::Hidden => hidden(pen, (x, y)),
    }
}
