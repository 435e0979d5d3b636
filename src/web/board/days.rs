//! The days figures are really of.

use maud::{Markup, html};

use super::words::words;
use crate::format;
use crate::measure::Bounds;
use crate::survey::Lang;

/// One sentence where the days had to be `widened`, so that no group of fewer than `k` is told by two
/// views; nothing otherwise.
pub fn days(widened: Option<Bounds>, k: u64, lang: Lang) -> Markup {
    let words = words(lang);
    let (lead, to, why, answers) = words.widened;
    let (from_first, to_last) = words.widened_open;
    html! {
        @if let Some((first, last)) = widened {
            p.note {
                (lead) " "
                @match first { Some(first) => (format::day(first, lang)), None => (from_first) }
                " " (to) " "
                @match last { Some(last) => (format::day(last, lang)), None => (to_last) }
                (why) " " (k) " " (answers)
            }
        }
    }
}
