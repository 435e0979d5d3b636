//! Slips (phiếu mời đánh giá) as a list and as sheets to cut. Pure.
//!
//! The codes stand in these files and nowhere else: the store keeps their hashes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::drawing::{Anchor, Drawing, INK, LEADING, QUIET_INK, RED, Type, fitted, wrapped};
use super::poster::Paper;
use super::qr::{self, Qr};
use super::words::Words;
use crate::base::csv::harmless;
use crate::base::random::Random;
use crate::base::{Lang, format};
use crate::domain::touchpoint::slips::VALID;
use crate::domain::unit::{Office, Touchpoint};
use crate::intake::slip_code::SlipCode;

/// The most slips issued at once: 500 sheets, a ream of paper.
pub const MOST: i64 = 5_000;

/// Slips across and down one A4 sheet.
const GRID: [u32; 2] = [2, 5];
/// White inside each slip.
const PADDING: f64 = 6.0;
/// Side of a slip's QR code with its quiet zone.
const QR_SIDE: f64 = 45.0;

/// Newly drawn slips of one touchpoint.
#[derive(Clone, Debug)]
pub struct Slips<'a> {
    /// The office.
    pub office: &'a Office,
    /// Where they are handed out.
    pub touchpoint: &'a Touchpoint,
    /// The address citizens reach.
    pub public_url: &'a str,
    /// Their codes.
    pub codes: Vec<SlipCode>,
    /// The last office day on which they count.
    pub expires: NaiveDate,
}

/// `count` different codes.
pub fn drawn(count: usize, random: &Random) -> Vec<SlipCode> {
    let mut codes = BTreeSet::new();
    while codes.len() < count {
        codes.insert(SlipCode::drawn(random.bytes()));
    }
    let mut codes: Vec<SlipCode> = codes.into_iter().collect();
    // Not in the order of their characters, by which a code next to another could be guessed at.
    random.shuffle(&mut codes);
    codes
}

/// The last office day on which a slip issued on `issued` counts.
pub fn expiry(issued: NaiveDate) -> NaiveDate {
    issued.checked_add_days(VALID).unwrap_or(issued)
}

impl Slips<'_> {
    /// What the store keeps of them.
    pub fn hashes(&self) -> Vec<[u8; 32]> {
        self.codes.iter().map(SlipCode::hash).collect()
    }

    /// The list: `code,address,touchpoint,expires`, one slip a line.
    pub fn csv(&self) -> csv::Result<Vec<u8>> {
        let mut list = csv::Writer::from_writer(Vec::new());
        list.write_record(["code", "address", "touchpoint", "expires"])?;
        for code in &self.codes {
            let address = qr::slip_address(self.public_url, &self.touchpoint.code, code);
            list.write_record([
                &harmless(&code.to_string()),
                &address,
                &harmless(&self.touchpoint.code),
                &self.expires.to_string(),
            ])?;
        }
        list.into_inner()
            .map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
    }

    /// The sheets, ten slips each, with lines to cut along.
    pub fn sheets(&self) -> Result<Vec<Drawing>, qr::Error> {
        let [across, down] = GRID;
        let paper = Paper::A4.millimetres();
        let width = paper[0] / f64::from(across);
        let height = paper[1] / f64::from(down);
        let mut sheets = Vec::new();
        for codes in self.codes.chunks((across * down) as usize) {
            let mut sheet = Drawing::new(paper, 1.0);
            for column in 1..across {
                let x = width * f64::from(column);
                sheet.cut([x, 0.0, x, paper[1]]);
            }
            for row in 1..down {
                let y = height * f64::from(row);
                sheet.cut([0.0, y, paper[0], y]);
            }
            for (place, code) in (0_u32..).zip(codes) {
                let x = width * f64::from(place % across);
                let y = height * f64::from(place / across);
                self.slip(&mut sheet, code, [x, y, width, height])?;
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    }

    /// One slip in the rectangle left, top, width, height.
    fn slip(
        &self,
        sheet: &mut Drawing,
        code: &SlipCode,
        [left, top, width, height]: [f64; 4],
    ) -> Result<(), qr::Error> {
        let touchpoint = &self.touchpoint.code;
        let qr = Qr::of(&qr::slip_address(self.public_url, touchpoint, code))?;
        // The quiet zone is the padding on three sides.
        sheet.qr(&qr, left + 1.0, top + (height - QR_SIDE) / 2.0, QR_SIDE);

        let x = left + QR_SIDE + 2.0;
        let column = width - QR_SIDE - 2.0 - PADDING;
        let until = |lang, words: &str| format!("{words} {}", format::day(self.expires, lang));
        let mut y = top + PADDING - 1.4;
        for (text, most, look) in [
            (self.office.name.vi.clone(), 1, type_of(3.0, true, RED)),
            (self.touchpoint.name.vi.clone(), 2, type_of(3.2, true, INK)),
            (self.touchpoint.name.en.clone(), 1, type_of(2.5, false, QUIET_INK)),
            (Words::VI.slip.to_owned(), 1, type_of(2.7, false, INK)),
            (Words::EN.slip.to_owned(), 1, type_of(2.3, false, QUIET_INK)),
            (code.to_string(), 1, type_of(5.2, true, INK)),
            (qr::spoken_address(self.public_url, touchpoint), 1, type_of(2.5, false, INK)),
            (until(Lang::Vi, Words::VI.slip_until), 1, type_of(2.5, false, INK)),
            (until(Lang::En, Words::EN.slip_until), 1, type_of(2.2, false, QUIET_INK)),
        ] {
            let (lines, look) = fitted(&text, look, column, most);
            y = sheet.lines(&lines, [x, y + look.size * LEADING], Anchor::Start, look);
            y += 0.6;
        }
        let look = type_of(2.1, false, INK);
        let promise = format!("{}. {}", Words::VI.anonymous, Words::VI.promise);
        let lines = wrapped(&promise, look, column);
        sheet.lines(&lines, [x, y + look.size * LEADING], Anchor::Start, look);
        Ok(())
    }
}

fn type_of(size: f64, bold: bool, colour: &'static str) -> Type {
    Type { size, bold, colour }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_codes_are_all_different_and_the_seed_decides_them() {
        let codes = drawn(500, &Random::seeded(1));
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 500);
        assert_eq!(codes, drawn(500, &Random::seeded(1)));
        assert_ne!(codes, drawn(500, &Random::seeded(2)));
    }

    #[test]
    fn a_slip_counts_for_thirty_days() {
        let issued = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(expiry(issued).to_string(), "2026-12-23");
    }
}
