//! The page of touchpoints, for staff.

mod hours;

use maud::{Markup, html};

use crate::base::{Lang, Text, format};
use crate::pages::touchpoint::slips;
use crate::pages::touchpoint::view::Entry;
use crate::pages::touchpoint::words::Words;
use crate::web::csrf::csrf_field;
use crate::web::paths;

pub(crate) use hours::{HoursPage, hours};

/// All touchpoints with their codes, files and, with permission, the form that issues slips.
pub(crate) fn list(entries: &[Entry<'_>], may_issue: bool, stays_here: bool, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if stays_here { p.note { (words.stays_here) } }
        @if entries.is_empty() {
            p { (words.none) }
        } @else {
            p { a href=(paths::in_lang(&paths::hours(), lang)) { (words.hours) } }
            p {
                (words.all_posters) ": "
                a href=(paths::touchpoint_posters("a5")) download { "A5 PDF" }
                " · "
                a href=(paths::touchpoint_posters("a4")) download { "A4 PDF" }
            }
            @for entry in entries { (card(entry, may_issue, lang)) }
        }
    }
}

/// One touchpoint.
fn card(entry: &Entry<'_>, may_issue: bool, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let touchpoint = entry.touchpoint;
    html! {
        article.touchpoint id=(touchpoint.code) {
            (code(entry, lang))
            div.about {
                h2 { (touchpoint.name.in_lang(lang)) }
                dl {
                    dt { (words.code) } dd { code { (touchpoint.code) } }
                    dt { (words.unit) } dd { (named(entry.unit, &touchpoint.unit, lang)) }
                    dt { (words.instrument) }
                    dd { (named(entry.instrument, &touchpoint.instrument, lang)) }
                    dt { (words.tier) } dd { (words.tier(touchpoint.tier)) }
                    dt { (words.page_address) }
                    dd { a href=(paths::form(&touchpoint.code)) { (entry.spoken) } }
                    dt { (words.issued) } dd { (format::count(entry.issued, lang)) }
                }
                (files(&touchpoint.code, words))
                @if may_issue { (issue(&touchpoint.code, words)) }
            }
        }
    }
}

/// The QR code, drawn into the page.
fn code(entry: &Entry<'_>, lang: Lang) -> Markup {
    let width = entry.qr.width();
    let name = entry.touchpoint.name.in_lang(lang);
    html! {
        svg.qr viewBox=(format!("0 0 {width} {width}")) role="img" shape-rendering="crispEdges"
            aria-label=(format!("{} {name}", Words::of(lang).qr_of)) {
            rect width=(width) height=(width) fill="#fff" {}
            path d=(entry.qr.path()) fill="#000" {}
        }
    }
}

/// Links to what can be printed; each says what it is of, for those who hear links alone.
fn files(code: &str, words: &Words) -> Markup {
    let posters = [("A5", "pdf"), ("A5", "svg"), ("A4", "pdf"), ("A4", "svg")];
    html! {
        h3 { (words.to_print) }
        ul.files {
            @for (paper, format) in posters {
                @let file = format!("poster-{}.{format}", paper.to_lowercase());
                li {
                    a href=(paths::touchpoint_file(code, &file)) download {
                        (words.poster) " " (paper) " " (format.to_uppercase())
                        span.hidden { ", " (code) }
                    }
                }
            }
            @for format in ["svg", "png"] {
                li {
                    a href=(paths::touchpoint_file(code, &format!("qr.{format}"))) download {
                        (words.code_alone) " " (format.to_uppercase())
                        span.hidden { ", " (code) }
                    }
                }
            }
        }
    }
}

/// The form that issues slips.
fn issue(code: &str, words: &Words) -> Markup {
    let field = format!("count-{code}");
    let hint = format!("hint-{code}");
    html! {
        details {
            summary { (words.slips) span.hidden { ", " (code) } }
            form method="post" action=(paths::touchpoint_slips(code)) {
                (csrf_field())
                p id=(hint) { (words.slips_hint) }
                label for=(field) { (words.how_many) }
                " "
                input id=(field) name="count" type="number" inputmode="numeric" min="1"
                    max=(slips::MOST) value="50" required aria-describedby=(hint);
                " "
                button type="submit" { (words.issue) }
            }
        }
    }
}

/// A name, or the bare code of what is no longer known.
fn named<'a>(name: Option<&'a Text>, code: &'a str, lang: Lang) -> &'a str {
    name.map_or(code, |name| name.in_lang(lang))
}
