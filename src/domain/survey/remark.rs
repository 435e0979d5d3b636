//! Free text as it may be kept and shown.

use unicode_normalization::UnicodeNormalization;

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
    visible.nfc().collect::<String>().trim().to_owned()
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
