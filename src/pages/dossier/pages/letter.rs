//! The form of an apology, and the letter as it is printed.

use maud::{Markup, html};

use super::parts::Seen;
use crate::base::format;
use crate::pages::dossier::letter::{Fault, Typed, Written};
use crate::pages::dossier::view::Late;
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
    html! {
        @if !shown.faults.is_empty() {
            div.sum role="alert" {
                h2 { (words.letter_faults) }
                ul { @for fault in shown.faults {
                    li { a href={ "#" (fault.field) } { (words.letter_field(fault.field).unwrap_or_default()) ": " (words.letter_problem(&fault.problem)) } }
                } }
            }
        }
    }
}

/// A label, the fault if there is one, and the input.
fn field(shown: Form<'_>, name: &str, input: &Markup) -> Markup {
    let words = shown.seen.words();
    let fault = shown.faults.iter().find(|fault| fault.field == name);
    html! {
        div.wrong[fault.is_some()] {
            label.of for=(name) { (words.letter_field(name).unwrap_or_default()) }
            @if let Some(fault) = fault { span.say id={ (name) "-fault" } { (words.letter_problem(&fault.problem)) } }
            (input)
        }
    }
}

fn described(shown: Form<'_>, name: &str) -> Option<String> {
    let fault = shown.faults.iter().find(|fault| fault.field == name);
    fault.map(|_| format!("{name}-fault"))
}

fn input(shown: Form<'_>, name: &str) -> Markup {
    let described = described(shown, name);
    let mode = if name == "number" { Some("numeric") } else { None };
    // A day that cannot be read is kept as text: a date field would drop it.
    let is_day = ["sent", "new_due"].contains(&name) && described.is_none();
    let kind = if is_day { "date" } else { "text" };
    field(
        shown,
        name,
        &html! {
            input id=(name) name=(name) type=(kind) value=(shown.typed.value(name)) inputmode=[mode] autocomplete="off"
                aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described];
        },
    )
}

fn area(shown: Form<'_>, name: &str, rows: u32) -> Markup {
    let described = described(shown, name);
    field(
        shown,
        name,
        &html! {
            textarea id=(name) name=(name) rows=(rows)
                aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described] { (shown.typed.value(name)) }
        },
    )
}

fn unit(shown: Form<'_>) -> Markup {
    let seen = shown.seen;
    let chosen = shown.typed.value("unit");
    let described = described(shown, "unit");
    field(
        shown,
        "unit",
        &html! {
            select id="unit" name="unit" aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described] {
                @for unit in &seen.places.units {
                    option value=(unit.code) selected[unit.code == chosen] { (unit.name.in_lang(seen.lang)) }
                }
            }
        },
    )
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
