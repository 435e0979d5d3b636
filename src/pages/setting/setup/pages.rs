//! The pages of the steps.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::Step;
use super::words::Words;
use crate::base::{Lang, Text};
use crate::domain::touchpoint::asked as asked_before;
use crate::domain::touchpoint::lines::LineFault;
use crate::domain::unit::{Office, Procedure, Touchpoint, Unit};
use crate::pages::setting::pages::{OfficeFault, OfficeTyped};
use crate::pages::setting::words::Words as SettingWords;
use crate::web::components::labelled::Labelled;
use crate::web::csrf::csrf_field;
use crate::web::fields::{Fields, first, value};
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// All that is there so far.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) offices: Vec<Office>,
    pub(super) units: Vec<Unit>,
    pub(super) procedures: Vec<Procedure>,
    pub(super) touchpoints: Vec<Touchpoint>,
    /// Ids and titles.
    pub(super) instruments: Vec<(String, Text)>,
    /// Ids of the instruments that have a target.
    pub(super) targeted: Vec<String>,
    /// Codes of today's test scans, by touchpoint.
    pub(super) scans: BTreeMap<String, String>,
    pub(super) has_mail: bool,
    pub(super) is_trial: bool,
    /// Whether only this server opens the address that posters carry.
    pub(super) stays_here: bool,
    pub(super) year: NaiveDate,
    pub(super) lang: Lang,
}

/// A step that was refused: what was typed, and why.
#[expect(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
#[derive(Debug, Default)]
pub(super) struct Refused {
    pub(super) fields: Fields,
    pub(super) office: Vec<OfficeFault>,
    pub(super) lines: Vec<LineFault>,
    pub(super) needs_office: bool,
    pub(super) no_unit: bool,
    pub(super) no_instrument: bool,
    pub(super) no_target: bool,
}

impl Shown {
    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// How many of a step's things there are.
    fn count(&self, step: Step) -> usize {
        match step {
            Step::Office => self.offices.len(),
            Step::Units => self.units.len(),
            Step::Procedures => self.procedures.len(),
            Step::Counters | Step::Posters => self.touchpoints.len(),
        }
    }
}

/// The steps in order, and which are done.
pub(super) fn steps(shown: &Shown) -> Markup {
    let words = shown.words();
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        ol.steps {
            @for step in Step::ALL {
                li {
                    a href=(paths::in_lang(&paths::setup_step(step.code()), shown.lang)) { (words.step(step)) }
                    @if step != Step::Posters {
                        " – " (if shown.count(step) > 0 { words.entered(shown.count(step)) } else { words.not_yet.to_owned() })
                    }
                }
            }
            li {
                a href=(paths::mail_settings(shown.lang)) { (words.mail) }
                " – " (if shown.has_mail { words.done } else { words.not_yet })
            }
        }
        @if shown.is_trial {
            p.note {
                (words.in_trial) " "
                a href=(paths::in_lang(&paths::trial(), shown.lang)) { (words.to_trial) }
            }
        }
    };
    framed(shown, &paths::setup(), words.title, &main)
}

fn framed(shown: &Shown, path: &str, title: &str, main: &Markup) -> Markup {
    page(&Frame { title, lang: shown.lang, path, audience: Audience::Office }, main)
}

/// One step, with the ways back and on.
pub(super) fn step(shown: &Shown, step: Step, refused: Option<&Refused>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let path = paths::setup_step(step.code());
    let to = |step: Step| paths::in_lang(&paths::setup_step(step.code()), lang);
    let main = html! {
        p { a href=(paths::in_lang(&paths::setup(), lang)) { (words.title) } }
        h1 { (words.step(step)) }
        p.lead { (words.about(step)) }
        @if refused.is_some() { p.say role="alert" { (words.refused) } }
        @if refused.is_some_and(|refused| refused.needs_office) { p.say { (words.needs_office) } }
        @match step {
            Step::Office => (office(shown, refused)),
            Step::Posters => (posters(shown)),
            step => (list(shown, step, refused)),
        }
        p.neighbours {
            @if let Some(before) = step.before() { a href=(to(before)) { (words.back) ": " (words.step(before)) } }
            @if let Some(next) = step.next() {
                a href=(to(next)) { (words.skip) ": " (words.step(next)) }
            } @else {
                a href=(paths::mail_settings(lang)) { (words.skip) ": " (words.mail) }
            }
        }
    };
    framed(shown, &path, words.step(step), &main)
}

fn typed<'a>(refused: Option<&'a Refused>, name: &str) -> &'a str {
    refused.map_or("", |refused| value(&refused.fields, name))
}

fn office(shown: &Shown, refused: Option<&Refused>) -> Markup {
    let (words, labels) = (shown.words(), SettingWords::of(shown.lang));
    let stands = match (refused, shown.offices.first()) {
        (Some(refused), _) => OfficeTyped::of(&refused.fields),
        (None, Some(office)) => OfficeTyped::kept(office),
        (None, None) => OfficeTyped::default(),
    };
    html! {
        form.stacked method="post" action=(paths::setup_step(Step::Office.code())) {
            (csrf_field()) (lang_field(shown.lang))
            (stands.fields("", refused.map_or(&[], |refused| &refused.office), labels))
            p.hint { (words.logo_later) " " a href=(paths::in_lang(&paths::settings(), shown.lang)) { (words.settings) } "." }
            button type="submit" { (words.go_on) }
        }
    }
}

/// A step whose things are typed or pasted, one a line.
fn list(shown: &Shown, step: Step, refused: Option<&Refused>) -> Markup {
    let words = shown.words();
    let faults = refused.map_or(&[][..], |refused| &refused.lines);
    html! {
        (present(shown, step))
        form.stacked method="post" action=(paths::setup_step(step.code())) {
            (csrf_field()) (lang_field(shown.lang))
            label for="lines" { (words.lines(step)) }
            p.hint #lines-hint { (words.example(step)) }
            @for fault in faults { p.say { (words.line_fault(fault)) } }
            textarea #lines name="lines" rows="8" required aria-describedby="lines-hint"
                aria-invalid=[(!faults.is_empty()).then_some("true")] {
                (refused.map_or("", |refused| first(&refused.fields, "lines")))
            }
            @if step == Step::Counters { (asked(shown, refused)) }
            @if let Some(kind) = match step { Step::Units => Some("units"), Step::Procedures => Some("procedures"), _ => Some("touchpoints") } {
                p { a href=(paths::in_lang(&paths::import_of(kind), shown.lang)) { (words.from_file) } }
            }
            button type="submit" { (words.go_on) }
        }
    }
}

/// What is there already.
fn present(shown: &Shown, step: Step) -> Markup {
    let words = shown.words();
    let lang = shown.lang;
    let names: Vec<(&str, &str)> = match step {
        Step::Units => {
            shown.units.iter().map(|each| (each.code.as_str(), each.name.in_lang(lang))).collect()
        }
        Step::Procedures => shown
            .procedures
            .iter()
            .map(|each| (each.code.as_str(), each.name.in_lang(lang)))
            .collect(),
        _ => shown
            .touchpoints
            .iter()
            .map(|each| (each.code.as_str(), each.name.in_lang(lang)))
            .collect(),
    };
    html! {
        @if !names.is_empty() {
            details open[names.len() <= 12] {
                summary { (words.present) " (" (names.len()) ")" }
                ul { @for (code, name) in names { li { (name) " " span.soft { "(" (code) ")" } } } }
            }
        }
    }
}

/// Where counters stand and what is asked there.
fn asked(shown: &Shown, refused: Option<&Refused>) -> Markup {
    let words = shown.words();
    let usual = asked_before(&shown.touchpoints, shown.year).first().copied();
    let chosen = match typed(refused, "instrument") {
        "" => usual.unwrap_or("sipas-counter"),
        chosen => chosen,
    };
    let field = |id: &'static str, label, is_wrong: fn(&Refused) -> bool, problem: &'static str| {
        let fault = refused.filter(|refused| is_wrong(refused)).map(|_| problem.into());
        Labelled { id: id.into(), label, fault, ..Labelled::default() }
    };
    let year = shown.year.format("%Y").to_string();
    let unit = field("unit", words.unit.into(), |it| it.no_unit, words.no_unit);
    let instrument =
        field("instrument", words.instrument.into(), |it| it.no_instrument, words.no_instrument);
    let target = field("target", words.target(year).into(), |it| it.no_target, words.no_target);
    html! {
        (unit.around(&html! {
            select #unit name="unit" required aria-invalid=[unit.invalid()] aria-describedby=[unit.described()] {
                @for unit in &shown.units {
                    option value=(unit.code) selected[unit.code == typed(refused, "unit")] { (unit.name.in_lang(shown.lang)) }
                }
            }
        }))
        (instrument.around(&html! {
            select #instrument name="instrument" required
                aria-invalid=[instrument.invalid()] aria-describedby=[instrument.described()] {
                @for (id, title) in &shown.instruments {
                    option value=(id) selected[id == chosen] { (title.in_lang(shown.lang)) }
                }
            }
        }))
        (target.around(&html! {
            input #target name="target" inputmode="decimal" maxlength="8" placeholder="90" value=(typed(refused, "target"))
                aria-invalid=[target.invalid()] aria-describedby=[target.described()];
        }))
        @if !shown.procedures.is_empty() {
            fieldset {
                legend { (words.procedures) }
                @for procedure in &shown.procedures {
                    label.tick {
                        input type="checkbox" name="procedure" value=(procedure.code)
                            checked[is_ticked(refused, &procedure.code)];
                        span { (procedure.name.in_lang(shown.lang)) }
                    }
                }
            }
        }
    }
}

fn is_ticked(refused: Option<&Refused>, code: &str) -> bool {
    let fields = refused.map_or(&[][..], |refused| &refused.fields);
    fields.iter().any(|(name, value)| name == "procedure" && value == code)
}

/// The address of a test scan.
fn scan(shown: &Shown, touchpoint: &str) -> String {
    let code = shown.scans.get(touchpoint).map_or("", String::as_str);
    paths::with_query(&paths::form(touchpoint), [("scan", code)])
}

/// Posters to print, and a test scan of each counter.
fn posters(shown: &Shown) -> Markup {
    let words = shown.words();
    html! {
        @if shown.touchpoints.is_empty() {
            p { (words.no_counters) }
        } @else {
            @if shown.stays_here { p.note { (words.stays_here) } }
            p.buttons {
                a.button href=(paths::touchpoint_posters("a5")) { (words.print) " A5 (PDF)" }
                a.button href=(paths::touchpoint_posters("a4")) { (words.print) " A4 (PDF)" }
            }
            h2 { (words.try_it) }
            p { (words.try_hint) }
            ul {
                @for each in &shown.touchpoints {
                    li { a href=(scan(shown, &each.code)) { (each.name.in_lang(shown.lang)) } " " span.soft { "(" (each.code) ")" } }
                }
            }
            @if shown.is_trial {
                p { (words.in_trial) " " a href=(paths::in_lang(&paths::trial(), shown.lang)) { (words.to_trial) } }
            }
        }
    }
}
