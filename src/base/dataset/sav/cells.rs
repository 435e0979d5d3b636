//! Cells, compressed by bytes: a small whole number is one byte; every eight such bytes are followed by the values that
//! are none.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::variable::{Holds, Value, Variable};
use crate::base::dataset::{Cell, Failed};

/// What a byte says that is no number.
const END: u8 = 252;
const FOLLOWS: u8 = 253;
const BLANKS: u8 = 254;
const MISSING: u8 = 255;

/// Added to a number that a byte holds.
const BIAS: f64 = 100.0;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Bytes gathered before they are written.
const BLOCK: usize = 1 << 16;

/// The cells that are not written yet.
#[derive(Default)]
pub(super) struct Cells {
    bytes: [u8; 8],
    count: usize,
    values: Vec<u8>,
    done: Vec<u8>,
}

impl Cells {
    /// Adds a cell.
    pub(super) fn add(&mut self, variable: &Variable, cell: &Cell<'_>) -> Result<(), Failed> {
        match (variable.holds, cell) {
            (Holds::Number(_), Cell::Choice(at)) => match variable.choices.get(usize::from(*at)) {
                Some(Value::Number(number)) => self.number(*number),
                _ => self.byte(MISSING),
            },
            #[expect(clippy::cast_precision_loss, reason = "SPSS has doubles alone")]
            (Holds::Number(_), Cell::Whole(number)) => self.number(*number as f64),
            (Holds::Number(_), Cell::Decimal(number)) => self.number(*number),
            (Holds::Number(_), Cell::Day(day)) => self.number(seconds(*day)),
            (Holds::Number(_), _) => self.byte(MISSING),
            (Holds::Text(width), Cell::Choice(at)) => {
                let value = variable.choices.get(usize::from(*at));
                let text = if let Some(Value::Text(text)) = value { text } else { "" };
                self.text(variable, width, text)?;
            }
            (Holds::Text(width), Cell::Text(text)) => self.text(variable, width, text)?,
            (Holds::Text(width), _) => self.text(variable, width, "")?,
        }
        Ok(())
    }

    fn number(&mut self, number: f64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "of 1 to 251")]
        if number.fract() == 0.0 && (-99.0..=151.0).contains(&number) {
            self.byte((number + BIAS) as u8);
        } else {
            self.value(number.to_le_bytes());
        }
    }

    fn text(&mut self, variable: &Variable, width: usize, text: &str) -> Result<(), Failed> {
        let mut rest = text.as_bytes();
        if rest.len() > width {
            let name = &variable.name;
            let length = rest.len();
            return Err(Failed::Unfit(format!(
                "{name} has a text of {length} bytes, more than {width}"
            )));
        }
        for stored in variable.stored() {
            let (now, later) = rest.split_at(rest.len().min(stored));
            rest = later;
            for at in (0..stored.div_ceil(8)).map(|word| word * 8) {
                let Some(part) = now.get(at..) else {
                    self.byte(BLANKS);
                    continue;
                };
                let mut word = [b' '; 8];
                let length = part.len().min(8);
                word[..length].copy_from_slice(&part[..length]);
                if word == [b' '; 8] { self.byte(BLANKS) } else { self.value(word) }
            }
        }
        Ok(())
    }

    fn value(&mut self, value: [u8; 8]) {
        // The value belongs to this byte, so it goes in before a full block is closed.
        self.values.extend_from_slice(&value);
        self.byte(FOLLOWS);
    }

    fn byte(&mut self, byte: u8) {
        self.bytes[self.count] = byte;
        self.count += 1;
        if self.count == self.bytes.len() {
            self.done.extend_from_slice(&self.bytes);
            self.done.append(&mut self.values);
            self.bytes = [0; 8];
            self.count = 0;
        }
    }

    /// Writes what is complete, if it is much.
    pub(super) fn drain(&mut self, file: &mut impl Write) -> io::Result<()> {
        if self.done.len() >= BLOCK {
            file.write_all(&self.done)?;
            self.done.clear();
        }
        Ok(())
    }

    /// Writes the rest.
    pub(super) fn finish(&mut self, file: &mut impl Write) -> io::Result<()> {
        self.byte(END);
        while self.count > 0 {
            self.byte(0);
        }
        file.write_all(&self.done)
    }
}

/// Seconds since the first day of the Gregorian calendar.
fn seconds(day: NaiveDate) -> f64 {
    let first = NaiveDate::from_ymd_opt(1582, 10, 14);
    let days = first.map_or(0, |first| (day - first).num_days());
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let seconds = (days * DAY) as f64;
    seconds
}
