//! The page of settings.

mod lists;
mod office;
mod parts;
mod server;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::words::Words;
use crate::base::{Lang, Text};
use crate::domain::setting::{
    DaysOffFault, Fault, Field, LogoFault, Section, Settings, TargetFault,
};
use crate::domain::survey::Catalogue;
use crate::domain::unit::Office;
use crate::pages::shared::settings::Words as Names;
use crate::web::fields::{Fields, value};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

pub(super) use lists::targeted;
pub(super) use office::{OfficeFault, OfficeTyped};
pub(super) use parts::own_values;
pub(super) use server::Server;

/// What the page shows.
pub(super) struct Shown<'a> {
    pub(super) settings: &'a Settings,
    /// What a field is where the office sets nothing.
    pub(super) fallback: &'a dyn Fn(Field) -> String,
    pub(super) offices: &'a [Office],
    pub(super) units: &'a [(String, Text)],
    pub(super) instruments: &'a Catalogue,
    /// The instrument that most counters ask; empty where there are none.
    pub(super) usual: &'a str,
    pub(super) hours: &'a str,
    /// Whether there is a mail server, the office's own or the operator's.
    pub(super) has_mail: bool,
    pub(super) server: Server,
    /// Today, from which years are offered.
    pub(super) year: NaiveDate,
    pub(super) refused: Option<&'a Refused>,
    pub(super) words: &'static Words,
    pub(super) lang: Lang,
}

/// A form that was refused: what was typed and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Refused {
    pub(super) fields: Fields,
    pub(super) faults: Vec<Fault>,
    pub(super) office: Vec<OfficeFault>,
    pub(super) target: Vec<TargetFault>,
    pub(super) days_off: Vec<DaysOffFault>,
    pub(super) logo: Option<LogoFault>,
}

impl Shown<'_> {
    /// Whether one of these forms was refused.
    fn is_refused(&self, tasks: &[&str]) -> bool {
        self.refused.is_some_and(|refused| tasks.contains(&value(&refused.fields, "do")))
    }
}

/// Where on the page a form stands, by its button.
pub(super) fn anchor(task: &str) -> &str {
    match task {
        "office" => "office",
        "target" | "remove-target" => "targets",
        "days-off" | "remove-days-off" => "holidays",
        "remove-logo" => "logo",
        other => other,
    }
}

/// The page.
pub(super) fn settings(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (shown.words, shown.lang);
    let frame =
        Frame { title: words.title, lang, path: &paths::settings(), audience: Audience::Office };
    let parts =
        Section::ALL.map(|section| (section.code(), Names::of(shown.lang).section(section)));
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if shown.refused.is_some() { p.say role="alert" { (words.refused) } }
        nav.parts aria-label=(words.on_this_page) {
            a href="#office" { (words.office) }
            a href="#logo" { (words.logo) }
            a href="#targets" { (words.targets) }
            a href="#holidays" { (words.holidays) }
            @for (anchor, name) in parts { a href=(format!("#{anchor}")) { (name) } }
            a href="#server" { (words.server) }
        }
        (office::forms(shown))
        (office::logo(shown))
        (parts::section(shown, Section::Contact, &html! {}))
        section {
            h2 { (words.hours) }
            p { (shown.hours) " · " a href=(paths::in_lang(&paths::hours(), lang)) { (words.change) } }
        }
        (parts::section(shown, Section::Answers, &html! {}))
        (lists::targets(shown))
        (parts::section(shown, Section::Petitions, &html! {}))
        (lists::holidays(shown))
        (parts::section(shown, Section::Languages, &html! {}))
        (parts::section(shown, Section::Mail, &parts::test_letter(shown)))
        (parts::section(shown, Section::Reminders, &html! {}))
        (parts::section(shown, Section::Retention, &html! {}))
        (server::server(shown))
    };
    page(&frame, &main)
}
