//! Tables: cells that wrap, rows that stay whole, heads that stand again on each page.

use crate::domain::report::{Column, Table};
use crate::pages::shared::pdf::face::{LEADING, Style};
use crate::pages::shared::pdf::flow::Look;
use crate::pages::shared::pdf::sheet::{Align, LEFT, Mark, Role, Setting, Sheets, WIDTH, height};

const HEAD: Look = Look::new(Style::Bold, 10.5);
const CELL: Look = Look::new(Style::Regular, 10.5);
const TITLE: Look = Look::new(Style::BoldItalic, 12.0);
/// Between a cell's rule and its text.
const PADDING: [f32; 2] = [3.5, 2.5];
/// Thickness of rules.
const RULE: f32 = 0.5;

/// Draws a table below what stands there.
pub(super) fn table(sheets: &mut Sheets, table: &Table) {
    let widths = widths(&table.columns);
    let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
    let head_height = row_height(&heads, &widths, HEAD);
    // A title and a head are never left without a row.
    sheets.keep(TITLE.size * LEADING * 2.0 + head_height + 30.0);
    if !table.title.is_empty() {
        let setting = Setting { look: TITLE, align: Align::Left, indent: 0.0, space: [4.0, 3.0] };
        sheets.paragraph(&table.title, Role::Paragraph, setting);
    }
    let whole = sheets.part(Role::Table, None);
    head(sheets, (&heads, &widths, head_height), Some(whole));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(crate::domain::report::Line::shown).collect();
        let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
        let high = row_height(&texts, &widths, CELL);
        if !sheets.fits(high) {
            sheets.new_page();
            head(sheets, (&heads, &widths, head_height), None);
        }
        let part = sheets.part(Role::Row, Some(whole));
        let y = sheets.y;
        let mut x = LEFT;
        for ((text, width), column) in texts.iter().zip(&widths).zip(&table.columns) {
            let cell = sheets.part(Role::Cell, Some(part));
            let align = if column.numbers { Align::Right } else { Align::Left };
            let place = [x + PADDING[0], y + PADDING[1], width - 2.0 * PADDING[0]];
            sheets.boxed(text, place, (CELL, align), Some(cell));
            x += width;
        }
        grid(sheets, &widths, (y, high));
        sheets.y = y + high;
    }
    sheets.y += 6.0;
}

/// The row of heads; without a table it is a repetition.
fn head(sheets: &mut Sheets, (heads, widths, high): (&[&str], &[f32], f32), table: Option<usize>) {
    let y = sheets.y;
    sheets.mark(Mark::Shade { at: [LEFT, y], size: [WIDTH, high] });
    let row = table.map(|table| sheets.part(Role::Row, Some(table)));
    let mut x = LEFT;
    for (text, width) in heads.iter().zip(widths) {
        let cell = row.map(|row| sheets.part(Role::Head, Some(row)));
        let room = width - 2.0 * PADDING[0];
        let above = (high - height(text, HEAD, room)) / 2.0;
        sheets.boxed(text, [x + PADDING[0], y + above, room], (HEAD, Align::Centre), cell);
        x += width;
    }
    grid(sheets, widths, (y, high));
    sheets.y = y + high;
}

/// The rules around the cells of a row.
fn grid(sheets: &mut Sheets, widths: &[f32], (y, high): (f32, f32)) {
    for at in [y, y + high] {
        sheets.mark(Mark::Rule { from: [LEFT, at], to: [LEFT + WIDTH, at], width: RULE });
    }
    let mut x = LEFT;
    for width in std::iter::once(&0.0).chain(widths) {
        x += width;
        sheets.mark(Mark::Rule { from: [x, y], to: [x, y + high], width: RULE });
    }
}

fn widths(columns: &[Column]) -> Vec<f32> {
    let all: f32 = columns.iter().map(|column| f32::from(column.width)).sum();
    columns.iter().map(|column| WIDTH * f32::from(column.width) / all.max(1.0)).collect()
}

fn row_height(texts: &[&str], widths: &[f32], look: Look) -> f32 {
    let cells = texts.iter().zip(widths);
    let highest = cells.map(|(text, width)| height(text, look, width - 2.0 * PADDING[0]));
    highest.fold(look.size * LEADING, f32::max) + 2.0 * PADDING[1]
}
