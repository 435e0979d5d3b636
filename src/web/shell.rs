//! The frame of every page: head, demo notice, navigation, language switch, main, footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::words::Words;
use super::{assets, paths};
use crate::base::Lang;
use crate::web::csrf::csrf_field;

/// Who a page is for; decides style sheet, navigation and footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience<'a> {
    /// The form: one request, all styles inline, no navigation.
    Citizen,
    /// The public pages.
    Public,
    /// The office pages, for the signed-in member of staff of this name.
    Office(&'a str),
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
    /// Whether the data are made up, of which the page has a notice.
    pub demo: bool,
    /// Who it is for.
    pub audience: Audience<'a>,
}

/// A whole page around `main`.
pub fn page(frame: &Frame<'_>, main: &Markup) -> Markup {
    let words = Words::of(frame.lang);
    html! {
        (DOCTYPE)
        html lang=(frame.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content=(robots(frame.audience));
                title { (frame.title) " – Hài Lòng" }
                link rel="icon" href="data:,";
                (styles(frame.audience))
            }
            body {
                a.skip href="#main" { (words.skip) }
                @if frame.demo { aside.demo { (words.demo) } }
                (header(frame, words))
                main #main { (main) }
                footer { p { (words.internal) } (foot(frame, words)) }
            }
        }
    }
}

/// Search engines may index the public pages, not forms, receipts and office pages.
fn robots(audience: Audience<'_>) -> &'static str {
    match audience {
        Audience::Public => "index, follow",
        Audience::Citizen | Audience::Office(_) => "noindex",
    }
}

fn styles(audience: Audience<'_>) -> Markup {
    html! {
        @match audience {
            Audience::Citizen => style { (PreEscaped(assets::FORM_CSS)) },
            Audience::Public | Audience::Office(_) => {
                link rel="stylesheet" href=(assets::style_sheet());
            }
        }
    }
}

fn header(frame: &Frame<'_>, words: &Words) -> Markup {
    html! {
        header {
            p.brand { "Hài Lòng" }
            @match frame.audience {
                Audience::Citizen => {}
                Audience::Public => (navigation(frame, words, &[
                    (paths::home(), words.home),
                    (paths::results(), words.results),
                    (paths::public_remarks(), words.remarks),
                    (paths::petitions(), words.petitions),
                ])),
                Audience::Office(_) => (menu(frame, words, &[
                    (paths::office(), words.dashboard),
                    (paths::plan(), words.plan),
                    (paths::dossiers(), words.dossiers),
                    (paths::touchpoints(), words.touchpoints),
                    (paths::register(), words.petitions),
                    (paths::remarks(), words.remarks),
                    (paths::results(), words.results),
                ])),
            }
            (other_language(frame, words))
        }
    }
}

/// The navigation, folded on narrow screens, where seven links would fill half of the screen.
fn menu(frame: &Frame<'_>, words: &Words, links: &[(String, &str)]) -> Markup {
    html! {
        details.menu {
            summary { (words.menu) }
            (navigation(frame, words, links))
        }
    }
}

fn navigation(frame: &Frame<'_>, words: &Words, links: &[(String, &str)]) -> Markup {
    named_navigation(frame, words.navigation, links)
}

fn named_navigation(frame: &Frame<'_>, name: &str, links: &[(String, &str)]) -> Markup {
    let here = frame.path.split('?').next().unwrap_or_default();
    html! {
        nav aria-label=(name) {
            @for (path, name) in links {
                a href=(paths::in_lang(path, frame.lang)) aria-current=[(path == here).then_some("page")] {
                    (name)
                }
            }
        }
    }
}

fn other_language(frame: &Frame<'_>, words: &Words) -> Markup {
    let other = frame.lang.pick(Lang::En, Lang::Vi);
    html! {
        a.lang href=(paths::with_lang(frame.path, other)) hreflang=(other.code()) lang=(other.code()) {
            (words.other_language)
        }
    }
}

fn foot(frame: &Frame<'_>, words: &Words) -> Markup {
    html! {
        @match frame.audience {
            Audience::Citizen => {}
            Audience::Public => {
                p { a href=(paths::in_lang(&paths::sign_in(), frame.lang)) { (words.sign_in) } }
            }
            Audience::Office(name) => {
                (named_navigation(frame, words.more, &[
                    (paths::alerts(), words.alerts),
                    (paths::one_stop(), words.one_stop),
                    (paths::official(), words.official),
                    (paths::reports_sent(None), words.reports_sent),
                    (paths::units(), words.units),
                ]))
                form.out method="post" action=(paths::sign_out()) {
                    (csrf_field())
                    a href=(paths::in_lang(&paths::account(), frame.lang)) { (name) }
                    " · " button.link type="submit" { (words.sign_out) }
                }
            }
        }
    }
}
