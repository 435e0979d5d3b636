//! The page of accounts, for administrators.

use maud::{Markup, html};

use super::identity;
use crate::base::{Lang, format};
use crate::config;
use crate::domain::account::{LONGEST, Person, PersonFault, Role};
use crate::domain::unit::Unit;
use crate::pages::staff::password;
use crate::pages::staff::posted::{Fault, Posted};
use crate::pages::staff::words::AccountWords;
use crate::store::{Present, Staff};
use crate::web::components::refusal::refusal;
use crate::web::csrf::csrf_field;
use crate::web::menu::role_name;
use crate::web::paths;
use crate::web::seen::seen_field;
use crate::web::shell::{Audience, Frame, page};

/// An account with the codes of the units it is limited to.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) staff: Staff,
    pub(crate) person: Person,
    pub(crate) units: Vec<String>,
    /// Issuer and subject of its owner at providers of identities.
    pub(crate) subjects: Vec<(String, String)>,
}

impl Account {
    /// Its role, and the units it is limited to.
    fn rights(&self) -> (Role, Vec<String>) {
        let mut units = self.units.clone();
        units.sort();
        (self.staff.role, units)
    }
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) accounts: &'a [Account],
    /// All units of all times, by name.
    pub(crate) units: &'a [Unit],
    /// Today's units, which can be chosen, and those that ended.
    pub(crate) present: &'a Present,
    /// The fields that were refused, if any.
    pub(crate) posted: &'a Posted,
    pub(crate) faults: &'a [Fault],
    /// The provider of identities, if one is set up.
    pub(crate) provider: Option<&'a config::Provider>,
    pub(crate) lang: Lang,
    /// The name of the signed-in account.
    pub(crate) staff: &'a str,
}

impl Shown<'_> {
    pub(super) fn words(&self) -> &'static AccountWords {
        AccountWords::of(self.lang)
    }

    pub(super) fn action(&self) -> String {
        paths::in_lang(&paths::staff(), self.lang)
    }

    fn unit<'a>(&'a self, code: &'a str) -> &'a str {
        let found = self.units.iter().find(|unit| unit.code == code);
        found.map_or(code, |unit| unit.name.in_lang(self.lang))
    }

    /// The name of a unit; for one that ended, with the day and its successors.
    fn unit_and_end(&self, code: &str) -> Markup {
        let words = self.words();
        let ended = self.present.ended.iter().find(|ended| ended.unit == code);
        html! {
            (self.unit(code))
            @if let Some(ended) = ended {
                " " span.late {
                    "(" (words.ended) " " (format::day(ended.day, self.lang)) ", "
                    @if ended.successors.is_empty() { (words.no_successor) } @else { (words.successor) }
                    @for (nth, to) in ended.successors.iter().enumerate() {
                        @if nth > 0 { "," }
                        " " (self.unit(to))
                    }
                    ")"
                }
            }
        }
    }

    /// Whether the refused form is that of this task and account.
    pub(super) fn is_refused(&self, task: &str, name: &str) -> bool {
        !self.faults.is_empty()
            && self.posted.task == task
            && (task == "add" || self.posted.name == name)
    }
}

/// The whole page.
pub(crate) fn list(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let marked = format!("{}{}", words.error, words.title);
    let frame = Frame {
        title: if shown.faults.is_empty() { words.title } else { &marked },
        lang: shown.lang,
        path: &paths::staff(),
        audience: Audience::Office,
    };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        (summary(shown))
        @for (place, account) in shown.accounts.iter().enumerate() { (card(shown, account, place)) }
        h2 { (words.add_title) }
        (add(shown))
    };
    page(&frame, &main)
}

/// Every fault at once, above the forms.
fn summary(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    refusal(words.refused, shown.faults.iter().map(|fault| html! { (words.fault(*fault)) }))
}

fn card(shown: &Shown<'_>, account: &Account, place: usize) -> Markup {
    let words = shown.words();
    let staff = &account.staff;
    html! {
        article.card.account {
            h2 {
                @if account.person.full_name.is_empty() { (staff.name) }
                @else { (account.person.full_name) " (" (staff.name) ")" }
                @if staff.disabled { " – " (words.disabled) }
            }
            p {
                @if !account.person.title.is_empty() { (account.person.title) " · " }
                @if !account.person.mail.is_empty() { (account.person.mail) " · " }
                strong { (role_name(staff.role, shown.lang)) } " · "
                @if account.units.is_empty() { (words.whole_office) }
                @for (nth, unit) in account.units.iter().enumerate() {
                    @if nth > 0 { ", " }
                    (shown.unit_and_end(unit))
                }
            }
            @if let Some(provider) = shown.provider { (identity::tied(shown, account, provider)) }
            @if !staff.disabled { (named(shown, account, place)) }
            @if staff.name == shown.staff {
                p.hint { (words.own) }
            } @else if staff.disabled {
                (enable(shown, &staff.name))
            } @else {
                (change(shown, account, place))
            }
        }
    }
}

/// The form that says who an account belongs to.
fn named(shown: &Shown<'_>, account: &Account, place: usize) -> Markup {
    let (words, name) = (shown.words(), &account.staff.name);
    let refused = shown.is_refused("person", name);
    let person = if refused { &shown.posted.person } else { &account.person };
    html! {
        details open[refused] {
            summary { (words.person) span.hidden { ", " (name) } }
            form.stacked method="post" action=(shown.action()) {
                (csrf_field()) (seen_field(&account.person))
                input type="hidden" name="name" value=(name);
                (person_fields(words, person, &place.to_string(), if refused { shown.faults } else { &[] }))
                button type="submit" name="do" value="person" { (words.save) }
            }
        }
    }
}

/// Full name, title and mail; `suffix` keeps the ids of several forms apart.
fn person_fields(words: &AccountWords, person: &Person, suffix: &str, faults: &[Fault]) -> Markup {
    let fields = [
        ("full_name", words.full_name, &person.full_name, PersonFault::FullName),
        ("title", words.job_title, &person.title, PersonFault::Title),
        ("mail", words.mail, &person.mail, PersonFault::Mail),
    ];
    html! {
        @for (field, label, value, fault) in fields {
            @let kind = if field == "mail" { "email" } else { "text" };
            @let bad = faults.contains(&Fault::Person(fault)).then_some("true");
            @let id = format!("{field}-{suffix}");
            label for=(id) { (label) }
            input id=(id) name=(field) type=(kind) value=(value) autocomplete="off"
                maxlength=(if field == "mail" { 254 } else { LONGEST }) aria-invalid=[bad];
        }
    }
}

/// The form that enables a disabled account.
fn enable(shown: &Shown<'_>, name: &str) -> Markup {
    let words = shown.words();
    html! {
        form method="post" action=(shown.action()) {
            (csrf_field())
            input type="hidden" name="name" value=(name);
            button.quiet type="submit" name="do" value="enable" { (words.enable) span.hidden { ", " (name) } }
        }
    }
}

fn change(shown: &Shown<'_>, account: &Account, place: usize) -> Markup {
    let words = shown.words();
    let name = &account.staff.name;
    let refused = shown.is_refused("change", name);
    let bad_password = shown.is_refused("password", name);
    let bad_subject = shown.is_refused("link", name);
    let role = if refused { shown.posted.role.as_str() } else { account.staff.role.code() };
    let units = if refused { &shown.posted.units } else { &account.units };
    html! {
        details open[refused || bad_password || bad_subject] {
            summary { (words.change) span.hidden { ", " (name) } }
            form.stacked method="post" action=(shown.action()) {
                (csrf_field()) (seen_field(&account.rights()))
                input type="hidden" name="name" value=(name);
                (rights(shown, &place.to_string(), role, (units, &account.units)))
                p.buttons {
                    button type="submit" name="do" value="change" { (words.save) }
                    " "
                    button.quiet type="submit" name="do" value="sign-out" { (words.sign_out) }
                    " "
                    button.quiet type="submit" name="do" value="reset-factor" { (words.reset_factor) }
                    " "
                    button.quiet type="submit" name="do" value="lift-waits" { (words.lift_waits) }
                    " "
                    button.quiet type="submit" name="do" value="disable" { (words.disable) }
                }
                p.hint { (words.disable_hint) }
            }
            (new_password(shown, name, place, bad_password))
            @if let Some(provider) = shown.provider { (identity::form(shown, account, place, provider)) }
        }
    }
}

/// The form that sets a new password.
fn new_password(shown: &Shown<'_>, name: &str, place: usize, refused: bool) -> Markup {
    let words = shown.words();
    let id = format!("password-{place}");
    let hint = format!("password-hint-{place}");
    html! {
        form.stacked method="post" action=(shown.action()) {
            (csrf_field())
            input type="hidden" name="name" value=(name);
            label for=(id) { (words.new) }
            p.hint id=(hint) { (words.password_hint(password::SHORTEST)) }
            input id=(id) name="password" type="password" autocomplete="new-password" required
                aria-describedby=(hint) aria-invalid=[refused.then_some("true")];
            button.quiet type="submit" name="do" value="password" { (words.give_password) }
        }
        form.stacked method="post" action=(shown.action()) {
            (csrf_field())
            input type="hidden" name="name" value=(name);
            p.hint { (words.invite_hint) }
            button.quiet type="submit" name="do" value="invite" { (words.invite) span.hidden { ", " (name) } }
        }
    }
}

/// The choice of a role and of units: `ticked` are chosen, `had` are the account's present ones. A unit that
/// ended is offered only to an account that has it, since without any unit an account is one of the whole
/// office. `suffix` keeps the ids of several forms apart.
fn rights(
    shown: &Shown<'_>,
    suffix: &str,
    role: &str,
    (ticked, had): (&[String], &[String]),
) -> Markup {
    let words = shown.words();
    let present = shown.present.units.iter().map(|unit| &unit.code);
    let is_there = |code: &&String| shown.present.units.iter().any(|unit| unit.code == **code);
    let kept = had.iter().filter(|code| !is_there(code));
    let id = format!("role-{suffix}");
    html! {
        label for=(id) { (words.role_label) }
        select id=(id) name="role" required {
            @if Role::of_code(role).is_none() { option value="" { (words.choose) } }
            @for each in Role::ALL {
                option value=(each.code()) selected[each.code() == role] {
                    (role_name(each, shown.lang)) " – " (words.may(each))
                }
            }
        }
        fieldset {
            legend { (words.units_label) }
            p.hint { (words.units_hint) }
            @for unit in present.chain(kept) {
                label.tick {
                    input type="checkbox" name="unit" value=(unit) checked[ticked.contains(unit)];
                    span { (shown.unit_and_end(unit)) }
                }
            }
        }
    }
}

fn add(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let refused = shown.is_refused("add", "");
    let blank = Posted::default();
    let posted = if refused { shown.posted } else { &blank };
    let bad = |fault: &[Fault]| {
        let found = shown.faults.iter().any(|each| fault.contains(each));
        (refused && found).then_some("true")
    };
    html! {
        form.stacked method="post" action=(shown.action()) {
            (csrf_field())
            label for="name" { (words.name) }
            input #name name="name" value=(posted.name) autocomplete="off" autocapitalize="none"
                required aria-invalid=[bad(&[Fault::Name, Fault::NameTaken])];
            (person_fields(words, &posted.person, "new", if refused { shown.faults } else { &[] }))
            (rights(shown, "new", &posted.role, (&posted.units, &[])))
            label for="password" { (words.password) }
            p.hint #password-hint { (words.password_hint(password::SHORTEST)) " " (words.password_or_link) }
            input #password name="password" type="password" autocomplete="new-password"
                aria-describedby="password-hint" aria-invalid=[bad(&[Fault::Password])];
            button type="submit" name="do" value="add" { (words.add) }
        }
    }
}
