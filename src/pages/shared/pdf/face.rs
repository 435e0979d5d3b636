//! Liberation Serif, whose widths are those of Times New Roman, and how wide text runs in it.
//!
//! Vietnamese in composed letters needs no shaping: one letter is one glyph.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use ttf_parser::Face;

use crate::pages::shared::typeface::{self, is_lacking};

/// Weight and slope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::pages) enum Style {
    #[default]
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// Font files under the SIL Open Font License: `assets/fonts/LICENSE-liberation.txt`.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../../../assets/fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../../../assets/fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../../../assets/fonts/LiberationSerif-BoldItalic.ttf"),
];

/// What the files say, read once.
static READ: LazyLock<[Option<Face<'static>>; 4]> =
    LazyLock::new(|| FILES.map(|file| Face::parse(file, 0).ok()));

/// From the baseline up to the top of capitals with marks, and down to the lowest, in ems.
pub(in crate::pages) const ASCENT: f32 = 0.891;
/// The distance of two baselines, in ems: single spacing.
pub(in crate::pages) const LEADING: f32 = 1.15;

impl Style {
    fn place(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Italic => 2,
            Self::BoldItalic => 3,
        }
    }

    fn face(self) -> Option<&'static Face<'static>> {
        READ.get(self.place()).and_then(Option::as_ref)
    }

    /// The font to embed; `None` if the file could not be read.
    pub(in crate::pages) fn font(self) -> Option<Font> {
        Font::new(FILES[self.place()].into(), 0)
    }

    /// The glyphs of a text, an em wide each as the font says; what it lacks is its empty box.
    pub(in crate::pages) fn glyphs(self, text: &str) -> Vec<KrillaGlyph> {
        let Some(face) = self.face() else { return Vec::new() };
        let em = f32::from(face.units_per_em());
        text.char_indices()
            .map(|(at, letter)| {
                let id = face.glyph_index(letter).unwrap_or_default();
                KrillaGlyph {
                    glyph_id: GlyphId::new(u32::from(id.0)),
                    text_range: at..at + letter.len_utf8(),
                    x_advance: f32::from(face.glyph_hor_advance(id).unwrap_or(0)) / em,
                    x_offset: 0.0,
                    y_offset: 0.0,
                    y_advance: 0.0,
                    location: None,
                }
            })
            .collect()
    }

    /// A text with every character that the font lacks named in its place.
    pub(in crate::pages) fn printable(self, text: &str) -> Cow<'_, str> {
        self.face().map_or(Cow::Borrowed(text), |face| typeface::printable(face, text))
    }

    /// How wide a text runs when its type is 1 high.
    pub(in crate::pages) fn width(self, text: &str) -> f32 {
        let Some(face) = self.face() else { return 0.0 };
        let advance = |letter| {
            let id = face.glyph_index(letter).unwrap_or_default();
            f32::from(face.glyph_hor_advance(id).unwrap_or(0))
        };
        text.chars().map(advance).sum::<f32>() / f32::from(face.units_per_em())
    }
}

/// The characters of a text that cannot be printed, each once.
pub(in crate::pages) fn lacking(text: &str) -> BTreeSet<char> {
    let Some(face) = Style::Regular.face() else { return BTreeSet::new() };
    text.chars().filter(|letter| is_lacking(face, *letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_a_glyph_are_named_in_their_place() {
        let named = Style::Regular.printable("Xong 😊, 漢\u{FE0F}");
        assert_eq!(named, "Xong [U+1F60A], [U+6F22]\u{FE0F}");
        assert_eq!(Style::Bold.printable("Đạt chỉ tiêu"), "Đạt chỉ tiêu");
        assert_eq!(lacking("a😊😊"), BTreeSet::from(['😊']));
    }

    #[test]
    fn every_vietnamese_letter_and_sign_of_reports_has_a_glyph_in_all_styles() {
        let marks = "ĂăÂâĐđÊêÔôƠơƯưÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝàáãèéìíĩòóõùúũý–—−≥≤±×“”‘’…•·§°%/()";
        let composed = ('\u{1EA0}'..='\u{1EF9}').chain(marks.chars());
        for style in [Style::Regular, Style::Bold, Style::Italic, Style::BoldItalic] {
            let face = style.face().unwrap();
            for letter in composed.clone() {
                assert!(face.glyph_index(letter).is_some(), "{style:?} {letter}");
            }
        }
    }

    /// Widths of Times New Roman in thousandths of an em, from Adobe's font metrics of Times-Roman:
    /// A 722, e 444, space 250, 0 500.
    #[test]
    fn widths_are_those_of_times() {
        for (letter, width) in [("A", 0.722), ("e", 0.444), (" ", 0.25), ("0", 0.5)] {
            assert!((Style::Regular.width(letter) - width).abs() < 0.001, "{letter}");
        }
    }
}
