//! From a file's tables to the model, part by part.

use std::cell::Cell;

use chrono::NaiveDate;
use strum::{EnumString, VariantNames};
use toml::de::DeTable;

use super::draft::{Draft, Lines};
use super::finding::both;
use super::table::{Noun, Reader, Table};
use super::{File, Finding};
use crate::domain::survey::{
    Aggregation, Choice, Counts, Domain, Factor, Formula, Instrument, Item, Kind, LegalBasis,
    Method, MissingRule, Routing, Scale, Section,
};
use crate::stats::{Target, TargetRule};

/// Points and weights have at most three decimals.
const POINT_PLACES: usize = 3;

/// The ends of a sub-dimension's scale have at most six decimals.
const RANGE_PLACES: usize = 6;

/// Reads what can be read. Without a draft the file was no TOML at all.
pub(super) fn read(file: File<'_>) -> (Option<Draft>, Vec<Finding>) {
    let reader = Reader::new(file);
    let (root, errors) = DeTable::parse_recoverable(file.text);
    for error in &errors {
        let line = reader.line(error.span().map_or(0, |span| span.start));
        let message = error.message();
        let what = both!("tệp không phải TOML: {message}" / "this is not TOML: {message}");
        let remedy = both!("Cách viết xem tại toml.io" / "See toml.io for how it is written");
        reader.report(line, what, remedy);
    }
    if !errors.is_empty() {
        return (None, reader.findings());
    }
    let top = Table::new(&reader, root.get_ref(), ("phiếu", "the file"), 1);
    let mut draft = draft(&top, file);
    top.nothing_else();
    drop(top);
    draft.lines.keys = reader.keys();
    (Some(draft), reader.findings())
}

fn draft(top: &Table<'_, '_>, file: File<'_>) -> Draft {
    let mut lines = Lines::default();
    let instrument = Instrument {
        id: top.string("id"),
        version: top.string("version"),
        title: top.text("title"),
        purpose: top.text("purpose"),
        provisional: top.optional_text("provisional"),
        valid_from: top.date("valid_from").unwrap_or(NaiveDate::MIN),
        valid_to: top.optional_date("valid_to"),
        based_on: top.is_there("based_on").then(|| top.string("based_on")),
        legal_basis: each(
            top,
            "legal_basis",
            ("căn cứ", "the legal basis"),
            &mut lines.legal_basis,
            legal_basis,
        ),
        formula: formula(top, &mut lines),
        missing: top.one_of("missing").unwrap_or(MissingRule::LeftOut),
        obligatory: top.flag("obligatory"),
        target: target(top, &mut lines),
        scales: scales(top, &mut lines),
        sections: each(top, "section", ("phần", "the section"), &mut lines.sections, section),
        items: each(top, "item", ("câu hỏi", "the item"), &mut lines.items, item),
        factors: each(top, "factor", ("yếu tố", "the factor"), &mut lines.factors, factor),
        domains: each(top, "domain", ("lĩnh vực", "the domain"), &mut lines.domains, domain),
        digest: file.digest(),
    };
    Draft { instrument, lines }
}

/// Reads every table of a list, and notes where each stands.
fn each<'r, 'f, T>(
    top: &Table<'r, 'f>,
    key: &'static str,
    name: Noun,
    lines: &mut Vec<usize>,
    read: impl Fn(&Table<'r, 'f>) -> T,
) -> Vec<T> {
    let tables = top.tables(key, name);
    lines.extend(tables.iter().map(|table| table.line));
    tables
        .iter()
        .map(|table| {
            let part = read(table);
            table.nothing_else();
            part
        })
        .collect()
}

fn legal_basis(table: &Table<'_, '_>) -> LegalBasis {
    LegalBasis { title: table.text("title"), note: table.optional_text("note") }
}

fn section(table: &Table<'_, '_>) -> Section {
    Section {
        code: table.string("code"),
        title: table.text("title"),
        intro: table.optional_text("intro"),
    }
}

fn factor(table: &Table<'_, '_>) -> Factor {
    Factor {
        code: table.string("code"),
        title: table.text("title"),
        items: table.strings("items"),
        range: table.optional_range("range", RANGE_PLACES),
    }
}

fn domain(table: &Table<'_, '_>) -> Domain {
    Domain {
        code: table.string("code"),
        title: table.text("title"),
        factors: table.strings("factors"),
    }
}

fn formula(top: &Table<'_, '_>, lines: &mut Lines) -> Formula {
    let unread = Formula { version: String::new(), method: Method::Sipas(Aggregation::ItemMean) };
    let Some(table) = top.optional_table("formula", ("công thức", "the formula")) else {
        top.needs_table("formula");
        return unread;
    };
    lines.formula = table.line;
    let formula = Formula {
        version: table.string("version"),
        method: method(&table).unwrap_or(unread.method),
    };
    table.nothing_else();
    formula
}

/// The name is read before what only one method has.
fn method(table: &Table<'_, '_>) -> Option<Method> {
    let Some(named) = table.one_of("method") else {
        // an unknown method may have an aggregation
        table.is_there("aggregation");
        return None;
    };
    match named {
        Method::Sipas(_) => table.one_of("aggregation").map(Method::Sipas),
        other => Some(other),
    }
}

fn target(top: &Table<'_, '_>, lines: &mut Lines) -> Option<Target> {
    let table = top.optional_table("target", ("chỉ tiêu", "the target"))?;
    lines.target = table.line;
    let target = Target {
        numerator: table.whole("numerator").unwrap_or(0),
        denominator: table.whole("denominator").unwrap_or(1),
        rule: table.one_of("rule").unwrap_or(TargetRule::AtLeast),
    };
    table.nothing_else();
    Some(target)
}

fn scales(top: &Table<'_, '_>, lines: &mut Lines) -> Vec<Scale> {
    let mut choice_lines = Vec::new();
    let mut counted = Vec::new();
    let tables = top.tables("scale", ("thang đo", "the scale"));
    let scales = tables
        .iter()
        .map(|table| {
            let mut stand = Vec::new();
            let all_count = Cell::new(true);
            let scale = Scale {
                code: table.string("code"),
                choices: each(
                    table,
                    "choice",
                    ("phương án", "the choice"),
                    &mut stand,
                    |table| choice(table, &all_count),
                ),
                dont_know: table.optional_text("dont_know"),
                not_applicable: table.optional_text("not_applicable"),
            };
            table.nothing_else();
            choice_lines.push(stand);
            counted.push(all_count.get());
            scale
        })
        .collect();
    lines.scales = tables.iter().map(|table| table.line).collect();
    lines.choices = choice_lines;
    lines.counted = counted;
    scales
}

/// A choice that does not say what it counts as is noted in `all_count`.
fn choice(table: &Table<'_, '_>, all_count: &Cell<bool>) -> Choice {
    Choice {
        code: table.character("code"),
        label: table.text("label"),
        counts: table.one_of("counts").unwrap_or_else(|| {
            all_count.set(false);
            Counts::Described
        }),
        points: table.optional_decimal("points", POINT_PLACES),
    }
}

/// How many choices of an item may be taken.
#[derive(PartialEq, EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
enum Answers {
    One,
    Many,
}

fn item(table: &Table<'_, '_>) -> Item {
    let scale = table.string("scale");
    let many = table.is_there("kind") && table.one_of("kind") == Some(Answers::Many);
    Item {
        code: table.string("code"),
        section: table.string("section"),
        title: table.text("title"),
        question: table.text("question"),
        help: table.optional_text("help"),
        kind: if many { Kind::SelectMany { scale } } else { Kind::SelectOne { scale } },
        asked_if: table.optional_table("asked_if", ("điều kiện hỏi", "the routing")).map(
            |routing| {
                let condition =
                    Routing { item: routing.string("item"), any_of: routing.characters("any_of") };
                routing.nothing_else();
                condition
            },
        ),
        max_points: table.optional_decimal("max_points", POINT_PLACES),
        provisional: table.optional_text("provisional"),
    }
}
