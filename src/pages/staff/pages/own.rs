//! The page of one's own account.

use maud::{Markup, html};

use crate::base::Lang;
use crate::base::calendar::office_time;
use crate::pages::staff::password;
use crate::pages::staff::posted::Fault;
use crate::pages::staff::words::AccountWords;
use crate::store::{Session, Staff};
use crate::web::auth::permission::{ManageStaff, Permission, ReadAudit, ReadIntegrity};
use crate::web::csrf::csrf_field;
use crate::web::menu::role_name;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) staff: &'a Staff,
    pub(crate) sessions: &'a [Session],
    /// The hash of the present session's secret.
    pub(crate) own: Option<&'a [u8]>,
    pub(crate) faults: &'a [Fault],
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn page_of(shown: &Shown<'_>) -> Markup {
    let words = AccountWords::of(shown.lang);
    let marked = format!("{}{}", words.error, words.account_title);
    let frame = Frame {
        title: if shown.faults.is_empty() { words.account_title } else { &marked },
        lang: shown.lang,
        path: &paths::account(),
        audience: Audience::Office,
    };
    let main = html! {
        h1 { (words.account_title) }
        p.lead { (words.account_lead) }
        p { strong { (shown.staff.name) } " · " (role_name(shown.staff.role, shown.lang)) " – " (words.may(shown.staff.role)) }
        (more(shown, words))
        h2 { (words.password_title) }
        @if !shown.faults.is_empty() {
            div.sum role="alert" {
                h3 { (words.refused) }
                ul { @for fault in shown.faults { li { (words.fault(*fault)) } } }
            }
        }
        (password_form(shown, words))
        h2 { (words.sessions_title) }
        (sessions(shown, words))
    };
    page(&frame, &main)
}

/// Links to further pages, as far as the role may see them.
fn more(shown: &Shown<'_>, words: &AccountWords) -> Markup {
    let role = shown.staff.role;
    let link = |path: String, name: &str| html! { li { a href=(paths::in_lang(&path, shown.lang)) { (name) } } };
    html! {
        ul {
            (link(paths::second_factor(), words.second_factor))
            @if ManageStaff::is_given_to(role) { (link(paths::staff(), words.title)) }
            @if ReadAudit::is_given_to(role) { (link(paths::audit(), words.audit)) }
            @if ReadIntegrity::is_given_to(role) { (link(paths::integrity(), words.integrity)) }
        }
    }
}

fn password_form(shown: &Shown<'_>, words: &AccountWords) -> Markup {
    let action = paths::in_lang(&paths::account(), shown.lang);
    let bad = |fault| shown.faults.contains(&fault).then_some("true");
    html! {
        form.sign method="post" action=(action) {
            (csrf_field())
            label for="current" { (words.current) }
            input #current name="current" type="password" autocomplete="current-password" required
                aria-invalid=[shown.faults.iter().any(|fault| matches!(fault, Fault::Current | Fault::Wait(_))).then_some("true")];
            label for="new" { (words.new) }
            p.hint #new-hint { (words.new_password_hint(password::SHORTEST)) }
            input #new name="new" type="password" autocomplete="new-password" required
                aria-describedby="new-hint" aria-invalid=[bad(Fault::Password)];
            label for="repeated" { (words.repeated) }
            input #repeated name="repeated" type="password" autocomplete="new-password" required
                aria-invalid=[bad(Fault::Repeated)];
            button type="submit" name="do" value="password" { (words.change_password) }
        }
    }
}

fn sessions(shown: &Shown<'_>, words: &AccountWords) -> Markup {
    let action = paths::in_lang(&paths::account(), shown.lang);
    html! {
        ul {
            @for session in shown.sessions {
                li {
                    (words.session) " " (office_time(session.expires).format("%d/%m/%Y %H:%M"))
                    @if let Some(seen) = session.seen {
                        ", " (words.seen) " " (office_time(seen).format("%H:%M"))
                    }
                    @if shown.own == Some(&session.secret_hash) { " (" (words.this_one) ")" }
                }
            }
        }
        form method="post" action=(action) {
            (csrf_field())
            button type="submit" name="do" value="sign-out" { (words.sign_out) }
        }
    }
}
