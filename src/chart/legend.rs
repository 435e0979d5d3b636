//! Keys and their words in a flow of lines, above the drawing.

use crate::measure::Verdict;

use super::font::{Weight, width};
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Place, Type};

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

/// Words are set at this size.
const SIZE: f64 = 12.0;
const LINE: f64 = 21.0;
/// From the key's left to its word, and from a word to the next key.
const KEY: f64 = 20.0;
const GAP: f64 = 18.0;

/// A legend with every place worked out.
#[derive(Debug, Default)]
pub(super) struct Legend {
    keys: Vec<(Place, Key, String)>,
    /// Height of all its lines.
    pub(super) height: f64,
}

impl Legend {
    /// Lays the keys out in lines of `room` pixels.
    pub(super) fn new(keys: Vec<(Key, String)>, room: f64) -> Self {
        let mut legend = Self::default();
        let (mut x, mut y) = (0.0, LINE / 2.0);
        for (key, word) in keys {
            let wide = KEY + width(&word, SIZE, Weight::Regular);
            if x > 0.0 && x + wide > room {
                (x, y) = (0.0, y + LINE);
            }
            legend.keys.push(((x, y), key, word));
            legend.height = y + LINE / 2.0;
            x += wide + GAP;
        }
        legend
    }

    /// Draws it from its upper left.
    pub(super) fn draw(&self, pen: &mut Pen, (left, top): Place) {
        for ((x, y), key, word) in &self.keys {
            let (x, y) = (left + x, top + y);
            draw_key(pen, (x + 7.0, y), *key);
            pen.text((x + KEY, y), word, Type::new(SIZE, Ink::Muted));
        }
    }
}

/// One key, centred on its place.
fn draw_key(pen: &mut Pen, (x, y): Place, key: Key) {
    match key {
        Key::Fill(ink) => pen.rect((x - 6.0, y - 6.0), (x + 6.0, y + 6.0), ink, 1.0),
        Key::Mark(verdict) => mark::mark(pen, (x, y), 5.0, Some(verdict)),
        Key::Hidden => mark::hidden(pen, (x, y)),
        Key::Band => pen.rect((x - 7.0, y - 5.0), (x + 7.0, y + 5.0), Ink::Series, 0.2),
        Key::Whisker => {
            pen.rect((x - 7.0, y - 4.0), (x + 7.0, y + 4.0), Ink::Open, 0.2);
            pen.line((x - 7.0, y), (x + 7.0, y), Ink::Open, 1.5);
            for end in [x - 7.0, x + 7.0] {
                pen.line((end, y - 5.0), (end, y + 5.0), Ink::Open, 2.0);
            }
        }
    }
}
