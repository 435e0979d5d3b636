//! The poster of a touchpoint, A5 or A4: scanned from a queue, read from two metres. Pure.
//!
//! A code pasted over ours must be noticed: office, counter and address stand in words, and so
//! does what is never asked.

use super::drawing::{
    Anchor, Drawing, INK, LEADING, PALE, QUIET_INK, RED, RULE, Type, YELLOW, fitted, wrapped,
};
use super::qr::{self, Qr};
use super::words::Words;
use crate::base::Text;
use crate::domain::setting::Logo;
use crate::domain::unit::{Office, Touchpoint};

/// Paper a poster is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 148 × 210 mm.
    #[default]
    A5,
    /// 210 × 297 mm.
    A4,
}

impl Paper {
    /// Width and height in millimetres (ISO 216).
    pub fn millimetres(self) -> [f64; 2] {
        match self {
            Self::A5 => [148.0, 210.0],
            Self::A4 => [210.0, 297.0],
        }
    }
}

/// The layout is drawn on A5, in millimetres; A4 is the same drawing, larger.
const WIDTH: f64 = 148.0;
/// Free on both sides.
const MARGIN: f64 = 10.0;
/// The column that all text stays in.
const COLUMN: f64 = WIDTH - 2.0 * MARGIN;
/// Thickness of the corners around the code.
const FRAME: f64 = 0.9;
/// White between those corners and what is above and below.
const AIR: f64 = 2.2;
/// Its middle.
const CENTRE: f64 = WIDTH / 2.0;
/// Side of the logo.
const LOGO: f64 = 16.0;

/// What posters have in common.
#[derive(Clone, Copy, Debug)]
pub struct PosterLook<'a> {
    /// The address that citizens open.
    pub public_url: &'a str,
    /// The office's logo.
    pub logo: Option<&'a Logo>,
    /// What they are printed on.
    pub paper: Paper,
}

/// The poster of `touchpoint`.
pub fn poster(
    office: &Office,
    touchpoint: &Touchpoint,
    printed: PosterLook<'_>,
) -> Result<Drawing, qr::Error> {
    let PosterLook { public_url, logo, paper } = printed;
    let qr = Qr::of(&qr::address(public_url, &touchpoint.code))?;
    let paper = paper.millimetres();
    let mut sheet = Drawing::new(paper, paper[0] / WIDTH);
    head(&mut sheet, office, logo);
    let above = call(&mut sheet, &touchpoint.name);
    let below = foot(&mut sheet);
    let below = promise(&mut sheet, below);
    let below = steps(&mut sheet, below);
    let spoken = qr::spoken_address(public_url, &touchpoint.code);
    let below = address(&mut sheet, &spoken, below);
    // The code takes what is left: the larger, the farther it is read.
    let side = (below - above - 2.0 * (FRAME + AIR)).min(COLUMN);
    let (x, y) = (CENTRE - side / 2.0, f64::midpoint(above, below) - side / 2.0);
    sheet.qr(&qr, x, y, side);
    frame(&mut sheet, [x - FRAME / 2.0, y - FRAME / 2.0], side + FRAME);
    Ok(sheet)
}

/// Four corners around a square, outside the quiet zone: where to point the camera.
fn frame(sheet: &mut Drawing, [left, top]: [f64; 2], side: f64) {
    let (right, bottom, arm) = (left + side, top + side, side / 9.0);
    for (x, y, across, down) in [
        (left, top, arm, arm),
        (right, top, -arm, arm),
        (right, bottom, -arm, -arm),
        (left, bottom, arm, -arm),
    ] {
        let path = format!("M{x:.2} {:.2}V{y:.2}H{:.2}", y + down, x + across);
        sheet.stroke(&path, RED, FRAME);
    }
}

/// The English name, where it is another than the Vietnamese one.
fn own_english(name: &Text) -> Option<&str> {
    Some(name.en.as_str()).filter(|english| *english != name.vi)
}

/// Who asks.
fn head(sheet: &mut Drawing, office: &Office, logo: Option<&Logo>) {
    sheet.rect([0.0, 0.0, WIDTH, 2.4], RED, 0.0);
    sheet.rect([0.0, 2.4, WIDTH, 0.6], YELLOW, 0.0);
    let small = type_of(3.0, false, QUIET_INK);
    let width = if let Some(logo) = logo {
        sheet.picture(&logo.address(), [MARGIN, 6.4], LOGO);
        // As much is left free on the other side, so that the names stay in the middle.
        COLUMN - 2.0 * (LOGO + 2.0)
    } else {
        COLUMN
    };
    within(sheet, (&office.parent.vi.to_uppercase(), width), 10.8, small);
    let name = type_of(5.8, true, RED);
    within(sheet, (&office.name.vi.to_uppercase(), width), 18.6, name);
    if let Some(english) = own_english(&office.name) {
        within(sheet, (english, width), 23.6, type_of(3.4, false, QUIET_INK));
    }
}

/// What is asked, what for, and of which counter; gives where it ends.
fn call(sheet: &mut Drawing, counter: &Text) -> f64 {
    centred(sheet, Words::VI.invitation, 37.2, type_of(11.6, true, INK));
    centred(sheet, Words::VI.purpose, 44.4, type_of(4.2, false, INK));
    let english = format!("{}. {}", Words::EN.invitation, Words::EN.purpose);
    centred(sheet, &english, 49.2, type_of(3.2, false, QUIET_INK));

    let inner = COLUMN - 10.0;
    let look = type_of(5.8, true, INK);
    let (mut lines, mut look_of_lines) = fitted(&counter.vi, look, inner, 1);
    if look_of_lines.size < 4.4 {
        (lines, look_of_lines) = fitted(&counter.vi, look, inner, 2);
    }
    let look = look_of_lines;
    let english = own_english(counter).unwrap_or_default();
    let (english, small) = fitted(english, type_of(3.6, false, QUIET_INK), inner, 1);
    let top = 52.8;
    let first = top + 2.4 + look.size;
    let more = f64::from(u32::from(lines.len() > 1));
    let last = first + more * look.size * LEADING;
    let height = last + small.size * 1.4 + 2.8 - top;
    sheet.rect([MARGIN, top, COLUMN, height], PALE, 2.4);
    sheet.lines(&lines, [CENTRE, first], Anchor::Middle, look);
    sheet.lines(&english, [CENTRE, last + small.size * 1.4], Anchor::Middle, small);
    top + height
}

/// What is never asked, at the very bottom; gives where it begins.
fn foot(sheet: &mut Drawing) -> f64 {
    let top = sheet.height() - 12.8;
    sheet.rect([0.0, top, WIDTH, 12.8], RED, 0.0);
    centred(sheet, Words::VI.never_asked, top + 6.0, type_of(4.6, true, "#fff"));
    centred(sheet, Words::EN.never_asked, top + 10.6, type_of(3.0, false, "#fff"));
    top
}

/// That it is anonymous and harms no dossier, above `below`; gives where it begins.
fn promise(sheet: &mut Drawing, below: f64) -> f64 {
    let look = type_of(3.5, false, INK);
    let small = type_of(2.8, false, QUIET_INK);
    let vi = wrapped(&format!("{} {}", Words::VI.promise, Words::VI.no_harm), look, COLUMN);
    let en = wrapped(&format!("{} {}", Words::EN.promise, Words::EN.no_harm), small, COLUMN);
    let rows = |lines: &[String], look: Type| {
        f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX)) * look.size * LEADING
    };
    let top = below - 11.6 - rows(&vi, look) - rows(&en, small);
    sheet.stroke(&format!("M{MARGIN} {top:.2}h{COLUMN}"), RULE, 0.25);
    let title = format!("{} · {}", Words::VI.anonymous, Words::EN.anonymous);
    centred(sheet, &title, top + 6.2, type_of(4.4, true, INK));
    let last = sheet.lines(&vi, [CENTRE, top + 11.6], Anchor::Middle, look);
    sheet.lines(&en, [CENTRE, last + 4.4], Anchor::Middle, small);
    top
}

/// Three steps in a row above `below`; gives where they begin.
fn steps(sheet: &mut Drawing, below: f64) -> f64 {
    let (look, small) = (type_of(4.1, true, INK), type_of(2.9, false, QUIET_INK));
    let disc = 3.3;
    let indent = 2.0 * disc + 1.8;
    let widths = Words::VI
        .steps
        .into_iter()
        .zip(Words::EN.steps)
        .map(|(vi, en)| indent + look.length_of(vi).max(small.length_of(en)));
    let widths: Vec<f64> = widths.collect();
    let gap = (COLUMN - widths.iter().sum::<f64>()) / 2.0;
    let middle = below - 7.4;
    let mut x = MARGIN;
    for (place, width) in widths.into_iter().enumerate() {
        sheet.disc(x + disc, middle, disc, RED);
        let number = (place + 1).to_string();
        let digit = type_of(4.2, true, "#fff");
        sheet.line(&number, [x + disc, middle + 1.5], Anchor::Middle, digit);
        sheet.line(Words::VI.steps[place], [x + indent, middle - 0.1], Anchor::Start, look);
        sheet.line(Words::EN.steps[place], [x + indent, middle + 3.8], Anchor::Start, small);
        x += width + gap;
    }
    middle - disc - 2.6
}

/// The address in words above `below`; gives where it begins.
fn address(sheet: &mut Drawing, spoken: &str, below: f64) -> f64 {
    let last = below - 3.4;
    centred(sheet, Words::EN.address, last, type_of(2.7, false, QUIET_INK));
    centred(sheet, Words::VI.address, last - 4.0, type_of(3.1, false, INK));
    let (lines, look) = fitted(spoken, type_of(6.0, true, INK), COLUMN, 1);
    sheet.lines(&lines, [CENTRE, last - 9.2], Anchor::Middle, look);
    last - 9.2 - look.size
}

/// One centred line, smaller where the column is too narrow.
fn centred(sheet: &mut Drawing, text: &str, y: f64, look: Type) {
    within(sheet, (text, COLUMN), y, look);
}

/// One line in the middle, no longer than this.
fn within(sheet: &mut Drawing, (text, width): (&str, f64), y: f64, look: Type) {
    let (lines, look) = fitted(text, look, width, 1);
    sheet.lines(&lines, [CENTRE, y], Anchor::Middle, look);
}

fn type_of(size: f64, bold: bool, colour: &'static str) -> Type {
    Type { size, bold, colour }
}
