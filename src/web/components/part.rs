//! A part of a page that a phone folds behind a line saying what is in it; wide screens and print show it whole. Pure.

use maud::{Markup, html};

use crate::base::Lang;
use crate::web::words::Words;

/// Rows that a phone shows unfolded.
const FEW: usize = 2;

/// `content` behind `summary`.
pub fn part(summary: &str, content: &Markup) -> Markup {
    part_where(false, summary, content)
}

/// `content` behind `summary`; where it holds a fault, a phone shows it open.
pub fn part_where(is_open: bool, summary: &str, content: &Markup) -> Markup {
    html! { details.part open[is_open] { summary { (summary) } (content) } }
}

/// A drawing, whose sentence or signals stand outside of it.
pub fn drawing(content: &Markup, lang: Lang) -> Markup {
    part(Words::of(lang).show_chart, content)
}

/// A table of so many rows, folded where they are many; `lowest` names the lowest of them with its figure.
pub fn rows(count: usize, lowest: Option<&str>, table: Markup, lang: Lang) -> Markup {
    let (words, many) = (Words::of(lang), count.to_string());
    match lowest {
        _ if count <= FEW => table,
        Some(lowest) => part(&words.show_rows_lowest(&many, lowest), &table),
        None => part(&words.show_rows(&many), &table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_table_is_folded_behind_its_number_of_rows_and_the_lowest() {
        let table = || html! { table {} };
        let folded = rows(5, Some("Quầy 3, 85,31%"), table(), Lang::Vi).into_string();
        assert_eq!(
            folded,
            "<details class=\"part\"><summary>Xem 5 dòng; thấp nhất: Quầy 3, 85,31%</summary><table></table></details>"
        );
        assert!(rows(5, None, table(), Lang::En).into_string().contains(">Show 5 rows<"));
        assert_eq!(rows(2, None, table(), Lang::Vi).into_string(), "<table></table>");
    }
}
