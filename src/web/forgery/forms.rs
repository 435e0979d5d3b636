//! The field in each form of a finished page.
//!
//! What is typed by people never opens a form here: every page escapes it.

use super::token::{FIELD, Token};

/// `page` with the token as the first field of each form that is posted.
pub(super) fn with_token(page: &str, token: &Token) -> String {
    let field = format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{}\">", token.text());
    let mut marked = String::with_capacity(page.len() + 4 * field.len());
    let mut rest = page;
    while let Some(at) = rest.find("<form") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let (form, after) = rest.split_at(end);
        marked.push_str(form);
        if is_posted(&form[at..]) {
            marked.push_str(&field);
        }
        rest = after;
    }
    marked + rest
}

/// Whether a form's opening tag says `method="post"`.
fn is_posted(tag: &str) -> bool {
    tag.to_ascii_lowercase().contains("method=\"post\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;
    use crate::web::session::Secret;

    #[test]
    fn each_posted_form_begins_with_the_field_and_nothing_else_changes() {
        let token = Token::of(&Secret::drawn(&Chance::seeded(1)));
        let page = "<main><form method=\"get\"><input></form><FORM></FORM>\
            <form class=\"a\" method=\"post\" action=\"/x?a=1&amp;b\"><b>ờ</b></form>\
            &lt;form method=\"post\"&gt;<form method=\"post\"></form><form";
        let marked = with_token(page, &token);
        let field =
            format!("<input type=\"hidden\" name=\"formtoken\" value=\"{}\">", token.text());
        assert_eq!(marked.matches(&field).count(), 2);
        assert!(marked.contains(&format!("b\">{field}<b>ờ")));
        assert_eq!(marked.replace(&field, ""), page);
    }
}
