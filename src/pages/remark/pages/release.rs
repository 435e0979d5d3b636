//! Releasing remarks, and answering them.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::remark::Topics;
use crate::pages::remark::words::Words;
use crate::pages::shared::remarks::quoted;
use crate::store::{LEAST_RELEASED, Remark, RemarkAnswer};
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct Release<'a> {
    pub(crate) chosen: &'a [Remark],
    pub(crate) answers: &'a BTreeMap<String, RemarkAnswer>,
    pub(crate) topics: &'a Topics,
    /// Whether a release was requested and there were too few.
    pub(crate) refused: bool,
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn release(shown: &Release<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let frame = Frame {
        title: words.release,
        lang,
        path: &paths::remarks_release(),
        audience: Audience::Office,
    };
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::remarks(), lang)) { (words.back) } }
        h1 { (words.release) }
        p.lead { (words.release_lead) }
        @if shown.refused { p.say role="alert" { (words.too_few) } }
        h2 { (words.chosen_now) ": " (shown.chosen.len()) }
        @for remark in shown.chosen {
            (quoted(remark, shown.topics, lang))
            p { a href=(paths::in_lang(&paths::remark(&remark.id), lang)) { (words.open) span.hidden { ": " (remark.text.chars().take(60).collect::<String>()) } } }
        }
        @if shown.chosen.len() >= LEAST_RELEASED {
            form.move method="post" action=(paths::remarks_release()) {
                (csrf_field())
                (lang_field(lang))
                button type="submit" { (words.release_now) }
            }
        } @else { p { (words.too_few) } }
        (answer(shown))
    };
    page(&frame, &main)
}

fn answer(shown: &Release<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    html! {
        h2 { (words.answers) }
        p.hint { (words.answers_hint) }
        @for topic in shown.topics.all() {
            @let answer = shown.answers.get(&topic.code);
            @let id = format!("answer-{}", topic.code);
            details {
                summary { (topic.name.in_lang(lang)) @if answer.is_some() { " ✓" } }
                form.write method="post" action=(format!("{}/answer", paths::remarks())) {
                    (csrf_field())
                    (lang_field(lang))
                    input type="hidden" name="topic" value=(topic.code);
                    label.of for=(id) { (words.answer_to) " " (topic.name.in_lang(lang)) }
                    textarea id=(id) name="answer" rows="3" { (answer.map_or("", |it| it.text.as_str())) }
                    button type="submit" { (words.save) }
                }
            }
        }
    }
}
