//! The sign-in page.

pub(super) mod accounts;
pub(super) mod factor;
mod identity;
pub(super) mod link;
pub(super) mod own;
pub(super) mod provider;

use maud::{Markup, html};

use super::throttle::Rejected;
use super::words::Words;
use crate::base::Lang;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct SignIn<'a> {
    pub(super) lang: Lang,
    /// The page after the sign-in.
    pub(super) next: &'a str,
    /// The name as typed.
    pub(super) name: &'a str,
    /// The name of the provider of identities, if one is set up.
    pub(super) provider: Option<&'a str>,
    /// Why the sign-in was refused, if it was.
    pub(super) refused: Option<Refusal<'a>>,
}

/// Why a sign-in was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal<'a> {
    /// The name, the password or the code is wrong; the page does not say which.
    Rejected(Rejected),
    /// The provider did not identify an account.
    Provider(Unproven<'a>),
}

/// Why the provider identified no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unproven<'a> {
    /// It does not respond.
    Unreachable,
    /// It refused the sign-in.
    Refused,
    /// The sign-in was begun in another browser, has expired, or is used already.
    Stale,
    /// No account is linked to this subject.
    Unknown(&'a str),
    /// The account is disabled.
    Disabled,
}

/// The whole page.
pub(super) fn sign_in(shown: SignIn<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let path = format!("{}?next={}", paths::sign_in(), paths::escaped(shown.next));
    let marked = format!("{}{}", words.error, words.title);
    let frame = Frame {
        title: if shown.refused.is_some() { &marked } else { words.title },
        lang: shown.lang,
        path: &path,
        audience: Audience::Public,
    };
    let refused = shown.refused.map(|why| refusal(words, why));
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
        @if let Some(name) = shown.provider {
            h2 { (words.provider_title) }
            p { a.button href=(paths::in_lang(&paths::provider(shown.next), shown.lang)) { (words.provider) " " (name) } }
        }
        p.hint { (words.no_account) }
    };
    page(&frame, &main)
}

/// The sentence for a refusal.
fn refusal(words: &Words, refusal: Refusal<'_>) -> String {
    match refusal {
        Refusal::Rejected(why) => rejected(words, why),
        Refusal::Provider(Unproven::Unreachable) => words.unreachable.to_owned(),
        Refusal::Provider(Unproven::Refused) => words.not_vouched.to_owned(),
        Refusal::Provider(Unproven::Stale) => words.stale.to_owned(),
        Refusal::Provider(Unproven::Unknown(subject)) => format!("{} {subject}", words.not_linked),
        Refusal::Provider(Unproven::Disabled) => words.disabled.to_owned(),
    }
}

/// The sentence for credentials that were not accepted.
fn rejected(words: &Words, rejected: Rejected) -> String {
    match rejected {
        Rejected::Wrong => words.wrong.to_owned(),
        Rejected::Wait(seconds) => words.wait(seconds),
    }
}
