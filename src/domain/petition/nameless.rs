//! Texts without who sent them.

use super::Person;
use crate::base::text::{folded, masked, without_names, without_person};

/// A text with everything masked that has a known form, and the sender's own name and contact.
pub fn nameless(text: &str, sender: &Person) -> String {
    let others = [&*sender.address, &sender.phone, &sender.email];
    masked(&without_person(&without_names(text, &others), &sender.name))
}

/// What a petition is found by: its words without case and accents, as those who handle petitions read them, and
/// as everybody else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWords {
    /// As they were written.
    pub written: String,
    /// Without who sent them.
    pub nameless: String,
}

impl SearchWords {
    /// The words of a petition.
    pub fn of(subject: &str, body: &str, sender: &Person) -> Self {
        let text = format!("{subject} {body}");
        Self {
            nameless: folded(&format!("{} {}", nameless(subject, sender), nameless(body, sender))),
            written: folded(&text),
        }
    }
}
