//! What a form was filled in from, so that a later save does not undo an earlier one that its page did not show.
//!
//! The form carries a digest of what was kept when its page was made. Where something else is kept by the time it is
//! sent, the sender decides: [`Failure::Changed`] offers what was typed beside the way to what is there now.

use std::fmt::Debug;

use maud::{Markup, html};
use sha2::{Digest, Sha256};

use super::errors::failure::Failure;
use super::fields::{Fields, value};
use crate::base::code;

/// Name of the field.
const FIELD: &str = "seen";

/// The hidden field of a form that changes `kept`.
pub fn seen_field(kept: &impl Debug) -> Markup {
    html! { input type="hidden" name=(FIELD) value=(digest(kept)); }
}

/// Fails where the form was filled in from something else than is `kept` now. A form without the field passes.
pub fn unchanged(fields: &Fields, kept: &impl Debug) -> Result<(), Failure> {
    let seen = value(fields, FIELD);
    if seen.is_empty() || seen == digest(kept) {
        return Ok(());
    }
    let typed = fields.iter().filter(|(name, _)| name != FIELD);
    Err(Failure::Changed(typed.cloned().collect()))
}

/// The fields of a value differ in their text where they differ.
fn digest(kept: &impl Debug) -> String {
    code::hex(&Sha256::digest(format!("{kept:?}"))[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_taken_where_what_it_was_filled_in_from_still_stands() {
        let field = seen_field(&("Quầy 1", 2)).into_string();
        let seen = field.split('"').nth(5).unwrap().to_owned();
        let fields =
            |seen: &str| vec![("seen".to_owned(), seen.to_owned()), ("a".into(), "b".into())];
        assert!(unchanged(&fields(&seen), &("Quầy 1", 2)).is_ok());
        assert!(unchanged(&fields(""), &("Quầy 1", 2)).is_ok());
        let Err(Failure::Changed(typed)) = unchanged(&fields(&seen), &("Quầy 1", 3)) else {
            panic!("it has changed")
        };
        assert_eq!(typed, [("a".to_owned(), "b".to_owned())]);
    }
}
