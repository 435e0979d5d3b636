//! A draft beside its original, and the second person's decision.

use maud::{Markup, html};

use super::shared::{Found, followed, phone, side_by_side, summary};
use crate::base::Lang;
use crate::domain::survey::Instrument;
use crate::domain::survey::edit::Difference;
use crate::pages::survey::words::Words;
use crate::store::{DraftState, SurveyDraft};
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReviewPage<'a> {
    pub(crate) kept: &'a SurveyDraft,
    pub(crate) of: &'a Instrument,
    pub(crate) original: Option<&'a Instrument>,
    /// The published version that takes over from it, if one begins later.
    pub(crate) followed_by: Option<&'a Instrument>,
    pub(crate) found: &'a [Difference],
    pub(crate) findings: &'a [Found],
    pub(crate) may_decide: bool,
    /// Whether the reader submitted it.
    pub(crate) is_own: bool,
    /// What was typed as the reason of a return.
    pub(crate) remark: &'a str,
    pub(crate) refused: Option<&'a str>,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn review(shown: &ReviewPage<'_>) -> Markup {
    let (words, lang, of) = (Words::of(shown.lang), shown.lang, shown.of);
    let (head, id) = (&shown.kept.head, &shown.kept.head.id);
    let main = html! {
        @if let Some(refused) = shown.refused { p.note role="alert" { (refused) } }
        p { a href=(paths::in_lang(&paths::survey_draft(id), lang)) { (words.back_to_draft) } }
        h1 { (words.review) ": " (of.title.in_lang(lang)) }
        p.lead { (words.version) " " (head.version) " · " (words.state(head.state)) }
        p {
            (words.wrote(&shown.kept.editors.join(", ")))
            @if !shown.kept.submitted_by.is_empty() { " " (words.submitted_by(&shown.kept.submitted_by)) }
        }
        (followed(shown.followed_by, lang))
        @if !shown.findings.is_empty() { (summary(of, shown.findings, lang)) }
        div.editor {
            div {
                @match shown.original {
                    None => p { (words.no_original) },
                    Some(_) if shown.found.is_empty() => p { (words.no_differences) },
                    Some(original) => {
                        h2 { (words.differences(shown.found.len())) }
                        @let was = format!("{} {}", words.original, original.version);
                        (side_by_side(shown.found, [&was, words.now], &[of, original], lang))
                    }
                }
                (decision(shown))
            }
            (phone(id, lang))
        }
    };
    let title = words.review;
    page(&Frame { title, lang, path: &paths::survey_review(id), audience: Audience::Office }, &main)
}

fn decision(shown: &ReviewPage<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let waits = shown.kept.head.state == DraftState::Submitted;
    let path = paths::in_lang(&paths::survey_review(&shown.kept.head.id), lang);
    html! {
        @if waits && (shown.may_decide || shown.is_own) {
            section.work {
                form.card.task method="post" action=(path) {
                    (csrf_field())
                    input type="hidden" name="revision" value=(shown.kept.revision);
                    @if shown.may_decide {
                        p.hint { (words.publish_hint) }
                        button type="submit" name="do" value="publish" { (words.publish) }
                        label for="remark" { (words.remark) }
                        textarea id="remark" name="remark" rows="3" maxlength="2000" { (shown.remark) }
                        button.quiet type="submit" name="do" value="return" { (words.give_back) }
                    } @else {
                        p.hint { (words.second_person) }
                        button.quiet type="submit" name="do" value="return" { (words.take_back) }
                    }
                }
            }
        }
    }
}
