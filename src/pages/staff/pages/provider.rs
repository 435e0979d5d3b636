//! The page that asks for our own second factor after the provider's sign-in.

use maud::{Markup, html};

use super::rejected;
use crate::base::Lang;
use crate::pages::staff::throttle::Rejected;
use crate::pages::staff::words::Words;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Code {
    pub(crate) lang: Lang,
    /// Why the code was refused, if it was.
    pub(crate) refused: Option<Rejected>,
}

/// The whole page.
pub(crate) fn code(shown: &Code) -> Markup {
    let words = Words::of(shown.lang);
    let frame = Frame {
        title: words.code,
        lang: shown.lang,
        path: &paths::sign_in(),
        audience: Audience::Public,
    };
    let main = html! {
        h1 { (words.code) }
        p.lead { (words.code_asked) }
        @if let Some(refused) = shown.refused { p.say role="alert" { (rejected(words, refused)) } }
        form.sign method="post" action=(paths::provider_code()) {
            label for="code" { (words.code) }
            p.hint #code-hint { (words.code_kinds) }
            input #code name="code" autocomplete="one-time-code" autocapitalize="none" required
                aria-describedby="code-hint" aria-invalid=[shown.refused.map(|_| "true")];
            button type="submit" { (words.sign_in) }
        }
        p { a href=(paths::in_lang(&paths::sign_in(), shown.lang)) { (words.title) } }
    };
    page(&frame, &main)
}
