//! The state of a petition, for holders of its code: never a name or a contact.

use maud::{Markup, html};

use super::parts;
use crate::base::text::masked;
use crate::base::{Lang, format};
use crate::domain::petition::{Deadline, State};
use crate::pages::petition::words::{CitizenWords, Words};
use crate::pages::shared::codes;
use crate::store::Petition;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// A petition as its sender sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Followed<'a> {
    pub(crate) petition: &'a Petition,
    pub(crate) deadline: Option<Deadline>,
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn follow(followed: Followed<'_>) -> Markup {
    let Followed { petition, lang, .. } = followed;
    let (words, shared) = (CitizenWords::of(lang), Words::of(lang));
    let main = html! {
        h1 { (words.follow_title) }
        p.promise {
            strong { (shared.state) ": " (shared.state(petition.state)) } br;
            (words.next(petition.state))
        }
        (limits(followed))
        (outcome(followed))
        h2 { (words.code) }
        p.code { (in_groups(&petition.code)) }
        p.hint { (words.code_hint) }
        h2 { (shared.kind_name(petition.kind)) " " (shared.numbered) " " (petition.number) }
        // The code also stands in the addresses of the register, which others may see.
        p { (masked(&petition.subject)) }
        p { (shared.received) ": " (format::day(petition.received, lang)) }
    };
    framed(words.follow_title, &paths::petition(&petition.code), followed, &main)
}

/// Until when something will happen, while something is owed.
fn limits(followed: Followed<'_>) -> Markup {
    let Followed { petition, lang, .. } = followed;
    let owed = followed.deadline.filter(|_| petition.state.is_open());
    html! {
        @if let Some(deadline) = owed {
            p { (Words::of(lang).reply_due) ": " (parts::due(deadline.reply, lang)) }
            @if matches!(petition.state, State::New | State::Received) {
                p { (CitizenWords::of(lang).transfer_note) " " (parts::due(deadline.send_back, lang)) "." }
            }
        }
    }
}

/// Why it was not taken, where it went, or what the answer is.
fn outcome(followed: Followed<'_>) -> Markup {
    let Followed { petition, lang, .. } = followed;
    let shared = Words::of(lang);
    let told = match petition.state {
        State::Refused | State::Insufficient => Some((shared.reason, &petition.reason)),
        State::Awaiting => Some((shared.asked_for, &petition.reason)),
        State::Transferred => Some((shared.agency, &petition.agency)),
        State::Handled | State::Published => Some((shared.answer, &petition.answer)),
        _ => None,
    };
    html! {
        @if let Some((title, Some(text))) = told {
            h2 { (title) }
            (parts::text(text))
        }
        @if petition.state.is_answered() {
            @if let Some(day) = petition.answered { p { (shared.answered) ": " (format::day(day, lang)) } }
            @if let Some(day) = petition.published { p { (shared.published) ": " (format::day(day, lang)) } }
        }
    }
}

/// Says that there is no petition of the code that was typed, and asks for it again.
pub(crate) fn not_found(typed: &str, lang: Lang) -> Markup {
    let words = CitizenWords::of(lang);
    let frame = Frame {
        title: words.not_found,
        lang,
        path: &paths::petition(&paths::escaped(typed)),
        audience: Audience::Citizen,
    };
    page(
        &frame,
        &html! {
            h1 { (words.not_found) }
            (codes::form(typed, lang))
            p { a href=(paths::in_lang(&paths::petitions(), lang)) { (words.list_title) } }
        },
    )
}

fn framed(title: &str, path: &str, followed: Followed<'_>, main: &Markup) -> Markup {
    let frame = Frame { title, lang: followed.lang, path, audience: Audience::Citizen };
    page(&frame, main)
}

/// Four characters at a time: easier to read out and to copy.
pub(super) fn in_groups(code: &str) -> String {
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}
