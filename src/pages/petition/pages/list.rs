//! The public page of answered petitions.

use maud::{Markup, html};

use super::parts;
use crate::base::calendar::Period;
use crate::base::{Lang, format};
use crate::domain::petition::Rates;
use crate::pages::petition::words::{CitizenWords, Words};
use crate::store::{Page, PublicPetition};
use crate::web::errors::problem::FieldError;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct Published<'a> {
    pub(crate) found: &'a Page<PublicPetition, u64>,
    pub(crate) rates: &'a Rates,
    pub(crate) faults: &'a [FieldError],
    /// The words searched for.
    pub(crate) words: &'a str,
    /// The number of the petition that the page is behind.
    pub(crate) before: Option<u64>,
    /// The days the page is of, in words.
    pub(crate) days: &'a str,
    /// The period as requested.
    pub(crate) period: &'a str,
    pub(crate) periods: Vec<Period>,
    pub(crate) lang: Lang,
}

impl Published<'_> {
    fn address(&self, before: Option<u64>) -> String {
        let before = before.map(|number| number.to_string()).unwrap_or_default();
        let fields = [("q", self.words), ("period", self.period), ("before", &before)];
        paths::with_query(&paths::petitions(), fields)
    }
}

/// The whole page.
pub(crate) fn list(shown: &Published<'_>) -> Markup {
    let lang = shown.lang;
    let words = CitizenWords::of(lang);
    let frame = Frame {
        title: words.list_title,
        lang,
        path: &shown.address(shown.before),
        audience: Audience::Public,
    };
    let main = html! {
        h1 { (words.list_title) }
        p.lead { (words.list_lead) }
        p { a href=(paths::in_lang(&paths::new_petition(), lang)) { (words.send_one) } }
        (follow_up(lang))
        (parts::faults(shown.faults, lang))
        (filters(shown))
        @if shown.faults.is_empty() { (found(shown)) }
    };
    page(&frame, &main)
}

/// The rates and a page of what fits.
fn found(shown: &Published<'_>) -> Markup {
    let (lang, found) = (shown.lang, shown.found);
    html! {
        (parts::rates(shown.rates, shown.days, lang))
        h2 { (CitizenWords::of(lang).answered_ones) }
        @if found.rows.is_empty() { p { (parts::nothing(!shown.words.is_empty(), found.next.is_some(), lang)) } }
        @for petition in &found.rows { (article(petition, lang)) }
        (parts::turn(
            shown.before.map(|_| shown.address(None)),
            found.next.map(|number| shown.address(Some(number))),
            lang,
        ))
    }
}

/// From a code to its page.
fn follow_up(lang: Lang) -> Markup {
    let words = CitizenWords::of(lang);
    html! {
        form.filters method="get" action=(paths::petitions()) aria-label=(words.follow_up) {
            (lang_field(lang))
            div {
                label for="code" { (words.code_label) }
                input #code name="code" autocomplete="off" autocapitalize="characters" spellcheck="false";
            }
            button type="submit" { (words.follow_up) }
        }
    }
}

fn filters(shown: &Published<'_>) -> Markup {
    let words = Words::of(shown.lang);
    html! {
        form.filters method="get" action=(paths::petitions()) aria-label=(words.search) {
            (lang_field(shown.lang))
            div {
                label for="q" { (words.search) }
                input #q name="q" type="search" value=(shown.words);
            }
            (parts::periods(&shown.periods, shown.period, shown.lang))
            button type="submit" { (words.show) }
        }
    }
}

/// One published petition.
pub(super) fn article(petition: &PublicPetition, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        article {
            h3 { (petition.subject) }
            p.hint {
                (words.kind_name(petition.kind)) " " (words.numbered) " " (petition.number)
                " · " (words.received) " " (format::day(petition.received, lang))
                " · " (words.answered) " " (format::day(petition.answered, lang))
            }
            (parts::text(&petition.body))
            blockquote { p { strong { (words.answer) } } (parts::text(&petition.answer)) }
        }
    }
}
