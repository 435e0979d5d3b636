//! Codes: each once, well formed, and leading somewhere.

use std::collections::BTreeMap;

use super::Report;
use crate::domain::survey::Kind;
use crate::domain::survey::file::draft::{Draft, Lines};
use crate::domain::survey::file::finding::both;
use crate::domain::survey::file::table::Noun;

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

const SCALE: Noun = ("thang đo", "scale");
const SECTION: Noun = ("phần", "section");
const ITEM: Noun = ("câu hỏi", "item");
const FACTOR: Noun = ("yếu tố", "factor");
const DOMAIN: Noun = ("lĩnh vực", "domain");

/// Code and line of each part of one kind.
type Parts<'a> = (Noun, Vec<(&'a str, usize)>);

/// The codes of each kind of part, with their lines.
fn parts(draft: &Draft) -> [Parts<'_>; 5] {
    let (of, at) = (&draft.instrument, &draft.lines);
    let scales = of.scales.iter().map(|scale| &scale.code);
    let sections = of.sections.iter().map(|section| &section.code);
    let items = of.items.iter().map(|item| &item.code);
    let factors = of.factors.iter().map(|factor| &factor.code);
    let domains = of.domains.iter().map(|domain| &domain.code);
    [
        (SCALE, paired(at, scales, &at.scales)),
        (SECTION, paired(at, sections, &at.sections)),
        (ITEM, paired(at, items, &at.items)),
        (FACTOR, paired(at, factors, &at.factors)),
        (DOMAIN, paired(at, domains, &at.domains)),
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
    for ((vi, en), parts) in parts(draft) {
        let mut first = BTreeMap::new();
        for (code, line) in parts {
            if let Some(earlier) = first.get(code) {
                let what = both!(
                    "mã {vi} `{code}` đã có ở dòng {earlier}"
                        / "the {en} code `{code}` stands on line {earlier} already"
                );
                report.add(
                    line,
                    what,
                    both!("Đặt mã khác cho một trong hai" / "Give one of them another code"),
                );
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
            if !code.chars().all(plain) && (kind == ITEM || kind == SECTION) {
                let (vi, en) = kind;
                let what = both!(
                    "mã {vi} `{code}` có ký tự ngoài a–z và 0–9"
                        / "the {en} code `{code}` has other characters than a–z and 0–9"
                );
                report.add(
                    line,
                    what,
                    both!("Ghi chữ thường không dấu" / "Write it in lower case without accents"),
                );
            }
            if kind == ITEM && code.starts_with(|c: char| !c.is_ascii_alphabetic()) {
                let what = both!(
                    "mã câu hỏi `{code}` không bắt đầu bằng chữ cái"
                        / "the item code `{code}` does not begin with a letter"
                );
                report.add(
                    line,
                    what,
                    both!(
                        "Bắt đầu bằng a–z, như tên cột" / "Begin with a–z, as names of columns do"
                    ),
                );
            }
            if kind == ITEM && RESERVED.contains(&code) {
                let what = both!(
                    "`{code}` là mã dùng chung của mọi phiếu"
                        / "`{code}` is a field of every form or a column of every table"
                );
                report.add(
                    line,
                    what,
                    both!("Đặt mã khác cho câu hỏi" / "Give the item another code"),
                );
            }
        }
    }
}

pub(super) fn references_lead_somewhere(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    for (item, line) in of.items.iter().zip(&at.items) {
        let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
        let known = of.scales.iter().map(|each| each.code.as_str());
        resolve(report, at.of(*line, "scale"), SCALE, scale, known);
        let known = of.sections.iter().map(|each| each.code.as_str());
        resolve(report, at.of(*line, "section"), SECTION, &item.section, known);
    }
    for (factor, line) in of.factors.iter().zip(&at.factors) {
        for code in &factor.items {
            let known = of.items.iter().map(|each| each.code.as_str());
            resolve(report, at.of(*line, "items"), ITEM, code, known);
        }
    }
    for (domain, line) in of.domains.iter().zip(&at.domains) {
        for code in &domain.factors {
            let known = of.factors.iter().map(|each| each.code.as_str());
            resolve(report, at.of(*line, "factors"), FACTOR, code, known);
        }
    }
}

/// Reports a reference to a code that is not there. An empty one is reported where it was read.
fn resolve<'a>(
    report: &mut Report<'_>,
    line: usize,
    (vi, en): Noun,
    code: &str,
    mut known: impl Iterator<Item = &'a str>,
) {
    if !code.is_empty() && !known.any(|each| each == code) {
        let what = both!("không có {vi} `{code}`" / "there is no {en} `{code}`");
        let remedy =
            both!("Thêm {vi} đó, hoặc sửa mã ở đây" / "Add the {en}, or mend its code here");
        report.add(line, what, remedy);
    }
}

pub(super) fn there_is_something_to_ask(draft: &Draft, report: &mut Report<'_>) {
    if draft.instrument.items.is_empty() {
        let what = both!("phiếu chưa có câu hỏi" / "the file has no item");
        report.add(1, what, both!("Thêm câu hỏi" / "Add the questions, each under `[[item]]`"));
    }
    let empty = draft.instrument.sections.iter().zip(&draft.lines.sections);
    for (section, line) in empty {
        if !draft.instrument.items.iter().any(|item| item.section == section.code) {
            let code = &section.code;
            let what = both!("phần `{code}` chưa có câu hỏi" / "the section `{code}` has no item");
            report.add(
                *line,
                what,
                both!("Bỏ phần này, hoặc đưa câu hỏi vào" / "Remove it, or put items into it"),
            );
        }
    }
}
