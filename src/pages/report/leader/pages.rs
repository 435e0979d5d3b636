//! The page around the sheet: files, mail, links.

use maud::{Markup, html};

use super::handlers::DAYS;
use super::words::Words;
use super::{draw, made};
use crate::base::calendar::{Period, office_time};
use crate::base::{Lang, code, format};
use crate::domain::report::LeaderPage;
use crate::store::LeaderLink;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::components::sheet;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) page: &'a LeaderPage,
    pub(super) period: Period,
    pub(super) links: &'a [LeaderLink],
    pub(super) may_share: bool,
    /// Whether there is a mail server.
    pub(super) has_mail: bool,
    /// `week`, `month` or nothing.
    pub(super) every: &'a str,
    pub(super) lang: Lang,
}

/// The whole page.
pub(super) fn show(shown: &Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let (lang, period) = (shown.lang, shown.period.to_string());
    let frame =
        Frame { title: words.title, lang, path: &paths::leader(), audience: Audience::Office };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        nav.files aria-label=(words.title) {
            a.button href=(paths::leader_file("pdf", &period)) download { (words.pdf) } " "
            a.button href=(paths::leader_file("png", &period)) download { (words.png) } " "
            a href=(paths::in_lang(&paths::reports(), lang)) { (words.report) }
        }
        (article(shown.page))
        (mail(shown, words))
        @if shown.may_share { (links(shown, words)) }
    };
    page(&frame, &main)
}

/// The page for those who come by a link.
pub(super) fn open(leader: &LeaderPage, path: &str, lang: Lang) -> Markup {
    let title = super::title(leader);
    let frame = Frame { title: &title, lang, path, audience: Audience::Linked };
    page(&frame, &html! { h1 { (title) } (article(leader)) })
}

fn mail(shown: &Shown<'_>, words: &Words) -> Markup {
    let choices = [("", words.never), ("week", words.weekly), ("month", words.monthly)];
    html! {
        h2.work { (words.mail) }
        @if shown.has_mail {
            p.hint { (words.mail_hint) " " a href=(paths::in_lang(&paths::alerts(), shown.lang)) { (words.settings) } }
            form.card method="post" action=(paths::in_lang(&paths::leader_mail(), shown.lang)) {
                (csrf_field())
                label for="every" { (words.every) }
                select #every name="every" {
                    @for (value, name) in choices {
                        option value=(value) selected[value == shown.every] { (name) }
                    }
                }
                " " button type="submit" { (words.save) }
            }
        } @else { p.hint { (words.no_mail) } }
    }
}

fn links(shown: &Shown<'_>, words: &Words) -> Markup {
    let day = |at| format::day(office_time(at).date(), shown.lang);
    let rows = shown.links.iter().map(|link| {
        let action = paths::in_lang(&paths::leader_revoke(), shown.lang);
        vec![
            Cell::from(html! { (link.label) }),
            Cell::from(html! { (day(link.expires_at)) }),
            Cell::from(html! { (link.created_by) ", " (day(link.created_at)) }),
            Cell::from(
                html! { (link.opened_at.map_or_else(|| words.never_opened.to_owned(), day)) },
            ),
            Cell::from(html! {
                form method="post" action=(action) {
                    (csrf_field())
                    input type="hidden" name="link" value=(code::hex(&link.hash));
                    button.quiet type="submit" { (words.revoke) }
                }
            }),
        ]
    });
    let heads = [words.label, words.until, words.by, words.opened, words.revoke];
    let listing = Listing {
        label: words.links,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    html! {
        h2.work { (words.links) }
        p.hint { (words.links_hint) }
        @if shown.links.is_empty() { p { (words.none) } } @else { (listing.markup()) }
        form.card.stacked method="post" action=(paths::in_lang(&paths::leader_links(), shown.lang)) {
            (csrf_field())
            label for="label" { (words.label) }
            input #label name="label" required maxlength="80";
            label for="days" { (words.days) }
            select #days name="days" { @for days in DAYS { option value=(days) selected[days == 30] { (days) } } }
            " " button type="submit" { (words.add) }
        }
    }
}

/// The drawing with its words beside it, for a browser.
pub(super) fn article(page: &LeaderPage) -> Markup {
    html! {
        article.paper.leader lang="vi" {
            div.sheet role="img" aria-label=(made::told(page)) { (sheet::drawing(&draw::svg(page))) }
            div.text { (text(page)) }
        }
    }
}

/// The same in words, for screens on which an A4 sheet is too small to read.
fn text(page: &LeaderPage) -> Markup {
    let lists = [(draw::CRITERIA, &page.criteria), (draw::UNITS, &page.units)];
    html! {
        h2 { (super::title(page)) }
        p { (page.days.shown()) }
        p { (page.survey) }
        @if let Some(index) = &page.index { p.big { (index.shown()) } }
        p { strong { (page.sentence.shown()) } }
        p { (page.basis.shown()) }
        @for (title, list) in lists {
            h3 { (title) }
            ul { @for each in list { li { (each.name) ": " strong { (each.told.shown()) } } } }
        }
        @for (title, lines) in &page.work {
            h3 { (title) }
            ul { @for line in lines { li { (line.shown()) } } }
        }
        h3 { (draw::CHANGES) }
        @if page.changes.is_empty() { p { (draw::NO_CHANGES) } }
        ul { @for line in &page.changes { li { (line.shown()) } } }
    }
}

/// A file that needs nothing else.
pub(super) fn whole(page: &LeaderPage) -> Markup {
    sheet::whole(&super::title(page), &article(page))
}
