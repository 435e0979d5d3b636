//! Where lines break: as many words as fit, one line after the other.

use super::face::Style;

/// A line of text, and how wide it runs.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pages) struct TextLine {
    pub(in crate::pages) text: String,
    pub(in crate::pages) width: f32,
    /// It is the last of its paragraph, which is not stretched.
    pub(in crate::pages) is_last: bool,
}

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) struct Look {
    pub(in crate::pages) style: Style,
    /// Points.
    pub(in crate::pages) size: f32,
}

impl Look {
    pub(in crate::pages) const fn new(style: Style, size: f32) -> Self {
        Self { style, size }
    }

    pub(in crate::pages) fn width(self, text: &str) -> f32 {
        self.style.width(text) * self.size
    }
}

/// The lines of `text` no wider than `width`; the first begins `indent` further in. A word wider than a line
/// is broken where the line ends.
pub(in crate::pages) fn lines(text: &str, look: Look, width: f32, indent: f32) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut open = String::new();
    let mut filled = 0.0;
    let space = look.width(" ");
    let mut room = width - indent;
    let text = look.style.printable(text);
    for word in text.split_ascii_whitespace() {
        for part in broken(word, look, width) {
            let length = look.width(&part);
            let before = if open.is_empty() { 0.0 } else { space };
            if !open.is_empty() && filled + before + length > room + 0.01 {
                let text = std::mem::take(&mut open);
                lines.push(TextLine { text, width: filled, is_last: false });
                (filled, room) = (0.0, width);
            }
            if !open.is_empty() {
                open.push(' ');
                filled += space;
            }
            open.push_str(&part);
            filled += length;
        }
    }
    lines.push(TextLine { text: open, width: filled, is_last: true });
    lines
}

/// A word in parts that each fit a line.
fn broken(word: &str, look: Look, width: f32) -> Vec<String> {
    if look.width(word) <= width {
        return vec![word.to_owned()];
    }
    let mut parts = Vec::new();
    let mut part = String::new();
    for letter in word.chars() {
        part.push(letter);
        if look.width(&part) > width && part.chars().count() > 1 {
            part.pop();
            parts.push(std::mem::take(&mut part));
            part.push(letter);
        }
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_no_word() {
        let look = Look::new(Style::Regular, 14.0);
        let text =
            "Tỷ lệ hài lòng chung đạt 89,99%, thấp hơn chỉ tiêu 0,01 điểm phần trăm. ".repeat(8);
        let lines = lines(&text, look, 300.0, 36.0);
        assert!(lines.len() > 5);
        for (place, line) in lines.iter().enumerate() {
            let room = if place == 0 { 264.0 } else { 300.0 };
            assert!(line.width <= room + 0.1, "{line:?}");
            assert!((look.width(&line.text) - line.width).abs() < 0.1);
        }
        let all: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(all.join(" "), text.trim());
    }

    #[test]
    fn a_word_wider_than_the_column_is_broken() {
        let look = Look::new(Style::Regular, 12.0);
        let found = lines("Nghiêngnghiêngnghiêngnghiêng", look, 60.0, 0.0);
        assert!(found.len() > 1);
        assert!(found.iter().all(|line| line.width <= 60.1), "{found:?}");
        assert_eq!(lines("", look, 60.0, 0.0).len(), 1);
    }
}
