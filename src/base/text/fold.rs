//! Text without case and accents, for searching: `Đường` is found by `duong`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a small letter is đ or looks like it in capitals: eth (Ð), African d (Ɖ).
pub(super) fn is_d(letter: char) -> bool {
    matches!(letter, 'đ' | 'ð' | 'ɖ')
}

/// Lower case, without accents, đ as d, runs of white space as one space.
pub fn folded(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if is_d(letter) { 'd' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same as a pattern of `like … escape '\'` that finds it anywhere.
pub fn escaped_like(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in folded(text).chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
