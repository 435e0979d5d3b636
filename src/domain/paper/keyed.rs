//! What was keyed of a bundle: two key-ins of each form, their differences, and what keeps a bundle from being closed.

use super::{Bundle, Cover, CoverFault};
use crate::domain::survey::{Instrument, Item, Record, cell};

/// One key-in of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The closed answers.
    pub record: Record,
    /// The free text.
    pub remark: Option<String>,
    /// Code of the procedure.
    pub procedure: Option<String>,
    /// Name of the account that keyed it.
    pub keyed_by: String,
}

/// A form with what was keyed of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyedForm {
    /// The number on it, from 1.
    pub number: u64,
    /// The first key-in.
    pub first: Option<Entry>,
    /// The second.
    pub second: Option<Entry>,
    /// What their differences were settled to.
    pub settled: Option<Entry>,
}

impl KeyedForm {
    /// What counts of it; `None` while something lacks or differs.
    pub fn outcome(&self, keyed_twice: bool) -> Option<&Entry> {
        if self.settled.is_some() {
            return self.settled.as_ref();
        }
        match (&self.first, &self.second) {
            (Some(first), None) if !keyed_twice => Some(first),
            (Some(first), Some(second)) if is_agreed(first, second) => Some(first),
            _ => None,
        }
    }

    /// The account that keyed it both times, if one did.
    pub fn keyed_alone(&self) -> Option<&str> {
        let (first, second) = self.first.as_ref().zip(self.second.as_ref())?;
        (first.keyed_by == second.keyed_by).then_some(first.keyed_by.as_str())
    }

    /// Whether its two key-ins differ and nobody has settled how.
    pub fn is_open(&self) -> bool {
        match (&self.first, &self.second, &self.settled) {
            (Some(first), Some(second), None) => !is_agreed(first, second),
            _ => false,
        }
    }
}

/// Whether two key-ins say the same.
pub fn is_agreed(first: &Entry, second: &Entry) -> bool {
    let said =
        |entry: &Entry| (entry.record.clone(), entry.remark.clone(), entry.procedure.clone());
    said(first) == said(second)
}

/// A part of a form that is keyed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part<'a> {
    /// The answer to an item.
    Item(&'a Item),
    /// The procedure, by its code.
    Procedure,
    /// The remark.
    Remark,
}

impl<'a> Part<'a> {
    /// The name of its field.
    pub fn field(self) -> &'a str {
        match self {
            Self::Item(item) => &item.code,
            Self::Procedure => "procedure",
            Self::Remark => "remark",
        }
    }
}

/// One difference of two key-ins of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'a> {
    /// The number of the form.
    pub number: u64,
    /// What differs.
    pub of: Part<'a>,
    /// What was keyed first and then.
    pub keyed: [String; 2],
}

/// The differences of a form, in the order of its items.
pub fn differences<'a>(instrument: &'a Instrument, form: &KeyedForm) -> Vec<Difference<'a>> {
    let (Some(first), Some(second)) = (&form.first, &form.second) else { return Vec::new() };
    let answers = [first, second].map(|entry| entry.record.answers(instrument).unwrap_or_default());
    let mut found = Vec::new();
    for (at, item) in instrument.items.iter().enumerate() {
        let keyed = [&answers[0], &answers[1]].map(|answers| {
            answers.get(at).map_or_else(String::new, |answer| cell::write(instrument, item, answer))
        });
        if keyed[0] != keyed[1] {
            found.push(Difference { number: form.number, of: Part::Item(item), keyed });
        }
    }
    let mut add = |of, value: &dyn Fn(&Entry) -> Option<String>| {
        let keyed = [first, second].map(|entry| value(entry).unwrap_or_default());
        if keyed[0] != keyed[1] {
            found.push(Difference { number: form.number, of, keyed });
        }
    };
    add(Part::Procedure, &|entry| entry.procedure.clone());
    add(Part::Remark, &|entry| entry.remark.clone());
    found
}

/// What keeps a bundle from being closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseFault {
    /// Nobody has counted the forms that came back.
    NotCounted,
    /// There is no form to settle.
    NoForms,
    /// Another number of forms was keyed than came back without the blank and spoiled ones.
    Keyed {
        /// Forms keyed.
        keyed: u64,
        /// Forms to be keyed.
        valid: u64,
    },
    /// These forms lack a key-in.
    KeyedOnce(Vec<u64>),
    /// The key-ins of these forms differ.
    Differences(Vec<u64>),
    /// The cover says something else.
    Cover(CoverFault),
}

/// All that keeps a bundle from being closed.
pub fn close_faults(
    bundle: &Bundle,
    forms: &[KeyedForm],
    instrument: &Instrument,
) -> Vec<CloseFault> {
    let mut faults = Vec::new();
    let keyed = forms.len() as u64;
    match bundle.counts.valid() {
        None => faults.push(CloseFault::NotCounted),
        Some(valid) if valid != keyed => faults.push(CloseFault::Keyed { keyed, valid }),
        Some(0) => faults.push(CloseFault::NoForms),
        Some(_) => {}
    }
    let numbers = |is: &dyn Fn(&&KeyedForm) -> bool| -> Vec<u64> {
        forms.iter().filter(is).map(|form| form.number).collect()
    };
    let open = numbers(&|form| form.is_open());
    let once = numbers(&|form| !form.is_open() && form.outcome(bundle.keyed_twice).is_none());
    if !once.is_empty() {
        faults.push(CloseFault::KeyedOnce(once));
    }
    if !open.is_empty() {
        faults.push(CloseFault::Differences(open));
    }
    let records = forms.iter().filter_map(|form| form.outcome(bundle.keyed_twice));
    let keyed = Cover::of(instrument, records.map(|entry| &entry.record));
    let valid = bundle.counts.valid().unwrap_or(u64::MAX);
    let exceeding = bundle.cover.exceeding(instrument, valid);
    let cover = if exceeding.is_empty() { bundle.cover.differing(&keyed) } else { exceeding };
    faults.extend(cover.into_iter().map(CloseFault::Cover));
    faults
}
