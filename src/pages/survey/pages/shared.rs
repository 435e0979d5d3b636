//! What several of the pages show.

use maud::{Markup, html};

use crate::base::text::quoted;
use crate::base::{Lang, Text, format};
use crate::domain::survey::Instrument;
use crate::domain::survey::edit::{Difference, PartKind};
use crate::domain::survey::file::{Finding, Spot};
use crate::pages::survey::words::{FieldWords, Words};
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::paths;

/// A fault with its part.
pub(super) type Found = (Spot, Finding);

/// The faults of one part, each with its remedy.
pub(super) fn findings<'a>(found: impl Iterator<Item = &'a Found>, lang: Lang) -> Markup {
    let found: Vec<_> = found.collect();
    html! {
        @if !found.is_empty() {
            ul.findings {
                @for (_, finding) in found { li { (finding_text(finding, lang)) } }
            }
        }
    }
}

fn finding_text(finding: &Finding, lang: Lang) -> Markup {
    html! {
        span.say { (begun_large(&quoted(finding.what.in_lang(lang)))) "." } " "
        span.soft { (Words::of(lang).remedy) " " (quoted(finding.remedy.in_lang(lang))) "." }
    }
}

fn begun_large(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// All faults of a draft at the top of its page, each leading to its part.
pub(super) fn summary(of: &Instrument, found: &[Found], lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        @if found.is_empty() { p.note { (words.no_findings) } }
        @else {
            div.sum role="alert" aria-labelledby="sum" {
                h2 #sum { (words.findings(found.len())) }
                ul {
                    @for (spot, finding) in found {
                        li { a href={ "#" (anchor(of, *spot)) } { (begun_large(&quoted(finding.what.in_lang(lang)))) } ". "
                            span.soft { (words.remedy) " " (quoted(finding.remedy.in_lang(lang))) "." } }
                    }
                }
            }
        }
    }
}

/// Says when a version that is published already takes over.
pub(super) fn followed(by: Option<&Instrument>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        @if let Some(next) = by {
            p.note { (words.followed(&format::day(next.valid_from, lang), &next.version)) }
        }
    }
}

/// The kind and the code of the part a fault is in.
pub(super) fn part_at(of: &Instrument, spot: Spot) -> (PartKind, String) {
    match spot {
        Spot::Head => (PartKind::Head, String::new()),
        Spot::Formula => (PartKind::Formula, String::new()),
        Spot::Scale(at) => (PartKind::Scale, code(&of.scales, at, |it| &it.code)),
        Spot::Section(at) => (PartKind::Section, code(&of.sections, at, |it| &it.code)),
        Spot::Item(at) => (PartKind::Item, code(&of.items, at, |it| &it.code)),
        Spot::Factor(at) => (PartKind::Factor, code(&of.factors, at, |it| &it.code)),
        Spot::Domain(at) => (PartKind::Domain, code(&of.domains, at, |it| &it.code)),
    }
}

fn code<T>(parts: &[T], at: usize, code: impl Fn(&T) -> &String) -> String {
    parts.get(at).map(|part| code(part).clone()).unwrap_or_default()
}

/// What a part is called; `None` where it is not there, or has no name in this language.
fn name_of(of: &Instrument, (kind, code): (PartKind, &str), lang: Lang) -> Option<String> {
    fn found<'a, T>(
        parts: &'a [T],
        is_own: impl Fn(&&T) -> bool,
        title: impl Fn(&'a T) -> &'a Text,
    ) -> Option<&'a Text> {
        parts.iter().find(is_own).map(title)
    }
    let title = match kind {
        PartKind::Head | PartKind::Formula => None,
        PartKind::Section => found(&of.sections, |it| it.code == code, |it| &it.title),
        PartKind::Item => found(&of.items, |it| it.code == code, |it| &it.title),
        PartKind::Factor => found(&of.factors, |it| it.code == code, |it| &it.title),
        PartKind::Domain => found(&of.domains, |it| it.code == code, |it| &it.title),
        PartKind::Scale => {
            let choices = &of.scales.iter().find(|it| it.code == code)?.choices;
            let ends = [choices.first()?, choices.last()?].map(|it| it.label.in_lang(lang));
            return Some(ends.join(" – "));
        }
    };
    title.map(|title| title.in_lang(lang).to_owned()).filter(|title| !title.is_empty())
}

/// A part by its kind and its name. A question and a scale have their codes too, by which the others refer to them.
pub(super) fn heading(of: &Instrument, (kind, code): (PartKind, &str), lang: Lang) -> String {
    let part = Words::of(lang).part(kind);
    let is_coded = matches!(kind, PartKind::Item | PartKind::Scale);
    match name_of(of, (kind, code), lang) {
        _ if code.is_empty() => part.to_owned(),
        None => format!("{part} {code}"),
        Some(name) if is_coded => format!("{part} {code}: {name}"),
        Some(name) => format!("{part}: {name}"),
    }
}

/// The `id` of a part on the draft's page.
pub(super) fn anchor(of: &Instrument, spot: Spot) -> String {
    let (kind, code) = part_at(of, spot);
    anchor_of(kind, &code)
}

pub(super) fn anchor_of(kind: PartKind, code: &str) -> String {
    format!("{}-{code}", <&str>::from(kind))
}

/// The frame that shows the form as on a telephone.
pub(super) fn phone(id: &str, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let address = |lang| paths::with_lang(&paths::survey_preview(id), lang);
    html! {
        aside.phone-frame aria-label=(words.preview) {
            h2 { (words.preview) }
            p {
                a href=(address(Lang::Vi)) target="preview" { (words.in_vi) } " · "
                a href=(address(Lang::En)) target="preview" { (words.in_en) }
            }
            iframe name="preview" src=(address(lang)) title=(words.preview) loading="lazy" {}
        }
    }
}

/// Differences side by side, under these two heads; parts are named as in the first of these that has them.
pub(super) fn side_by_side(
    found: &[Difference],
    heads: [&str; 2],
    of: &[&Instrument],
    lang: Lang,
) -> Markup {
    let (words, fields) = (Words::of(lang), FieldWords::of(lang));
    let named = |kind, code: &str| of.iter().find_map(|of| name_of(of, (kind, code), lang));
    let rows = found.iter().map(|it| {
        let own = of.iter().find(|of| name_of(of, (it.kind, &it.code), lang).is_some());
        let own = own.or(of.first());
        let part = own.map_or_else(
            || words.part(it.kind).to_owned(),
            |own| heading(own, (it.kind, &it.code), lang),
        );
        let place = html! { (part) br; span.soft { (fields.field(it.field)) } };
        let told = |value: &str, none: &'static str| {
            let name = group_in(it.field).and_then(|kind| named(kind, value));
            let value = name.unwrap_or_else(|| fields.value(it.field, value).to_owned());
            html! { @if it.field == "part" && value.is_empty() { em { (none) } } @else { (value) } }
        };
        let is_new = it.field == "part" && it.before.is_empty();
        let before = told(&it.before, fields.part_new);
        let before = if is_new {
            before
        } else {
            html! { span.before { (before) } }
        };
        let after = told(&it.after, fields.part_gone);
        [place, before, html! { span.after { (after) } }].map(listing::Cell::from).into()
    });
    let listing = Listing {
        label: words.review,
        class: "differences",
        columns: [words.where_it_is, heads[0], heads[1]].map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

/// The kind of the part that a field names by its code.
fn group_in(field: &str) -> Option<PartKind> {
    match field {
        "section" => Some(PartKind::Section),
        "factor" => Some(PartKind::Factor),
        "domain" => Some(PartKind::Domain),
        _ => None,
    }
}

/// Most letters of a change in the audit log.
const LONGEST_LINE: usize = 2_000;

/// A change as the audit log keeps it: what was before, and after.
pub(crate) fn audit_lines(found: &[Difference]) -> (String, String) {
    let line = |value: fn(&Difference) -> &String| {
        let told = found.iter().map(|it| format!("{} {}: {}", it.code, it.field, value(it)));
        let line = told.collect::<Vec<_>>().join("; ");
        line.chars().take(LONGEST_LINE).collect()
    };
    (line(|it| &it.before), line(|it| &it.after))
}
