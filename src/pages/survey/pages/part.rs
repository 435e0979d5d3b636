//! The form of one part of a draft.

use maud::{Markup, html};

use super::shared::{Found, findings, part_at, phone, side_by_side};
use crate::base::Lang;
use crate::domain::survey::edit::{Difference, FieldFault, Keeps, Locks, PartKind};
use crate::domain::survey::{Counts, Instrument, Kind, Method, Scale};
use crate::pages::survey::words::{FieldWords, Words};
use crate::store::SurveyDraft;
use crate::web::csrf::csrf_field;
use crate::web::fields::{Fields, value};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What a choice can count as, in the order of the list.
const COUNTS: [(&str, Counts); 5] = [
    ("unsatisfied", Counts::Unsatisfied),
    ("neutral", Counts::Neutral),
    ("satisfied", Counts::Satisfied),
    ("points", Counts::Points),
    ("described", Counts::Described),
];

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
        Some(code) => format!("{} {code}", words.part(shown.kind)),
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
    let is_there = shown.kind == PartKind::Head || shown.code.is_some();
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
                (side_by_side(found, [fields.saved_now, fields.typed], shown.lang))
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
                PartKind::Head => (head(shown)),
                PartKind::Item => (item(shown)),
                PartKind::Scale => (scale(shown)),
                PartKind::Section => {
                    (pair(shown, "title", 1)) (pair(shown, "intro", 2)) (code(shown, false))
                }
                PartKind::Factor => (factor(shown)),
            }
            p {
                @if shown.is_open { button type="submit" { (save) } " " }
                button.quiet type="submit" formaction=(spot) formtarget="preview" { (fields.try_it) }
            }
        }
    }
}

/// What is wrong with a field.
fn problem<'a>(shown: &'a PartPage<'_>, name: &str) -> Option<&'a FieldFault> {
    match shown.wrong {
        Wrong::Faults(faults) => faults.iter().find(|fault| fault.field == name),
        _ => None,
    }
}

fn said(shown: &PartPage<'_>, name: &str) -> Markup {
    let fields = FieldWords::of(shown.lang);
    html! {
        @if let Some(fault) = problem(shown, name) {
            span.say id={ (name) "-fault" } { (fields.problem(fault.problem)) }
        }
    }
}

/// A field of one line.
fn line(shown: &PartPage<'_>, name: &str) -> Markup {
    let described = problem(shown, name).map(|_| format!("{name}-fault"));
    html! {
        label for=(name) { (FieldWords::of(shown.lang).field(name)) }
        (said(shown, name))
        input id=(name) name=(name) value=(value(shown.fields, name)) maxlength="2000" autocomplete="off"
            aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described];
    }
}

/// A text in both languages, in fields of so many lines.
fn pair(shown: &PartPage<'_>, stem: &str, lines: usize) -> Markup {
    html! {
        @for lang in ["vi", "en"] {
            @let name = format!("{stem}_{lang}");
            @if lines == 1 { (line(shown, &name)) } @else {
                @let described = problem(shown, &name).map(|_| format!("{name}-fault"));
                label for=(name) { (FieldWords::of(shown.lang).field(&name)) }
                (said(shown, &name))
                textarea id=(name) name=(name) rows=(lines) maxlength="2000" lang=(lang)
                    aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described] {
                    (value(shown.fields, &name))
                }
            }
        }
    }
}

/// A text that stays as published, with its label; it is sent as it is.
fn locked_pair(shown: &PartPage<'_>, stem: &str) -> Markup {
    html! {
        @for lang in ["vi", "en"] {
            @let name = format!("{stem}_{lang}");
            @let text = value(shown.fields, &name);
            (locked(shown, &name, text, text))
        }
    }
}

/// A value that stays as published.
fn locked(shown: &PartPage<'_>, name: &str, sent: &str, text: &str) -> Markup {
    let fields = FieldWords::of(shown.lang);
    html! {
        p.locked {
            span { (fields.field(name)) " " span.badge { (fields.locked_here) } } br;
            (text)
            input type="hidden" name=(name) value=(sent);
        }
    }
}

fn code(shown: &PartPage<'_>, is_locked: bool) -> Markup {
    let typed = value(shown.fields, "code");
    html! {
        @if is_locked { (locked(shown, "code", typed, typed)) }
        @else { (line(shown, "code")) p.hint { (FieldWords::of(shown.lang).code_hint) } }
    }
}

/// A list of choices, one of which stands.
fn choice(shown: &PartPage<'_>, name: &str, options: &[(String, String)]) -> Markup {
    let chosen = value(shown.fields, name);
    html! {
        label for=(name) { (FieldWords::of(shown.lang).field(name)) }
        select id=(name) name=(name) {
            @for (code, label) in options { option value=(code) selected[code == chosen] { (label) } }
        }
    }
}

fn tick(shown: &PartPage<'_>, name: &str, label: &str) -> Markup {
    html! {
        label.tick {
            input type="checkbox" id=(name) name=(name) value="yes" checked[!value(shown.fields, name).is_empty()];
            span { (label) }
        }
    }
}

fn head(shown: &PartPage<'_>) -> Markup {
    let (fields, of) = (FieldWords::of(shown.lang), shown.of);
    let is_share = matches!(of.formula.method, Method::Sipas(_) | Method::Xhh);
    let is_version = shown.kept.head.original.split_once('@').is_some_and(|(id, _)| id == of.id);
    let rules = [("at_least", fields.at_least), ("more_than", fields.more_than)];
    let rules = rules.map(|(code, label)| (code.to_owned(), label.to_owned()));
    let bases =
        shown.fields.iter().filter(|(name, _)| name.starts_with("basis") && name.ends_with("_vi"));
    html! {
        (pair(shown, "title", 1))
        (pair(shown, "purpose", 3))
        @if is_version { (locked(shown, "id", &of.id, &of.id)) } @else { (line(shown, "id")) }
        (line(shown, "version"))
        (line(shown, "valid_from"))
        (line(shown, "valid_to"))
        (tick(shown, "obligatory", fields.obligatory))
        (line(shown, "target"))
        @if is_share { p.hint { (fields.percent) } }
        label for="target_rule" { (fields.target_rule) }
        (select(shown, "target_rule", &rules))
        fieldset {
            legend { (fields.legal_basis) }
            @for place in 0..bases.count() { (pair(shown, &format!("basis{place}"), 2)) }
        }
    }
}

fn select(shown: &PartPage<'_>, name: &str, options: &[(String, String)]) -> Markup {
    let chosen = value(shown.fields, name);
    html! {
        select id=(name) name=(name) {
            @for (code, label) in options { option value=(code) selected[code == chosen] { (label) } }
        }
    }
}

fn item(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let keeps = |property| {
        shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.keeps(code, property))
    };
    let is_core = shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.holds(code));
    let named = |code: &str, title: &str| (code.to_owned(), format!("{title} ({code})"));
    let sections: Vec<_> =
        of.sections.iter().map(|it| named(&it.code, it.title.in_lang(lang))).collect();
    html! {
        @if let Some(locks) = shown.locks.filter(|_| is_core) {
            p.note { (locks.reason().in_lang(lang)) }
        }
        @if keeps(Keeps::Question) { (locked_pair(shown, "question")) } @else { (pair(shown, "question", 2)) }
        (pair(shown, "help", 2))
        @if keeps(Keeps::Title) { (locked_pair(shown, "title")) } @else { (pair(shown, "title", 1)) }
        (choice(shown, "section", &sections))
        @if keeps(Keeps::Scale) { (kept_scale(shown)) } @else { (own_scale(shown)) }
        @if keeps(Keeps::Factor) {
            @let code = value(shown.fields, "factor");
            @let factor = of.factors.iter().find(|it| it.code == code);
            (locked(shown, "factor", code, factor.map_or(fields.no_factor, |it| it.title.in_lang(lang))))
        } @else { (own_factor(shown)) }
        @if of.formula.method == Method::Xhh { (line(shown, "max_points")) }
        @else { input type="hidden" name="max_points" value=(value(shown.fields, "max_points")); }
        (pair(shown, "provisional", 2))
        (code(shown, is_core))
    }
}

/// The scale of a core item.
fn kept_scale(shown: &PartPage<'_>) -> Markup {
    let code = value(shown.fields, "scale");
    let scale = shown.of.scales.iter().find(|it| it.code == code);
    let label = scale.map(|it| labels(it, shown.lang)).unwrap_or_default();
    html! {
        (locked(shown, "scale", code, &label))
        @if !value(shown.fields, "many").is_empty() { input type="hidden" name="many" value="yes"; }
    }
}

fn labels(scale: &Scale, lang: Lang) -> String {
    let labels: Vec<&str> = scale.choices.iter().map(|it| it.label.in_lang(lang)).collect();
    labels.join(" / ")
}

fn own_scale(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let scales: Vec<_> = of
        .scales
        .iter()
        .map(|it| (it.code.clone(), format!("{} ({})", labels(it, lang), it.code)))
        .collect();
    html! {
        (choice(shown, "scale", &scales))
        (tick(shown, "many", fields.many))
        (condition(shown))
    }
}

/// On which earlier answer the item depends; the answers can be ticked once its question is chosen.
fn condition(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let own = of.items.iter().position(|it| Some(it.code.as_str()) == shown.code);
    let earlier = of.items.iter().take(own.unwrap_or(of.items.len()));
    let earlier = earlier.filter(|it| matches!(it.kind, Kind::SelectOne { .. }));
    let asked = |it: &crate::domain::survey::Item| {
        (it.code.clone(), format!("{}: {}", it.code, it.question.in_lang(lang)))
    };
    let options: Vec<_> = std::iter::once((String::new(), fields.always.to_owned()))
        .chain(earlier.map(asked))
        .collect();
    let on = of.item(value(shown.fields, "asked_item"));
    let choices = on.and_then(|on| of.scale_of(on)).map_or(&[][..], |scale| &scale.choices);
    html! {
        fieldset {
            legend { (fields.asked_if) }
            label for="asked_item" { (fields.asked_item) }
            (select(shown, "asked_item", &options))
            @if !choices.is_empty() {
                p { (fields.asked_any) }
                @for each in choices { (tick(shown, &format!("any_{}", each.code), each.label.in_lang(lang))) }
            }
        }
    }
}

/// A factor of no core items, or none.
fn own_factor(shown: &PartPage<'_>) -> Markup {
    let (fields, lang) = (FieldWords::of(shown.lang), shown.lang);
    let factors = shown.of.factors.iter();
    let free = factors.filter(|it| !shown.locks.is_some_and(|locks| locks.holds_factor(&it.code)));
    let options: Vec<_> = std::iter::once((String::new(), fields.no_factor.to_owned()))
        .chain(free.map(|it| (it.code.clone(), it.title.in_lang(lang).to_owned())))
        .collect();
    choice(shown, "factor", &options)
}

fn factor(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.holds_factor(code));
    let domains: Vec<_> = std::iter::once((String::new(), fields.no_domain.to_owned()))
        .chain(of.domains.iter().map(|it| (it.code.clone(), it.title.in_lang(lang).to_owned())))
        .collect();
    html! {
        (pair(shown, "title", 1))
        @if is_core || of.domains.is_empty() {
            input type="hidden" name="domain" value=(value(shown.fields, "domain"));
        } @else { (choice(shown, "domain", &domains)) }
        @if of.formula.method == Method::Papi { (line(shown, "low")) (line(shown, "high")) }
        (code(shown, is_core))
    }
}

fn scale(shown: &PartPage<'_>) -> Markup {
    let fields = FieldWords::of(shown.lang);
    let rows = (0..40).take_while(|place| {
        shown.fields.iter().any(|(name, _)| *name == format!("choice{place}_code"))
    });
    html! {
        fieldset {
            legend { (fields.choices) }
            p.hint { (fields.choices_hint) }
            div.scroll tabindex="0" role="region" aria-label=(fields.choices) {
                table {
                    thead { tr {
                        @for head in [fields.order, fields.choice_code, fields.label_vi, fields.label_en, fields.counts, fields.points] {
                            th scope="col" { (head) }
                        }
                    } }
                    tbody { @for place in rows { (row(shown, place)) } }
                }
            }
        }
        (pair(shown, "dont_know", 1))
        (pair(shown, "not_applicable", 1))
        p.hint { (fields.offer_hint) }
        (code(shown, false))
    }
}

/// The row of one choice.
fn row(shown: &PartPage<'_>, place: usize) -> Markup {
    let fields = FieldWords::of(shown.lang);
    let cell = |field: &str, size: &str| {
        let name = format!("choice{place}_{field}");
        let label = fields.field(&name);
        let bad = problem(shown, &name).map(|_| "true");
        html! {
            td { input id=(name) name=(name) value=(value(shown.fields, &name)) size=(size) maxlength="2000"
                aria-label=(label) autocomplete="off" aria-invalid=[bad]; (said(shown, &name)) }
        }
    };
    let name = format!("choice{place}_counts");
    let chosen = value(shown.fields, &name);
    html! {
        tr {
            (cell("order", "2")) (cell("code", "2")) (cell("label_vi", "24")) (cell("label_en", "24"))
            td { select name=(name) aria-label=(fields.counts) {
                @for (code, counts) in COUNTS {
                    option value=(code) selected[code == chosen] { (fields.counts(counts)) }
                }
            } }
            (cell("points", "4"))
        }
    }
}
