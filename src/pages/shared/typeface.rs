//! The typeface of printed sheets, inside the program: nothing depends on what a machine has. Pure.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, Node, Options, Tree, fontdb};
use ttf_parser::Face;

/// Its family name.
pub const FAMILY: &str = "Be Vietnam Pro";

/// The two font weights.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(include_bytes!("../../../assets/fonts/BeVietnamPro-Regular.ttf").to_vec());
    fonts
        .load_font_data(include_bytes!("../../../assets/fonts/BeVietnamPro-SemiBold.ttf").to_vec());
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// What the regular weight has glyphs for; the other has the same.
static FACE: LazyLock<Option<Face<'static>>> = LazyLock::new(|| {
    Face::parse(include_bytes!("../../../assets/fonts/BeVietnamPro-Regular.ttf"), 0).ok()
});

/// Reads an SVG of ours with the embedded typeface; characters that it lacks are named in their place.
///
/// # Errors
/// What the engine cannot read.
pub fn tree(svg: &str) -> Result<Tree, usvg::Error> {
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    Tree::from_str(&FACE.as_ref().map_or(Cow::Borrowed(svg), |face| printable(face, svg)), &options)
}

/// The characters of `text` that the typeface has no glyph for: an engine would leave them out.
pub fn lacking(text: &str) -> Vec<char> {
    let Some(face) = FACE.as_ref() else { return Vec::new() };
    text.chars().filter(|letter| is_lacking(face, *letter)).collect()
}

/// A text with every character that a font lacks named in its place, `[U+2713]`, so that none is lost without a word.
pub fn printable<'a>(face: &Face<'_>, text: &'a str) -> Cow<'a, str> {
    if text.chars().all(|letter| !is_lacking(face, letter)) {
        return Cow::Borrowed(text);
    }
    let named = |letter| {
        if is_lacking(face, letter) {
            format!("[U+{:04X}]", u32::from(letter))
        } else {
            letter.to_string()
        }
    };
    Cow::Owned(text.chars().map(named).collect())
}

/// Whether a font has no glyph for a character that would be seen; marks that only join or choose others, and breaks
/// of lines, are not.
pub fn is_lacking(face: &Face<'_>, letter: char) -> bool {
    let is_unseen = letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
    !is_unseen && face.glyph_index(letter).is_none()
}

/// How long `text` runs when its type is 1 high; 0 for none.
///
/// Measured by the engine that draws the text later.
pub fn width(text: &str, bold: bool) -> f64 {
    let weight = if bold { 600 } else { 400 };
    let text = escaped(text);
    // Measured large: the engine computes in single precision.
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-family=\"{FAMILY}\" \
         font-size=\"100\" font-weight=\"{weight}\">{text}</text></svg>"
    );
    let measured = tree(&svg).ok().and_then(|tree| text_width(tree.root()));
    measured.map_or(0.0, |width| f64::from(width) / 100.0)
}

/// `text` for an XML text or attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The width of the first text in a group.
fn text_width(group: &usvg::Group) -> Option<f32> {
    group.children().iter().find_map(|node| match node {
        Node::Text(text) => Some(text.bounding_box().width()),
        Node::Group(group) => text_width(group),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_is_measured_without_any_font_of_the_machine() {
        let narrow = width("Il", false);
        let wide = width("WM", false);
        assert!(narrow > 0.2 && wide > 2.0 * narrow, "{narrow} {wide}");
        assert!(width("Ông/Bà", true) > width("Ông/Bà", false));
        assert!(width("", false).abs() < f64::EPSILON);
    }

    #[test]
    fn characters_without_a_glyph_are_told() {
        assert_eq!(lacking("Quầy số 5 – Tiếp nhận “hồ sơ” · 1/2 & …, ẶỮđĐ"), Vec::<char>::new());
        assert_eq!(lacking("Quầy ✓ 😊\n"), ['✓', '😊']);
    }

    #[test]
    fn a_drawing_names_characters_without_a_glyph_in_their_place() {
        let same = |text, named| (width(text, false) - width(named, false)).abs() < f64::EPSILON;
        assert!(same("Quầy 😊", "Quầy [U+1F60A]"));
    }

    #[test]
    fn marks_of_vietnamese_stand_above_their_letter() {
        for (marked, plain) in [("Ặ", "A"), ("ế", "e"), ("Ữ", "Ư"), ("đ", "d")] {
            let difference = width(marked, false) - width(plain, false);
            assert!(difference.abs() < 0.05, "{marked}: {difference}");
        }
    }
}
