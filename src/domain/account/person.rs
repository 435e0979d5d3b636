//! Who an account belongs to. Pure.

use crate::base::text;
use crate::base::text::is_mail_address;

/// Most characters of a full name and of a title.
pub const LONGEST: usize = 100;

/// A person as the office knows them; each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Họ và tên.
    pub full_name: String,
    /// Chức vụ, `Chuyên viên`.
    pub title: String,
    /// The address that links to set a password are sent to.
    pub mail: String,
}

/// What is wrong with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonFault {
    /// The full name has more than [`LONGEST`] characters.
    FullName,
    /// The title has.
    Title,
    /// This is no mail address.
    Mail,
}

impl Person {
    /// Every fault.
    pub fn faults(&self) -> Vec<PersonFault> {
        let is_long = |words: &str| text::length(words) > LONGEST;
        let all = [
            (is_long(&self.full_name), PersonFault::FullName),
            (is_long(&self.title), PersonFault::Title),
            (!self.mail.is_empty() && !is_mail_address(&self.mail), PersonFault::Mail),
        ];
        all.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_and_empty_parts_are_none() {
        assert_eq!(Person::default().faults(), []);
        let long = "x".repeat(LONGEST + 1);
        let wrong = Person { full_name: long.clone(), title: long, mail: "lan".to_owned() };
        let all = [PersonFault::FullName, PersonFault::Title, PersonFault::Mail];
        assert_eq!(wrong.faults(), all);
    }
}
