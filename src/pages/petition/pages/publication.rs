//! Publishing an answer: the texts without names, and how everybody will read them. Pure.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::answer::{as_public, framed};
use super::list::article;
use super::moves::{MoveTrouble, trouble};
use crate::base::Lang;
use crate::pages::petition::words::{OfficeWords, PublicationWords, Words};
use crate::store::{Petition, PublicText};
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::masthead::FORM;
use crate::web::paths;

/// What the pages show.
#[derive(Debug)]
pub(crate) struct Publication<'a> {
    pub(crate) petition: &'a Petition,
    /// Masked.
    pub(crate) public: &'a PublicText,
    pub(crate) trouble: Option<MoveTrouble>,
    pub(crate) lang: Lang,
}

/// The page on which the public texts are read through.
pub(crate) fn publication_form(shown: &Publication<'_>) -> Markup {
    let (words, shared, lang) =
        (PublicationWords::of(shown.lang), Words::of(shown.lang), shown.lang);
    let (path, text) = (paths::registered_publication(&shown.petition.code), shown.public);
    let main = html! {
        (trouble(shown.trouble, lang))
        p.note { (OfficeWords::of(lang).public_lead) }
        form.write id=(FORM) method="post" action=(path) {
            (csrf_field()) (lang_field(lang))
            label.of for="public-subject" { (shared.subject) }
            input #public-subject type="text" name="public_subject" value=(text.subject) required;
            label.of for="public-body" { (shared.body) }
            textarea #public-body name="public_body" rows="8" required { (text.body) }
            label.of for="public-answer" { (shared.answer) }
            textarea #public-answer name="public_answer" rows="8" required { (text.answer) }
            button type="submit" name="do" value="preview" { (words.preview) }
        }
    };
    framed((words.title, &path), shown.petition, lang, &main)
}

/// The page that shows what everybody will read.
pub(crate) fn publication_preview(shown: &Publication<'_>, today: NaiveDate) -> Markup {
    let (words, lang, text) = (PublicationWords::of(shown.lang), shown.lang, shown.public);
    let path = paths::registered_publication(&shown.petition.code);
    let main = html! {
        p.lead { (words.preview_lead) }
        section.card { (article(&as_public(shown.petition, text, today), lang)) }
        form.buttons id=(FORM) method="post" action=(path) {
            (csrf_field()) (lang_field(lang))
            input type="hidden" name="page" value="preview";
            @for (name, value) in [
                ("public_subject", &text.subject),
                ("public_body", &text.body),
                ("public_answer", &text.answer),
            ] {
                input type="hidden" name=(name) value=(value);
            }
            button type="submit" name="do" value="send" { (words.publish) }
            button.quiet type="submit" name="do" value="edit" { (words.edit) }
        }
    };
    framed((words.preview_title, &path), shown.petition, lang, &main)
}
