//! The page of a one-time link.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::base::Lang;
use crate::pages::staff::password;
use crate::pages::staff::posted::Fault;
use crate::pages::staff::words::{AccountWords, LinkWords};
use crate::store::LinkFor;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) secret: &'a str,
    pub(crate) whose: &'a LinkFor,
    /// The name as typed.
    pub(crate) name: &'a str,
    pub(crate) faults: &'a [Fault],
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn page_of(shown: Shown<'_>) -> Markup {
    let words = LinkWords::of(shown.lang);
    let path = paths::link(shown.secret);
    let is_first = *shown.whose == LinkFor::FirstAdministrator;
    let title = if is_first { words.first } else { words.own };
    let frame = Frame { title, lang: shown.lang, path: &path, audience: Audience::Office };
    let main = html! {
        h1 { (title) }
        p.lead { (if is_first { words.first_lead } else { words.own_lead }) }
        @for fault in shown.faults { p.say role="alert" { (said(*fault, shown.lang)) } }
        form.sign method="post" action=(paths::in_lang(&paths::link(shown.secret), shown.lang)) {
            @match shown.whose {
                LinkFor::FirstAdministrator => {
                    label for="name" { (words.name) }
                    input #name name="name" value=(shown.name) required maxlength="64" autocomplete="username";
                },
                LinkFor::Account(name) => {
                    p { (words.name) ": " b { (name) } }
                },
            }
            label for="new" { (words.password) }
            input #new name="new" type="password" required minlength=(password::SHORTEST)
                autocomplete="new-password";
            label for="repeated" { (words.again) }
            input #repeated name="repeated" type="password" required autocomplete="new-password";
            button type="submit" { (if is_first { words.go_on } else { words.save }) }
        }
    };
    page(&frame, &main)
}

fn said(fault: Fault, lang: Lang) -> Cow<'static, str> {
    AccountWords::of(lang).fault(fault)
}
