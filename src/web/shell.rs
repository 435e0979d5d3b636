//! The frame of every page: head, demo notice, whose office it is, navigation, language switch, main, footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::context::Reader;
use super::masthead::{Masthead, masthead, switch};
use super::words::Words;
use super::{assets, context, help, menu, paths};
use crate::base::Lang;
use crate::domain::setting::Field;

/// Who a page is for; decides style sheet, navigation and footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience<'a> {
    /// A citizen's page: one request, all styles inline, no navigation.
    Citizen,
    /// The same with a form, whose switch of language keeps what was typed.
    Form(Masthead<'a>),
    /// The public pages; to staff who are signed in with the office's menu.
    Public,
    /// A page by a link with a secret: like a public one, but nowhere else to go and not for search engines.
    Linked,
    /// The office pages, with a menu of what the reader may open.
    Office,
    /// The same with a form whose switch of language keeps what was typed.
    OfficeForm,
}

/// What a frame is made of.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The page's title, to which the product's name is added.
    pub title: &'a str,
    /// The page's language.
    pub lang: Lang,
    /// Path and query of this page without `lang`, for the switch to the other language.
    pub path: &'a str,
    /// Who it is for.
    pub audience: Audience<'a>,
}

impl Frame<'_> {
    /// Whether the page is there in the other language too.
    pub(super) fn offers_other_language(&self) -> bool {
        let is_of_office = matches!(self.audience, Audience::Office | Audience::OfficeForm);
        is_of_office || !context::settings().is_vietnamese_only()
    }
}

/// The office's logo; the name beside it says the same.
pub fn logo() -> Markup {
    let settings = context::settings();
    html! {
        @if let Some(digest) = settings.logo() {
            img.logo src=(paths::logo(digest)) alt="" width="40" height="40";
        }
    }
}

/// A whole page around `main`.
pub fn page(frame: &Frame<'_>, main: &Markup) -> Markup {
    let words = Words::of(frame.lang);
    let reader = match frame.audience {
        Audience::Citizen | Audience::Form(_) => None,
        Audience::Public | Audience::Linked | Audience::Office | Audience::OfficeForm => {
            context::reader()
        }
    };
    // A page that is kept for others must not hold what one of them did.
    let is_own = matches!(frame.audience, Audience::Office | Audience::OfficeForm);
    let notice = if is_own { context::notice() } else { None };
    html! {
        (DOCTYPE)
        html lang=(frame.lang.code()) {
            (head(frame))
            body.staff[reader.is_some()] {
                a.skip href="#main" { (words.skip) }
                @if context::is_demo() { aside.demo { (words.demo) } }
                @if context::settings().is_trial() {
                    aside.demo {
                        (words.trial)
                        @if reader.is_some() {
                            " " a href=(paths::in_lang(&paths::trial(), frame.lang)) { (words.trial_more) }
                        }
                    }
                }
                (header(frame, reader.as_ref(), words))
                main #main {
                    @if let Some(notice) = notice { (notice.markup()) }
                    (main)
                }
                footer {
                    (address(words))
                    p {
                        (words.internal)
                        @if !is_own {
                            " " a href=(paths::in_lang(&paths::privacy(), frame.lang)) { (words.privacy) }
                        }
                    }
                    @if frame.audience == Audience::Public && reader.is_none() {
                        p { a href=(paths::in_lang(&paths::sign_in(), frame.lang)) { (words.sign_in) } }
                    }
                }
            }
        }
    }
}

fn header(frame: &Frame<'_>, reader: Option<&Reader>, words: &Words) -> Markup {
    if let Audience::Form(whose) = frame.audience {
        return masthead(whose, frame);
    }
    html! {
        header {
            (logo())
            (brand(frame, reader, words))
            @match reader {
                Some(reader) => (menu::menu(reader, frame.path, frame.lang)),
                None if frame.audience == Audience::Public => (public_pages(frame, words)),
                None => {}
            }
            div.own {
                @if frame.audience == Audience::OfficeForm { (switch(frame)) }
                @else { (other_language(frame, words)) }
                @if let Some(reader) = reader {
                    (help::help(frame.path, frame.lang))
                    (menu::account(reader, frame.path, frame.lang))
                }
            }
        }
    }
}

/// Where the office is and how it is called, where it says so.
fn address(words: &Words) -> Markup {
    let settings = context::settings();
    let (address, phone) = (settings.text(Field::Address), settings.text(Field::Phone));
    html! {
        @if !address.is_empty() || !phone.is_empty() {
            p {
                @if !address.is_empty() { (words.address) ": " (address) }
                @if !address.is_empty() && !phone.is_empty() { " · " }
                @if !phone.is_empty() { (words.phone) ": " (phone) }
            }
        }
    }
}

fn head(frame: &Frame<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="robots" content=(robots(frame.audience));
            @if frame.audience == Audience::Public {
                meta name="description" content=(Words::of(frame.lang).description);
            }
            title { (frame.title) " – Hài Lòng" }
            (assets::icon())
            @match frame.audience {
                Audience::Citizen | Audience::Form(_) => style { (PreEscaped(assets::FORM_CSS)) },
                Audience::Public
                | Audience::Linked
                | Audience::Office
                | Audience::OfficeForm => {
                    link rel="stylesheet" href=(assets::style_sheet());
                    @for face in assets::typefaces() {
                        link rel="preload" as="font" type="font/woff2" href=(face) crossorigin;
                    }
                }
            }
        }
    }
}

/// Search engines may index the public pages, not forms, receipts and office pages.
fn robots(audience: Audience<'_>) -> &'static str {
    match audience {
        Audience::Public => "index, follow",
        _ => "noindex",
    }
}

/// Whose office it is, which leads to the first page of its readers.
fn brand(frame: &Frame<'_>, reader: Option<&Reader>, words: &Words) -> Markup {
    let office = context::office();
    let office = office.as_ref().map(|name| name.in_lang(frame.lang));
    let named = html! {
        b { (office.unwrap_or("Hài Lòng")) }
        @if office.is_some() { span { (words.internal_short) " · Hài Lòng" } }
    };
    let first = reader.map_or_else(paths::home, |_| paths::office());
    html! {
        @if frame.audience == Audience::Citizen { p.brand { (named) } }
        @else { a.brand href=(paths::in_lang(&first, frame.lang)) { (named) } }
    }
}

fn public_pages(frame: &Frame<'_>, words: &Words) -> Markup {
    let here = frame.path.split('?').next().unwrap_or_default();
    let links = [
        (paths::results(), words.results),
        (paths::public_remarks(), words.remarks),
        (paths::petitions(), words.petitions),
    ];
    html! {
        nav aria-label=(words.navigation) {
            @for (path, name) in &links {
                a href=(paths::in_lang(path, frame.lang)) aria-current=[(path == here).then_some("page")] {
                    (name)
                }
            }
        }
    }
}

fn other_language(frame: &Frame<'_>, words: &Words) -> Markup {
    let other = frame.lang.pick(Lang::En, Lang::Vi);
    if !frame.offers_other_language() {
        return html! {};
    }
    html! {
        a.lang href=(paths::with_lang(frame.path, other)) hreflang=(other.code()) lang=(other.code()) {
            (words.other_language)
        }
    }
}
