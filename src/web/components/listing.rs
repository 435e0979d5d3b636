//! A table whose rows become blocks on a narrow screen, each value with the head of its column. Pure.
//!
//! It states its ARIA roles because browsers drop those of a table that the style sheet lays out as blocks.

use maud::{Markup, html};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its head, which is also the label of its values where rows are blocks.
    pub head: &'a str,
    /// Whether it holds numbers, which are aligned to the right.
    pub number: bool,
}

/// A column of text.
pub fn words(head: &str) -> Column<'_> {
    Column { head, number: false }
}

/// A column of numbers.
pub fn numbers(head: &str) -> Column<'_> {
    Column { head, number: true }
}

/// A cell, which may span several columns.
#[derive(Clone, Debug)]
pub struct Cell {
    shown: Markup,
    span: usize,
}

impl Cell {
    /// A cell that spans this many columns.
    pub fn over(span: usize, shown: Markup) -> Self {
        Self { shown, span }
    }
}

impl From<Markup> for Cell {
    fn from(shown: Markup) -> Self {
        Self::over(1, shown)
    }
}

/// A table; the first cell of each row is its head.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    /// Its name for screen readers.
    pub label: &'a str,
    /// Further CSS classes; may be empty.
    pub class: &'a str,
    /// Its columns.
    pub columns: Vec<Column<'a>>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The row of totals, if there is one.
    pub foot: Option<Vec<Cell>>,
}

impl Listing<'_> {
    /// The table in a box that scrolls where its content is too wide.
    pub fn markup(&self) -> Markup {
        let class = format!("stack {}", self.class);
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.label) {
                table class=(class.trim_end()) role="table" {
                    thead role="rowgroup" { tr role="row" {
                        @for column in &self.columns {
                            th class=[column.number.then_some("n")] scope="col" role="columnheader" { (column.head) }
                        }
                    } }
                    tbody role="rowgroup" { @for cells in &self.rows { (self.row(cells)) } }
                    @if let Some(cells) = &self.foot { tfoot role="rowgroup" { (self.row(cells)) } }
                }
            }
        }
    }

    fn row(&self, cells: &[Cell]) -> Markup {
        let mut at = 0;
        let placed = cells.iter().map(|cell| {
            let column = self.columns.get(at).copied().unwrap_or(words(""));
            at += cell.span;
            (column, cell)
        });
        html! {
            tr role="row" {
                @for (place, (column, cell)) in placed.enumerate() {
                    @let span = (cell.span > 1).then_some(cell.span);
                    @if place == 0 {
                        th class=[column.number.then_some("n")] scope="row" role="rowheader" colspan=[span] { (cell.shown) }
                    } @else {
                        td class=[column.number.then_some("n")] role="cell" colspan=[span] data-head=[begun_large(column.head)] { (cell.shown) }
                    }
                }
            }
        }
    }
}

/// A head at the beginning of a line: its first letter in upper case; `None` of a column without one.
fn begun_large(head: &str) -> Option<String> {
    if head.is_empty() {
        return None;
    }
    let mut letters = head.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    Some(first.chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_carries_the_head_of_its_column() {
        let listing = Listing {
            label: "Hồ sơ",
            class: "",
            columns: vec![words("Mã"), numbers("số"), numbers("Tỷ lệ"), words("Đạt")],
            rows: vec![vec![
                html! { "H1" }.into(),
                Cell::over(2, html! { "ít" }),
                html! { "đạt" }.into(),
            ]],
            foot: None,
        };
        let page = listing.markup().into_string();
        assert!(page.contains("<th scope=\"row\" role=\"rowheader\">H1</th>"), "{page}");
        assert!(page.contains("colspan=\"2\" data-head=\"Số\">ít</td>"), "{page}");
        assert!(page.contains("data-head=\"Đạt\">đạt</td>"), "{page}");
        assert_eq!(begun_large(""), None);
    }
}
