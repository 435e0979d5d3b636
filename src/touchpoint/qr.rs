//! QR codes of form addresses, as SVG and PNG. Pure.
//!
//! Error correction is Q (a quarter of the code may be dirty) and the quiet zone is 4 modules, as
//! ISO/IEC 18004 asks. Black on white always: in dark mode, too, the code keeps its white ground.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode, Version};

use crate::intake::slip_code::SlipCode;
use crate::web::paths;

/// Modules of white on each side.
const QUIET: usize = 4;

/// Why there is no code.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address does not fit the largest code.
    #[error("the address is too long for a QR code ({0}); set a shorter public address")]
    TooLong(qrcode::types::QrError),
    /// The picture could not be written.
    #[error("PNG: {0}")]
    Png(#[from] png::EncodingError),
}

/// A QR code, drawn as squares of one unit.
#[derive(Clone)]
pub struct Qr(QrCode);

impl std::fmt::Debug for Qr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Qr({:?})", self.0.version())
    }
}

/// The address in a touchpoint's QR code.
///
/// Upper case throughout when `public_url` is a bare host, since scheme and host have no case,
/// forms are found case-blind, and upper case alone fits QR's alphanumeric mode: a smaller code
/// with larger squares. A base with a path of its own keeps its case.
pub fn address(public_url: &str, touchpoint: &str) -> String {
    let address = format!("{public_url}{}", paths::form(touchpoint));
    if has_path(public_url) {
        address
    } else {
        address.to_ascii_uppercase()
    }
}

/// The address in a slip's QR code: the touchpoint's, with the slip's code.
pub fn slip_address(public_url: &str, touchpoint: &str, slip: &SlipCode) -> String {
    format!("{}?slip={}", address(public_url, touchpoint), slip.as_str())
}

/// Whether only the machine itself opens this address: nothing to print.
pub fn stays_here(public_url: &str) -> bool {
    let host = public_url
        .split_once("://")
        .map_or(public_url, |(_, rest)| rest);
    ["127.", "localhost", "[::1]", "0.0.0.0"]
        .iter()
        .any(|start| host.starts_with(start))
}

/// The address as people type it: no scheme, the host as it was set.
pub fn spoken_address(public_url: &str, touchpoint: &str) -> String {
    let host = public_url
        .split_once("://")
        .map_or(public_url, |(_, host)| host);
    format!("{host}{}", paths::form(touchpoint))
}

/// Whether something follows the host.
fn has_path(public_url: &str) -> bool {
    public_url
        .split_once("://")
        .is_none_or(|(_, host)| host.contains('/'))
}

impl Qr {
    /// The smallest code for `address`.
    ///
    /// # Errors
    /// When it is too long for any.
    pub fn of(address: &str) -> Result<Self, Error> {
        QrCode::with_error_correction_level(address, EcLevel::Q)
            .map(Self)
            .map_err(Error::TooLong)
    }

    /// Its version 1…40; a larger one has smaller squares.
    pub fn version(&self) -> i16 {
        match self.0.version() {
            Version::Normal(version) | Version::Micro(version) => version,
        }
    }

    /// Units on a side, with the quiet zone.
    pub fn width(&self) -> usize {
        self.0.width() + 2 * QUIET
    }

    /// The dark squares as one SVG path in units from 0 to [`Qr::width`], run by run.
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

    /// The code alone as an SVG file; `label` is read out instead of it.
    pub fn svg(&self, label: &str) -> String {
        let width = self.width();
        let path = self.path();
        let label = super::drawing::escaped(label);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" role=\"img\" \
             aria-label=\"{label}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" \
             d=\"M0 0h{width}v{width}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
        )
    }

    /// The code alone as a PNG of one bit a dot, with `dots` dots to the side of a square.
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

    /// One row of dots, eight to a byte, white as 1.
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
    fn an_address_of_the_machine_itself_is_told_from_one_that_phones_reach() {
        for here in [
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://[::1]:80",
        ] {
            assert!(stays_here(here), "{here}");
        }
        for reached in ["https://hailong.haiphong.gov.vn", "http://192.168.1.7:8080"] {
            assert!(!stays_here(reached), "{reached}");
        }
    }

    #[test]
    fn the_address_is_upper_case_where_case_means_nothing() {
        assert_eq!(
            address("https://hailong.haiphong.gov.vn", "BT01"),
            "HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT01"
        );
        assert_eq!(
            address("http://127.0.0.1:8080", "BT01"),
            "HTTP://127.0.0.1:8080/S/BT01"
        );
        assert_eq!(
            address("https://haiphong.gov.vn/HaiLong", "BT01"),
            "https://haiphong.gov.vn/HaiLong/s/BT01"
        );
    }

    #[test]
    fn the_spoken_address_has_no_scheme() {
        assert_eq!(
            spoken_address("https://hailong.haiphong.gov.vn", "BT01"),
            "hailong.haiphong.gov.vn/s/BT01"
        );
    }

    #[test]
    fn upper_case_makes_a_smaller_code() {
        let mixed = "https://hailong.haiphong.gov.vn/s/BT01";
        let upper = Qr::of(&mixed.to_uppercase()).unwrap();
        assert!(upper.version() < Qr::of(mixed).unwrap().version());
    }

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
