//! The days figures are really of.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::words::Words;
use crate::base::{Lang, format};
use crate::domain::measure::Bounds;

/// One sentence where the days had to be `widened`, so that no group of fewer than `k` is disclosed by two
/// views; nothing otherwise.
pub fn days(widened: Option<Bounds>, k: u64, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let day = |day: Option<NaiveDate>, open: &str| {
        day.map_or_else(|| open.to_owned(), |day| format::day(day, lang))
    };
    html! {
        @if let Some((first, last)) = widened {
            p.note { (words.widened(&day(first, words.first_answer), &day(last, words.today), k)) }
        }
    }
}
