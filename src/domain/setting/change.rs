//! Reads one form of settings: what changes, or every fault at once.

use super::mail::{is_host, is_sender};
use super::{Field, Kind, Section, Settings};
use crate::base::text;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: Field,
    /// Why it is refused.
    pub problem: Problem,
}

/// Why a value is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// More characters than this.
    TooLong(usize),
    /// No whole number from the first to the second.
    NoNumber(u32, u32),
    /// Below what it is now, which only goes up.
    OnlyUpwards(u32),
    /// None of the choices.
    NoChoice,
    /// No telephone number.
    NoTelephone,
    /// No host.
    NoHost,
    /// No mail address.
    NoSender,
    /// It is needed beside the others.
    Needed,
    /// A password would go through the network unprotected.
    InClear,
    /// The warning does not come before the limit.
    NotBeforeReply,
}

/// What a form changes: fields with their new values, `None` for the default. `fallback` gives the default of a
/// field that a file of the office says. A secret left empty stays as it is.
pub fn read(
    section: Section,
    typed: &dyn Fn(Field) -> String,
    (now, fallback): (&Settings, &dyn Fn(Field) -> String),
) -> Result<Vec<(Field, Option<String>)>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut changes = Vec::new();
    for field in section.fields() {
        let value = typed(*field).trim().to_owned();
        if let Some(problem) = problem(*field, &value, now) {
            faults.push(Fault { field: *field, problem });
        }
        let value = Some(value).filter(|value| !value.is_empty());
        let is_kept = field.kind() == Kind::Secret && value.is_none();
        let is_default = value.as_deref() == Some(fallback(*field).as_str());
        let value = if is_default { None } else { value };
        if !is_kept && value.as_deref() != now.own(*field) {
            changes.push((*field, value));
        }
    }
    let after = |field: Field| {
        let typed = typed(field).trim().to_owned();
        if typed.is_empty() { fallback(field) } else { typed }
    };
    faults.extend(together(section, &after, now, &faults));
    if faults.is_empty() { Ok(changes) } else { Err(faults) }
}

/// What is wrong with one value; empty is the default.
fn problem(field: Field, value: &str, now: &Settings) -> Option<Problem> {
    if value.is_empty() {
        // The default of k is its least.
        return (field == Field::K && now.own(field).is_some()).then(|| only_upwards(now));
    }
    match field.kind() {
        Kind::Line(most) | Kind::Telephone(most) if text::length(value) > most => {
            Some(Problem::TooLong(most))
        }
        Kind::Line(_) => None,
        Kind::Telephone(_) => (!is_telephone(value)).then_some(Problem::NoTelephone),
        Kind::Number(least, most) => match value.parse::<u32>() {
            Ok(number) if !(least..=most).contains(&number) => Some(Problem::NoNumber(least, most)),
            Ok(number) if field == Field::K && u64::from(number) < now.k() => {
                Some(only_upwards(now))
            }
            Ok(_) => None,
            Err(_) => Some(Problem::NoNumber(least, most)),
        },
        Kind::Choice(codes) => (!codes.contains(&value)).then_some(Problem::NoChoice),
        Kind::Host => (!is_host(value)).then_some(Problem::NoHost),
        Kind::Sender => (!is_sender(value)).then_some(Problem::NoSender),
        Kind::Secret => (text::length(value) > 200).then_some(Problem::TooLong(200)),
    }
}

/// Whether these are digits with the signs usual between them; hotlines have three digits at least.
fn is_telephone(value: &str) -> bool {
    let usual = |letter: char| letter.is_ascii_digit() || "+ .-–()/,;".contains(letter);
    value.chars().all(usual) && value.bytes().filter(u8::is_ascii_digit).count() >= 3
}

fn only_upwards(now: &Settings) -> Problem {
    Problem::OnlyUpwards(u32::try_from(now.k()).unwrap_or(u32::MAX))
}

/// What is wrong with values that are right one by one.
fn together(
    section: Section,
    after: &dyn Fn(Field) -> String,
    now: &Settings,
    found: &[Fault],
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |field, problem| {
        if !found.iter().any(|each| each.field == field) {
            faults.push(Fault { field, problem });
        }
    };
    match section {
        Section::Petitions => {
            let days = |field| after(field).parse::<u32>().unwrap_or(u32::MAX);
            if days(Field::Warn) >= days(Field::Reply) && days(Field::Reply) != u32::MAX {
                fault(Field::Warn, Problem::NotBeforeReply);
            }
        }
        Section::Mail => {
            let is_given = |field| !after(field).is_empty();
            let has_any = [Field::MailUser, Field::MailFrom, Field::MailPassword];
            if is_given(Field::MailHost) {
                if !is_given(Field::MailFrom) {
                    fault(Field::MailFrom, Problem::Needed);
                }
                let has_password =
                    is_given(Field::MailPassword) || now.own(Field::MailPassword).is_some();
                let is_clear = after(Field::MailSecurity) == "none";
                if is_given(Field::MailUser) && has_password && is_clear {
                    fault(Field::MailSecurity, Problem::InClear);
                }
            } else if has_any.into_iter().any(is_given) {
                fault(Field::MailHost, Problem::Needed);
            }
        }
        _ => {}
    }
    faults
}
