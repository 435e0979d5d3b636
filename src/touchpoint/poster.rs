//! The poster of a touchpoint, A5 or A4: scanned from a queue, read from two metres. Pure.
//!
//! A code pasted over ours must be noticed: office, counter and address stand in words, and so
//! does what is never asked.

use super::drawing::{
    Anchor, Drawing, INK, LEADING, PALE, QUIET_INK, RED, Type, YELLOW, fitted, wrapped,
};
use super::qr::{self, Qr};
use super::words::{EN, VI};
use crate::store::{Office, Touchpoint};
use crate::survey::Text;

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
/// Its middle.
const CENTRE: f64 = WIDTH / 2.0;
/// Side of the QR code with its quiet zone.
const QR_SIDE: f64 = 74.0;

/// The poster of `touchpoint`.
///
/// # Errors
/// When its address does not fit a QR code.
pub fn poster(
    office: &Office,
    touchpoint: &Touchpoint,
    public_url: &str,
    paper: Paper,
) -> Result<Drawing, qr::Error> {
    let qr = Qr::of(&qr::address(public_url, &touchpoint.code))?;
    let paper = paper.millimetres();
    let mut sheet = Drawing::new(paper, paper[0] / WIDTH);
    head(&mut sheet, office);
    let bottom = call(&mut sheet, &touchpoint.name);
    code(&mut sheet, &qr, bottom);
    address(
        &mut sheet,
        &qr::spoken_address(public_url, &touchpoint.code),
    );
    steps(&mut sheet);
    promise(&mut sheet);
    Ok(sheet)
}

/// Who asks.
fn head(sheet: &mut Drawing, office: &Office) {
    sheet.rect([0.0, 0.0, WIDTH, 2.6], RED, 0.0);
    sheet.rect([0.0, 2.6, WIDTH, 0.7], YELLOW, 0.0);
    let parent = type_of(3.0, false, QUIET_INK);
    centred(sheet, &office.parent.vi.to_uppercase(), 10.6, parent);
    let name = type_of(6.2, true, RED);
    centred(sheet, &office.name.vi.to_uppercase(), 17.8, name);
    centred(sheet, &office.name.en, 22.8, type_of(3.6, false, QUIET_INK));
}

/// What is asked, and of which counter; gives where it ends.
fn call(sheet: &mut Drawing, counter: &Text) -> f64 {
    centred(sheet, VI.invitation, 37.0, type_of(11.5, true, INK));
    centred(sheet, EN.invitation, 43.6, type_of(5.0, false, QUIET_INK));

    let (lines, look) = fitted(&counter.vi, type_of(6.0, true, INK), COLUMN - 12.0, 2);
    let (english, small) = fitted(
        &counter.en,
        type_of(3.8, false, QUIET_INK),
        COLUMN - 12.0,
        1,
    );
    let top = 48.0;
    let below = look.size * LEADING * f64::from(u32::try_from(lines.len()).unwrap_or(2) - 1);
    let height = 3.2 + look.size + below + small.size * 1.25 + 3.0;
    sheet.rect([MARGIN, top, COLUMN, height], PALE, 2.4);
    let baseline = top + 2.6 + look.size * 0.86;
    let baseline = sheet.lines(&lines, CENTRE, baseline, Anchor::Middle, look);
    sheet.lines(
        &english,
        CENTRE,
        baseline + small.size * 1.4,
        Anchor::Middle,
        small,
    );
    top + height
}

/// The code in four corners.
fn code(sheet: &mut Drawing, qr: &Qr, _below: f64) {
    let (x, y) = (CENTRE - QR_SIDE / 2.0, 65.0);
    sheet.qr(qr, x, y, QR_SIDE);
}

/// The address in words.
fn address(sheet: &mut Drawing, spoken: &str) {
    let (lines, look) = fitted(spoken, type_of(5.6, true, INK), COLUMN, 1);
    sheet.lines(&lines, CENTRE, 142.0, Anchor::Middle, look);
    centred(sheet, VI.address, 146.8, type_of(3.0, false, QUIET_INK));
    centred(sheet, EN.address, 150.8, type_of(2.7, false, QUIET_INK));
}

/// Three steps in a row.
fn steps(sheet: &mut Drawing) {
    let third = COLUMN / 3.0;
    for (place, (vi, en)) in VI.steps.into_iter().zip(EN.steps).enumerate() {
        let middle = MARGIN + third * (f64::from(u32::try_from(place).unwrap_or(0)) + 0.5);
        sheet.disc(middle, 159.0, 3.6, RED);
        let number = (place + 1).to_string();
        sheet.line(
            &number,
            middle,
            160.6,
            Anchor::Middle,
            type_of(4.6, true, "#fff"),
        );
        sheet.line(vi, middle, 167.6, Anchor::Middle, type_of(4.4, true, INK));
        sheet.line(
            en,
            middle,
            171.6,
            Anchor::Middle,
            type_of(3.1, false, QUIET_INK),
        );
    }
}

/// That it is anonymous, harms no dossier, and asks for nothing.
fn promise(sheet: &mut Drawing) {
    let top = 175.5;
    sheet.rect([MARGIN, top, COLUMN, sheet.height() - top - 6.0], PALE, 2.4);
    let inner = COLUMN - 10.0;
    let look = type_of(3.6, false, INK);
    let vi = wrapped(&format!("{} {}", VI.anonymous, VI.no_harm), look, inner);
    let mut y = sheet.lines(&vi, CENTRE, top + 5.6, Anchor::Middle, look);
    let small = type_of(2.8, false, QUIET_INK);
    let en = wrapped(&format!("{} {}", EN.anonymous, EN.no_harm), small, inner);
    y = sheet.lines(&en, CENTRE, y + 4.4, Anchor::Middle, small);
    centred(sheet, VI.never_asked, y + 5.6, type_of(3.8, true, RED));
    centred(
        sheet,
        EN.never_asked,
        y + 9.4,
        type_of(2.8, false, QUIET_INK),
    );
}

/// One centred line, smaller where the column is too narrow.
fn centred(sheet: &mut Drawing, text: &str, y: f64, look: Type) {
    let (lines, look) = fitted(text, look, COLUMN, 1);
    sheet.lines(&lines, CENTRE, y, Anchor::Middle, look);
}

fn type_of(size: f64, bold: bool, colour: &'static str) -> Type {
    Type { size, bold, colour }
}
