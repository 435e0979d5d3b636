//! The page of one touchpoint: its code, its files, what came in, and the forms that change it. Pure.

use maud::{Markup, html};

use super::list::{last, pace};
use crate::base::{Lang, Text, format};
use crate::domain::touchpoint::{Activity, LONGEST_NAME};
use crate::domain::unit::{Procedure, Touchpoint, Unit};
use crate::pages::touchpoint::posted::Fault;
use crate::pages::touchpoint::qr::Qr;
use crate::pages::touchpoint::slips;
use crate::pages::touchpoint::words::{ChangeWords, ListWords, Words};
use crate::web::components::labelled::{Labelled, Line};
use crate::web::csrf::csrf_field;
use crate::web::fields::{Fields, value};
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::seen::seen_field;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct One<'a> {
    pub(crate) touchpoint: &'a Touchpoint,
    pub(crate) qr: Qr,
    /// The address in words.
    pub(crate) spoken: String,
    pub(crate) activity: Activity,
    /// Slips issued so far.
    pub(crate) issued: u64,
    /// Today's units, the procedures, and the instruments with their titles.
    pub(crate) units: &'a [Unit],
    pub(crate) procedures: &'a [Procedure],
    pub(crate) instruments: &'a [(String, Text)],
    /// The address of a test scan, for those who set up.
    pub(crate) scan: Option<String>,
    pub(crate) may_issue: bool,
    pub(crate) may_change: bool,
    /// What was typed, and what is wrong with it.
    pub(crate) refused: Option<(Fields, Vec<Fault>)>,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang, touchpoint) = (Words::of(shown.lang), shown.lang, shown.touchpoint);
    let path = paths::touchpoint(&touchpoint.code);
    let title = touchpoint.name.in_lang(lang);
    let frame = Frame { title, lang, path: &path, audience: Audience::Office };
    let main = html! {
        p { a href=(paths::in_lang(&paths::touchpoints(), lang)) { (words.title) } }
        h1 { (title) }
        @if let Some(day) = touchpoint.closed {
            p.note { (ListWords::of(lang).closed_from(&format::day(day, lang))) "." }
        }
        article.touchpoint {
            (code(shown))
            div.about {
                (about(shown))
                (files(&touchpoint.code, words))
                @if let Some(scan) = &shown.scan {
                    p { a href=(scan) { (ChangeWords::of(lang).scan) } " " span.soft { (ChangeWords::of(lang).scan_hint) } }
                }
                @if shown.may_issue && touchpoint.closed.is_none() { (issue(&touchpoint.code, words)) }
            }
        }
        @if shown.may_change { (change(shown)) (close(shown)) }
    };
    page(&frame, &main)
}

fn about(shown: &One<'_>) -> Markup {
    let (words, own, lang) = (Words::of(shown.lang), ListWords::of(shown.lang), shown.lang);
    let touchpoint = shown.touchpoint;
    let unit = shown.units.iter().find(|each| each.code == touchpoint.unit);
    let instrument = shown.instruments.iter().find(|(id, _)| *id == touchpoint.instrument);
    html! {
        dl {
            dt { (words.code) } dd { code { (touchpoint.code) } }
            dt { (words.unit) } dd { (unit.map_or(&*touchpoint.unit, |unit| unit.name.in_lang(lang))) }
            dt { (words.instrument) }
            dd { (instrument.map_or(&*touchpoint.instrument, |(_, title)| title.in_lang(lang))) }
            dt { (words.tier) } dd { (words.tier(touchpoint.tier)) }
            dt { (words.page_address) }
            dd { a href=(paths::form(&touchpoint.code)) { (shown.spoken) } }
            dt { (words.issued) } dd { (format::count(shown.issued, lang)) }
            dt { (own.week) } dd { (format::count(shown.activity.week, lang)) }
            dt { (own.month) } dd { (format::count(shown.activity.month, lang)) }
            dt { (own.pace) } dd { (pace(shown.activity, lang)) }
            dt { (own.last) } dd { (last(shown.activity, lang)) }
        }
    }
}

/// The QR code, drawn into the page.
fn code(shown: &One<'_>) -> Markup {
    let width = shown.qr.width();
    let name = shown.touchpoint.name.in_lang(shown.lang);
    html! {
        svg.qr viewBox=(format!("0 0 {width} {width}")) role="img" shape-rendering="crispEdges"
            aria-label=(format!("{} {name}", Words::of(shown.lang).qr_of)) {
            rect width=(width) height=(width) fill="#fff" {}
            path d=(shown.qr.path()) fill="#000" {}
        }
    }
}

/// Links to what can be printed.
fn files(code: &str, words: &Words) -> Markup {
    let posters = [("A5", "pdf"), ("A5", "svg"), ("A4", "pdf"), ("A4", "svg")];
    html! {
        h2 { (words.to_print) }
        ul.files {
            @for (paper, format) in posters {
                @let file = format!("poster-{}.{format}", paper.to_lowercase());
                li {
                    a href=(paths::touchpoint_file(code, &file)) download {
                        (words.poster) " " (paper) " " (format.to_uppercase())
                    }
                }
            }
            @for format in ["svg", "png"] {
                li {
                    a href=(paths::touchpoint_file(code, &format!("qr.{format}"))) download {
                        (words.code_alone) " " (format.to_uppercase())
                    }
                }
            }
        }
    }
}

/// The form that issues slips.
fn issue(code: &str, words: &Words) -> Markup {
    html! {
        details #slips {
            summary { (words.slips) }
            form method="post" action=(paths::touchpoint_slips(code)) {
                (csrf_field())
                p #count-hint { (words.slips_hint) }
                label for="count" { (words.how_many) }
                " "
                input #count name="count" type="number" inputmode="numeric" min="1"
                    max=(slips::MOST) value="50" required aria-describedby="count-hint";
                " "
                button type="submit" { (words.issue) }
            }
        }
    }
}

/// A field with what is wrong with it.
pub(super) fn field<'a>(
    own: &ChangeWords,
    name: &'a str,
    label: &'a str,
    faults: &[Fault],
) -> Labelled<'a> {
    let fault = faults.iter().find(|fault| fault.field() == name);
    let (label, fault) = (label.into(), fault.map(|fault| own.fault(fault)));
    Labelled { id: name.into(), name, label, fault, ..Labelled::default() }
}

/// The form that changes it.
fn change(shown: &One<'_>) -> Markup {
    let (words, own, lang) = (Words::of(shown.lang), ChangeWords::of(shown.lang), shown.lang);
    let kept = shown.touchpoint;
    let refused = shown.refused.as_ref();
    let faults = refused.map_or(&[][..], |(_, faults)| faults);
    let now = |name: &str| match (refused, name) {
        (Some((fields, _)), name) => value(fields, name).to_owned(),
        (None, "name_vi") => kept.name.vi.clone(),
        (None, "name_en") if kept.name.en == kept.name.vi => String::new(),
        (None, "name_en") => kept.name.en.clone(),
        (None, "unit") => kept.unit.clone(),
        (None, _) => kept.instrument.clone(),
    };
    let unit = Labelled { hinted: true, ..field(own, "unit", words.unit, faults) };
    let instrument =
        Labelled { hinted: true, ..field(own, "instrument", words.instrument, faults) };
    let line = Line { most: Some(LONGEST_NAME), complete: Some("off"), ..Line::default() };
    html! {
        section.work {
            h2 { (own.change) }
            @if !faults.is_empty() { p.say role="alert" { (own.refused) } }
            form.stacked method="post" action=(paths::touchpoint(&kept.code)) {
                (csrf_field()) (lang_field(lang)) (seen_field(kept))
                @for (name, label) in [("name_vi", own.name_vi), ("name_en", own.name_en)] {
                    @let field = Labelled { value: &now(name), ..field(own, name, label, faults) };
                    (field.line(Line { required: name == "name_vi", ..line }))
                }
                (unit.around(&html! {
                    p.hint #unit-hint { (own.unit_hint) }
                    select #unit name="unit" aria-invalid=[unit.invalid()] aria-describedby=[unit.described()] {
                        @for unit in shown.units {
                            option value=(unit.code) selected[unit.code == now("unit")] { (unit.name.in_lang(lang)) }
                        }
                    }
                }))
                (instrument.around(&html! {
                    p.hint #instrument-hint { (own.instrument_hint) }
                    select #instrument name="instrument"
                        aria-invalid=[instrument.invalid()] aria-describedby=[instrument.described()] {
                        @for (id, title) in shown.instruments {
                            option value=(id) selected[*id == now("instrument")] { (title.in_lang(lang)) }
                        }
                    }
                }))
                (handled(shown))
                button type="submit" name="do" value="save" { (own.save) }
            }
        }
    }
}

/// The procedures to choose from.
fn handled(shown: &One<'_>) -> Markup {
    let kept = shown.touchpoint;
    let is_ticked = |code: &String| match shown.refused.as_ref() {
        Some((fields, _)) => {
            fields.iter().any(|(name, value)| name == "procedure" && value == code)
        }
        None => kept.procedures.contains(code),
    };
    html! {
        @if !shown.procedures.is_empty() {
            details open[shown.procedures.len() <= 12] {
                summary { (ChangeWords::of(shown.lang).procedures) }
                @for procedure in shown.procedures {
                    label.tick {
                        input type="checkbox" name="procedure" value=(procedure.code) checked[is_ticked(&procedure.code)];
                        span { (procedure.name.in_lang(shown.lang)) }
                    }
                }
            }
        }
    }
}

/// The form that closes it or opens it again.
fn close(shown: &One<'_>) -> Markup {
    let (own, kept) = (ChangeWords::of(shown.lang), shown.touchpoint);
    let (title, hint, task) = match kept.closed {
        None => (own.close, own.close_hint, "close"),
        Some(_) => (own.reopen, own.reopen_hint, "reopen"),
    };
    html! {
        section.work {
            h2 { (title) }
            p { (hint) }
            form method="post" action=(paths::touchpoint(&kept.code)) {
                (csrf_field()) (lang_field(shown.lang))
                button.quiet type="submit" name="do" value=(task) { (title) }
            }
        }
    }
}
