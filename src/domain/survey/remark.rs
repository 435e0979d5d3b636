//! Free text as it may be kept and shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest remark, in characters: a page of handwriting.
pub(super) const LONGEST: usize = 1200;

/// Composed (NFC), with one kind of line end, without what one cannot see: control characters,
/// and the marks that turn the direction of text or have no width, with which a text can be made
/// to look like another.
pub fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    // a tab parts words, so it is not dropped with the other controls
    let lines = lines.replace('\t', " ");
    let visible = lines.chars().filter(|c| *c == '\n' || !is_unseen(*c));
    few_marks(visible.nfc()).trim().to_owned()
}

/// Marks that may stand on one letter beyond those composed with it: Vietnamese needs none.
const MOST_MARKS: usize = 3;

/// Without marks piled up on a letter, which would cover the lines above.
fn few_marks(letters: impl Iterator<Item = char>) -> String {
    let mut marks = 0;
    let kept = letters.filter(|letter| {
        marks = if is_combining_mark(*letter) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    });
    kept.collect()
}

/// Controls (Cc) and the format characters (Cf) of Unicode that have no place in a remark.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}'
            | '\u{061c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
