//! Codes of what PAPI is made of, and how much each can be.

use super::Structure;

/// The code a column or a cell means: `S5.1` for `s5.1`, `5.1`, `S5_1` and `S51`; `D6`; `total`.
pub fn code(text: &str) -> Option<String> {
    let lower = text.trim().to_ascii_lowercase();
    if lower == "total" {
        return Some(lower);
    }
    let letters: String = lower.chars().take_while(char::is_ascii_alphabetic).collect();
    let rest: Vec<char> = lower.chars().skip(letters.len()).collect();
    match (letters.as_str(), &rest[..]) {
        ("d", [one]) if one.is_ascii_digit() => Some(format!("D{one}")),
        ("s", [one, two]) | ("s" | "", [one, '.' | '_', two])
            if one.is_ascii_digit() && two.is_ascii_digit() =>
        {
            Some(format!("S{one}.{two}"))
        }
        _ => None,
    }
}

/// The most that a part can be; `None` for a sub-dimension that the year does not have.
pub fn most(structure: Option<&Structure<'_>>, code: &str) -> Option<f64> {
    match structure {
        Some(structure) if code.starts_with('S') => {
            structure.siblings(code).map(|siblings| 10.0 / f64::from(siblings))
        }
        _ if code == "total" => Some(80.0),
        _ => Some(10.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_the_ways_workbooks_write_it() {
        for text in ["S5.1", "s5.1", "5.1", "S5_1", "S51", " S5.1 "] {
            assert_eq!(code(text).as_deref(), Some("S5.1"), "{text}");
        }
        assert_eq!(code("d6").as_deref(), Some("D6"));
        assert_eq!(code("Total").as_deref(), Some("total"));
        for text in ["I5.1.2", "rank", "D10", "2019", "51", "group"] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
