//! The page after the form, and whenever someone comes back with the receipt.

use maud::{Markup, html};

use crate::base::{Lang, format};
use crate::domain::unit::Office;
use crate::pages::form::words::Words;
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
    /// The offices, for their way to a petition.
    pub(crate) offices: &'a [Office],
}

/// Thanks, the receipt, what comes next, and the way to a reply.
pub(crate) fn receipt(received: Received<'_>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let path = paths::receipt(received.receipt);
    let frame = Frame { title: words.thanks, lang, path: &path, audience: Audience::Citizen };
    let main = html! {
        h1 { (words.thanks) }
        p.promise { (words.kept) }
        h2 { (words.receipt) }
        p.code { (in_groups(received.receipt)) }
        p.hint { (words.receipt_hint) }
        h2 { (words.what_next) }
        p { (became(received.state, words, lang)) }
        p { a href=(paths::in_lang(&paths::results(), lang)) { (words.see_results) } }
        h2 { (words.petitions) }
        p { (words.petitions_lead) }
        @for office in received.offices {
            @let place = office.petitions.in_lang(lang);
            @if place.is_empty() {
                p { a href=(paths::in_lang(&paths::new_petition(), lang)) { (words.petition_here) } }
            } @else {
                p { (place) }
            }
        }
    };
    page(&frame, &main)
}

fn became(state: ReceiptState, words: &Words, lang: Lang) -> String {
    match state {
        ReceiptState::Waiting => words.waiting.to_owned(),
        ReceiptState::Counted(day) => format!("{} {}.", words.counted, format::day(day, lang)),
    }
}

/// Says that the receipt is not known.
pub(crate) fn no_receipt(lang: Lang) -> Markup {
    let words = Words::of(lang);
    let path = paths::home();
    let frame = Frame { title: words.no_receipt, lang, path: &path, audience: Audience::Citizen };
    page(
        &frame,
        &html! {
            h1 { (words.no_receipt) }
            p { (words.no_receipt_more) }
        },
    )
}

/// Four characters at a time: easier to read out and to copy.
fn in_groups(receipt: &str) -> String {
    let characters: Vec<char> = receipt.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}
