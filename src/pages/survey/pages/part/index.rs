//! The forms of what the index is made of: formula, factors, domains.

use maud::{Markup, html};

use super::PartPage;
use super::inputs::{choice, code, line, locked, pair, tick};
use crate::domain::survey::edit::{domain_of, factor_of};
use crate::domain::survey::{Aggregation, Method, MissingRule};
use crate::pages::survey::words::FieldWords;
use crate::web::fields::value;

const METHODS: [Method; 4] =
    [Method::Sipas(Aggregation::ItemMean), Method::OneStop, Method::Xhh, Method::Papi];

const AGGREGATIONS: [Aggregation; 4] =
    [Aggregation::ItemMean, Aggregation::Pooled, Aggregation::DomainMean, Aggregation::FactorMean];

const MISSING: [(&str, MissingRule); 2] =
    [("left_out", MissingRule::LeftOut), ("in_denominator", MissingRule::InDenominator)];

/// Why this part stays as published.
fn reason(shown: &PartPage<'_>) -> Markup {
    html! {
        @if let Some(locks) = shown.locks { p.note { (locks.reason().in_lang(shown.lang)) } }
    }
}

pub(super) fn formula(shown: &PartPage<'_>) -> Markup {
    let fields = FieldWords::of(shown.lang);
    let methods = METHODS.map(|it| (<&str>::from(it).to_owned(), fields.method(it).to_owned()));
    let aggregations =
        AGGREGATIONS.map(|it| (<&str>::from(it).to_owned(), fields.aggregation(it).to_owned()));
    let missing = MISSING.map(|(code, it)| (code.to_owned(), fields.missing(it).to_owned()));
    let lists = [
        ("method", &methods[..], ""),
        ("aggregation", &aggregations[..], fields.aggregation_hint),
        ("missing", &missing[..], fields.missing_hint),
    ];
    let is_locked = shown.locks.is_some();
    let version = value(shown.fields, "formula_version");
    html! {
        (reason(shown))
        @for (name, options, hint) in lists {
            @if is_locked {
                @let typed = value(shown.fields, name);
                @let label = options.iter().find(|(code, _)| code == typed);
                @if let Some((code, label)) = label { (locked(shown, name, code, label)) }
            } @else {
                (choice(shown, name, options))
                @if !hint.is_empty() { p.hint { (hint) } }
            }
        }
        @if is_locked { (locked(shown, "formula_version", version, version)) }
        @else { (line(shown, "formula_version")) p.hint { (fields.formula_version_hint) } }
    }
}

pub(super) fn factor(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.holds_factor(code));
    let own = shown.code.unwrap_or_default();
    let domains: Vec<_> = std::iter::once((String::new(), fields.no_domain.to_owned()))
        .chain(of.domains.iter().map(|it| (it.code.clone(), it.title.in_lang(lang).to_owned())))
        .collect();
    let items = of.items.iter().map(|item| {
        let elsewhere = factor_of(of, &item.code).filter(|factor| factor != own);
        let factor = elsewhere.and_then(|code| of.factors.iter().find(|it| it.code == code));
        Member {
            code: &item.code,
            title: item.title.in_lang(lang),
            in_other: factor.map(|it| it.title.in_lang(lang)),
        }
    });
    let items: Vec<_> = items.collect();
    html! {
        @if is_core || is_closed(shown) { (reason(shown)) }
        (pair(shown, "title", 1))
        (members(shown, ("item_", fields.items), &items, is_core || is_closed(shown)))
        @if is_core || of.domains.is_empty() {
            input type="hidden" name="domain" value=(value(shown.fields, "domain"));
        } @else { (choice(shown, "domain", &domains)) }
        @if of.formula.method == Method::Papi { (line(shown, "low")) (line(shown, "high")) }
        @else {
            @for name in ["low", "high"] { input type="hidden" name=(name) value=(value(shown.fields, name)); }
        }
        (code(shown, is_core))
    }
}

pub(super) fn domain(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.holds_domain(code));
    let own = shown.code.unwrap_or_default();
    let factors = of.factors.iter().map(|factor| {
        let elsewhere = domain_of(of, &factor.code).filter(|domain| domain != own);
        let domain = elsewhere.and_then(|code| of.domains.iter().find(|it| it.code == code));
        Member {
            code: &factor.code,
            title: factor.title.in_lang(lang),
            in_other: domain.map(|it| it.title.in_lang(lang)),
        }
    });
    let factors: Vec<_> = factors.collect();
    html! {
        @if is_core || is_closed(shown) { (reason(shown)) }
        (pair(shown, "title", 1))
        (members(shown, ("factor_", fields.factors), &factors, is_core || is_closed(shown)))
        (code(shown, is_core))
    }
}

/// Whether the index takes no more members.
fn is_closed(shown: &PartPage<'_>) -> bool {
    shown.locks.is_some_and(|locks| locks.closes_index())
}

/// What can be in a group.
struct Member<'a> {
    code: &'a str,
    title: &'a str,
    /// The title of the group it is in now, if that is another one.
    in_other: Option<&'a str>,
}

/// What is in a group, with a box for each that can be; those that are ticked and not there can be taken out.
fn members(
    shown: &PartPage<'_>,
    (stem, legend): (&str, &str),
    all: &[Member<'_>],
    is_locked: bool,
) -> Markup {
    let fields = FieldWords::of(shown.lang);
    let ticked = shown
        .fields
        .iter()
        .filter_map(|(name, value)| name.strip_prefix(stem).filter(|_| !value.is_empty()));
    let ticked: Vec<&str> = ticked.collect();
    let absent = ticked.iter().filter(|code| all.iter().all(|it| it.code != **code));
    html! {
        fieldset {
            legend { (legend) @if is_locked { " " span.badge { (fields.locked_here) } } }
            @if is_locked {
                ul { @for each in all.iter().filter(|it| ticked.contains(&it.code)) {
                    li { (each.title) " (" (each.code) ")"
                        input type="hidden" name={ (stem) (each.code) } value="yes"; }
                } }
            } @else {
                p.hint { (fields.members_hint) }
                @for each in all {
                    @let other = each.in_other.map(|it| format!(" – {}", fields.now_in(it)));
                    @let label = format!("{} ({}){}", each.title, each.code, other.unwrap_or_default());
                    (tick(shown, &format!("{stem}{}", each.code), &label))
                }
                @for code in absent { (tick(shown, &format!("{stem}{code}"), &fields.not_there(code))) }
            }
        }
    }
}
