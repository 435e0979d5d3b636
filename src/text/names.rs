//! Names that are known are masked, however they are cased.

use super::masking::begins_anew;

/// What stands in place of a name.
const NAME: &str = "[đã che: họ tên]";

/// The text with each of these names masked, however it is cased.
pub fn without_names(text: &str, names: &[&str]) -> String {
    let mut shown = text.to_owned();
    for name in names.iter().map(|name| name.trim()) {
        // A single short word is too often something else: An, Hà, Lan.
        if name.chars().count() >= 5 {
            shown = without(&shown, name);
        }
    }
    shown
}

/// Letter by letter in lower case, so that places agree.
fn without(text: &str, name: &str) -> String {
    let lower = |letter: &char| letter.to_lowercase().next().unwrap_or(*letter);
    let letters: Vec<char> = text.chars().collect();
    let wanted: Vec<char> = name.chars().map(|letter| lower(&letter)).collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let after = at + wanted.len();
        let here = letters
            .get(at..after)
            .is_some_and(|part| part.iter().map(lower).eq(wanted.iter().copied()));
        let whole = letters
            .get(after)
            .is_none_or(|letter| !letter.is_alphanumeric());
        if here && whole && begins_anew(&letters, at) {
            shown.push_str(NAME);
            at = after;
        } else {
            shown.push(letters[at]);
            at += 1;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_masked_and_parts_of_words_are_not() {
        let names = ["Trần Thị Bưởi", "An"];
        let text = "Tôi là TRẦN THỊ BƯỞI. An ninh tốt; trần thị bưởii.";
        assert_eq!(
            without_names(text, &names),
            format!("Tôi là {NAME}. An ninh tốt; trần thị bưởii.")
        );
    }
}
