//! The form of an apology, and the letter as it is printed.

use maud::{Markup, html};

use super::parts::Seen;
use crate::base::format;
use crate::pages::dossier::letter::{Fault, Typed, Written};
use crate::pages::dossier::view::Late;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::logo;

/// What the form shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    pub(crate) seen: &'a Seen,
    pub(crate) late: &'a Late,
    pub(crate) typed: &'a Typed,
    pub(crate) faults: &'a [Fault],
}

/// The page with the form.
pub(crate) fn form(shown: Form<'_>) -> Markup {
    let seen = shown.seen;
    let (words, lang) = (seen.words(), seen.lang);
    let dossier = &shown.late.kept.dossier;
    let path = paths::apology(&dossier.code);
    let marked = format!("{}{}", words.error, words.letter_title);
    let title = if shown.faults.is_empty() { words.letter_title } else { &marked };
    let too_late = shown.late.last_day.is_some_and(|last| seen.today > last);
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::dossier(&dossier.code), lang)) { (dossier.code) } }
        (summary(shown))
        h1 { (words.letter_title) }
        p.lead { (words.letter_lead) }
        dl.about {
            div { dt { (words.procedure) } dd { (seen.places.procedure(&dossier.procedure, lang)) } }
            div { dt { (words.due) } dd { (format::day(dossier.due, lang)) } }
            @if let Some(last) = shown.late.last_day { div { dt { (words.last_day) } dd { (format::day(last, lang)) } } }
        }
        @if too_late { p.note { (words.too_late) } }
        form.write method="post" action=(paths::in_lang(&path, lang)) {
            (csrf_field())
            @for name in ["number", "sent", "place", "recipient", "address", "phone", "email"] { (input(shown, name)) }
            (unit(shown))
            (area(shown, "reason", 4))
            @for name in ["new_due", "title", "signer"] { (input(shown, name)) }
            (area(shown, "copies", 2))
            p.hint { (words.record_hint) }
            div.buttons {
                button type="submit" name="as" value="print" { (words.print) }
                button.quiet type="submit" name="as" value="docx" { (words.docx) }
                button.quiet type="submit" name="as" value="record" { (words.record) }
            }
        }
    };
    seen.page(title, &path, &main)
}

fn summary(shown: Form<'_>) -> Markup {
    let words = shown.seen.words();
    let faults = shown.faults.iter().map(|Fault { field, problem }| {
        let label = words.letter_field(field).unwrap_or_default();
        at_field(field, label, &words.letter_problem(problem))
    });
    refusal(words.letter_faults, faults)
}

fn field<'a>(shown: Form<'a>, name: &'a str) -> Labelled<'a> {
    let words = shown.seen.words();
    let fault = shown.faults.iter().find(|fault| fault.field == name);
    Labelled {
        id: name.into(),
        name,
        label: words.letter_field(name).unwrap_or_default().into(),
        class: Some("of"),
        value: shown.typed.value(name),
        fault: fault.map(|fault| words.letter_problem(&fault.problem).into()),
        ..Labelled::default()
    }
}

/// A mark around a field with a fault.
fn marked(field: &Labelled<'_>, markup: &Markup) -> Markup {
    html! { div.wrong[field.fault.is_some()] { (markup) } }
}

fn input(shown: Form<'_>, name: &str) -> Markup {
    let field = field(shown, name);
    let line = Line {
        kind: Some(if ["sent", "new_due"].contains(&name) { "date" } else { "text" }),
        mode: (name == "number").then_some("numeric"),
        complete: Some("off"),
        ..Line::default()
    };
    marked(&field, &field.line(line))
}

fn area(shown: Form<'_>, name: &str, rows: usize) -> Markup {
    let field = field(shown, name);
    marked(&field, &field.lines(rows, None))
}

fn unit(shown: Form<'_>) -> Markup {
    let seen = shown.seen;
    let units = seen.places.present_units();
    let units = units.map(|unit| (unit.code.clone(), unit.name.in_lang(seen.lang).to_owned()));
    let field = field(shown, "unit");
    marked(&field, &field.choice(&units.collect::<Vec<_>>()))
}

/// The printed letter, always in Vietnamese.
pub(crate) fn printed(seen: &Seen, code: &str, letter: &Written) -> Markup {
    let words = seen.words();
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::apology(code), seen.lang)) { (words.letter_title) } " · " (words.print_hint) }
        article.letter lang="vi" {
            div.head {
                div { (logo()) p { (letter.parent) } p.rule { strong { (letter.office) } } p { (letter.number) } }
                div { p { strong { (letter.state) } } p.rule { strong { (letter.motto) } } p { em { (letter.dated) } } }
            }
            h1 { (letter.heading[0]) br; (letter.heading[1]) }
            div.to { @for line in &letter.to { p { (line) } } }
            @for text in &letter.body { p.text { @for (place, line) in text.lines().enumerate() { @if place > 0 { br; } (line) } } }
            div.head {
                div.copies {
                    p { strong { em { "Nơi nhận:" } } }
                    @for (place, copy) in letter.copies.iter().enumerate() {
                        p { "- " (copy) @if place + 1 == letter.copies.len() { "." } @else { ";" } }
                    }
                }
                div { p.sign { strong { (letter.title) } } p { strong { (letter.signer) } } }
            }
        }
    };
    seen.page(words.letter_title, &paths::apology(code), &main)
}
