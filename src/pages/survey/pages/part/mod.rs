//! The form of one part of a draft.

mod head;
mod index;
mod inputs;
mod item;
mod scale;

use maud::{Markup, html};

use self::inputs::{code, pair};
use super::shared::{Found, findings, heading, part_at, phone, side_by_side};
use crate::base::Lang;
use crate::domain::survey::Instrument;
use crate::domain::survey::edit::{Difference, FieldFault, Locks, PartKind};
use crate::pages::survey::words::{FieldWords, Words};
use crate::store::SurveyDraft;
use crate::web::csrf::csrf_field;
use crate::web::fields::Fields;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Why a form comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It is shown for the first time.
    None,
    /// Fields that cannot be read.
    Faults(Vec<FieldFault>),
    /// Somebody else has changed the part; what is saved differs in this.
    Changed(Vec<Difference>),
    /// Somebody else has removed it.
    Gone,
    /// It is core.
    Locked,
    /// The draft is no longer open.
    NotOpen,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartPage<'a> {
    pub(crate) kept: &'a SurveyDraft,
    pub(crate) of: &'a Instrument,
    pub(crate) findings: &'a [Found],
    pub(crate) locks: Option<Locks<'a>>,
    pub(crate) kind: PartKind,
    /// `None` for a new part and for the head.
    pub(crate) code: Option<&'a str>,
    /// The part as it is saved, which a later save is held against.
    pub(crate) mark: &'a str,
    pub(crate) fields: &'a Fields,
    pub(crate) wrong: &'a Wrong,
    pub(crate) is_open: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn part(shown: &PartPage<'_>) -> Markup {
    let (words, lang, id) = (Words::of(shown.lang), shown.lang, &shown.kept.head.id);
    let path = paths::survey_part(id, shown.kind.into(), shown.code.unwrap_or("-"));
    let title = match shown.code {
        Some(code) => heading(shown.of, (shown.kind, code), lang),
        None if shown.kind == PartKind::Formula => words.part(shown.kind).to_owned(),
        None => words.new_part(shown.kind).to_owned(),
    };
    let marked = format!("{}{title}", words.error);
    let main = html! {
        (wrong(shown))
        p { a href=(paths::in_lang(&paths::survey_draft(id), lang)) { (words.back_to_draft) } }
        h1 { (title) }
        (own_findings(shown))
        div.editor {
            (form(shown, &path))
            (phone(id, lang))
        }
        script src=(crate::web::assets::preview_script()) defer {}
    };
    let title = if *shown.wrong == Wrong::None { &title } else { &marked };
    page(&Frame { title, lang, path: &path, audience: Audience::Office }, &main)
}

fn own_findings(shown: &PartPage<'_>) -> Markup {
    let code = shown.code.unwrap_or_default();
    let is_own = |it: &&Found| part_at(shown.of, it.0) == (shown.kind, code.to_owned());
    let is_one = matches!(shown.kind, PartKind::Head | PartKind::Formula);
    let is_there = is_one || shown.code.is_some();
    findings(shown.findings.iter().filter(|it| is_there && is_own(it)), shown.lang)
}

/// Why the form comes back.
fn wrong(shown: &PartPage<'_>) -> Markup {
    let (words, fields) = (Words::of(shown.lang), FieldWords::of(shown.lang));
    match shown.wrong {
        Wrong::None => html! {},
        Wrong::Locked => html! { p.note role="alert" { (words.locked) } },
        Wrong::NotOpen => html! { p.note role="alert" { (words.not_open) } },
        Wrong::Gone => html! { p.note role="alert" { (fields.gone) } },
        Wrong::Changed(found) => html! {
            div.note role="alert" {
                p { (fields.changed_by(&shown.kept.head.changed_by)) }
                (side_by_side(found, [fields.saved_now, fields.typed], &[shown.of], shown.lang))
            }
        },
        Wrong::Faults(faults) => html! {
            div.sum role="alert" aria-labelledby="sum" {
                h2 #sum { (fields.refused) }
                ul {
                    @for fault in faults {
                        li { a href={ "#" (fault.field) } {
                            (fields.field(&fault.field)) ": " (fields.problem(fault.problem))
                        } }
                    }
                }
            }
        },
    }
}

/// Whether nothing of the part can be changed.
fn is_locked_whole(shown: &PartPage<'_>) -> bool {
    shown.locks.is_some_and(|locks| match shown.kind {
        PartKind::Formula => true,
        PartKind::Factor | PartKind::Domain => shown.code.is_none() && locks.closes_index(),
        _ => false,
    })
}

fn form(shown: &PartPage<'_>, path: &str) -> Markup {
    let (fields, lang) = (FieldWords::of(shown.lang), shown.lang);
    let kind: &str = shown.kind.into();
    let preview = paths::survey_preview(&shown.kept.head.id);
    let spot = format!("{}#{}", paths::with_lang(&preview, lang), shown.code.unwrap_or_default());
    let save = match shown.wrong {
        Wrong::Changed(_) => fields.save_over,
        _ => fields.save,
    };
    html! {
        form.card.task.part method="post" action=(paths::in_lang(path, lang)) novalidate {
            (csrf_field())
            input type="hidden" name="kind" value=(kind);
            input type="hidden" name="part" value=(shown.code.unwrap_or_default());
            input type="hidden" name="mark" value=(shown.mark);
            @match shown.kind {
                PartKind::Head => (head::head(shown)),
                PartKind::Item => (item::item(shown)),
                PartKind::Scale => (scale::scale(shown)),
                PartKind::Section => {
                    (pair(shown, "title", 1)) (pair(shown, "intro", 2)) (code(shown, false))
                }
                PartKind::Formula => (index::formula(shown)),
                PartKind::Factor => (index::factor(shown)),
                PartKind::Domain => (index::domain(shown)),
            }
            p {
                @if shown.is_open && !is_locked_whole(shown) { button type="submit" { (save) } " " }
                button.quiet type="submit" formaction=(spot) formtarget="preview" { (fields.try_it) }
            }
        }
    }
}
