//! The page after the form, and whenever someone comes back with the receipt.

use maud::{Markup, html};

use crate::base::{Lang, format};
use crate::domain::unit::Office;
use crate::pages::form::words::Words;
use crate::pages::shared::codes;
use crate::store::ReceiptState;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// A receipt that is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Received<'a> {
    /// Its sixteen characters.
    pub(crate) receipt: &'a str,
    /// What became of the answer.
    pub(crate) state: ReceiptState,
    /// The offices, for their other ways to a petition.
    pub(crate) offices: &'a [Office],
}

/// Thanks, what comes next, the way to a reply, and the receipt.
pub(crate) fn receipt(received: Received<'_>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let path = paths::receipt(received.receipt);
    let frame = Frame { title: words.thanks, lang, path: &path, audience: Audience::Citizen };
    let main = html! {
        h1 { (words.thanks) }
        p.promise { (words.kept) }
        h2 { (words.what_next) }
        ul {
            li { (became(received.state, words, lang)) }
            li {
                (words.published) " "
                a href=(paths::in_lang(&paths::results(), lang)) { (words.see_results) }
            }
        }
        h2 { (words.petitions) }
        p { (words.petitions_lead) }
        p { a.go href=(paths::in_lang(&paths::new_petition(), lang)) { (words.petition_here) } }
        @for office in received.offices {
            @let elsewhere = office.petitions.in_lang(lang);
            @if !elsewhere.is_empty() { p.hint { (words.petitions_elsewhere) " " (elsewhere) } }
        }
        h2 { (words.receipt) }
        p.code { (in_groups(received.receipt)) }
        p.hint {
            (words.receipt_hint) " "
            a href=(paths::in_lang(&paths::codes(), lang)) { (codes::title(lang)) } ". "
            (words.receipt_tells)
        }
    };
    page(&frame, &main)
}

fn became(state: ReceiptState, words: &Words, lang: Lang) -> String {
    match state {
        ReceiptState::Trial => words.of_trial.to_owned(),
        ReceiptState::Waiting => words.waiting.to_owned(),
        ReceiptState::Counted(day) => format!("{} {}.", words.counted, format::day(day, lang)),
    }
}

/// Where a code is typed; `typed` was and is none.
pub(crate) fn codes_page(typed: &str, lang: Lang) -> Markup {
    let path = paths::with_query(&paths::codes(), [("code", typed)]);
    let title = codes::title(lang);
    let frame = Frame { title, lang, path: &path, audience: Audience::Citizen };
    page(&frame, &html! { h1 { (title) } (codes::form(typed, lang)) })
}

/// Four characters at a time: easier to read out and to copy.
fn in_groups(receipt: &str) -> String {
    let characters: Vec<char> = receipt.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}
