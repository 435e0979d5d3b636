//! The link of an account to its owner at the provider of identities, on its card.

use maud::{Markup, html};

use super::accounts::{Account, Shown};
use crate::config::Provider;
use crate::web::csrf::csrf_field;

/// The subjects the account is linked to; those of another provider with its issuer.
pub(super) fn tied(shown: &Shown<'_>, account: &Account, provider: &Provider) -> Markup {
    let words = shown.words();
    html! {
        @if !account.subjects.is_empty() {
            p {
                (words.tied)
                @for (nth, (issuer, subject)) in account.subjects.iter().enumerate() {
                    @if nth > 0 { "," }
                    " " code { (subject) }
                    @if *issuer != provider.issuer { " (" (issuer) ")" }
                }
            }
        }
    }
}

/// The forms that add a link and remove all. `place` keeps the ids of several accounts apart.
pub(super) fn form(
    shown: &Shown<'_>,
    account: &Account,
    place: usize,
    provider: &Provider,
) -> Markup {
    let words = shown.words();
    let name = &account.staff.name;
    let refused = shown.is_refused("link", name);
    let typed = if refused { shown.posted.subject.as_str() } else { "" };
    let (id, hint) = (format!("subject-{place}"), format!("subject-hint-{place}"));
    html! {
        form.stacked method="post" action=(shown.action()) {
            (csrf_field())
            input type="hidden" name="name" value=(name);
            label for=(id) { (words.subject) " " (provider.name) }
            p.hint id=(hint) { (words.subject_hint) }
            input id=(id) name="subject" value=(typed) autocomplete="off" autocapitalize="none"
                spellcheck="false" required aria-describedby=(hint) aria-invalid=[refused.then_some("true")];
            button.quiet type="submit" name="do" value="link" { (words.tie) span.hidden { ", " (name) } }
        }
        @if !account.subjects.is_empty() {
            form method="post" action=(shown.action()) {
                (csrf_field())
                input type="hidden" name="name" value=(name);
                p.hint { (words.untie_hint) }
                button.quiet type="submit" name="do" value="unlink" { (words.untie) span.hidden { ", " (name) } }
            }
        }
    }
}
