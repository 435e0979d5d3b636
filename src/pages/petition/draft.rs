//! A posted petition, read and checked as a whole. Pure.

use chrono::NaiveDate;
use strum::IntoStaticStr;
use uuid::Uuid;

use crate::base::Lang;
use crate::base::calendar::read_day;
use crate::base::text::{self, clean};
use crate::domain::petition::{Kind, Origin, Person, Written};
use crate::web::masthead::SWITCH;

/// The longest subject, text, name, address and contact, in characters. The text is four pages; with every
/// letter escaped by the browser the form stays below the body's limit.
pub(super) const LONGEST: [(Field, usize); 8] = [
    (Field::Subject, 200),
    (Field::Body, 4000),
    (Field::Name, 120),
    (Field::Address, 250),
    (Field::Phone, 30),
    (Field::Email, 120),
    (Field::ReceivedFrom, 160),
    (Field::AssignedBy, 160),
];

/// Fields of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Field {
    Kind,
    Subject,
    Body,
    Name,
    Address,
    Phone,
    Email,
    Received,
    ReceivedFrom,
    AssignedBy,
}

impl Field {
    /// Its name in the form.
    pub(super) fn code(self) -> &'static str {
        self.into()
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is missing.
    Missing,
    /// It has so many characters and may have so many.
    TooLong(usize, usize),
    /// It cannot be what it should be.
    Unreadable,
}

/// The form as it was typed; everything stays for the page that shows it again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// The form's key, where it is one.
    pub(super) key: Option<Uuid>,
    /// The language the page was in.
    pub(super) lang: Option<Lang>,
    /// The language to switch to: then nothing is sent, and the form is shown in it.
    pub(super) switch: Option<Lang>,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) name: String,
    pub(super) address: String,
    pub(super) phone: String,
    pub(super) email: String,
    /// The day a letter came in; staff alone are asked.
    pub(super) received: String,
    /// The office that sent it here, and who assigned it; staff alone are asked.
    pub(super) received_from: String,
    pub(super) assigned_by: String,
}

impl Draft {
    /// Sorts the fields; of a repeated one the last counts.
    pub(super) fn of(fields: Vec<(String, String)>) -> Self {
        let mut draft = Self::default();
        for (name, value) in fields {
            let place = match name.as_str() {
                "key" => {
                    draft.key = Uuid::parse_str(value.trim()).ok();
                    continue;
                }
                "lang" => {
                    draft.lang = Some(Lang::of_code(Some(&value)));
                    continue;
                }
                SWITCH => {
                    draft.switch = Some(Lang::of_code(Some(&value)));
                    continue;
                }
                "kind" => &mut draft.kind,
                "subject" => &mut draft.subject,
                "body" => &mut draft.body,
                "name" => &mut draft.name,
                "address" => &mut draft.address,
                "phone" => &mut draft.phone,
                "email" => &mut draft.email,
                "received" => &mut draft.received,
                "received-from" => &mut draft.received_from,
                "assigned-by" => &mut draft.assigned_by,
                _ => continue,
            };
            *place = clean(&value);
        }
        draft
    }

    /// Drops what only staff are asked: when a letter came in, and where from.
    pub(super) fn keep_citizens_fields(&mut self) {
        for field in [&mut self.received, &mut self.received_from, &mut self.assigned_by] {
            field.clear();
        }
    }

    /// What was typed into a field.
    pub(super) fn typed(&self, field: Field) -> &str {
        match field {
            Field::Kind => &self.kind,
            Field::Subject => &self.subject,
            Field::Body => &self.body,
            Field::Name => &self.name,
            Field::Address => &self.address,
            Field::Phone => &self.phone,
            Field::Email => &self.email,
            Field::Received => &self.received,
            Field::ReceivedFrom => &self.received_from,
            Field::AssignedBy => &self.assigned_by,
        }
    }

    /// Everything that is wrong, in the order of the form.
    ///
    /// Source of what must be there: Nghị định 20/2008/NĐ-CP, Điều 7: a clear text, the name, and an
    /// address or telephone number.
    fn faults(&self) -> Vec<(Field, Fault)> {
        let mut faults = Vec::new();
        if Kind::of_code(&self.kind).is_none() {
            faults.push((Field::Kind, Fault::Missing));
        }
        for (field, at_most) in LONGEST {
            let typed = self.typed(field);
            let characters = text::length(typed);
            if typed.is_empty() {
                let alone = field == Field::Address && self.phone.is_empty();
                if matches!(field, Field::Subject | Field::Body | Field::Name) || alone {
                    faults.push((field, Fault::Missing));
                }
            } else if characters > at_most {
                faults.push((field, Fault::TooLong(characters, at_most)));
            } else if !fits(field, typed) {
                faults.push((field, Fault::Unreadable));
            }
        }
        faults
    }

    /// What was written, or everything that is wrong.
    pub(super) fn written(&self) -> Result<Written, Vec<(Field, Fault)>> {
        let faults = self.faults();
        let Some(kind) = Kind::of_code(&self.kind).filter(|_| faults.is_empty()) else {
            return Err(faults);
        };
        Ok(Written {
            kind,
            subject: self.subject.clone(),
            body: self.body.clone(),
            person: Person {
                name: self.name.clone(),
                address: self.address.clone(),
                phone: self.phone.clone(),
                email: self.email.clone(),
            },
            origin: Origin {
                received_from: self.received_from.clone(),
                assigned_by: self.assigned_by.clone(),
            },
        })
    }

    /// The day staff say it came in: today when nothing is said, never later and at most a year ago.
    pub(super) fn received_by(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.received.is_empty() {
            return Some(today);
        }
        let day = read_day(&self.received)?;
        (day <= today && (today - day).num_days() <= 366).then_some(day)
    }
}

/// Whether a telephone number has 8 to 15 digits and nothing but its usual signs, and an address of
/// e-mail one @ with something on both sides.
fn fits(field: Field, typed: &str) -> bool {
    match field {
        Field::Phone => {
            let digits = typed.bytes().filter(u8::is_ascii_digit).count();
            let usual = |letter: char| letter.is_ascii_digit() || "+ .-()".contains(letter);
            (8..=15).contains(&digits) && typed.chars().all(usual)
        }
        Field::Email => typed.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.contains('.')
                && !host.contains('@')
                && !typed.contains(char::is_whitespace)
        }),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(fields: &[(&str, &str)]) -> Draft {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Draft::of(fields.iter().map(owned).collect())
    }

    const GOOD: [(&str, &str); 5] = [
        ("kind", "report"),
        ("subject", "Chờ lâu"),
        ("body", "Chờ ba giờ."),
        ("name", "Trần Thị Bưởi"),
        ("phone", "0912 345 678"),
    ];

    #[test]
    fn a_name_and_one_way_to_answer_suffice() {
        let written = draft(&GOOD).written().unwrap();
        assert_eq!(written.kind, Kind::Report);
        assert_eq!(written.person.phone, "0912 345 678");
        let mut by_letter = GOOD;
        by_letter[4] = ("address", "Số 1 phố Thử");
        assert!(draft(&by_letter).written().is_ok());
    }

    #[test]
    fn every_fault_is_told_at_once_in_the_order_of_the_form() {
        let long = "a".repeat(201);
        let faults = draft(&[("subject", &long), ("email", "x@y"), ("phone", "gọi")]).faults();
        let expected = [
            (Field::Kind, Fault::Missing),
            (Field::Subject, Fault::TooLong(201, 200)),
            (Field::Body, Fault::Missing),
            (Field::Name, Fault::Missing),
            (Field::Phone, Fault::Unreadable),
            (Field::Email, Fault::Unreadable),
        ];
        assert_eq!(faults, expected);
        assert!(draft(&[]).faults().contains(&(Field::Address, Fault::Missing)));
    }

    #[test]
    fn a_letter_came_in_today_or_some_day_of_the_last_year() {
        let today = "2026-12-01".parse().unwrap();
        let received = |typed| draft(&[("received", typed)]).received_by(today);
        assert_eq!(received(""), Some(today));
        for typed in ["2026-11-30", "30/11/2026"] {
            assert_eq!(received(typed), "2026-11-30".parse().ok());
        }
        for typed in ["2026-12-02", "2025-11-29", "31/11/2026"] {
            assert_eq!(received(typed), None, "{typed}");
        }
    }
}
