//! Codes that are numbers, of which spreadsheets leave out the zeros before them.

/// Digits of such a code at most, with the zeros before it.
const WIDEST: usize = 16;

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number without the zeros before it; any other code as it is.
pub fn without_zeros(code: &str) -> &str {
    if !is_digits(code) {
        return code;
    }
    match code.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    }
}

/// The codes that differ from this one by zeros before it alone; none where it is no number.
pub fn zero_variants(code: &str) -> Vec<String> {
    let digits = without_zeros(code);
    if !is_digits(digits) {
        return Vec::new();
    }
    let widths = digits.len()..=WIDEST.max(digits.len());
    let written = widths.map(|width| format!("{digits:0>width$}"));
    written.filter(|written| written != code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_before_numbers_alone_are_left_out() {
        for (code, plain) in [("0017", "17"), ("000", "0"), ("A017", "A017"), ("", ""), ("7", "7")]
        {
            assert_eq!(without_zeros(code), plain);
        }
        let variants = zero_variants("017");
        assert!(variants.contains(&"17".to_owned()) && variants.contains(&"0017".to_owned()));
        assert!(!variants.contains(&"017".to_owned()) && zero_variants("H17").is_empty());
    }
}
