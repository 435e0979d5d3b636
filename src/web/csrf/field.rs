//! The hidden field that carries the token in a posted form.

use maud::{Markup, html};

use super::token::{FIELD, Token};

tokio::task_local! {
    /// The token of the session whose request is being answered; set by the layer.
    pub(super) static TOKEN: Token;
}

/// The token's hidden field, the first of each posted form; empty without a session and on public pages.
pub fn csrf_field() -> Markup {
    html! {
        @if let Ok(value) = TOKEN.try_with(Token::text) {
            input type="hidden" name=(FIELD) value=(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::web::auth::session::Secret;

    #[test]
    fn the_field_has_the_token_of_the_session_that_is_answered_and_is_absent_without_one() {
        let token = Token::of(&Secret::drawn(&Random::seeded(1)));
        let field = format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{}\">", token.text());
        assert_eq!(TOKEN.sync_scope(token, csrf_field).into_string(), field);
        assert_eq!(csrf_field().into_string(), "");
    }
}
