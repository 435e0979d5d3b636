//! Text in the embedded typeface: its style, its width, and where its lines break.

use std::sync::LazyLock;

use plotters::style::text_anchor::HPos;
use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use super::Ink;

/// Be Vietnam Pro, under the SIL Open Font License: `assets/fonts/OFL.txt`.
pub(super) const FAMILY: &str = "Be Vietnam Pro";
/// Ascender plus descender of both weights, in ems: the height that plotters takes as a font's size
/// when it measures.
const HEIGHT: f64 = 1.265;
/// The size at which text is measured: large, because plotters gives widths as whole numbers.
const MEASURED_AT: f64 = 496.0;

static REGISTERED: LazyLock<bool> = LazyLock::new(|| {
    let regular = include_bytes!("../../../assets/fonts/BeVietnamPro-Regular.ttf");
    let semibold = include_bytes!("../../../assets/fonts/BeVietnamPro-SemiBold.ttf");
    register_font(FAMILY, FontStyle::Normal, regular).is_ok()
        && register_font(FAMILY, FontStyle::Bold, semibold).is_ok()
});

/// Size, weight, colour and alignment of a text.
#[derive(Clone, Copy)]
pub(super) struct TextStyle {
    /// Pixels per em.
    pub(super) size: f64,
    /// Weight 400 or 600.
    semibold: bool,
    pub(super) ink: Ink,
    /// Which part of the text stands at the point given.
    pub(super) anchor: HPos,
}

impl TextStyle {
    /// Regular text that starts at its point; `size` in pixels per em.
    pub(super) const fn new(size: f64, ink: Ink) -> Self {
        Self { size, semibold: false, ink, anchor: HPos::Left }
    }

    /// The same in semibold.
    pub(super) fn semibold(self) -> Self {
        Self { semibold: true, ..self }
    }

    /// The same, ending at its point.
    pub(super) fn right(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }

    /// The same, centred on its point.
    pub(super) fn centred(self) -> Self {
        Self { anchor: HPos::Center, ..self }
    }

    /// The font in this weight at another size.
    pub(super) fn font(self, size: f64) -> FontDesc<'static> {
        LazyLock::force(&REGISTERED);
        let weight = if self.semibold { FontStyle::Bold } else { FontStyle::Normal };
        FontDesc::new(FontFamily::Name(FAMILY), size, weight)
    }

    /// Width of `text`, in pixels.
    pub(super) fn width(self, text: &str) -> f64 {
        // The fonts are embedded and the tests measure with them, so there is always an answer.
        let (measured, _) = self.font(MEASURED_AT).box_size(text).unwrap_or_default();
        f64::from(measured) * HEIGHT * self.size / MEASURED_AT
    }

    /// `text` in lines of at most `room` pixels. No word is lost; one longer than a line is broken.
    pub(super) fn wrap(self, text: &str, room: f64) -> Vec<String> {
        let fits = |line: &str| self.width(line) <= room;
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                if !line.is_empty() && !fits(&format!("{line}{letter}")) {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(size: f64) -> TextStyle {
        TextStyle::new(size, Ink::Text)
    }

    #[test]
    fn both_weights_are_embedded_and_measured() {
        assert!(*REGISTERED);
        let regular = at(14.0).width("Nguyễn Thị Ưỡn");
        let semibold = at(14.0).semibold().width("Nguyễn Thị Ưỡn");
        assert!(regular > 80.0 && semibold > regular, "{regular} {semibold}");
    }

    #[test]
    fn words_are_as_wide_as_a_browser_draws_them() {
        // Chromium 156: getBoundingClientRect at 120 px.
        let text = "Hai đường nét đứt: trung bình của các yếu tố, không phải chỉ";
        let drawn = 3508.797;
        let measured = at(120.0).width(text);
        assert!((measured / drawn - 1.0).abs() < 0.002, "{measured}");
    }

    #[test]
    fn long_labels_break_between_words_and_lose_none() {
        let label = "Điểm phục vụ hành chính công có biển hiệu, hướng dẫn rõ ràng, dễ tìm";
        let lines = at(14.0).wrap(label, 240.0);
        assert!(lines.len() > 1, "{lines:?}");
        assert_eq!(lines.join(" "), label);
        for line in &lines {
            assert!(at(14.0).width(line) <= 240.0);
        }
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_not_clipped() {
        let lines = at(14.0).wrap(&"M".repeat(40), 100.0);
        assert_eq!(lines.concat(), "M".repeat(40));
        assert!(lines.len() > 3);
    }
}
