//! The embedded typeface: how wide words are, and where their lines break.

use std::sync::LazyLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

/// Be Vietnam Pro, under the SIL Open Font License: `assets/fonts/OFL.txt`.
pub(super) const FAMILY: &str = "Be Vietnam Pro";
/// Ascender and descender of both weights together, in ems: plotters measures a font of this height.
const HEIGHT: f64 = 1.265;
/// Widths are whole numbers in plotters: measured large and scaled down.
const MEASURED_AT: f64 = 496.0;

static REGISTERED: LazyLock<bool> = LazyLock::new(|| {
    let regular = include_bytes!("../../assets/fonts/BeVietnamPro-Regular.ttf");
    let semibold = include_bytes!("../../assets/fonts/BeVietnamPro-SemiBold.ttf");
    register_font(FAMILY, FontStyle::Normal, regular).is_ok()
        && register_font(FAMILY, FontStyle::Bold, semibold).is_ok()
});

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// The font at this size.
pub(super) fn font(size: f64, weight: Weight) -> FontDesc<'static> {
    LazyLock::force(&REGISTERED);
    let style = match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Semibold => FontStyle::Bold,
    };
    FontDesc::new(FontFamily::Name(FAMILY), size, style)
}

/// Width of `text` at `size` pixels, in pixels.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    // The fonts are embedded and the tests measure with them, so there is always an answer.
    let (measured, _) = font(MEASURED_AT, weight).box_size(text).unwrap_or_default();
    f64::from(measured) * HEIGHT * size / MEASURED_AT
}

/// `text` in lines of at most `room` pixels. No word is lost; one longer than a line is broken.
pub(super) fn wrap(text: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let fits = |line: &str| width(line, size, weight) <= room;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_embedded_and_measured() {
        assert!(*REGISTERED);
        let regular = width("Nguyễn Thị Ưỡn", 14.0, Weight::Regular);
        let semibold = width("Nguyễn Thị Ưỡn", 14.0, Weight::Semibold);
        assert!(regular > 80.0 && semibold > regular, "{regular} {semibold}");
    }

    #[test]
    fn words_are_as_wide_as_a_browser_draws_them() {
        // Chromium 156: getBoundingClientRect at 120 px.
        let text = "Hai đường nét đứt: trung bình của các yếu tố, không phải chỉ";
        let drawn = 3508.797;
        let measured = width(text, 120.0, Weight::Regular);
        assert!((measured / drawn - 1.0).abs() < 0.002, "{measured}");
    }

    #[test]
    fn long_labels_break_between_words_and_lose_none() {
        let label = "Điểm phục vụ hành chính công có biển hiệu, hướng dẫn rõ ràng, dễ tìm";
        let lines = wrap(label, 240.0, 14.0, Weight::Regular);
        assert!(lines.len() > 1, "{lines:?}");
        assert_eq!(lines.join(" "), label);
        for line in &lines {
            assert!(width(line, 14.0, Weight::Regular) <= 240.0);
        }
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_not_clipped() {
        let lines = wrap(&"M".repeat(40), 100.0, 14.0, Weight::Regular);
        assert_eq!(lines.concat(), "M".repeat(40));
        assert!(lines.len() > 3);
    }
}
