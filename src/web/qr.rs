//! QR codes, as SVG and PNG. Pure.
//!
//! Error correction is level Q (a quarter of the code may be unreadable) and the quiet zone is 4 modules, as
//! ISO/IEC 18004 requires. The code is black on white in dark mode too.

use std::fmt::Write as _;

use maud::html;
use qrcode::{Color, EcLevel, QrCode, Version};

/// White modules on each side.
const QUIET: usize = 4;

/// Why a code cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address does not fit the largest code.
    #[error("the address is too long for a QR code ({0}); set a shorter public address")]
    TooLong(qrcode::types::QrError),
    /// The PNG cannot be written.
    #[error("PNG: {0}")]
    Png(#[from] png::EncodingError),
}

/// A QR code; a module is one unit wide.
#[derive(Clone)]
pub struct Qr(QrCode);

impl std::fmt::Debug for Qr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Qr({:?})", self.0.version())
    }
}

impl Qr {
    /// The smallest code for `address`.
    pub fn of(address: &str) -> Result<Self, Error> {
        QrCode::with_error_correction_level(address, EcLevel::Q).map(Self).map_err(Error::TooLong)
    }

    /// Its version, 1 to 40; a higher one has more modules.
    pub fn version(&self) -> i16 {
        match self.0.version() {
            Version::Normal(version) | Version::Micro(version) => version,
        }
    }

    /// The width with the quiet zone, in units.
    pub fn width(&self) -> usize {
        self.0.width() + 2 * QUIET
    }

    /// The dark modules as one SVG path from 0 to [`Qr::width`], a rectangle for each run.
    pub fn path(&self) -> String {
        let mut path = String::new();
        let inner = self.0.width();
        for y in 0..inner {
            let mut x = 0;
            while x < inner {
                let run = (x..inner).take_while(|x| self.dark(*x, y)).count();
                if run > 0 {
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        path
    }

    /// The code as an SVG file; `label` is its name for screen readers.
    pub fn svg(&self, label: &str) -> String {
        let width = self.width();
        let drawn = html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {width} {width}"))
                role="img" aria-label=(label) shape-rendering="crispEdges" {
                path fill="#fff" d=(format!("M0 0h{width}v{width}H0z")) {}
                path fill="#000" d=(self.path()) {}
            }
        };
        drawn.into_string()
    }

    /// The code as a PNG of one bit a pixel, with `dots` pixels to the side of a module.
    ///
    /// # Errors
    /// When `dots` makes a picture larger than PNG can hold.
    pub fn png(&self, dots: u16) -> Result<Vec<u8>, Error> {
        let dots = usize::from(dots.max(1));
        let side = self.width() * dots;
        let mut rows = Vec::with_capacity(side * side.div_ceil(8));
        for y in 0..self.width() {
            let row = self.row(y, dots);
            for _ in 0..dots {
                rows.extend_from_slice(&row);
            }
        }
        let side = u32::try_from(side).unwrap_or(u32::MAX);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side, side);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.write_header()?.write_image_data(&rows)?;
        Ok(file)
    }

    /// One row of pixels, eight to a byte, white as 1.
    fn row(&self, y: usize, dots: usize) -> Vec<u8> {
        let mut row = vec![0xff; (self.width() * dots).div_ceil(8)];
        for x in (0..self.width()).filter(|x| self.dark_with_quiet(*x, y)) {
            for dot in x * dots..(x + 1) * dots {
                row[dot / 8] &= !(0x80 >> (dot % 8));
            }
        }
        row
    }

    fn dark_with_quiet(&self, x: usize, y: usize) -> bool {
        let inside = QUIET..QUIET + self.0.width();
        inside.contains(&x) && inside.contains(&y) && self.dark(x - QUIET, y - QUIET)
    }

    fn dark(&self, x: usize, y: usize) -> bool {
        self.0[(x, y)] == Color::Dark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_modules_stay_white_on_every_side() {
        let qr = Qr::of("HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT01").unwrap();
        let width = qr.width();
        for along in 0..width {
            for across in (0..QUIET).chain(width - QUIET..width) {
                assert!(!qr.dark_with_quiet(along, across));
                assert!(!qr.dark_with_quiet(across, along));
            }
        }
        assert!(qr.dark_with_quiet(QUIET, QUIET));
    }

    #[test]
    fn an_address_beyond_the_largest_code_is_refused_in_words() {
        let error = Qr::of(&"X".repeat(8000)).unwrap_err();
        assert!(error.to_string().contains("shorter public address"));
    }
}
