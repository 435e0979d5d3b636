//! What several of the pages show.

use maud::{Markup, html};

use crate::base::{Lang, format};
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
        span.say { (begun_large(finding.what.in_lang(lang))) "." } " "
        span.soft { (Words::of(lang).remedy) " " (finding.remedy.in_lang(lang)) "." }
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
                        li { a href={ "#" (anchor(of, *spot)) } { (begun_large(finding.what.in_lang(lang))) } ". "
                            span.soft { (words.remedy) " " (finding.remedy.in_lang(lang)) "." } }
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

/// Differences side by side, under these two heads.
pub(super) fn side_by_side(found: &[Difference], heads: [&str; 2], lang: Lang) -> Markup {
    let (words, fields) = (Words::of(lang), FieldWords::of(lang));
    let rows = found.iter().map(|it| {
        let part = if it.code.is_empty() {
            words.part(it.kind).to_owned()
        } else {
            format!("{} {}", words.part(it.kind), it.code)
        };
        let place = html! { (part) br; span.soft { (fields.field(it.field)) } };
        let told = |value: &str, none: &'static str| {
            let value = fields.value(it.field, value);
            html! { @if it.field == "part" && value.is_empty() { em { (none) } } @else { (value) } }
        };
        let before = told(&it.before, fields.part_new);
        let after = told(&it.after, fields.part_gone);
        [place, html! { span.before { (before) } }, html! { span.after { (after) } }]
            .map(listing::Cell::from)
            .into()
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
