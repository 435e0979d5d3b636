//! The answer to a petition: its form, how it will be read, and its approval. Pure.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::follow::{self, Followed};
use super::list::article;
use super::moves::{MoveTrouble, trouble};
use super::parts;
use crate::base::calendar::office_day;
use crate::base::{Lang, format};
use crate::domain::petition::{Attachments, FileSide};
use crate::pages::petition::attached;
use crate::pages::petition::words::{AnswerWords, CitizenWords, Words};
use crate::store::{AnswerDraft, Petition, PetitionFile, PublicPetition, PublicText};
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::masthead::FORM;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// The form of an answer.
#[derive(Debug)]
pub(crate) struct AnswerForm<'a> {
    pub(crate) petition: &'a Petition,
    /// What was written so far.
    pub(crate) answer: &'a str,
    /// Why it was returned.
    pub(crate) returned: Option<String>,
    pub(crate) files: &'a [PetitionFile],
    pub(crate) attachments: Attachments,
    pub(crate) trouble: Option<MoveTrouble>,
    pub(crate) file_faults: &'a [attached::Fault],
    pub(crate) lang: Lang,
}

/// An answer as it will be read.
#[derive(Debug)]
pub(crate) struct Preview {
    /// The petition as it will be.
    pub(crate) petition: Petition,
    /// The public texts; `None` when the seal does not open.
    pub(crate) public: Option<PublicText>,
    pub(crate) files: Vec<PetitionFile>,
    /// Whether the sender is told by mail.
    pub(crate) has_mail: bool,
    /// Whether a second person gives the answer.
    pub(crate) two_persons: bool,
    pub(crate) today: NaiveDate,
    pub(crate) lang: Lang,
}

/// An answer that waits for a second person.
#[derive(Debug)]
pub(crate) struct Approval<'a> {
    pub(crate) preview: Preview,
    pub(crate) draft: &'a AnswerDraft,
    /// Whether the reader wrote it.
    pub(crate) is_own: bool,
    pub(crate) may_approve: bool,
    pub(crate) trouble: Option<MoveTrouble>,
}

/// A page about one petition, under its own title, with a form that comes back when its language is switched.
pub(super) fn framed(
    (title, path): (&str, &str),
    petition: &Petition,
    lang: Lang,
    main: &Markup,
) -> Markup {
    let frame = Frame { title, lang, path, audience: Audience::OfficeForm };
    page(&frame, &headed(title, petition, lang, main))
}

/// The way back to the petition and the title, above the rest.
fn headed(title: &str, petition: &Petition, lang: Lang, main: &Markup) -> Markup {
    let shared = Words::of(lang);
    let name =
        format!("{} {} {}", shared.kind_name(petition.kind), shared.numbered, petition.number);
    html! {
        p { a href=(paths::in_lang(&paths::registered(&petition.code), lang)) { (name) } }
        h1 { (title) }
        (main)
    }
}

/// What the petition says, in sight while something is written about it.
pub(super) fn written(petition: &Petition) -> Markup {
    html! {
        h2 { (petition.subject) }
        blockquote { (parts::text(&petition.body)) }
    }
}

/// The page on which an answer is written.
pub(crate) fn answer_form(shown: &AnswerForm<'_>) -> Markup {
    let (words, lang, set) = (AnswerWords::of(shown.lang), shown.lang, shown.attachments);
    let path = paths::registered_answer(&shown.petition.code);
    let own: Vec<&PetitionFile> =
        shown.files.iter().filter(|file| file.side == FileSide::Answer).collect();
    let left = set.most.saturating_sub(u8::try_from(own.len()).unwrap_or(u8::MAX));
    let main = html! {
        (trouble(shown.trouble, lang))
        @for fault in shown.file_faults {
            p.say role="alert" { (CitizenWords::of(lang).file_fault(fault, set)) }
        }
        @if let Some(reason) = &shown.returned {
            div.note { p { strong { (words.returned) } } (parts::text(reason)) }
        }
        (written(shown.petition))
        form.write id=(FORM) method="post" action=(path) enctype="multipart/form-data" {
            (csrf_field()) (lang_field(lang))
            label.of for="text" { (words.text) }
            textarea #text name="text" rows="10" required { (shown.answer) }
            @if left > 0 {
                fieldset {
                    legend { (words.files) }
                    p.hint { (words.files_hint(set.most, set.megabytes)) }
                    @for place in 1..=left { (parts::file(place, lang)) }
                }
            }
            button type="submit" name="do" value="preview" { (words.preview) }
            @for file in own {
                p {
                    (file.name) " (" (parts::file_said(file, lang)) ") "
                    button.quiet type="submit" name="remove" value=(file.id) formnovalidate {
                        (words.remove) span.hidden { ": " (file.name) }
                    }
                }
            }
        }
    };
    framed((words.title, &path), shown.petition, lang, &main)
}

/// The page that shows an answer before it is sent.
pub(crate) fn answer_preview(shown: &Preview) -> Markup {
    let (words, lang) = (AnswerWords::of(shown.lang), shown.lang);
    let path = paths::registered_answer(&shown.petition.code);
    let answer = shown.petition.answer.as_deref().unwrap_or_default();
    let main = html! {
        p.lead { (if shown.two_persons { words.preview_proposal } else { words.preview_lead }) }
        (read_as(shown))
        form.buttons id=(FORM) method="post" action=(path) {
            (csrf_field()) (lang_field(lang))
            input type="hidden" name="page" value="preview";
            input type="hidden" name="text" value=(answer);
            button type="submit" name="do" value="send" {
                (if shown.two_persons { words.propose } else { words.send })
            }
            button.quiet type="submit" name="do" value="edit" { (words.edit) }
        }
    };
    framed((words.preview_title, &path), &shown.petition, lang, &main)
}

/// What the sender will read, and what the public will when it is published.
fn read_as(shown: &Preview) -> Markup {
    let (words, lang, petition) = (AnswerWords::of(shown.lang), shown.lang, &shown.petition);
    let followed = Followed {
        petition,
        deadline: None,
        history: &[],
        files: &shown.files,
        letters: &[],
        is_preview: true,
        lang,
    };
    html! {
        section.card {
            h2 { (words.sender_reads) }
            p.hint { (if shown.has_mail { words.by_mail } else { words.by_page }) }
            (follow::told(followed))
        }
        section.card {
            h2 { (words.public_reads) }
            p.hint { (words.public_hint) }
            @match &shown.public {
                Some(public) => (article(&as_public(petition, public, shown.today), lang)),
                None => p.say { (words.shut) },
            }
        }
    }
}

/// A petition as it stands among the published ones.
pub(super) fn as_public(
    petition: &Petition,
    text: &PublicText,
    today: NaiveDate,
) -> PublicPetition {
    PublicPetition {
        number: petition.number,
        kind: petition.kind,
        subject: text.subject.clone(),
        body: text.body.clone(),
        answer: text.answer.clone(),
        unit: petition.unit.clone(),
        received: petition.received,
        answered: petition.answered.unwrap_or(today),
        published: today,
    }
}

/// The page on which a second person approves an answer or returns it.
pub(crate) fn approval(shown: &Approval<'_>) -> Markup {
    let (preview, draft, lang) = (&shown.preview, shown.draft, shown.preview.lang);
    let words = AnswerWords::of(lang);
    let path = paths::registered_approval(&preview.petition.code);
    let day = format::day(office_day(draft.proposed_at), lang);
    let main = html! {
        (trouble(shown.trouble, lang))
        p.lead { (words.proposed_by(&draft.proposed_by, &day)) }
        (written(&preview.petition))
        (read_as(preview))
        @if shown.may_approve {
            form.buttons method="post" action=(path) {
                (csrf_field()) (lang_field(lang))
                input type="hidden" name="text" value=(draft.answer);
                button type="submit" name="do" value="approve" { (words.approve) }
            }
        } @else if !shown.is_own { p.note { (words.not_yours) } }
        @if shown.may_approve || shown.is_own {
            form.write.move method="post" action=(path) {
                (csrf_field()) (lang_field(lang))
                h2 { (if shown.is_own { words.withdraw } else { words.return_it }) }
                label.of for="reason" { (words.why) }
                textarea #reason name="reason" rows="3" required {
                    @if shown.is_own { (words.own_reason) }
                }
                button.quiet type="submit" name="do" value="return" {
                    (if shown.is_own { words.withdraw } else { words.return_it })
                }
            }
        }
    };
    let frame =
        Frame { title: words.approval_title, lang, path: &path, audience: Audience::Office };
    page(&frame, &headed(words.approval_title, &preview.petition, lang, &main))
}
