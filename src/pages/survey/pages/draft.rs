//! A draft: its parts in the order of the form, with what is wrong and what can be done.

use maud::{Markup, html};

use super::shared::{Found, anchor_of, findings, followed, heading, part_at, phone, summary};
use crate::base::{Lang, format};
use crate::domain::survey::edit::{Locks, PartKind, domain_of, factor_of};
use crate::domain::survey::{Domain, Factor, Instrument, Item, Kind, Method, Scale, Section};
use crate::pages::survey::words::{FieldWords, Words};
use crate::store::{DraftState, SurveyDraft};
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DraftPage<'a> {
    pub(crate) kept: &'a SurveyDraft,
    pub(crate) of: &'a Instrument,
    pub(crate) findings: &'a [Found],
    pub(crate) locks: Option<Locks<'a>>,
    /// What it was copied from.
    pub(crate) original: Option<&'a Instrument>,
    /// The published version that takes over from it, if one begins later.
    pub(crate) followed_by: Option<&'a Instrument>,
    pub(crate) may_edit: bool,
    pub(crate) may_review: bool,
    pub(crate) refused: Option<&'a str>,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn draft(shown: &DraftPage<'_>) -> Markup {
    let (words, lang, of) = (Words::of(shown.lang), shown.lang, shown.of);
    let id = &shown.kept.head.id;
    let title = Some(of.title.in_lang(lang)).filter(|title| !title.is_empty()).unwrap_or(&of.id);
    let main = html! {
        @if let Some(refused) = shown.refused { p.note role="alert" { (refused) } }
        p { a href=(paths::in_lang(&paths::questionnaires(), lang)) { (words.back) } }
        h1 { (title) }
        (standing(shown))
        (followed(shown.followed_by, lang))
        (summary(of, shown.findings, lang))
        div.editor {
            div {
                @if let Some(locks) = &shown.locks {
                    details.note { summary { (words.core_why) } p { (locks.reason().in_lang(lang)) } }
                }
                (head(shown))
                (sections(shown))
                (scales(shown))
                (index(shown))
                (acts(shown))
            }
            (phone(id, lang))
        }
    };
    page(&Frame { title, lang, path: &paths::survey_draft(id), audience: Audience::Office }, &main)
}

/// Where the draft comes from and how far it is.
fn standing(shown: &DraftPage<'_>) -> Markup {
    let (words, head) = (Words::of(shown.lang), &shown.kept.head);
    html! {
        p.lead {
            (words.version) " " (head.version) " · " (words.state(head.state))
            @if let Some(original) = shown.original {
                " · " (words.draft_of(original.title.in_lang(shown.lang), &original.version))
            }
        }
        @if !shown.kept.remark.is_empty() {
            p.note { strong { (words.returned_because) } " " (shown.kept.remark) }
        }
    }
}

/// What is wrong with one part.
fn faults(shown: &DraftPage<'_>, kind: PartKind, code: &str) -> Markup {
    let own = shown.findings.iter().filter(|(spot, _)| {
        let (its_kind, its_code) = part_at(shown.of, *spot);
        its_kind == kind && its_code == code
    });
    findings(own, shown.lang)
}

/// The buttons of a part: to its form, and its moves.
fn tools(shown: &DraftPage<'_>, kind: PartKind, code: &str, may_go: bool) -> Markup {
    let (words, lang, id) = (Words::of(shown.lang), shown.lang, &shown.kept.head.id);
    let is_moved = !matches!(kind, PartKind::Scale);
    let (name, of): (&str, _) = (kind.into(), heading(shown.of, (kind, code), lang));
    html! {
        @if shown.may_edit {
            form.tools method="post" action=(paths::in_lang(&paths::survey_draft(id), lang)) {
                (csrf_field())
                input type="hidden" name="kind" value=(name);
                input type="hidden" name="part" value=(code);
                a href=(paths::in_lang(&paths::survey_part(id, name, code), lang)) {
                    (words.edit) span.hidden { " – " (of) }
                }
                @let buttons = [("up", words.up, is_moved), ("down", words.down, is_moved), ("remove", words.remove, may_go)];
                @for (act, label, _) in buttons.into_iter().filter(|(.., shown)| *shown) {
                    button.link type="submit" name="do" value=(act) { (label) span.hidden { " – " (of) } }
                }
            }
        }
    }
}

fn add(shown: &DraftPage<'_>, kind: PartKind, label: &str) -> Markup {
    let path = paths::survey_part(&shown.kept.head.id, kind.into(), "-");
    html! {
        @if shown.may_edit { p { a href=(paths::in_lang(&path, shown.lang)) { "+ " (label) } } }
    }
}

fn head(shown: &DraftPage<'_>) -> Markup {
    let (words, lang, of) = (Words::of(shown.lang), shown.lang, shown.of);
    let path = paths::survey_part(&shown.kept.head.id, PartKind::Head.into(), "-");
    html! {
        section.card id=(anchor_of(PartKind::Head, "")) {
            h2 { (words.head) }
            p { strong { (of.title.vi) } br; span.soft lang="en" { (of.title.en) } }
            p { (of.purpose.in_lang(lang)) }
            p { (words.days) ": " (words.since(&format::day(of.valid_from, lang))) }
            (faults(shown, PartKind::Head, ""))
            @if shown.may_edit { p.tools { a href=(paths::in_lang(&path, lang)) { (words.edit) } } }
        }
    }
}

fn sections(shown: &DraftPage<'_>) -> Markup {
    let (words, of) = (Words::of(shown.lang), shown.of);
    let known = |item: &&Item| !of.sections.iter().any(|section| section.code == item.section);
    html! {
        h2 { (words.sections) }
        @for each in &of.sections { (section(shown, each)) }
        // Items whose section is not there.
        @for each in of.items.iter().filter(known) { (item(shown, each)) }
        (add(shown, PartKind::Item, words.add_item))
        (add(shown, PartKind::Section, words.add_section))
    }
}

fn section(shown: &DraftPage<'_>, section: &Section) -> Markup {
    let items: Vec<&Item> =
        shown.of.items.iter().filter(|item| item.section == section.code).collect();
    html! {
        section.card id=(anchor_of(PartKind::Section, &section.code)) {
            h3 { (section.title.in_lang(shown.lang)) }
            (faults(shown, PartKind::Section, &section.code))
            (tools(shown, PartKind::Section, &section.code, items.is_empty()))
            @for each in items { (item(shown, each)) }
        }
    }
}

fn item(shown: &DraftPage<'_>, item: &Item) -> Markup {
    let (words, lang, of) = (Words::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.is_some_and(|locks| locks.holds(&item.code));
    let factor = factor_of(of, &item.code);
    let factor = factor.and_then(|code| of.factors.iter().find(|it| it.code == code));
    let many = matches!(item.kind, Kind::SelectMany { .. });
    html! {
        article.item id=(anchor_of(PartKind::Item, &item.code)) {
            p {
                code { (item.code) } " " strong { (item.question.vi) }
                @if is_core { " " span.badge title=[shown.locks.map(|it| it.reason().in_lang(lang).to_owned())] { (words.core) } }
                br; span.soft lang="en" { (item.question.en) }
            }
            p.soft {
                @if let Some(scale) = of.scale_of(item) { (answers(scale, lang)) }
                @if many { " · " (words.many_choices) }
                " · "
                @match factor {
                    Some(factor) => (words.counted_in(factor.title.in_lang(lang))),
                    None => (words.no_factor),
                }
                @if let Some(routing) = &item.asked_if { " · " (words.if_asked(&routing.item)) }
            }
            (faults(shown, PartKind::Item, &item.code))
            (tools(shown, PartKind::Item, &item.code, !is_core))
        }
    }
}

/// The choices of a scale in one line.
fn answers(scale: &Scale, lang: Lang) -> String {
    let labels: Vec<&str> = scale.choices.iter().map(|it| it.label.in_lang(lang)).collect();
    labels.join(" / ")
}

fn scales(shown: &DraftPage<'_>) -> Markup {
    let (words, of) = (Words::of(shown.lang), shown.of);
    let is_used = |scale: &Scale| {
        of.items.iter().any(|item| of.scale_of(item).is_some_and(|it| it.code == scale.code))
    };
    html! {
        h2 { (words.scales) }
        @for scale in &of.scales {
            @let is_core = shown.locks.is_some_and(|locks| locks.holds_scale(&scale.code));
            article.item id=(anchor_of(PartKind::Scale, &scale.code)) {
                p { code { (scale.code) } " " (answers(scale, shown.lang))
                    @if is_core { " " span.badge { (words.core) } } }
                (faults(shown, PartKind::Scale, &scale.code))
                @if !is_core { (tools(shown, PartKind::Scale, &scale.code, !is_used(scale))) }
            }
        }
        (add(shown, PartKind::Scale, words.add_scale))
    }
}

fn index(shown: &DraftPage<'_>) -> Markup {
    let (words, of) = (Words::of(shown.lang), shown.of);
    let is_closed = shown.locks.is_some_and(|locks| locks.closes_index());
    html! {
        h2 { (words.factors) }
        (formula(shown))
        @for each in &of.factors { (factor(shown, each)) }
        @if !is_closed { (add(shown, PartKind::Factor, words.add_factor)) }
        @for each in &of.domains { (domain(shown, each)) }
        @if !is_closed { (add(shown, PartKind::Domain, words.add_domain)) }
        @else { p.hint { (words.index_closed) } }
    }
}

fn formula(shown: &DraftPage<'_>) -> Markup {
    let (words, fields) = (Words::of(shown.lang), FieldWords::of(shown.lang));
    let (lang, of) = (shown.lang, shown.of);
    let path = paths::survey_part(&shown.kept.head.id, PartKind::Formula.into(), "-");
    let aggregation = match of.formula.method {
        Method::Sipas(aggregation) => Some(aggregation),
        _ => None,
    };
    html! {
        article.item id=(anchor_of(PartKind::Formula, "")) {
            p {
                strong { (fields.method(of.formula.method)) }
                @if let Some(it) = aggregation { " · " (fields.aggregation(it)) }
                " · " (fields.missing(of.missing)) " · " code { (of.formula.version) }
                @if shown.locks.is_some() { " " span.badge { (words.core) } }
            }
            (faults(shown, PartKind::Formula, ""))
            @if shown.may_edit {
                p.tools { a href=(paths::in_lang(&path, lang)) {
                    @if shown.locks.is_some() { (words.look) }
                    @else { (words.edit) span.hidden { " " (words.part(PartKind::Formula)) } }
                } }
            }
        }
    }
}

fn factor(shown: &DraftPage<'_>, factor: &Factor) -> Markup {
    let (words, lang, of) = (Words::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.is_some_and(|locks| locks.holds_factor(&factor.code));
    let domain = domain_of(of, &factor.code);
    let domain = domain.and_then(|code| of.domains.iter().find(|it| it.code == code));
    html! {
        article.item id=(anchor_of(PartKind::Factor, &factor.code)) {
            p {
                span.soft { (words.part(PartKind::Factor)) } " "
                strong { (factor.title.in_lang(lang)) } ": " (factor.items.join(", "))
                @if let Some(domain) = domain { " · " (domain.title.in_lang(lang)) }
                @if is_core { " " span.badge { (words.core) } }
            }
            (faults(shown, PartKind::Factor, &factor.code))
            (tools(shown, PartKind::Factor, &factor.code, !is_core))
        }
    }
}

fn domain(shown: &DraftPage<'_>, domain: &Domain) -> Markup {
    let (words, lang, of) = (Words::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.is_some_and(|locks| locks.holds_domain(&domain.code));
    let title = |code: &String| {
        let factor = of.factors.iter().find(|it| it.code == *code);
        factor.map_or(code.clone(), |it| it.title.in_lang(lang).to_owned())
    };
    let factors: Vec<String> = domain.factors.iter().map(title).collect();
    html! {
        article.item id=(anchor_of(PartKind::Domain, &domain.code)) {
            p {
                span.soft { (words.part(PartKind::Domain)) } " "
                strong { (domain.title.in_lang(lang)) } ": " (factors.join(", "))
                @if is_core { " " span.badge { (words.core) } }
            }
            (faults(shown, PartKind::Domain, &domain.code))
            (tools(shown, PartKind::Domain, &domain.code, !is_core))
        }
    }
}

/// What can be done with the draft as a whole.
fn acts(shown: &DraftPage<'_>) -> Markup {
    let (words, lang, id) = (Words::of(shown.lang), shown.lang, &shown.kept.head.id);
    let waits = shown.kept.head.state == DraftState::Submitted;
    let review = if waits && shown.may_review { words.review_now } else { words.to_review };
    html! {
        section.work {
            p.files {
                a href=(paths::in_lang(&paths::survey_review(id), lang)) { (review) }
                a href=(paths::survey_draft_file(id, "toml")) download { (words.download) }
                a href=(paths::survey_draft_file(id, "xlsx")) download { "XLSForm" }
                a href=(paths::survey_draft_file(id, "lss")) download { "LimeSurvey" }
            }
            @if shown.may_edit {
                form.card.task method="post" action=(paths::in_lang(&paths::survey_draft(id), lang)) {
                    (csrf_field())
                    p.hint { (words.submit_hint) }
                    button type="submit" name="do" value="submit" { (words.submit) }
                    " "
                    button.quiet type="submit" name="do" value="drop" { (words.drop) }
                }
            }
        }
    }
}
