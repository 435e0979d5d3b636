//! What the forms about units send. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr};

use crate::base::calendar::read_day;
use crate::base::{Text, text};
use crate::domain::unit::{Change, Fault};
use crate::web::fields::value;

/// Characters of a name or a basis at most.
const LONGEST: usize = 300;

/// Something wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// No day.
    Day,
    /// A day to come.
    Future,
    /// Nothing is written in this field.
    Empty(&'static str),
    /// More than [`LONGEST`] characters in this field.
    TooLong(&'static str),
    /// Nothing known is chosen in this field.
    NoChoice(&'static str),
    /// A unit that ends without a successor still has touchpoints.
    HasTouchpoints,
    /// The act was taken back before.
    Gone,
    /// It cannot have been so.
    Fault(Fault),
}

/// One of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Form {
    Found,
    Withdraw,
    Rename,
    Move,
    Merge,
    Divide,
    Close,
}

impl Form {
    /// The value of its button.
    pub(super) fn code(self) -> &'static str {
        self.into()
    }

    /// Which form the button that was pressed is of.
    pub(super) fn of(fields: &[(String, String)]) -> Option<Self> {
        value(fields, "do").parse().ok()
    }
}

/// The unit a form is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    /// Its code.
    pub(super) unit: &'a str,
    /// Its present name.
    pub(super) name: &'a Text,
    /// Codes of its touchpoints.
    pub(super) touchpoints: &'a [String],
}

/// What was read: on whose word, since when, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) basis: String,
    pub(super) day: NaiveDate,
    pub(super) change: (String, Change),
}

/// Reads a form; a founding is about no unit yet.
pub(super) fn read(
    form: Form,
    fields: &[(String, String)],
    about: Option<About<'_>>,
    today: NaiveDate,
) -> Result<Read, Vec<Wrong>> {
    let mut reading = Reading { fields, wrong: Vec::new() };
    let change = reading.change(form, about);
    let day = reading.day(today);
    let basis = reading.text("basis");
    match (change, day) {
        (Some(change), Some(day)) if reading.wrong.is_empty() => Ok(Read { basis, day, change }),
        _ => Err(reading.wrong),
    }
}

struct Reading<'a> {
    fields: &'a [(String, String)],
    wrong: Vec<Wrong>,
}

impl Reading<'_> {
    fn value(&self, name: &str) -> &str {
        value(self.fields, name)
    }

    fn day(&mut self, today: NaiveDate) -> Option<NaiveDate> {
        match read_day(self.value("day")) {
            None => {
                self.wrong.push(Wrong::Day);
                None
            }
            Some(day) if day > today => {
                self.wrong.push(Wrong::Future);
                None
            }
            Some(day) => Some(day),
        }
    }

    fn text(&mut self, name: &'static str) -> String {
        let text = self.value(name).to_owned();
        if text.is_empty() {
            self.wrong.push(Wrong::Empty(name));
        } else if text::length(&text) > LONGEST {
            self.wrong.push(Wrong::TooLong(name));
        }
        text
    }

    fn name(&mut self) -> Text {
        Text { vi: self.text("name_vi"), en: self.text("name_en") }
    }

    fn parent(&self) -> Option<String> {
        Some(self.value("parent").to_owned()).filter(|unit| !unit.is_empty())
    }

    fn chosen(&mut self, name: &'static str) -> Option<String> {
        let unit = self.value(name).to_owned();
        if unit.is_empty() {
            self.wrong.push(Wrong::NoChoice(name));
            return None;
        }
        Some(unit)
    }

    fn change(&mut self, form: Form, about: Option<About<'_>>) -> Option<(String, Change)> {
        if form == Form::Found {
            let unit = self.value("code").to_uppercase();
            let (name, parent) = (self.name(), self.parent());
            return Some((unit, Change::Founded { name, parent }));
        }
        let about = about?;
        let change = match form {
            Form::Rename => Change::Renamed { name: self.name(), before: about.name.clone() },
            Form::Move => Change::Moved { parent: self.parent() },
            Form::Merge => {
                let into = self.chosen("into")?;
                let all = about.touchpoints.iter();
                Change::Passed {
                    touchpoints: all.map(|each| (each.clone(), into.clone())).collect(),
                    into: vec![into],
                }
            }
            Form::Divide => self.divided(about)?,
            Form::Close => {
                if !about.touchpoints.is_empty() {
                    self.wrong.push(Wrong::HasTouchpoints);
                }
                Change::Closed
            }
            Form::Found | Form::Withdraw => return None,
        };
        Some((about.unit.to_owned(), change))
    }

    /// Who takes the rest comes first; a touchpoint that stays with a unit that goes on is not passed.
    fn divided(&mut self, about: About<'_>) -> Option<Change> {
        let rest = self.chosen("rest")?;
        let mut into = vec![rest.clone()];
        let mut touchpoints = BTreeMap::new();
        for touchpoint in about.touchpoints {
            let to = match self.value(&format!("to-{touchpoint}")) {
                "" => rest.clone(),
                to => to.to_owned(),
            };
            if !into.contains(&to) {
                into.push(to.clone());
            }
            if to != about.unit {
                touchpoints.insert(touchpoint.clone(), to);
            }
        }
        Some(Change::Passed { into, touchpoints })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sent(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        fields.iter().map(owned).collect()
    }

    fn read_at(form: Form, fields: &[(&str, &str)]) -> Result<Read, Vec<Wrong>> {
        let name = Text::default();
        let touchpoints = ["T1", "T2"].map(str::to_owned);
        let about = About { unit: "A", name: &name, touchpoints: &touchpoints };
        read(form, &sent(fields), Some(about), day("2026-12-01"))
    }

    #[test]
    fn every_fault_of_a_form_is_told_at_once() {
        assert_eq!(
            read_at(Form::Rename, &[("name_vi", "Phòng A"), ("day", "2026-12-02")]),
            Err(vec![Wrong::Empty("name_en"), Wrong::Future, Wrong::Empty("basis")])
        );
        assert_eq!(
            read_at(Form::Close, &[("day", "1/12"), ("basis", "QĐ 1")]),
            Err(vec![Wrong::HasTouchpoints, Wrong::Day])
        );
    }

    #[test]
    fn a_division_passes_only_what_leaves_and_names_who_takes_the_rest_first() {
        let fields = [
            ("rest", "A"),
            ("to-T1", ""),
            ("to-T2", "B"),
            ("day", "2026-12-01"),
            ("basis", "QĐ 1"),
        ];
        let read = read_at(Form::Divide, &fields).unwrap();
        let passed = Change::Passed {
            into: vec!["A".to_owned(), "B".to_owned()],
            touchpoints: [("T2".to_owned(), "B".to_owned())].into(),
        };
        assert_eq!(read.change, ("A".to_owned(), passed));
    }
}
