//! What the form of a wave sends, with every fault at once.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::choice::{Counters, QUOTA, chosen};
use super::{OUTSIDE, TARGET_WHOLE, Wave};
use crate::base::calendar::read_day;
use crate::base::text::{length, one_line};

/// Characters of a code and of a name at most.
const LONGEST_CODE: usize = 20;
const LONGEST_NAME: usize = 120;

/// Days of a wave at most.
const LONGEST: Days = Days::new(366);

/// Answers that may be wanted at most.
const MOST: u64 = 1_000_000;

/// Before the code of a procedure, the field with the answers wanted of it.
const OF_PROCEDURE: &str = "procedure-";

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaveField {
    /// `code`.
    Code,
    /// `name`.
    Name,
    /// `instrument`.
    Instrument,
    /// `first`.
    First,
    /// `last`.
    Last,
    /// `target`.
    Target,
    /// `quota`.
    Quota,
    /// `all`, `unit` and `touchpoint`, lists, with `quota-CODE` beside.
    Touchpoints,
    /// `procedure-CODE`.
    Procedures,
}

impl WaveField {
    /// Its name in the form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Instrument => "instrument",
            Self::First => "first",
            Self::Last => "last",
            Self::Target => "target",
            Self::Quota => "quota",
            Self::Touchpoints => "touchpoint",
            Self::Procedures => "procedures",
        }
    }
}

/// Why a field is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaveFault {
    /// Nothing is written, or nothing chosen.
    Empty(WaveField),
    /// It is too long.
    TooLong(WaveField, usize),
    /// A code is made of letters without accents, digits, `-` and `.`, and begins with a letter or a digit.
    NoCode,
    /// It is no day.
    NoDay(WaveField),
    /// The first day has passed.
    Begun(NaiveDate),
    /// The last day is before the first.
    Backwards,
    /// It is longer than a year.
    TooManyDays,
    /// It is no percentage between 0 and 100 with at most two decimals.
    NoPercent,
    /// The instrument is measured in points and has no percentage to reach.
    Points,
    /// It is no whole number from 1 to a million; of this touchpoint or procedure, where it is of one.
    NoNumber(WaveField, Option<String>),
    /// There is no such instrument or touchpoint.
    Unknown(WaveField, String),
    /// These touchpoints ask another instrument.
    AskAnother(Vec<String>),
    /// No touchpoint of this unit asks the instrument.
    NoneOfUnit(String),
}

impl WaveFault {
    /// The field it is about.
    pub fn field(&self) -> WaveField {
        match self {
            Self::Empty(field)
            | Self::TooLong(field, _)
            | Self::NoDay(field)
            | Self::NoNumber(field, _)
            | Self::Unknown(field, _) => *field,
            Self::NoCode => WaveField::Code,
            Self::Begun(_) => WaveField::First,
            Self::Backwards | Self::TooManyDays => WaveField::Last,
            Self::NoPercent | Self::Points => WaveField::Target,
            Self::AskAnother(_) | Self::NoneOfUnit(_) => WaveField::Touchpoints,
        }
    }
}

/// What a form is held against.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Ids of the instruments, and whether each comes to a share of satisfied answers.
    pub instruments: BTreeMap<String, bool>,
    /// The touchpoints.
    pub touchpoints: Counters,
    /// The office's day.
    pub today: Option<NaiveDate>,
    /// The first day of the wave that is changed, which may have passed.
    pub first: Option<NaiveDate>,
}

/// Reads a wave. `each` is wanted of those touchpoints chosen that have no number of their own.
pub fn read_wave(fields: &[(String, String)], known: &Known) -> Result<Wave, Vec<WaveFault>> {
    let mut reading = Reading { fields, known, faults: Vec::new() };
    let code = reading.code();
    let name = reading.text(WaveField::Name, LONGEST_NAME);
    let instrument = reading.value("instrument").to_owned();
    match (instrument.is_empty(), known.instruments.contains_key(&instrument)) {
        (true, _) => reading.faults.push(WaveFault::Empty(WaveField::Instrument)),
        (false, false) => {
            reading.faults.push(WaveFault::Unknown(WaveField::Instrument, instrument.clone()));
        }
        (false, true) => {}
    }
    let days = reading.days();
    let target = reading.target(&instrument);
    let quota = reading.number("quota", WaveField::Quota, None);
    let touchpoints = reading.touchpoints(&instrument);
    let procedures = reading.procedures();
    let revision = reading.value("revision").parse().unwrap_or(0);
    match days {
        Some((first, last)) if reading.faults.is_empty() => Ok(Wave {
            code,
            name,
            instrument,
            first,
            last,
            target,
            quota,
            touchpoints,
            procedures,
            revision,
        }),
        _ => Err(reading.faults),
    }
}

struct Reading<'a> {
    fields: &'a [(String, String)],
    known: &'a Known,
    faults: Vec<WaveFault>,
}

impl<'a> Reading<'a> {
    fn value(&self, name: &str) -> &'a str {
        let found = self.fields.iter().find(|(each, _)| each == name);
        found.map_or("", |(_, value)| value.trim())
    }

    fn text(&mut self, field: WaveField, longest: usize) -> String {
        let text = one_line(self.value(field.name()));
        if text.is_empty() {
            self.faults.push(WaveFault::Empty(field));
        } else if length(&text) > longest {
            self.faults.push(WaveFault::TooLong(field, longest));
        }
        text
    }

    fn code(&mut self) -> String {
        let before = self.faults.len();
        let code = self.text(WaveField::Code, LONGEST_CODE).to_ascii_uppercase();
        let is_letter = |letter: char| letter.is_ascii_alphanumeric();
        let is_code = code.starts_with(is_letter)
            && code.chars().all(|letter| is_letter(letter) || "-.".contains(letter));
        if self.faults.len() == before && (!is_code || code == OUTSIDE) {
            self.faults.push(WaveFault::NoCode);
        }
        code
    }

    fn day(&mut self, field: WaveField) -> Option<NaiveDate> {
        let written = self.value(field.name());
        let day = read_day(written);
        match (written.is_empty(), day) {
            (true, _) => self.faults.push(WaveFault::Empty(field)),
            (false, None) => self.faults.push(WaveFault::NoDay(field)),
            (false, Some(_)) => {}
        }
        day
    }

    /// The first and the last day. Answers are of a wave from the moment they are accepted, so it cannot begin
    /// before today.
    fn days(&mut self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = (self.day(WaveField::First), self.day(WaveField::Last));
        let (first, last) = (first?, last?);
        let is_kept = self.known.first == Some(first);
        if let Some(today) = self.known.today.filter(|today| first < *today && !is_kept) {
            self.faults.push(WaveFault::Begun(today));
        }
        if last < first {
            self.faults.push(WaveFault::Backwards);
        } else if first.checked_add_days(LONGEST).is_none_or(|end| last >= end) {
            self.faults.push(WaveFault::TooManyDays);
        }
        Some((first, last))
    }

    /// `92`, `92,5` or `92.50%` as ten-thousandths.
    fn target(&mut self, instrument: &str) -> Option<u64> {
        let written = self.value("target").trim_end_matches('%').trim_end().replace(',', ".");
        if written.is_empty() {
            return None;
        }
        let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = !whole.is_empty() && whole.len() <= 3 && part.len() <= 2;
        let read = (is_number && is_digits(whole) && is_digits(part))
            .then(|| format!("{whole}{part:0<2}").parse::<u64>().ok())
            .flatten()
            .filter(|target| (1..=TARGET_WHOLE).contains(target));
        if read.is_none() {
            self.faults.push(WaveFault::NoPercent);
        } else if self.known.instruments.get(instrument) == Some(&false) {
            self.faults.push(WaveFault::Points);
        }
        read
    }

    /// The number in a field, if one is written.
    fn number(&mut self, name: &str, field: WaveField, of: Option<&str>) -> Option<u64> {
        // Points between thousands, as people write them.
        let written = self.value(name).replace(['.', ' ', '\u{a0}'], "");
        if written.is_empty() {
            return None;
        }
        let is_digits = written.bytes().all(|byte| byte.is_ascii_digit());
        let read = is_digits.then(|| written.parse().ok()).flatten();
        let read = read.filter(|number| (1..=MOST).contains(number));
        if read.is_none() {
            self.faults.push(WaveFault::NoNumber(field, of.map(str::to_owned)));
        }
        read
    }

    fn touchpoints(&mut self, instrument: &str) -> BTreeMap<String, Option<u64>> {
        let (chosen, faults) = chosen(self.fields, instrument, &self.known.touchpoints);
        self.faults.extend(faults);
        let each = self.number("each", WaveField::Touchpoints, None);
        let mut wanted = BTreeMap::new();
        for code in chosen {
            let own = self.number(&format!("{QUOTA}{code}"), WaveField::Touchpoints, Some(&code));
            wanted.insert(code, own.or(each));
        }
        wanted
    }

    fn procedures(&mut self) -> BTreeMap<String, u64> {
        let named = self.fields.iter().filter_map(|(name, _)| name.strip_prefix(OF_PROCEDURE));
        let codes: Vec<&str> = named.collect();
        let mut wanted = BTreeMap::new();
        for code in codes {
            let name = format!("{OF_PROCEDURE}{code}");
            if let Some(number) = self.number(&name, WaveField::Procedures, Some(code)) {
                wanted.insert(code.to_owned(), number);
            }
        }
        wanted
    }
}
