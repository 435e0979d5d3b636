//! The sign-in page; those of accounts below.

pub(super) mod accounts;
pub(super) mod factor;
pub(super) mod own;

use maud::{Markup, html};

use super::words::words;
use crate::survey::Lang;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct SignIn<'a> {
    pub(super) lang: Lang,
    pub(super) demo: bool,
    /// Where one goes afterwards.
    pub(super) next: &'a str,
    /// The name as it was typed.
    pub(super) name: &'a str,
    /// Why it was refused, if it was.
    pub(super) refused: Option<Refusal>,
}

/// Why nobody was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No such name with such a password; which of the two is not told.
    Wrong,
    /// Too many mistakes; so many seconds to wait.
    Wait(i64),
}

/// The whole page.
pub(super) fn sign_in(shown: SignIn<'_>) -> Markup {
    let words = words(shown.lang);
    let path = format!("{}?next={}", paths::sign_in(), paths::escaped(shown.next));
    let marked = format!("{}{}", words.error, words.title);
    let frame = Frame {
        title: if shown.refused.is_some() {
            &marked
        } else {
            words.title
        },
        lang: shown.lang,
        path: &path,
        demo: shown.demo,
        audience: Audience::Public,
    };
    let refused = shown.refused.map(|refusal| match refusal {
        Refusal::Wrong => words.wrong.to_owned(),
        Refusal::Wait(seconds) => format!("{} {seconds} {}", words.wait.0, words.wait.1),
    });
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if let Some(refused) = refused { p.say role="alert" { (refused) } }
        form.sign method="post" action=(paths::sign_in()) {
            input type="hidden" name="next" value=(shown.next);
            input type="hidden" name="lang" value=(shown.lang.code());
            label for="name" { (words.name) }
            input #name name="name" value=(shown.name) autocomplete="username" autocapitalize="none" required;
            label for="password" { (words.password) }
            input #password name="password" type="password" autocomplete="current-password" required;
            label for="code" { (words.code) }
            p.hint #code-hint { (words.code_hint) }
            input #code name="code" autocomplete="one-time-code" autocapitalize="none" aria-describedby="code-hint";
            button type="submit" { (words.sign_in) }
        }
        p.hint { (words.no_account) }
    };
    page(&frame, &main)
}
