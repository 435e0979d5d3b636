//! What is decided of a batch held apart, beside the figure without and with such batches. Pure.

use maud::{Markup, html};

use crate::base::{Lang, format};
use crate::domain::measure::Scorecard;
use crate::domain::survey::Instrument;
use crate::pages::batch::words::Words;
use crate::pages::shared::board::{self, Shown};
use crate::store::{Reviewed, TakeBackStep};
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;

/// What the page of a batch held apart shows of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Review<'a> {
    /// The survey, with its figures of the reporting year without batches held apart and with them.
    pub(crate) figures: Option<(&'a Instrument, &'a [Scorecard; 2])>,
    /// Whether the reader decides.
    pub(crate) may_decide: bool,
    /// Why nothing was decided just now, and the reason that was typed.
    pub(crate) refused: Option<(Reviewed, &'a str)>,
    /// Items of fewer answers are not judged.
    pub(crate) k: u64,
}

/// The part of the page.
pub(super) fn part(review: &Review<'_>, number: u64, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        h2.work { (words.review) }
        p { (words.review_lead) }
        @if let Some((instrument, cards)) = review.figures {
            (figures(instrument, cards, review.k, lang))
        }
        @if let Some((refused, _)) = review.refused {
            p.say role="alert" { (match refused {
                Reviewed::NoReason => words.refused(TakeBackStep::NoReason),
                Reviewed::Made | Reviewed::NotApart => words.decided,
            }) }
        }
        @if review.may_decide {
            form.write.work method="post" action=(paths::batch_step(number, "review")) {
                (csrf_field()) (lang_field(lang))
                label.of for="reason" { (words.review_reason) }
                p.hint #reason-hint { (words.review_hint) }
                textarea #reason name="reason" rows="3" maxlength="2000" required
                    aria-describedby="reason-hint" { (review.refused.map_or("", |(_, typed)| typed)) }
                p {
                    button type="submit" name="verdict" value="accepted" { (words.accept) } " "
                    button.quiet type="submit" name="verdict" value="left-out" { (words.leave_out) }
                }
            }
        } @else { p.note { (words.review_others) } }
    }
}

fn figures(instrument: &Instrument, cards: &[Scorecard; 2], k: u64, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        h3 { (words.figure) }
        dl.facts {
            @for (name, card) in [words.without, words.with].into_iter().zip(cards) {
                @let shown = Shown { instrument, card, k, a_year: 0, pooled: None, lang };
                dt { (name) }
                dd {
                    @match card.index.value {
                        Some(value) => {
                            strong { (shown.index(value)) } " "
                            @if let Some(found) = card.index.verdict { (board::verdict(found, lang)) }
                        }
                        None => "–",
                    }
                    " · " (words.responses) " " (format::count(card.responses, lang))
                }
            }
        }
    }
}
