//! Who an account's owner is at the provider of identities: shown on its card, tied and untied there.

use maud::{Markup, html};

use super::accounts::{Account, Shown};
use crate::config::Provider;
use crate::web::csrf::csrf_field;

/// What the account is tied to, if it is; with the issuer of another provider.
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

/// Ties the account to one more, or unties it from all; `place` keeps the ids of one form apart from
/// another's.
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
