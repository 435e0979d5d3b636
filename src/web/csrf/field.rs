//! The hidden field that carries the token in a posted form.

use maud::{Markup, html};

use super::token::FIELD;

tokio::task_local! {
    /// The token of the session whose request is being answered, masked for this response; set by the layer.
    pub(super) static TOKEN: String;
}

/// The token's hidden field, the first of each posted form; empty without a session and on public pages.
pub fn csrf_field() -> Markup {
    html! {
        @if let Ok(value) = TOKEN.try_with(String::clone) {
            input type="hidden" name=(FIELD) value=(value);
        }
    }
}

/// The same outside of its form, for a page with a button before the form that sends it: fields are sent in the order
/// of the page, and the token comes first.
pub fn csrf_field_of(form: &str) -> Markup {
    html! {
        @if let Ok(value) = TOKEN.try_with(String::clone) {
            input type="hidden" name=(FIELD) value=(value) form=(form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_has_the_token_of_the_session_that_is_answered_and_is_absent_without_one() {
        let token = "00ff".to_owned();
        let field = format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{token}\">");
        assert_eq!(TOKEN.sync_scope(token, csrf_field).into_string(), field);
        assert_eq!(csrf_field().into_string(), "");
    }
}
