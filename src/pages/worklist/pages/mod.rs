//! The page of alerts.

mod parts;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::posted::Fault;
use super::words::Words;
use crate::base::Lang;
use crate::domain::survey::Catalogue;
use crate::domain::unit::{Touchpoint, Unit};
use crate::domain::worklist::WorkItem;
use crate::domain::worklist::alert::{SentAlert, Settings};
use crate::pages::shared::worklist::Names;
use crate::store::SentMail;
use crate::web::components::refusal::refusal;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// A form that was refused.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused<'a> {
    /// As it was typed.
    pub(super) fields: &'a [(String, String)],
    pub(super) faults: &'a [Fault],
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) matters: &'a [WorkItem],
    /// What the account knows, by the item's key.
    pub(super) known: &'a BTreeMap<String, SentAlert>,
    pub(super) units: &'a [Unit],
    pub(super) touchpoints: &'a [Touchpoint],
    pub(super) mail: &'a [SentMail],
    pub(super) settings: &'a Settings,
    pub(super) instruments: &'a Catalogue,
    pub(super) has_server: bool,
    pub(super) refused: Option<Refused<'a>>,
    pub(super) today: NaiveDate,
    pub(super) lang: Lang,
}

impl Shown<'_> {
    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    fn action(&self) -> String {
        paths::in_lang(&paths::alerts(), self.lang)
    }

    fn names(&self) -> Names<'_> {
        Names {
            units: self.units,
            touchpoints: self.touchpoints,
            instruments: self.instruments,
            lang: self.lang,
        }
    }

    fn is_hidden(&self, matter: &WorkItem) -> bool {
        let told = self.known.get(&matter.subject.key());
        told.is_some_and(|told| told.is_hidden(self.today, matter.subject.count()))
    }
}

/// The whole page.
pub(super) fn alerts(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let marked = format!("{}{}", words.error, words.title);
    let frame = Frame {
        title: if shown.refused.is_some() { &marked } else { words.title },
        lang: shown.lang,
        path: &paths::alerts(),
        audience: Audience::Office,
    };
    let (hidden, open): (Vec<&WorkItem>, Vec<&WorkItem>) =
        shown.matters.iter().partition(|each| shown.is_hidden(each));
    let faults = shown.refused.into_iter().flat_map(|refused| refused.faults);
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        (refusal(words.refused, faults.map(|fault| html! { (words.fault(*fault)) })))
        @if open.is_empty() { p { (words.nothing) } }
        (parts::list(shown, &open))
        @if !hidden.is_empty() {
            details {
                summary { (words.hidden) " (" (hidden.len()) ")" }
                (parts::list(shown, &hidden))
            }
        }
        h2 { (words.settings_title) }
        (parts::settings(shown))
        (parts::letters(shown))
    };
    page(&frame, &main)
}
