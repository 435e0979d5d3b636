//! A sheet of paper drawn in SVG, in millimetres: the one source of poster and slip files. Pure.
//!
//! Text stays text, so that a file can be searched, read aloud and copied from. Every line says
//! how long it is, so that a reader without the font keeps the layout.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::qr::Qr;
use crate::pages::shared::typeface::{self, escaped};

/// Black that is kind to toner, on which the contrast with white is still above 15:1.
pub(super) const INK: &str = "#15202b";
/// For second languages and small print; 7:1 on white.
pub(super) const QUIET_INK: &str = "#4a5560";
/// The red of the national flag, a shade deeper so that white text on it has 5:1.
pub(super) const RED: &str = "#c8201a";
/// The yellow of its star; never behind text.
pub(super) const YELLOW: &str = "#ffcd00";
/// A ground that sets a part off and prints as nothing on a poor printer.
pub(super) const PALE: &str = "#f3f5f7";
/// For rules between parts.
pub(super) const RULE: &str = "#c3cad1";

/// How a line of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    /// Height of the type, in the sheet's unit.
    pub size: f64,
    /// `SemiBold` rather than Regular.
    pub bold: bool,
    /// A colour of this file.
    pub colour: &'static str,
}

impl Type {
    /// How long `text` runs in it.
    pub(super) fn length_of(self, text: &str) -> f64 {
        typeface::width(text, self.bold) * self.size
    }
}

/// A point of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
}

/// A sheet under the pen. Lengths are in its unit, from the upper left corner.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Width and height of the paper in millimetres.
    paper: [f64; 2],
    /// Millimetres to the unit: the same drawing on larger paper has a larger one.
    unit: f64,
    body: String,
    /// Characters of its lines that the typeface lacks.
    lacking: BTreeSet<char>,
}

impl Drawing {
    /// A white sheet of `paper` millimetres, drawn in units of `unit` millimetres.
    pub(super) fn new(paper: [f64; 2], unit: f64) -> Self {
        let mut sheet = Self { paper, unit, body: String::new(), lacking: BTreeSet::new() };
        sheet.rect([0.0, 0.0, sheet.width(), sheet.height()], "#fff", 0.0);
        sheet
    }

    /// Width and height of the paper in millimetres.
    pub(super) fn paper(&self) -> [f64; 2] {
        self.paper
    }

    /// Its width in units.
    pub(super) fn width(&self) -> f64 {
        self.paper[0] / self.unit
    }

    /// Its height in units.
    pub(super) fn height(&self) -> f64 {
        self.paper[1] / self.unit
    }

    /// Characters of its lines that cannot be printed.
    pub(super) fn lacking(&self) -> &BTreeSet<char> {
        &self.lacking
    }

    /// A filled rectangle: left, top, width, height; `round` is the radius of its corners.
    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], fill: &str, round: f64) {
        let _ = write!(
            self.body,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" \
             rx=\"{round:.2}\" fill=\"{fill}\"/>"
        );
    }

    /// Strokes of `width` along an SVG path.
    pub(super) fn stroke(&mut self, path: &str, colour: &str, width: f64) {
        let _ = write!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width:.2}\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
        );
    }

    /// A dashed line to cut along, from one point to another.
    pub(super) fn cut(&mut self, [x1, y1, x2, y2]: [f64; 4]) {
        let _ = write!(
            self.body,
            "<path d=\"M{x1:.2} {y1:.2}L{x2:.2} {y2:.2}\" fill=\"none\" stroke=\"{QUIET_INK}\" \
             stroke-width=\"0.15\" stroke-dasharray=\"1.4 1.4\"/>"
        );
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        let _ = write!(
            self.body,
            "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\" fill=\"{fill}\"/>"
        );
    }

    /// A picture within a square of this side; `address` holds its data.
    pub(super) fn picture(&mut self, address: &str, [x, y]: [f64; 2], side: f64) {
        let _ = write!(
            self.body,
            "<image x=\"{x:.2}\" y=\"{y:.2}\" width=\"{side:.2}\" height=\"{side:.2}\" href=\"{address}\"/>"
        );
    }

    /// One line of text; `[x, y]` is its anchor on the baseline.
    pub(super) fn line(&mut self, text: &str, [x, y]: [f64; 2], anchor: Anchor, look: Type) {
        let Type { size, bold, colour } = look;
        let weight = if bold { 600 } else { 400 };
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
        };
        let length = look.length_of(text);
        self.lacking.extend(typeface::lacking(text));
        let text = escaped(text);
        let _ = write!(
            self.body,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size:.2}\" font-weight=\"{weight}\" \
             fill=\"{colour}\" text-anchor=\"{anchor}\" textLength=\"{length:.2}\" \
             lengthAdjust=\"spacingAndGlyphs\">{text}</text>"
        );
    }

    /// Lines one under the other, the first anchored at `[x, y]`; gives the last baseline.
    pub(super) fn lines(
        &mut self,
        lines: &[String],
        [x, y]: [f64; 2],
        anchor: Anchor,
        look: Type,
    ) -> f64 {
        let mut baseline = y;
        for (place, line) in lines.iter().enumerate() {
            if place > 0 {
                baseline += look.size * LEADING;
            }
            self.line(line, [x, baseline], anchor, look);
        }
        baseline
    }

    /// A QR code with its quiet zone in a square of `side` at `x`, `y`.
    pub(super) fn qr(&mut self, qr: &Qr, x: f64, y: f64, side: f64) {
        let scale = side / f64::from(u32::try_from(qr.width()).unwrap_or(u32::MAX));
        let path = qr.path();
        let _ = write!(
            self.body,
            "<g transform=\"translate({x:.3} {y:.3}) scale({scale:.5})\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{width}v{width}H0z\"/>\
             <path fill=\"#000\" d=\"{path}\"/></g>",
            width = qr.width()
        );
    }

    /// The sheet as an SVG file; `title` names it to screen readers.
    pub(super) fn svg(&self, title: &str) -> String {
        let [paper_width, paper_height] = self.paper;
        let (width, height, body) = (self.width(), self.height(), &self.body);
        let (family, title) = (typeface::FAMILY, escaped(title));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{paper_width}mm\" \
             height=\"{paper_height}mm\" viewBox=\"0 0 {width:.4} {height:.4}\" font-family=\"{family}, Arial, sans-serif\" \
             xml:lang=\"vi\"><title>{title}</title>{body}</svg>\n"
        )
    }
}

/// Distance between baselines, in heights of the type: room for marks above and below.
pub(super) const LEADING: f64 = 1.3;

/// `text` in the fewest lines no longer than `width`, all of about one length; a longer word
/// stands alone.
pub(super) fn wrapped(text: &str, look: Type, width: f64) -> Vec<String> {
    let measured = |text: &str| look.length_of(text);
    // A lone space has no width to the engine.
    let space = measured("a a") - measured("aa");
    let words: Vec<(&str, f64)> =
        text.split_whitespace().map(|word| (word, measured(word))).collect();
    let mut lines = broken(&words, space, width);
    // Narrower while the lines stay as few: the last one is then no orphan.
    let mut narrower = width;
    while narrower > width / 2.0 {
        narrower -= look.size / 4.0;
        let tried = broken(&words, space, narrower);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
    }
    lines
}

/// Words put into lines one after the other.
fn broken(words: &[(&str, f64)], space: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0.0;
    for (word, length) in words {
        match lines.last_mut() {
            Some(line) if filled + space + length <= width => {
                line.push(' ');
                line.push_str(word);
                filled += space + length;
            }
            _ => {
                lines.push((*word).to_owned());
                filled = *length;
            }
        }
    }
    lines
}

/// `text` in at most `most` lines no longer than `width`, in smaller type where it must be.
pub(super) fn fitted(text: &str, look: Type, width: f64, most: usize) -> (Vec<String>, Type) {
    let mut look = look;
    loop {
        let lines = wrapped(text, look, width);
        let fits = lines.len() <= most && lines.iter().all(|line| look.length_of(line) <= width);
        // Two millimetres are the smallest that is read at arm's length.
        if fits || look.size < 2.0 {
            return (lines, look);
        }
        look.size *= 0.96;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Type = Type { size: 5.0, bold: false, colour: INK };

    #[test]
    fn lines_are_no_longer_than_asked() {
        let text = "Bàn hỗ trợ người cao tuổi và người khuyết tật";
        let lines = wrapped(text, LOOK, 50.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        for line in lines {
            assert!(typeface::width(&line, false) * LOOK.size <= 50.0, "{line}");
        }
    }

    #[test]
    fn a_long_name_shrinks_until_it_fits() {
        let (lines, look) = fitted(&"Quầy tiếp nhận ".repeat(6), LOOK, 60.0, 2);
        assert!(lines.len() <= 2);
        assert!(look.size < LOOK.size);
        let (lines, look) = fitted("Quầy 1", LOOK, 60.0, 2);
        assert_eq!((lines.len(), look), (1, LOOK));
    }

    #[test]
    fn signs_of_markup_are_kept_as_text() {
        let mut sheet = Drawing::new([10.0, 10.0], 1.0);
        sheet.line("<b> & \"c\"", [0.0, 5.0], Anchor::Start, LOOK);
        assert!(sheet.svg("x").contains("&lt;b&gt; &amp; &quot;c&quot;"));
    }
}
