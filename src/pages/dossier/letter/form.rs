//! What the form of a letter sends. Pure.

use chrono::NaiveDate;

use super::text::Letter;
use crate::base::calendar::read_day;
use crate::base::text;
use crate::domain::unit::Office;
use crate::store::KeptDossier;
use crate::web::fields::first;

/// Characters of a line and of a reason at most.
const LONGEST: (usize, usize) = (200, 1500);

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    Empty,
    TooLong,
    NoNumber,
    NoDay,
    Future,
    BeforeReceived,
    NotAfterDue,
    NotAfterSent,
    NoChoice,
    /// Another letter of the year has the number; it is for this dossier.
    NumberTaken(String),
}

/// One fault of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) field: &'static str,
    pub(crate) problem: Problem,
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed(pub(crate) Vec<(String, String)>);

impl Typed {
    pub(crate) fn value(&self, name: &str) -> &str {
        first(&self.0, name).trim()
    }
}

/// What the letter is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    pub(crate) kept: &'a KeptDossier,
    pub(crate) office: &'a Office,
    /// The request: the procedure's name.
    pub(crate) procedure: &'a str,
    /// Codes and names of the units.
    pub(crate) units: &'a [(String, String)],
    pub(crate) today: NaiveDate,
}

struct Reading<'a> {
    typed: &'a Typed,
    faults: Vec<Fault>,
}

/// Reads the form of a letter.
pub(crate) fn read(typed: &Typed, about: About<'_>) -> Result<Letter, Vec<Fault>> {
    let faults = Vec::new();
    let mut reading = Reading { typed, faults };
    let dossier = &about.kept.dossier;
    let number = reading.number();
    let place = reading.line("place", true);
    let sent = reading.day("sent");
    let recipient = reading.line("recipient", true);
    let address = reading.line("address", true);
    let phone = reading.line("phone", false);
    let email = reading.line("email", false);
    let unit = about.units.iter().find(|(code, _)| code == typed.value("unit"));
    if unit.is_none() {
        reading.fault("unit", Problem::NoChoice);
    }
    let reason = reading.text("reason", LONGEST.1, true);
    let new_due = reading.day("new_due");
    let title = reading.line("title", true);
    let signer = reading.line("signer", true);
    let copies = reading.text("copies", LONGEST.1, false);
    reading.order(sent, new_due, about);
    let (Some(number), Some(sent), Some(new_due), Some((_, unit)), true) =
        (number, sent, new_due, unit, reading.faults.is_empty())
    else {
        return Err(reading.faults);
    };
    Ok(Letter {
        parent: about.office.parent.vi.clone(),
        abbreviation: about.office.letterhead.abbreviation.clone(),
        office: about.office.name.vi.clone(),
        number,
        place,
        sent,
        recipient,
        address,
        phone,
        email,
        procedure: about.procedure.to_owned(),
        code: dossier.code.clone(),
        received: dossier.received,
        due: dossier.due,
        unit: unit.clone(),
        reason,
        new_due,
        title,
        signer,
        copies: copies
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
    })
}

impl Reading<'_> {
    /// Whether the days stand in their order.
    fn order(&mut self, sent: Option<NaiveDate>, new_due: Option<NaiveDate>, about: About<'_>) {
        let dossier = &about.kept.dossier;
        match sent {
            Some(day) if day > about.today => self.fault("sent", Problem::Future),
            Some(day) if day < dossier.received => self.fault("sent", Problem::BeforeReceived),
            _ => {}
        }
        match (new_due, sent) {
            (Some(day), _) if day <= dossier.due => self.fault("new_due", Problem::NotAfterDue),
            (Some(day), Some(sent)) if day <= sent => self.fault("new_due", Problem::NotAfterSent),
            _ => {}
        }
    }

    fn fault(&mut self, field: &'static str, problem: Problem) {
        self.faults.push(Fault { field, problem });
    }

    fn number(&mut self) -> Option<u32> {
        let number = self.typed.value("number").parse().ok();
        let number = number.filter(|number| (1..=99_999).contains(number));
        if number.is_none() {
            self.fault("number", Problem::NoNumber);
        }
        number
    }

    fn line(&mut self, field: &'static str, needed: bool) -> String {
        self.text(field, LONGEST.0, needed)
    }

    fn text(&mut self, field: &'static str, longest: usize, needed: bool) -> String {
        let text = self.typed.value(field).replace("\r\n", "\n");
        if text.is_empty() && needed {
            self.fault(field, Problem::Empty);
        } else if text::length(&text) > longest {
            self.fault(field, Problem::TooLong);
        }
        // What XML cannot hold is in no text that is typed.
        text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
    }

    fn day(&mut self, field: &'static str) -> Option<NaiveDate> {
        let day = read_day(self.typed.value(field));
        if day.is_none() {
            self.fault(field, Problem::NoDay);
        }
        day
    }
}
