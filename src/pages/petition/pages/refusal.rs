//! Refusing a petition, apart from all that accepts one. Pure.

use maud::{Markup, html};

use super::answer::{framed, written};
use super::follow::{self, Followed};
use super::moves::{MoveTrouble, trouble};
use crate::base::Lang;
use crate::domain::petition::RefusalReason;
use crate::pages::petition::words::RefusalWords;
use crate::store::Petition;
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::masthead::FORM;
use crate::web::paths;

/// What the pages show.
#[derive(Debug)]
pub(crate) struct Refusal<'a> {
    /// The petition; on the preview as it will be.
    pub(crate) petition: &'a Petition,
    pub(crate) reasons: &'a [RefusalReason],
    /// Place of the chosen reason, as it was posted.
    pub(crate) reason: &'a str,
    /// What was written beside it.
    pub(crate) details: &'a str,
    pub(crate) trouble: Option<MoveTrouble>,
    pub(crate) lang: Lang,
}

/// The page on which a petition is refused.
pub(crate) fn refusal_form(shown: &Refusal<'_>) -> Markup {
    let (words, lang) = (RefusalWords::of(shown.lang), shown.lang);
    let path = paths::registered_refusal(&shown.petition.code);
    let main = html! {
        (trouble(shown.trouble, lang))
        p.lead { (words.lead) }
        (written(shown.petition))
        form.write id=(FORM) method="post" action=(path) {
            (csrf_field()) (lang_field(lang))
            fieldset {
                legend { (words.reason) }
                @for (place, reason) in shown.reasons.iter().enumerate() {
                    @let place = place.to_string();
                    label.pick {
                        input type="radio" name="reason" value=(place) checked[shown.reason == place];
                        span { (reason.text.in_lang(lang)) " " span.soft { "(" (reason.source) ")" } }
                    }
                }
                label.pick {
                    input type="radio" name="reason" value="other" checked[shown.reason == "other"];
                    span { (words.other) }
                }
            }
            label.of for="details" { (words.details) }
            textarea #details name="details" rows="4" { (shown.details) }
            button type="submit" name="do" value="preview" { (words.preview) }
        }
    };
    framed((words.title, &path), shown.petition, lang, &main)
}

/// The page that shows what the sender will read.
pub(crate) fn refusal_preview(shown: &Refusal<'_>) -> Markup {
    let (words, lang, petition) = (RefusalWords::of(shown.lang), shown.lang, shown.petition);
    let path = paths::registered_refusal(&petition.code);
    let followed = Followed {
        petition,
        deadline: None,
        history: &[],
        files: &[],
        letters: &[],
        is_preview: true,
        lang,
    };
    let main = html! {
        p.lead { (words.preview_lead) }
        section.card { (follow::told(followed)) }
        form.buttons id=(FORM) method="post" action=(path) {
            (csrf_field()) (lang_field(lang))
            input type="hidden" name="page" value="preview";
            input type="hidden" name="reason" value=(shown.reason);
            input type="hidden" name="details" value=(shown.details);
            button type="submit" name="do" value="send" { (words.send) }
            button.quiet type="submit" name="do" value="edit" { (words.edit) }
        }
    };
    framed((words.preview_title, &path), petition, lang, &main)
}
