//! The formula card of a line: what counts, what it earns, where the rule was read.

use maud::{Markup, html};

use crate::base::Lang;
use crate::base::format::of_hundredths;
use crate::domain::portal::{Board, Line};
use crate::pages::portal::words::Words;

/// Points in hundredths, as pages print them.
pub(super) fn points(hundredths: u64, lang: Lang) -> String {
    of_hundredths(i64::try_from(hundredths).unwrap_or(i64::MAX), lang)
}

/// The grade of a source whose own text was read.
const READ: &str = "A";

/// The line's name, with its card folded behind it.
pub(super) fn card(board: &Board, line: &Line, why: Option<&str>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        details.card {
            summary { (line.number) ". " (line.name.in_lang(lang)) }
            p.hint {
                (words.numerator) ": " (line.numerator.in_lang(lang)) "." br;
                (words.denominator) ": " (line.denominator.in_lang(lang)) "." br;
                (words.rule) ": " (rule(line, lang)) br;
                @if line.register.is_some() { (words.from_register) br; }
                @else if let Some(why) = why { (why) br; }
                (words.source) ": " (board.law) "; " (board.source.rules.in_lang(lang)) ". "
                @if board.source.grade != READ { (words.unread) }
            }
        }
    }
}

/// The rule of points in a sentence.
fn rule(line: &Line, lang: Lang) -> String {
    let words = Words::of(lang);
    let Some(most) = line.most() else { return words.rule_unscored.to_owned() };
    let most = points(most, lang);
    let rule = match line.full_at {
        100 => words.rule_plain(&most),
        full => words.rule_full(&most, &full.to_string()),
    };
    let without = line.without.map(|it| words.rule_without(&it.to_string()));
    format!("{rule}{}.", without.unwrap_or_default())
}
