//! An instrument as the text of its file, which reads back to the same value.

use chrono::NaiveDate;

use super::values::NO_CHARACTER;
use crate::base::Text;
use crate::domain::survey::edit::{counts_code, missing_code};
use crate::domain::survey::{Choice, Factor, Instrument, Item, Kind, Method, Scale};
use crate::stats::TargetRule;

/// The file of an instrument. What the instrument lacks is left out or empty, and a fault when it is read.
pub fn write(instrument: &Instrument) -> String {
    let mut file = Output::default();
    head(&mut file, instrument);
    formula(&mut file, instrument);
    for basis in &instrument.legal_basis {
        file.table("[[legal_basis]]");
        file.text("title", &basis.title);
        file.optional_text("note", basis.note.as_ref());
    }
    for each in &instrument.scales {
        scale(&mut file, each);
    }
    for section in &instrument.sections {
        file.table("[[section]]");
        file.string("code", &section.code);
        file.text("title", &section.title);
        file.optional_text("intro", section.intro.as_ref());
    }
    for each in &instrument.items {
        item(&mut file, each);
    }
    for each in &instrument.factors {
        factor(&mut file, each);
    }
    for domain in &instrument.domains {
        file.table("[[domain]]");
        file.string("code", &domain.code);
        file.text("title", &domain.title);
        file.line("factors", &list(&domain.factors));
    }
    file.0
}

fn head(file: &mut Output, of: &Instrument) {
    file.string("id", &of.id);
    file.string("version", &of.version);
    if of.valid_from != NaiveDate::MIN {
        file.line("valid_from", &of.valid_from.to_string());
    }
    if let Some(last) = of.valid_to {
        file.line("valid_to", &last.to_string());
    }
    if let Some(original) = &of.based_on {
        file.string("based_on", original);
    }
    if of.obligatory {
        file.line("obligatory", "true");
    }
    file.string("missing", missing_code(of.missing));
    file.text("title", &of.title);
    file.text("purpose", &of.purpose);
    file.optional_text("provisional", of.provisional.as_ref());
}

fn formula(file: &mut Output, of: &Instrument) {
    file.table("[formula]");
    file.string("version", &of.formula.version);
    file.string("method", of.formula.method.into());
    if let Method::Sipas(aggregation) = of.formula.method {
        file.string("aggregation", aggregation.into());
    }
    if let Some(target) = of.target {
        file.table("[target]");
        file.line("numerator", &target.numerator.to_string());
        file.line("denominator", &target.denominator.to_string());
        file.string("rule", rule_code(target.rule));
    }
}

/// The word for a rule.
pub(in crate::domain::survey) fn rule_code(rule: TargetRule) -> &'static str {
    match rule {
        TargetRule::AtLeast => "at_least",
        TargetRule::MoreThan => "more_than",
    }
}

fn scale(file: &mut Output, scale: &Scale) {
    file.table("[[scale]]");
    file.string("code", &scale.code);
    file.optional_text("dont_know", scale.dont_know.as_ref());
    file.optional_text("not_applicable", scale.not_applicable.as_ref());
    let choices: Vec<String> = scale.choices.iter().map(choice).collect();
    if !choices.is_empty() {
        file.line("choice", &format!("[\n{}]", choices.concat()));
    }
}

fn choice(choice: &Choice) -> String {
    let code = Some(choice.code).filter(|code| *code != NO_CHARACTER);
    let code = quoted(&code.map(String::from).unwrap_or_default());
    let counts = counts_code(choice.counts);
    let points = choice.points.map(|points| format!(", points = {}", decimal(points, 3)));
    let (label, points) = (both(&choice.label), points.unwrap_or_default());
    format!("  {{ code = {code}, label = {label}, counts = \"{counts}\"{points} }},\n")
}

fn item(file: &mut Output, item: &Item) {
    file.table("[[item]]");
    let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
    file.string("code", &item.code);
    file.string("section", &item.section);
    file.string("scale", scale);
    if matches!(item.kind, Kind::SelectMany { .. }) {
        file.string("kind", "many");
    }
    if let Some(routing) = &item.asked_if {
        let codes: Vec<String> = routing.any_of.iter().map(ToString::to_string).collect();
        let (of, any_of) = (quoted(&routing.item), list(&codes));
        file.line("asked_if", &format!("{{ item = {of}, any_of = {any_of} }}"));
    }
    if let Some(points) = item.max_points {
        file.line("max_points", &decimal(points, 3));
    }
    file.text("title", &item.title);
    file.text("question", &item.question);
    file.optional_text("help", item.help.as_ref());
    file.optional_text("provisional", item.provisional.as_ref());
}

fn factor(file: &mut Output, factor: &Factor) {
    file.table("[[factor]]");
    file.string("code", &factor.code);
    file.text("title", &factor.title);
    file.line("items", &list(&factor.items));
    if let Some((low, high)) = factor.range {
        file.line("range", &format!("[{}, {}]", decimal(low, 6), decimal(high, 6)));
    }
}

/// The text as it grows.
#[derive(Default)]
struct Output(String);

impl Output {
    fn table(&mut self, header: &str) {
        self.push(&format!("\n{header}"));
    }

    fn line(&mut self, key: &str, value: &str) {
        self.push(&format!("{key} = {value}"));
    }

    fn string(&mut self, key: &str, text: &str) {
        self.line(key, &quoted(text));
    }

    fn text(&mut self, key: &str, text: &Text) {
        self.line(key, &both(text));
    }

    fn optional_text(&mut self, key: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn push(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }
}

fn both(text: &Text) -> String {
    format!("{{ vi = {}, en = {} }}", quoted(&text.vi), quoted(&text.en))
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A basic string of TOML: JSON's escapes are among its own, and one control character more has to be escaped.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// A whole number of the last of `places` decimals, written with as many decimals as it needs.
pub(in crate::domain::survey) fn decimal(number: i64, places: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// The whole number of the last of `places` decimals that a decimal is; `None` for what is none, or has more decimals.
pub(in crate::domain::survey) fn read_decimal(written: &str, places: usize) -> Option<i64> {
    let (whole, part) = written.split_once(['.', ',']).unwrap_or((written, ""));
    (part.len() <= places && !whole.is_empty())
        .then(|| format!("{whole}{part:0<places$}").parse().ok())
        .flatten()
}
