//! The fields of the accounts' forms and their faults. Pure.

use std::collections::BTreeSet;

use super::password;
use crate::base::text;
use crate::domain::account::{Person, PersonFault, Role};
use crate::store::Present;
use crate::web::fields::first;

/// Characters of an account's name at most.
const LONGEST_NAME: usize = 64;

/// Whether this can be the name of an account: 1 to 64 visible characters.
pub fn is_name(name: &str) -> bool {
    let letters = text::length(name);
    (1..=LONGEST_NAME).contains(&letters)
        && name.trim() == name
        && !name.chars().any(char::is_control)
}

/// Characters of a provider's `sub` at most (OpenID Connect Core 1.0, 2).
const LONGEST_SUBJECT: usize = 255;

/// Whether this can be the `sub` of a person: 1 to 255 visible characters.
pub fn is_subject(subject: &str) -> bool {
    let letters = subject.chars().count();
    (1..=LONGEST_SUBJECT).contains(&letters)
        && subject.trim() == subject
        && !subject.chars().any(char::is_control)
}

/// A fault of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No valid name.
    Name,
    /// Another account has this name.
    NameTaken,
    /// No account has this name.
    NameUnknown,
    /// No role, or an unknown one.
    Role,
    /// An unknown unit.
    Units,
    /// A unit that has ended and that the account did not have before.
    UnitEnded,
    /// Too short a password.
    Password,
    /// The two new passwords differ.
    Repeated,
    /// The current password is wrong.
    Current,
    /// Too many failed tries under this name; seconds to wait.
    Wait(i64),
    /// One's own account, which administrators must not lock themselves out of.
    Oneself,
    /// No valid `sub`.
    Subject,
    /// Another account is linked to it.
    SubjectTaken,
    /// Something about the person.
    Person(PersonFault),
}

/// The fields as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Posted {
    /// `add`, `change`, `disable`, `enable`, `password`, `reset-factor`, `sign-out`,
    /// `person`, `link` or `unlink`.
    pub(super) task: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) units: Vec<String>,
    pub(super) password: String,
    /// The `sub` of its owner at the provider.
    pub(super) subject: String,
    pub(super) person: Person,
}

impl Posted {
    /// Reads the fields; a missing one is empty, and of a repeated one the first counts.
    pub(super) fn of(fields: &[(String, String)]) -> Self {
        let first = |name: &str| first(fields, name).to_owned();
        let units = fields.iter().filter(|(name, _)| name == "unit");
        let units: BTreeSet<&String> = units.map(|(_, unit)| unit).collect();
        Self {
            task: first("do"),
            name: first("name").trim().to_owned(),
            role: first("role"),
            units: units.into_iter().cloned().collect(),
            password: first("password"),
            subject: first("subject").trim().to_owned(),
            person: Person {
                full_name: first("full_name").trim().to_owned(),
                title: first("title").trim().to_owned(),
                mail: first("mail").trim().to_owned(),
            },
        }
    }

    /// The role, or the faults of role and units. `had` are the account's present units, which it may keep.
    pub(super) fn rights(&self, present: &Present, had: &[String]) -> Result<Role, Vec<Fault>> {
        let role = Role::of_code(&self.role);
        let is_there = |code: &String| present.units.iter().any(|unit| unit.code == *code);
        let has_ended = |code: &String| present.ended.iter().any(|ended| ended.unit == *code);
        let mut faults = Vec::new();
        if role.is_none() {
            faults.push(Fault::Role);
        }
        let new = || self.units.iter().filter(|code| !had.contains(code));
        if new().any(has_ended) {
            faults.push(Fault::UnitEnded);
        }
        if !new().all(|code| is_there(code) || has_ended(code)) {
            faults.push(Fault::Units);
        }
        role.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The role of a new account, or the faults of all its fields.
    pub(super) fn new_account(&self, present: &Present) -> Result<Role, Vec<Fault>> {
        let rights = self.rights(present, &[]);
        let mut faults = Vec::new();
        if !is_name(&self.name) {
            faults.push(Fault::Name);
        }
        faults.extend(self.person.faults().into_iter().map(Fault::Person));
        match rights {
            Ok(role) if faults.is_empty() && self.has_fit_password() => {
                return Ok(role);
            }
            Ok(_) => {}
            Err(more) => faults.extend(more),
        }
        if !self.has_fit_password() {
            faults.push(Fault::Password);
        }
        Err(faults)
    }

    /// Whether the password is long enough, or left to the account's owner, who sets it by a link.
    fn has_fit_password(&self) -> bool {
        self.password.is_empty() || password::is_long_enough(&self.password)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::base::Text;
    use crate::domain::unit::{Ended, Unit};

    fn present() -> Present {
        let there = Unit {
            code: "LS".to_owned(),
            office: "sngv".to_owned(),
            name: Text { vi: "Lãnh sự".to_owned(), en: "Consular".to_owned() },
        };
        let ended = Ended {
            unit: "LT".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 7, 31).unwrap(),
            successors: vec!["LS".to_owned()],
        };
        Present { units: vec![there], ended: vec![ended] }
    }

    fn posted(fields: &[(&str, &str)]) -> Posted {
        let owned: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Posted::of(&owned)
    }

    #[test]
    fn every_fault_of_a_new_account_is_told_at_once() {
        let bad = posted(&[("role", "king"), ("unit", "XX"), ("password", "ngắn")]);
        assert_eq!(
            bad.new_account(&present()).unwrap_err(),
            [Fault::Name, Fault::Role, Fault::Units, Fault::Password]
        );
    }

    #[test]
    fn a_good_account_is_limited_to_the_units_that_were_ticked() {
        let good = posted(&[
            ("name", " lan "),
            ("role", "officer"),
            ("unit", "LS"),
            ("unit", "LS"),
            ("password", "một mật khẩu đủ dài"),
        ]);
        assert_eq!(good.new_account(&present()), Ok(Role::Officer));
        assert_eq!((good.name.as_str(), good.units.len()), ("lan", 1));
    }

    #[test]
    fn a_unit_that_ended_is_kept_by_who_has_it_and_given_to_nobody() {
        let form = posted(&[("role", "officer"), ("unit", "LT"), ("unit", "LS")]);
        let refused = form.rights(&present(), &[]);
        assert_eq!(refused, Err(vec![Fault::UnitEnded]));
        let had = ["LT".to_owned()];
        assert_eq!(form.rights(&present(), &had), Ok(Role::Officer));
    }

    #[test]
    fn a_name_is_1_to_64_visible_characters() {
        for (name, good) in [
            ("lan", true),
            ("", false),
            (" lan", false),
            ("a\nb", false),
            (&"á".repeat(64), true),
            (&"á".repeat(65), false),
        ] {
            assert_eq!(is_name(name), good, "{name:?}");
        }
    }
}
