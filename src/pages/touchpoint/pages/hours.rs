//! The page of opening hours. Pure.

use maud::{Markup, html};

use crate::base::Lang;
use crate::pages::touchpoint::words::Words;
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HoursPage<'a> {
    /// As they are written.
    pub(crate) hours: &'a str,
    /// Whether they could not be read.
    pub(crate) is_wrong: bool,
    pub(crate) may_change: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn hours(shown: &HoursPage<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let frame =
        Frame { title: words.hours, lang, path: &paths::hours(), audience: Audience::Office };
    let main = html! {
        p { a href=(paths::in_lang(&paths::touchpoints(), lang)) { (words.title) } }
        h1 { (words.hours) }
        p.lead { (words.hours_lead) }
        @if shown.is_wrong { p.say role="alert" { (words.hours_wrong) } }
        @if shown.may_change {
            form.write method="post" action=(paths::hours()) {
                (csrf_field()) (lang_field(lang))
                label.of for="hours" { (words.hours) }
                p.hint #hours-hint { (words.hours_hint) }
                input #hours type="text" name="hours" value=(shown.hours) required maxlength="200"
                    aria-describedby="hours-hint";
                button type="submit" { (words.hours_save) }
            }
        } @else {
            p { strong { (shown.hours) } }
            p.hint { (words.hours_hint) }
        }
    };
    page(&frame, &main)
}
