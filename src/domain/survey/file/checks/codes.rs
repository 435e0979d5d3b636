//! Codes: each once, well formed, and leading somewhere.

use std::collections::BTreeMap;

use super::Report;
use crate::domain::survey::Kind;
use crate::domain::survey::file::draft::{Draft, Lines};

/// Fields every form has, and columns every table of responses has.
const RESERVED: [&str; 14] = [
    "key",
    "slip",
    "lang",
    "remark",
    "response",
    "instrument",
    "version",
    "day",
    "touchpoint",
    "unit",
    "procedure",
    "tier",
    "duration",
    "weight",
];

/// Code and line of each part of one kind.
type Parts<'a> = (&'static str, Vec<(&'a str, usize)>);

/// The codes of each kind of part, with their lines.
fn parts(draft: &Draft) -> [Parts<'_>; 5] {
    let (of, at) = (&draft.instrument, &draft.lines);
    let scales = of.scales.iter().map(|scale| &scale.code);
    let sections = of.sections.iter().map(|section| &section.code);
    let items = of.items.iter().map(|item| &item.code);
    let factors = of.factors.iter().map(|factor| &factor.code);
    let domains = of.domains.iter().map(|domain| &domain.code);
    [
        ("scale", paired(at, scales, &at.scales)),
        ("section", paired(at, sections, &at.sections)),
        ("item", paired(at, items, &at.items)),
        ("factor", paired(at, factors, &at.factors)),
        ("domain", paired(at, domains, &at.domains)),
    ]
}

fn paired<'a>(
    at: &Lines,
    codes: impl Iterator<Item = &'a String>,
    tables: &[usize],
) -> Vec<(&'a str, usize)> {
    let lines = tables.iter().map(|table| at.of(*table, "code"));
    codes.map(String::as_str).zip(lines).collect()
}

pub(super) fn no_code_twice(draft: &Draft, report: &mut Report<'_>) {
    for (kind, parts) in parts(draft) {
        let mut first = BTreeMap::new();
        for (code, line) in parts {
            if let Some(earlier) = first.get(code) {
                let what = format!("the {kind} code `{code}` stands on line {earlier} already");
                report.add(line, what, "Give one of them another code");
            } else if !code.is_empty() {
                first.insert(code, line);
            }
        }
    }
}

pub(super) fn codes_are_well_formed(draft: &Draft, report: &mut Report<'_>) {
    for (kind, parts) in parts(draft) {
        for (code, line) in parts {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
            if !code.chars().all(plain) && (kind == "item" || kind == "section") {
                let what =
                    format!("the {kind} code `{code}` has other characters than a–z and 0–9");
                report.add(line, what, "Write it in lower case without accents");
            }
            if kind == "item" && code.starts_with(|c: char| !c.is_ascii_alphabetic()) {
                let what = format!("the item code `{code}` does not begin with a letter");
                report.add(line, what, "Begin with a–z, as names of columns do");
            }
            if kind == "item" && RESERVED.contains(&code) {
                let what = format!("`{code}` is a field of every form or a column of every table");
                report.add(line, what, "Give the item another code");
            }
        }
    }
}

pub(super) fn references_lead_somewhere(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    for (item, line) in of.items.iter().zip(&at.items) {
        let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
        let known = of.scales.iter().map(|each| each.code.as_str());
        resolve(report, at.of(*line, "scale"), "scale", scale, known);
        let known = of.sections.iter().map(|each| each.code.as_str());
        resolve(report, at.of(*line, "section"), "section", &item.section, known);
    }
    for (factor, line) in of.factors.iter().zip(&at.factors) {
        for code in &factor.items {
            let known = of.items.iter().map(|each| each.code.as_str());
            resolve(report, at.of(*line, "items"), "item", code, known);
        }
    }
    for (domain, line) in of.domains.iter().zip(&at.domains) {
        for code in &domain.factors {
            let known = of.factors.iter().map(|each| each.code.as_str());
            resolve(report, at.of(*line, "factors"), "factor", code, known);
        }
    }
}

/// Reports a reference to a code that is not there. An empty one is reported where it was read.
fn resolve<'a>(
    report: &mut Report<'_>,
    line: usize,
    kind: &str,
    code: &str,
    mut known: impl Iterator<Item = &'a str>,
) {
    if !code.is_empty() && !known.any(|each| each == code) {
        let what = format!("there is no {kind} `{code}`");
        report.add(line, what, format!("Add the {kind}, or mend its code here"));
    }
}

pub(super) fn there_is_something_to_ask(draft: &Draft, report: &mut Report<'_>) {
    if draft.instrument.items.is_empty() {
        report.add(1, "the file has no item".into(), "Add the questions, each under `[[item]]`");
    }
    let empty = draft.instrument.sections.iter().zip(&draft.lines.sections);
    for (section, line) in empty {
        if !draft.instrument.items.iter().any(|item| item.section == section.code) {
            let what = format!("the section `{}` has no item", section.code);
            report.add(*line, what, "Remove it, or put items into it");
        }
    }
}
