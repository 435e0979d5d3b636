//! Sheets as files: SVG as it is, PNG by resvg, PDF by krilla with the typeface embedded. Pure.

use std::collections::BTreeSet;

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::{tiny_skia, usvg};
use strum::EnumString;

use super::drawing::Drawing;
use crate::pages::shared::typeface;

/// Dots an inch of a PNG: what print shops ask for.
const DOTS_PER_INCH: f64 = 300.0;
/// Millimetres to the inch.
const INCH: f64 = 25.4;
/// PDF's points to the inch.
const POINTS_PER_INCH: f64 = 72.0;

/// A file a sheet can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
pub enum Format {
    /// Scalable, text as text.
    Svg,
    /// A picture at 300 dots an inch.
    Png,
    /// To print: one page a sheet.
    Pdf,
}

impl Format {
    /// The format of a file name or an address by its ending; `None` for any other.
    pub fn of_ending(ending: &str) -> Option<Self> {
        ending.parse().ok()
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The QR code.
    #[error(transparent)]
    Qr(#[from] super::qr::Error),
    /// The drawing is not an SVG the engines read.
    #[error("the drawing: {0}")]
    Drawing(#[from] usvg::Error),
    /// Characters that the typeface has no glyph for would be left out.
    #[error(
        "the typeface cannot print {0}; take it out of the names of the counter and the office"
    )]
    Lacking(String),
    /// SVG and PNG hold one sheet.
    #[error("an SVG or PNG file holds one sheet, {0} were asked for; write a PDF or one file each")]
    OneSheet(usize),
    /// The paper is too large to paint.
    #[error("the sheet is too large for a picture")]
    TooLarge,
    /// The PNG.
    #[error("PNG: {0}")]
    Png(String),
    /// The PDF.
    #[error("PDF: {0}")]
    Pdf(String),
}

/// The file of `sheets`, one page each; `title` names the document.
///
/// # Errors
/// When several sheets are asked of a format that holds one, or an engine refuses.
pub fn file(sheets: &[Drawing], title: &str, format: Format) -> Result<Vec<u8>, Error> {
    let lacking: BTreeSet<char> = sheets.iter().flat_map(Drawing::lacking).copied().collect();
    if !lacking.is_empty() {
        let named = lacking.iter().map(|it| format!("{it} (U+{:04X})", u32::from(*it)));
        return Err(Error::Lacking(named.collect::<Vec<_>>().join(", ")));
    }
    if format == Format::Pdf {
        return pdf(sheets, title);
    }
    let [sheet] = sheets else {
        return Err(Error::OneSheet(sheets.len()));
    };
    let svg = sheet.svg(title);
    if format == Format::Svg {
        return Ok(svg.into_bytes());
    }
    png(sheet, &svg)
}

/// One sheet as a picture.
fn png(sheet: &Drawing, svg: &str) -> Result<Vec<u8>, Error> {
    let tree = typeface::tree(svg)?;
    let [width, height] = sheet.paper().map(dots);
    let mut picture = tiny_skia::Pixmap::new(width, height).ok_or(Error::TooLarge)?;
    picture.fill(tiny_skia::Color::WHITE);
    let scale = single(f64::from(width) / f64::from(tree.size().width()));
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(|error| Error::Png(error.to_string()))
}

/// All sheets as pages of one document.
fn pdf(sheets: &[Drawing], title: &str) -> Result<Vec<u8>, Error> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language("vi".to_owned()));
    for sheet in sheets {
        let tree = typeface::tree(&sheet.svg(title))?;
        let [width, height] = sheet.paper().map(points);
        let settings = PageSettings::from_wh(width, height).ok_or(Error::TooLarge)?;
        let size = Size::from_wh(width, height).ok_or(Error::TooLarge)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.draw_svg(&tree, size, SvgSettings::default());
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| Error::Pdf(format!("{error:?}")))
}

/// Millimetres in whole dots.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "paper is a few thousand dots"
)]
fn dots(millimetres: f64) -> u32 {
    (millimetres / INCH * DOTS_PER_INCH).round() as u32
}

/// Millimetres in points.
fn points(millimetres: f64) -> f32 {
    single(millimetres / INCH * POINTS_PER_INCH)
}

/// As the engines want it.
#[expect(clippy::cast_possible_truncation, reason = "the engines compute in single precision")]
fn single(length: f64) -> f32 {
    length as f32
}
