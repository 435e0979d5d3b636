//! The state of a petition, for holders of its code: never a name or a contact.

use maud::{Markup, html};

use super::parts;
use crate::base::calendar::office_day;
use crate::base::text::masked;
use crate::base::{Lang, format};
use crate::domain::petition::{Deadline, FileSide, State};
use crate::pages::petition::words::{CitizenWords, FileWords, Words};
use crate::pages::shared::codes;
use crate::store::{Petition, PetitionFile, PetitionStep, SenderTold};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// A petition as its sender sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Followed<'a> {
    pub(crate) petition: &'a Petition,
    pub(crate) deadline: Option<Deadline>,
    pub(crate) history: &'a [PetitionStep],
    pub(crate) files: &'a [PetitionFile],
    /// What the sender was told by mail.
    pub(crate) letters: &'a [SenderTold],
    /// Whether it is shown before it is so: files cannot be saved yet.
    pub(crate) is_preview: bool,
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn follow(followed: Followed<'_>) -> Markup {
    let Followed { petition, lang, .. } = followed;
    let (words, shared) = (CitizenWords::of(lang), Words::of(lang));
    let main = html! {
        h1 { (words.follow_title) }
        (told(followed))
        h2 { (words.code) }
        p.code { (in_groups(&petition.code)) }
        p.hint { (words.code_hint) }
        h2 { (shared.kind_name(petition.kind)) " " (shared.numbered) " " (petition.number) }
        // The code also stands in the addresses of the register, which others may see.
        p { (masked(&petition.subject)) }
        p { (shared.received) ": " (format::day(petition.received, lang)) }
        (sent_files(followed.files, followed.lang))
        (steps(followed))
        @if !followed.letters.is_empty() {
            h2 { (words.letters) }
            (letters(followed.letters, lang))
        }
    };
    framed(words.follow_title, &paths::petition(&petition.code), followed, &main)
}

/// Where it stands and what the office says: also shown to those who are about to say it.
pub(super) fn told(followed: Followed<'_>) -> Markup {
    let Followed { petition, lang, .. } = followed;
    let (words, shared) = (CitizenWords::of(lang), Words::of(lang));
    html! {
        p.promise {
            strong { (shared.state) ": " (shared.state(petition.state)) } br;
            (words.next(petition.state))
        }
        (limits(followed))
        (outcome(followed))
    }
}

/// The sender's own files, which this page does not give out: others may have the code.
pub(super) fn sent_files(files: &[PetitionFile], lang: Lang) -> Markup {
    let files: Vec<_> = files.iter().filter(|file| file.side == FileSide::Sender).collect();
    html! {
        @if !files.is_empty() {
            h2 { (FileWords::of(lang).yours) }
            ul { @for file in files { li { (parts::file_said(file, lang)) } } }
        }
    }
}

/// Each state with its day.
fn steps(followed: Followed<'_>) -> Markup {
    let (words, shared) = (CitizenWords::of(followed.lang), Words::of(followed.lang));
    let moves = followed.history.iter().filter(|step| step.from != Some(step.to));
    html! {
        h2 { (words.steps) }
        ol {
            @for step in moves {
                li { (format::day(office_day(step.at), followed.lang)) ": " (shared.state(step.to)) }
            }
        }
    }
}

/// Letters and what became of them.
pub(super) fn letters(letters: &[SenderTold], lang: Lang) -> Markup {
    let (words, shared) = (CitizenWords::of(lang), Words::of(lang));
    html! {
        ul {
            @for letter in letters {
                li {
                    (format::day(office_day(letter.made), lang)) ": " (shared.state(letter.state))
                    " (" (words.letter(letter.outcome)) ")"
                }
            }
        }
    }
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
            (answer_files(followed))
            @if let Some(day) = petition.answered { p { (shared.answered) ": " (format::day(day, lang)) } }
            @if let Some(day) = petition.published { p { (shared.published) ": " (format::day(day, lang)) } }
        }
    }
}

/// Files of the answer, to save.
fn answer_files(followed: Followed<'_>) -> Markup {
    let (petition, lang) = (followed.petition, followed.lang);
    let files: Vec<_> =
        followed.files.iter().filter(|file| file.side == FileSide::Answer).collect();
    html! {
        @if !files.is_empty() {
            p { (FileWords::of(lang).of_answer) ":" }
            ul {
                @for file in files {
                    li {
                        @if followed.is_preview { (file.name) } @else {
                            a href=(paths::petition_file(&petition.code, &file.id)) download { (file.name) }
                        }
                        " (" (parts::file_said(file, lang)) ")"
                    }
                }
            }
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
