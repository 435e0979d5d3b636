//! What stands where: pages of text, rules and pictures, and the structure that readers of tagged PDF follow.

use super::face::{ASCENT, LEADING};
use super::flow::{Look, lines};

/// A4 in points.
pub(in crate::pages) const PAPER: [f32; 2] = [595.28, 841.89];
/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// Margins: above and below 20 mm, left 30, right 15.
const ABOVE: f32 = 20.0 * MM;
const BELOW: f32 = 20.0 * MM;
pub(in crate::pages) const LEFT: f32 = 30.0 * MM;
const RIGHT: f32 = 15.0 * MM;
/// What the margins leave.
pub(in crate::pages) const WIDTH: f32 = PAPER[0] - LEFT - RIGHT;
/// The last line a page takes.
const BOTTOM: f32 = PAPER[1] - BELOW;

/// What a part of the text is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pages) enum Role {
    Heading(u8),
    Paragraph,
    Table,
    Row,
    Head,
    Cell,
    /// A picture and what it shows, in words.
    Figure(String),
}

/// A part of the text; its text and pictures point to it.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Part {
    pub(in crate::pages) role: Role,
    pub(in crate::pages) parent: Option<usize>,
}

/// Something drawn. Without a part it is no text of the document: a page's number, a repeated head, a rule.
#[derive(Clone, Debug)]
pub(in crate::pages) enum Mark {
    Text { at: [f32; 2], text: String, look: Look, stretch: f32, part: Option<usize> },
    Rule { from: [f32; 2], to: [f32; 2], width: f32 },
    Shade { at: [f32; 2], size: [f32; 2] },
    Picture { at: [f32; 2], size: [f32; 2], svg: String, part: usize },
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) struct Setting {
    pub(in crate::pages) look: Look,
    pub(in crate::pages) align: Align,
    /// The first line further in.
    pub(in crate::pages) indent: f32,
    /// Space before and after.
    pub(in crate::pages) space: [f32; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Align {
    Left,
    Centre,
    Right,
    Justified,
}

/// A document under the pen.
#[derive(Debug, Default)]
pub(in crate::pages) struct Sheets {
    pub(in crate::pages) pages: Vec<Vec<Mark>>,
    pub(in crate::pages) parts: Vec<Part>,
    /// Where the next line begins.
    pub(in crate::pages) y: f32,
}

impl Sheets {
    pub(in crate::pages) fn new() -> Self {
        Self { pages: vec![Vec::new()], parts: Vec::new(), y: ABOVE }
    }

    pub(in crate::pages) fn part(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.parts.push(Part { role, parent });
        self.parts.len() - 1
    }

    pub(in crate::pages) fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    pub(in crate::pages) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = ABOVE;
    }

    /// Begins a new page unless this one has so much room left.
    pub(in crate::pages) fn keep(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > ABOVE {
            self.new_page();
        }
    }

    /// Whether so much fits on this page.
    pub(in crate::pages) fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// A paragraph over the whole width. Neither its first nor its last line stands alone on a page.
    pub(in crate::pages) fn paragraph(&mut self, text: &str, role: Role, setting: Setting) {
        let part = self.part(role, None);
        let found = lines(text, setting.look, WIDTH, setting.indent);
        let leading = setting.look.size * LEADING;
        self.y += setting.space[0];
        let many = found.len();
        for (place, line) in found.iter().enumerate() {
            let together = match many - place {
                2 => 2.0,
                _ if place == 0 && many > 1 => 2.0,
                _ => 1.0,
            };
            self.keep(leading * together);
            let indent = if place == 0 { setting.indent } else { 0.0 };
            let room = WIDTH - indent;
            let x = LEFT + indent + aligned(setting.align, room - line.width);
            let gaps = line.text.matches(' ').count();
            let stretch = match setting.align {
                Align::Justified if !line.is_last && gaps > 0 => (room - line.width) / real(gaps),
                _ => 0.0,
            };
            let at = [x, self.y + baseline(setting.look)];
            let text = line.text.clone();
            self.mark(Mark::Text { at, text, look: setting.look, stretch, part: Some(part) });
            self.y += leading;
        }
        self.y += setting.space[1];
    }

    /// Lines in a box from `x`, beginning at `y`; gives where they end.
    pub(in crate::pages) fn boxed(
        &mut self,
        text: &str,
        [x, y, width]: [f32; 3],
        (look, align): (Look, Align),
        part: Option<usize>,
    ) -> f32 {
        let leading = look.size * LEADING;
        let mut y = y;
        for line in lines(text, look, width, 0.0) {
            let at = [x + aligned(align, width - line.width), y + baseline(look)];
            self.mark(Mark::Text { at, text: line.text, look, stretch: 0.0, part });
            y += leading;
        }
        y
    }
}

/// How high lines in a box of this width are.
pub(in crate::pages) fn height(text: &str, look: Look, width: f32) -> f32 {
    real(lines(text, look, width, 0.0).len()) * look.size * LEADING
}

fn baseline(look: Look) -> f32 {
    look.size * (ASCENT + (LEADING - 1.107) / 2.0)
}

fn aligned(align: Align, room: f32) -> f32 {
    match align {
        Align::Left | Align::Justified => 0.0,
        Align::Centre => room / 2.0,
        Align::Right => room,
    }
}

/// A small count.
#[expect(clippy::cast_precision_loss, reason = "lines and gaps are few")]
pub(in crate::pages) fn real(n: usize) -> f32 {
    n as f32
}
