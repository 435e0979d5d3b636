//! The page of one's own second factor.

use maud::{Markup, html};

use crate::base::Lang;
use crate::pages::staff::words::FactorWords;
use crate::web::components::refusal::refusal;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::qr::Qr;
use crate::web::shell::{Audience, Frame, page};

/// The state of the second factor.
#[derive(Clone, Copy, Debug)]
pub(crate) enum State<'a> {
    /// Not set up; this secret is offered.
    Offered {
        qr: &'a Qr,
        secret: &'a str,
        /// The code as typed.
        typed: &'a str,
        faults: &'a [Fault],
    },
    /// Just set up: the recovery codes, shown once.
    Recovery(&'a [String]),
    /// Set up already.
    SetUp,
}

/// A fault of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The current password is wrong.
    Password,
    /// Too many failed tries; seconds to wait.
    Wait(i64),
    /// The code is not one of the secret.
    Code,
}

impl Fault {
    /// The field it is a fault of.
    fn field(self) -> &'static str {
        match self {
            Self::Password | Self::Wait(_) => "current",
            Self::Code => "code",
        }
    }

    fn sentence(self, words: &FactorWords) -> String {
        match self {
            Self::Password => words.wrong_password.to_owned(),
            Self::Wait(seconds) => words.wait(seconds),
            Self::Code => words.wrong.to_owned(),
        }
    }
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) shows: State<'a>,
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn page_of(shown: &Shown<'_>) -> Markup {
    let words = FactorWords::of(shown.lang);
    let marked = format!("{}{}", words.error, words.title);
    let refused = matches!(shown.shows, State::Offered { faults: [_, ..], .. });
    let frame = Frame {
        title: if refused { &marked } else { words.title },
        lang: shown.lang,
        path: &paths::second_factor(),
        audience: Audience::Office,
    };
    let main = html! {
        @match shown.shows {
            State::Offered { qr, secret, typed, faults } => {
                (summary(faults, words))
                h1 { (words.title) }
                (scanned((qr, secret), words))
                (form(shown.lang, secret, typed, faults))
            }
            State::Recovery(codes) => { h1 { (words.title) } (recovery(codes, words)) }
            State::SetUp => { h1 { (words.title) } p.lead { (words.set_up) } p { (words.lost) } }
        }
        p { a href=(paths::in_lang(&paths::account(), shown.lang)) { (words.back) } }
    };
    page(&frame, &main)
}

/// The faults, each a link to its field.
fn summary(faults: &[Fault], words: &FactorWords) -> Markup {
    let faults = faults
        .iter()
        .map(|fault| html! { a href={ "#" (fault.field()) } { (fault.sentence(words)) } });
    refusal(words.refused, faults)
}

/// The secret as a QR code and as text.
fn scanned((qr, secret): (&Qr, &str), words: &FactorWords) -> Markup {
    let width = qr.width();
    html! {
        p.lead { (words.lead) }
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
    }
}

fn form(lang: Lang, secret: &str, typed: &str, faults: &[Fault]) -> Markup {
    let words = FactorWords::of(lang);
    let fault = |field: &str| faults.iter().find(|fault| fault.field() == field);
    let say = |field: &str| {
        html! {
            @if let Some(fault) = fault(field) { p.say id={ (field) "-fault" } { (fault.sentence(words)) } }
        }
    };
    let described = |field: &str, hint: &str| {
        let fault = fault(field).map_or_else(String::new, |_| format!("{field}-fault "));
        let all = format!("{fault}{hint}");
        Some(all.trim().to_owned()).filter(|all| !all.is_empty())
    };
    let bad = |field: &str| fault(field).map(|_| "true");
    html! {
        form.sign method="post" action=(paths::in_lang(&paths::second_factor(), lang)) {
            (csrf_field())
            input type="hidden" name="secret" value=(secret);
            label for="code" { (words.code) }
            (say("code"))
            input #code name="code" value=(typed) inputmode="numeric" autocomplete="one-time-code" required
                aria-invalid=[bad("code")] aria-describedby=[described("code", "")];
            label for="current" { (words.current) }
            p.hint #current-hint { (words.current_hint) }
            (say("current"))
            input #current name="current" type="password" autocomplete="current-password" required
                aria-invalid=[bad("current")] aria-describedby=[described("current", "current-hint")];
            button type="submit" { (words.turn_on) }
        }
    }
}

fn recovery(codes: &[String], words: &FactorWords) -> Markup {
    html! {
        p.lead { (words.set_up) }
        h2 { (words.recovery) }
        p { (words.recovery_lead) }
        ul.recovery { @for code in codes { li { code { (code) } } } }
    }
}
