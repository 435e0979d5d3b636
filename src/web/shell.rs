//! The frame around every page: head, demo notice, language switch, main, foot.

use maud::Markup;

use crate::survey::Lang;

/// Who a page is for; decides style sheet, navigation and foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience<'a> {
    /// The form: one request, all styles inline, no navigation.
    Citizen,
    /// The public pages.
    Public,
    /// The office pages, for the signed-in member of staff of this name.
    Office(&'a str),
}

/// What the frame needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The page's title; the product's name is added.
    pub title: &'a str,
    /// The page's language.
    pub lang: Lang,
    /// Path and query of this page without `lang`, for the switch to the other language.
    pub path: &'a str,
    /// Whether the data are made up; then the page says so.
    pub demo: bool,
    /// Who it is for.
    pub audience: Audience<'a>,
}

/// A whole page around `main`.
pub fn page(frame: &Frame<'_>, main: &Markup) -> Markup {
    let _ = (frame, main);
    todo!()
}
