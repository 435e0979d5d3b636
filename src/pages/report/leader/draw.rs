//! The leader's page as a drawing of an A4 sheet, in millimetres: the one source of its PDF and its picture.

use std::fmt::Write as _;

use crate::base::Lang;
use crate::domain::chart::{self, ChartOptions, RateRow};
use crate::domain::report::{LeaderPage, Line, Lowest};
use crate::pages::shared::typeface::{self, FAMILY, escaped};
use crate::stats::Verdict;

/// A4.
pub(super) const PAPER: [f64; 2] = [210.0, 297.0];
const MARGIN: f64 = 15.0;
const WIDTH: f64 = PAPER[0] - 2.0 * MARGIN;
/// Between two cards.
const GAP: f64 = 6.0;
/// Between a card's edge and its text.
const PADDING: f64 = 5.0;

const INK: &str = "#15202b";
const QUIET: &str = "#4a5560";
const PALE: &str = "#f3f5f7";
const REACHED: &str = "#1d5fa8";
const MISSED: &str = "#b3400f";

/// Headings of the lowest criteria and units, and of what changed.
pub(super) const CRITERIA: &str = "Tiêu chí thấp nhất";
pub(super) const UNITS: &str = "Đơn vị thấp nhất";
pub(super) const CHANGES: &str = "Thay đổi so với kỳ trước";
pub(super) const NO_CHANGES: &str = "Chưa có kỳ trước để so sánh.";

/// The sheet as SVG.
pub(super) fn svg(page: &LeaderPage) -> String {
    let mut pen = Pen::default();
    head(&mut pen, page);
    let y = answer(&mut pen, page, 42.0);
    let y = lowest(&mut pen, page, y + GAP);
    let y = work(&mut pen, page, y + GAP);
    let y = changes(&mut pen, page, y + GAP);
    foot(&mut pen, y.max(PAPER[1] - 24.0));
    let [width, height] = PAPER;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\" lang=\"vi\"><title>{}</title>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{}</svg>",
        escaped(&super::title(page)),
        pen.0
    )
}

#[derive(Default)]
struct Pen(String);

/// Height of type in millimetres, weight and colour.
#[derive(Clone, Copy)]
struct Look(f64, bool, &'static str);

impl Pen {
    fn line(&mut self, [x, y]: [f64; 2], text: &str, Look(size, bold, colour): Look) {
        let weight = if bold { 600 } else { 400 };
        let _ = write!(
            self.0,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" font-weight=\"{weight}\" \
             fill=\"{colour}\">{}</text>",
            escaped(text)
        );
    }

    /// Lines no wider than `width`; gives the baseline of a next one.
    fn wrapped(&mut self, [x, y]: [f64; 2], text: &str, look: Look, width: f64) -> f64 {
        let mut y = y;
        for line in broken(text, look, width) {
            self.line([x, y], &line, look);
            y += look.0 * 1.35;
        }
        y
    }

    fn card(&mut self, [x, y, width, height]: [f64; 4]) {
        let _ = write!(
            self.0,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" rx=\"2.5\" fill=\"{PALE}\"/>"
        );
    }

    fn bar(&mut self, [x, y, width]: [f64; 3], share: f64, target: Option<f64>) {
        let of = |share: f64| width * share.clamp(0.0, 1.0);
        let missed = target.is_some_and(|target| share < target);
        let fill = if missed { MISSED } else { REACHED };
        let _ = write!(
            self.0,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"1.6\" rx=\"0.8\" fill=\"#d9dee4\"/>\
             <rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{:.2}\" height=\"1.6\" rx=\"0.8\" fill=\"{fill}\"/>",
            of(share)
        );
        if let Some(target) = target {
            let at = x + of(target);
            let _ = write!(
                self.0,
                "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"0.5\" height=\"3\" fill=\"{INK}\"/>",
                at - 0.25,
                y - 0.7
            );
        }
    }
}

fn broken(text: &str, Look(size, bold, _): Look, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if typeface::width(&format!("{line} {word}"), bold) * size <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How high so many wrapped lines are.
fn height(text: &str, look: Look, width: f64) -> f64 {
    let lines: f64 = broken(text, look, width).iter().map(|_| 1.0).sum();
    lines * look.0 * 1.35
}

/// Side of the logo at the right of the title.
const LOGO: f64 = 20.0;

fn head(pen: &mut Pen, page: &LeaderPage) {
    if let Some(address) = &page.logo {
        let _ = write!(
            pen.0,
            "<image x=\"{:.2}\" y=\"14\" width=\"{LOGO}\" height=\"{LOGO}\" href=\"{address}\"/>",
            PAPER[0] - MARGIN - LOGO
        );
    }
    pen.line([MARGIN, 19.0], &page.office, Look(4.2, true, QUIET));
    let title = format!("Tình hình {}", page.period);
    pen.line([MARGIN, 29.5], &title, Look(8.5, true, INK));
    pen.line([MARGIN, 36.5], &page.days.shown(), Look(3.7, false, QUIET));
}

/// The figure, the verdict, and the months as a line.
fn answer(pen: &mut Pen, page: &LeaderPage, y: f64) -> f64 {
    let x = MARGIN + PADDING;
    let half = WIDTH / 2.0 - PADDING - 2.0;
    let (name, said, small) =
        (Look(4.0, true, QUIET), Look(4.2, true, INK), Look(3.5, false, QUIET));
    let texts =
        [(page.survey.clone(), name), (page.sentence.shown(), said), (page.basis.shown(), small)];
    let high = texts.iter().map(|(text, look)| height(text, *look, half)).sum::<f64>() + 31.0;
    let high = high.max(58.0);
    pen.card([MARGIN, y, WIDTH, high]);
    let below = pen.wrapped([x, y + 8.0], &page.survey, name, half);
    let colour = match page.verdict {
        Some(Verdict::Reached) => REACHED,
        Some(Verdict::Missed) => MISSED,
        _ => INK,
    };
    let figure = page.index.as_ref().map_or_else(|| "–".to_owned(), Line::shown);
    pen.line([x, below + 14.0], &figure, Look(18.0, true, colour));
    let below = pen.wrapped([x, below + 22.5], &page.sentence.shown(), said, half);
    pen.wrapped([x, below + 0.8], &page.basis.shown(), small, half);
    months(pen, page, [MARGIN + WIDTH / 2.0 + 2.0, y + 8.0, WIDTH / 2.0 - PADDING - 2.0]);
    y + high
}

fn months(pen: &mut Pen, page: &LeaderPage, [x, y, width]: [f64; 3]) {
    let rows: Vec<RateRow> = page
        .months
        .iter()
        .map(|month| RateRow {
            label: month.name.clone(),
            share: month.share,
            interval: month.interval,
            n: Some(month.n),
            verdict: month.verdict,
            ..RateRow::default()
        })
        .collect();
    if rows.len() < 2 {
        return;
    }
    let options = ChartOptions {
        id: "months",
        title: "Diễn biến theo tháng",
        standalone: true,
        row_name: "Tháng",
        hidden: "ít ý kiến",
        target: page.target,
        lang: Lang::Vi,
    };
    let picture = chart::spark(&options, &rows);
    let Ok(tree) = typeface::tree(&picture.desk) else { return };
    let scale = width / f64::from(tree.size().width());
    let _ = write!(
        pen.0,
        "<g transform=\"translate({x:.2} {y:.2}) scale({scale:.5})\">{}</g>",
        picture.desk
    );
}

/// The lowest criteria on the left, the lowest units on the right.
fn lowest(pen: &mut Pen, page: &LeaderPage, y: f64) -> f64 {
    let width = (WIDTH - GAP) / 2.0;
    let lists = [(CRITERIA, &page.criteria), (UNITS, &page.units)];
    let room = width - 2.0 * PADDING;
    let tall = |list: &Vec<Lowest>| {
        list.iter().map(|each| height(&each.name, NAME, room) + 10.5).sum::<f64>() + 13.0
    };
    let high = lists.iter().map(|(_, list)| tall(list)).fold(24.0, f64::max);
    for (at, (title, list)) in [0.0, width + GAP].into_iter().zip(lists) {
        let x = MARGIN + at;
        pen.card([x, y, width, high]);
        pen.line([x + PADDING, y + 8.0], title, Look(4.2, true, INK));
        let mut below = y + 15.0;
        if list.is_empty() {
            pen.line([x + PADDING, below], "Chưa đủ số liệu.", Look(3.6, false, QUIET));
        }
        for each in list {
            below = pen.wrapped([x + PADDING, below], &each.name, NAME, room);
            pen.bar([x + PADDING, below - 2.4, room], each.share, page.target);
            pen.line([x + PADDING, below + 3.0], &each.told.shown(), Look(3.4, true, QUIET));
            below += 10.5;
        }
    }
    y + high
}

const NAME: Look = Look(3.7, false, INK);

/// Dossiers, petitions and the plan.
fn work(pen: &mut Pen, page: &LeaderPage, y: f64) -> f64 {
    let width = (WIDTH - 2.0 * GAP) / 3.0;
    let room = width - 2.0 * PADDING;
    let look = Look(3.7, false, INK);
    let tall = |lines: &Vec<Line>| {
        lines.iter().map(|line| height(&line.shown(), look, room) + 1.2).sum::<f64>() + 14.0
    };
    let high = page.work.iter().map(|(_, lines)| tall(lines)).fold(24.0, f64::max);
    let mut x = MARGIN;
    for (title, lines) in &page.work {
        pen.card([x, y, width, high]);
        pen.line([x + PADDING, y + 8.0], title, Look(4.2, true, INK));
        let mut below = y + 15.0;
        for line in lines {
            below = pen.wrapped([x + PADDING, below], &line.shown(), look, room) + 1.2;
        }
        x += width + GAP;
    }
    y + high
}

/// What changed: the first, and more as far as the sheet has room.
fn changes(pen: &mut Pen, page: &LeaderPage, y: f64) -> f64 {
    pen.line([MARGIN, y + 4.0], CHANGES, Look(4.2, true, INK));
    let look = Look(3.4, false, INK);
    let mut below = y + 10.5;
    if page.changes.is_empty() {
        pen.line([MARGIN, below], NO_CHANGES, look);
    }
    for (place, line) in page.changes.iter().enumerate() {
        let text = format!("– {}", line.shown());
        if place > 0 && below + height(&text, look, WIDTH) > PAPER[1] - 20.0 {
            break;
        }
        below = pen.wrapped([MARGIN, below], &text, look, WIDTH) + 0.8;
    }
    below
}

fn foot(pen: &mut Pen, y: f64) {
    let text = "Khảo sát nội bộ của cơ quan, không phải kết quả SIPAS, PAR Index hay PAPI chính thức. Chỉ tiêu xét trên số \
                đếm nguyên; khoảng tin cậy 95%.";
    pen.wrapped([MARGIN, y + 6.0], text, Look(3.1, false, QUIET), WIDTH);
}
