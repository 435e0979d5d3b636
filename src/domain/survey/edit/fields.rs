//! From the posted fields of a part's form to a change, every fault at once.

use chrono::NaiveDate;

use super::change::{Edit, Head, PartKind};
use super::formed;
use crate::base::{Text, text};
use crate::domain::survey::{
    Choice, Counts, Instrument, Item, Kind, LegalBasis, Routing, Scale, Section,
};
use crate::stats::{Target, TargetRule};

/// The longest text of a field.
const LONGEST: usize = 2_000;

/// Most choices of a scale: a record has one of 36 characters for each.
const MOST_CHOICES: usize = 36;

/// Most texts of law.
const MOST_BASES: usize = 12;

/// A field that cannot be read, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a field of a form; what is wrong with the draft says its check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is empty.
    Empty,
    /// It is too long.
    TooLong,
    /// It is no day.
    Day,
    /// It is no number.
    Number,
    /// It is not one character.
    Character,
    /// Another part of the kind has this code.
    Taken,
}

/// Reads a form.
pub(super) struct Form<'a> {
    pub(super) fields: &'a [(String, String)],
    faults: Vec<FieldFault>,
}

/// The change that a form of a part asks for; `code` is the part's, `None` for a new one.
pub fn edit_of(
    draft: &Instrument,
    (kind, code): (PartKind, Option<&str>),
    fields: &[(String, String)],
) -> Result<Edit, Vec<FieldFault>> {
    let mut form = Form { fields, faults: Vec::new() };
    let was = code.map(str::to_owned);
    let edit = match kind {
        PartKind::Head => Edit::Head(Box::new(form.head(draft))),
        PartKind::Item => {
            let item = Box::new(form.item());
            Edit::Item { was, item, factor: form.given("factor") }
        }
        PartKind::Scale => Edit::Scale { was, scale: form.scale() },
        PartKind::Section => {
            let section = Section {
                code: form.code(),
                title: form.text("title"),
                intro: form.optional_text("intro"),
            };
            Edit::Section { was, section }
        }
        PartKind::Formula => form.formula(draft),
        PartKind::Factor => form.factor(draft, was),
        PartKind::Domain => form.domain(draft, was),
    };
    let own = form.value("code");
    if code != Some(own.as_str()) && codes_of(draft, kind).contains(&own.as_str()) {
        form.fault("code", Problem::Taken);
    }
    if form.faults.is_empty() { Ok(edit) } else { Err(form.faults) }
}

/// The codes of the parts of a kind.
fn codes_of(draft: &Instrument, kind: PartKind) -> Vec<&str> {
    match kind {
        PartKind::Head | PartKind::Formula => Vec::new(),
        PartKind::Section => draft.sections.iter().map(|it| it.code.as_str()).collect(),
        PartKind::Item => draft.items.iter().map(|it| it.code.as_str()).collect(),
        PartKind::Scale => draft.scales.iter().map(|it| it.code.as_str()).collect(),
        PartKind::Factor => draft.factors.iter().map(|it| it.code.as_str()).collect(),
        PartKind::Domain => draft.domains.iter().map(|it| it.code.as_str()).collect(),
    }
}

impl Form<'_> {
    /// The value of a field in one line, trimmed; empty where it is not there.
    pub(super) fn value(&mut self, name: &str) -> String {
        let found = self.fields.iter().find(|(each, _)| each == name);
        let value = found.map(|(_, value)| text::one_line(value)).unwrap_or_default();
        if text::length(&value) > LONGEST {
            self.fault(name, Problem::TooLong);
        }
        value
    }

    pub(super) fn given(&mut self, name: &str) -> Option<String> {
        Some(self.value(name)).filter(|value| !value.is_empty())
    }

    pub(super) fn fault(&mut self, field: &str, problem: Problem) {
        self.faults.push(FieldFault { field: field.to_owned(), problem });
    }

    /// The part's code, which it cannot do without.
    pub(super) fn code(&mut self) -> String {
        let code = self.value("code");
        if code.is_empty() {
            self.fault("code", Problem::Empty);
        }
        code
    }

    pub(super) fn is_on(&mut self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    pub(super) fn text(&mut self, name: &str) -> Text {
        let [vi, en] = ["vi", "en"].map(|lang| self.value(&format!("{name}_{lang}")));
        Text { vi, en }
    }

    pub(super) fn optional_text(&mut self, name: &str) -> Option<Text> {
        Some(self.text(name)).filter(|text| *text != Text::default())
    }

    fn day(&mut self, name: &str) -> Option<NaiveDate> {
        let typed = self.given(name)?;
        let read = ["%d/%m/%Y", "%Y-%m-%d"];
        let day = read.iter().find_map(|form| NaiveDate::parse_from_str(&typed, form).ok());
        let day = day.filter(|day| (2000..=2100).contains(&chrono::Datelike::year(day)));
        if day.is_none() {
            self.fault(name, Problem::Day);
        }
        day
    }

    /// A number with a decimal comma or point, in units of its `places`-th decimal.
    pub(super) fn decimal(&mut self, name: &str, places: usize) -> Option<i64> {
        let typed = self.given(name)?;
        let number = decimal(&typed, places);
        if number.is_none() {
            self.fault(name, Problem::Number);
        }
        number
    }

    fn head(&mut self, draft: &Instrument) -> Head {
        if self.given("valid_from").is_none() {
            self.fault("valid_from", Problem::Empty);
        }
        for name in ["id", "version"] {
            if self.given(name).is_none() {
                self.fault(name, Problem::Empty);
            }
        }
        Head {
            id: self.value("id"),
            version: self.value("version"),
            title: self.text("title"),
            purpose: self.text("purpose"),
            provisional: self.optional_text("provisional"),
            valid_from: self.day("valid_from").unwrap_or(draft.valid_from),
            valid_to: self.day("valid_to"),
            obligatory: self.is_on("obligatory"),
            target: self.target(draft),
            legal_basis: self.legal_basis(),
        }
    }

    fn target(&mut self, draft: &Instrument) -> Option<Target> {
        let typed = self.given("target")?;
        let rule = match self.value("target_rule").as_str() {
            "more_than" => TargetRule::MoreThan,
            _ => TargetRule::AtLeast,
        };
        // The fraction stays as the file has it unless another number was typed.
        if let Some(target) = draft.target.filter(|it| formed::target(*it, draft) == typed) {
            return Some(Target { rule, ..target });
        }
        let number = decimal(&typed, 4).and_then(|number| u64::try_from(number).ok());
        let Some(number) = number else {
            self.fault("target", Problem::Number);
            return None;
        };
        let scale = if formed::is_share(draft) { 1_000_000 } else { 10_000 };
        let common = common_divisor(number, scale).max(1);
        Some(Target { numerator: number / common, denominator: scale / common, rule })
    }

    fn legal_basis(&mut self) -> Vec<LegalBasis> {
        let mut found = Vec::new();
        for place in 0..MOST_BASES {
            let title = self.text(&format!("basis{place}"));
            let note = self.optional_text(&format!("basis{place}_note"));
            if title != Text::default() || note.is_some() {
                found.push(LegalBasis { title, note });
            }
        }
        found
    }

    fn item(&mut self) -> Item {
        let scale = self.value("scale");
        let many = self.is_on("many");
        Item {
            code: self.code(),
            section: self.value("section"),
            title: self.text("title"),
            question: self.text("question"),
            help: self.optional_text("help"),
            kind: if many { Kind::SelectMany { scale } } else { Kind::SelectOne { scale } },
            asked_if: self.routing(),
            max_points: self.decimal("max_points", 3),
            provisional: self.optional_text("provisional"),
        }
    }

    fn routing(&mut self) -> Option<Routing> {
        let item = self.given("asked_item")?;
        let codes = ('0'..='9').chain('A'..='Z');
        let any_of = codes.filter(|code| self.is_on(&format!("any_{code}"))).collect();
        Some(Routing { item, any_of })
    }

    fn scale(&mut self) -> Scale {
        let rows = (0..MOST_CHOICES + 2).filter_map(|place| self.choice(place));
        let mut choices: Vec<(i64, Choice)> = rows.collect();
        choices.sort_by_key(|(order, _)| *order);
        Scale {
            code: self.code(),
            choices: choices.into_iter().map(|(_, choice)| choice).collect(),
            dont_know: self.optional_text("dont_know"),
            not_applicable: self.optional_text("not_applicable"),
        }
    }

    /// The choice of a row with its place; a row without code and label is none, one without a code alone has the
    /// number of its row.
    fn choice(&mut self, place: usize) -> Option<(i64, Choice)> {
        let name = |field: &str| format!("choice{place}_{field}");
        let label = self.text(&name("label"));
        let code = self.value(&name("code"));
        if code.is_empty() && label == Text::default() {
            return None;
        }
        let number = (place + 1).to_string();
        let mut characters = if code.is_empty() { number.chars() } else { code.chars() };
        let only = (characters.next(), characters.next());
        let code = only.0.filter(|_| only.1.is_none());
        if code.is_none() {
            self.fault(&name("code"), Problem::Character);
        }
        let code = code.unwrap_or('\0');
        let counts = self.value(&name("counts")).parse().unwrap_or(Counts::Described);
        let points = self.decimal(&name("points"), 3);
        let order = self.decimal(&name("order"), 2).unwrap_or(i64::MAX);
        Some((order, Choice { code, label, counts, points }))
    }
}

fn decimal(typed: &str, places: usize) -> Option<i64> {
    let (whole, fraction) = typed.split_once([',', '.']).unwrap_or((typed, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let fits = fraction.len() <= places && digits(fraction);
    let plain = whole.strip_prefix('-').unwrap_or(whole);
    if !fits || plain.is_empty() || !digits(plain) || plain.len() > 9 {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok()
}

fn common_divisor(one: u64, other: u64) -> u64 {
    if other == 0 { one } else { common_divisor(other, one % other) }
}
