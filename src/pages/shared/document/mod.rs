//! What every administrative document has (Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I): the state's name and
//! motto, the office, number, place and day above; who signs and who gets copies below.

pub mod docx;
mod schema;

use crate::base::text::length;

/// Quốc hiệu.
pub const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

/// Tiêu ngữ.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// The side of a logo above the office's names, in points.
pub const LOGO: f32 = 42.0;

/// The logo in words.
pub const LOGO_TOLD: &str = "Biểu trưng của cơ quan";

/// The logo as a drawing, from an address that holds the picture.
pub fn logo(address: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{LOGO}\" height=\"{LOGO}\">\
         <image href=\"{address}\" width=\"{LOGO}\" height=\"{LOGO}\"/></svg>"
    )
}

/// What stands above the title, as it is printed.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The office's logo, as an address that holds the picture.
    pub logo: Option<&'a str>,
    /// The body above the office.
    pub parent: &'a str,
    /// The office.
    pub office: &'a str,
    /// Number and sign.
    pub number: &'a str,
    /// Place and day.
    pub dated: &'a str,
}

/// What stands below the last sentence, as it is printed.
#[derive(Clone, Copy, Debug)]
pub struct Foot<'a> {
    /// Nơi nhận.
    pub copies: &'a [String],
    /// The signatory's position, in capitals.
    pub title: &'a str,
    /// The signatory's name.
    pub signer: &'a str,
}

/// Letters of a name that fit a line of the left column in capitals of 13 points.
const LINE: usize = 21;

/// Two words that stay on one line, with a space that does not break.
const KEPT: &str = "THÀNH\u{a0}PHỐ";

/// A name in capitals on as few lines as it needs, the lines as equal as they can be: a greedy break would leave half
/// a word group alone.
pub fn balanced(name: &str) -> Vec<String> {
    let name = name.to_uppercase().replace("THÀNH PHỐ", KEPT);
    let words: Vec<&str> = name.split_ascii_whitespace().collect();
    let fewest = broken(&words, LINE).len();
    let narrowest = (1..LINE).find(|width| broken(&words, *width).len() == fewest);
    let lines = broken(&words, narrowest.unwrap_or(LINE));
    lines.into_iter().map(|line| line.replace(KEPT, "THÀNH PHỐ")).collect()
}

fn broken(words: &[&str], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_where_their_halves_are_most_equal() {
        let lines = balanced("Ủy ban nhân dân thành phố Hải Phòng");
        assert_eq!(lines, ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"]);
        let lines = balanced("Sở Ngoại vụ thành phố Hải Phòng");
        assert_eq!(lines, ["SỞ NGOẠI VỤ", "THÀNH PHỐ HẢI PHÒNG"]);
        assert_eq!(balanced("Sở Ngoại vụ"), ["SỞ NGOẠI VỤ"]);
        assert!(balanced("").is_empty());
    }
}
