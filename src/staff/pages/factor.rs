//! The page of one's second factor.

use maud::{Markup, html};

use crate::staff::words::factor::{Words, words};
use crate::survey::Lang;
use crate::web::paths;
use crate::web::qr::Qr;
use crate::web::shell::{Audience, Frame, page};

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub(in crate::staff) enum State<'a> {
    /// A secret to set up.
    Offered {
        qr: &'a Qr,
        secret: &'a str,
        /// The code that was typed was not of it.
        wrong: bool,
    },
    /// Just set up: these are shown once.
    Recovery(&'a [String]),
    /// Set up before.
    SetUp,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(in crate::staff) struct Shown<'a> {
    pub(in crate::staff) shows: State<'a>,
    pub(in crate::staff) lang: Lang,
    pub(in crate::staff) demo: bool,
    /// Who is signed in.
    pub(in crate::staff) staff: &'a str,
}

/// The whole page.
pub(in crate::staff) fn page_of(shown: &Shown<'_>) -> Markup {
    let words = words(shown.lang);
    let frame = Frame {
        title: words.title,
        lang: shown.lang,
        path: &paths::second_factor(),
        demo: shown.demo,
        audience: Audience::Office(shown.staff),
    };
    let main = html! {
        h1 { (words.title) }
        @match shown.shows {
            State::Offered { qr, secret, wrong } => (offered(shown, (qr, secret, wrong), words)),
            State::Recovery(codes) => (recovery(codes, words)),
            State::SetUp => { p.lead { (words.set_up) } p { (words.lost) } }
        }
        p { a href=(paths::in_lang(&paths::account(), shown.lang)) { (words.back) } }
    };
    page(&frame, &main)
}

fn offered(shown: &Shown<'_>, (qr, secret, wrong): (&Qr, &str, bool), words: &Words) -> Markup {
    let width = qr.width();
    let action = paths::in_lang(&paths::second_factor(), shown.lang);
    html! {
        p.lead { (words.lead) }
        @if wrong { p.say role="alert" { (words.wrong) } }
        ol {
            li { (words.scan) }
            li { (words.confirm) }
        }
        svg.qr width="200" height="200" viewBox=(format!("0 0 {width} {width}")) role="img"
            shape-rendering="crispEdges" aria-label=(words.qr) {
            rect width=(width) height=(width) fill="#fff" {}
            path d=(qr.path()) fill="#000" {}
        }
        p { (words.by_hand) " " code.secret { (secret) } }
        form.sign method="post" action=(action) {
            input type="hidden" name="secret" value=(secret);
            label for="code" { (words.code) }
            input #code name="code" inputmode="numeric" autocomplete="one-time-code" required
                aria-invalid=[wrong.then_some("true")];
            button type="submit" { (words.turn_on) }
        }
    }
}

fn recovery(codes: &[String], words: &Words) -> Markup {
    html! {
        p.lead { (words.set_up) }
        h2 { (words.recovery) }
        p { (words.recovery_lead) }
        ul.recovery { @for code in codes { li { code { (code) } } } }
    }
}
