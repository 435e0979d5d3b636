//! The form: the overall question, which may be sent alone, then the others in short parts.

use maud::{Markup, html};

use super::question;
use crate::domain::measure::counted_item;
use crate::domain::survey::{Instrument, Item, Section};
use crate::pages::form::sheet::{Sheet, Trouble};
use crate::pages::form::words::Words;
use crate::web::masthead::{FORM, Masthead};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// The most procedures that are asked for: one tap among so many rows.
const MOST_PROCEDURES: usize = 12;

/// The whole page of a form.
pub(crate) fn form(sheet: &Sheet<'_>) -> Markup {
    let words = Words::of(sheet.lang);
    let title = sheet.instrument.title.in_lang(sheet.lang);
    let marked = format!("{}{title}", words.error);
    let frame = Frame {
        title: if sheet.is_wrong() { &marked } else { title },
        lang: sheet.lang,
        path: &sheet.address,
        audience: Audience::Form(Masthead {
            office: Some(sheet.touchpoint.office.in_lang(sheet.lang)),
            place: sheet.touchpoint.name.in_lang(sheet.lang),
        }),
    };
    page(&frame, &body(sheet, words, title))
}

fn body(sheet: &Sheet<'_>, words: &Words, title: &str) -> Markup {
    let overall = counted_item(sheet.instrument);
    html! {
        @if !sheet.scan.is_empty() { p.say { (words.test_scan) } }
        (summary(sheet, words))
        @if overall.is_none() { h1 { (title) } (about(sheet, words)) }
        @if sheet.assisted { p.note { (words.assisted) } }
        p.promise { (words.promise) }
        @let sent = (!sheet.is_preview).then(|| paths::form(&sheet.touchpoint.code));
        @if sheet.is_preview { p.note { (words.preview) } }
        form id=(FORM) method=[sent.as_ref().map(|_| "post")] action=[sent] novalidate {
            input type="hidden" name="key" value=(sheet.key);
            input type="hidden" name="lang" value=(sheet.lang.code());
            @if !sheet.scan.is_empty() { input type="hidden" name="scan" value=(sheet.scan); }
            @if sheet.assisted { input type="hidden" name="assisted" value="1"; }
            @if let Some(item) = overall {
                (question::first(sheet, words, item))
                p.hint { (words.no_harm) }
            }
            (procedure(sheet, words))
            @if overall.is_some() { (about(sheet, words)) }
            (parts(sheet, words, overall))
            (remark(sheet, words))
            @if !sheet.assisted { (slip(sheet, words)) }
            (bar(sheet, words))
        }
    }
}

/// What the form is for, and what its wording leans on.
fn about(sheet: &Sheet<'_>, words: &Words) -> Markup {
    html! {
        p.hint { (sheet.instrument.purpose.in_lang(sheet.lang)) }
        (question::note(sheet, words, sheet.instrument.provisional.as_ref()))
    }
}

/// What keeps the form from being taken, with a link to each place.
fn summary(sheet: &Sheet<'_>, words: &Words) -> Markup {
    let trouble = sheet.trouble.map(|trouble| match trouble {
        Trouble::Slip => ("#slip", words.slip_refused),
        Trouble::SentBefore => ("#main", words.sent_before),
        Trouble::NoKey => ("#send", words.no_key),
        Trouble::Busy => ("#send", words.busy),
    });
    html! {
        @if sheet.is_wrong() {
            div.sum role="alert" aria-labelledby="sum" tabindex="-1" {
                h2 #sum { (words.please_mend) }
                ul {
                    @for problem in sheet.problems {
                        li { a href=(anchor(sheet.instrument, &problem.field)) { (words.fault(&problem.fault)) } }
                    }
                    @if let Some((place, sentence)) = trouble { li { a href=(place) { (sentence) } } }
                }
            }
        }
    }
}

/// Where the summary leads: the first choice of an item, or the field itself.
fn anchor(instrument: &Instrument, field: &str) -> String {
    match (field, instrument.item(field)) {
        ("remark" | "procedure", _) => format!("#{field}"),
        (_, Some(item)) => format!("#{}", item.code),
        _ => instrument
            .items
            .first()
            .map_or_else(|| "#main".into(), |item| format!("#{}", item.code)),
    }
}

/// Which of several procedures it was about; one tap, or none.
fn procedure(sheet: &Sheet<'_>, words: &Words) -> Markup {
    let procedures = &sheet.touchpoint.procedures;
    let problem = sheet.problem("procedure");
    html! {
        @if (2..=MOST_PROCEDURES).contains(&procedures.len()) {
            fieldset.which.wrong[problem.is_some()] {
                legend { (words.procedure) }
                @if let Some(problem) = problem { p.say { (words.fault(&problem.fault)) } }
                @for (place, procedure) in procedures.iter().enumerate() {
                    label.pick {
                        input id=[(place == 0).then_some("procedure")] type="radio" name="procedure"
                            value=(procedure.code) checked[sheet.procedure == procedure.code];
                        (procedure.name.in_lang(sheet.lang))
                    }
                }
                label.pick.other {
                    input type="radio" name="procedure" value="";
                    (words.other_procedure)
                }
            }
        }
    }
}

/// The items but the first, under the headings of their sections, each of which tells how much is done.
fn parts(sheet: &Sheet<'_>, words: &Words, overall: Option<&Item>) -> Markup {
    let of = |section: &Section| -> Vec<&Item> {
        let items = sheet.instrument.items.iter();
        let rest = items.filter(|item| overall.is_none_or(|overall| overall.code != item.code));
        rest.filter(|item| item.section == section.code).collect()
    };
    let parts = sheet.instrument.sections.iter().map(|section| (section, of(section)));
    let parts: Vec<_> = parts.filter(|(_, items)| !items.is_empty()).collect();
    html! {
        @for (place, (section, items)) in parts.iter().enumerate() {
            section.part {
                // A part of one item needs no heading above its question.
                @if items.len() > 1 {
                    h2 { (section.title.in_lang(sheet.lang)) }
                    p.no { (words.part_of(place + 1, parts.len())) }
                }
                @if let Some(intro) = &section.intro { p.hint { (intro.in_lang(sheet.lang)) } }
                @for item in items { (question::further(sheet, words, item)) }
                @if items.len() > 1 && items.iter().all(|item| question::is_of_one(item)) {
                    p.done { span {} " " (words.out_of(items.len())) }
                }
            }
        }
    }
}

fn remark(sheet: &Sheet<'_>, words: &Words) -> Markup {
    let problem = sheet.problem("remark");
    let described = if problem.is_some() { "h-remark e-remark" } else { "h-remark" };
    html! {
        div.wrong[problem.is_some()] {
            label.of for="remark" { (words.remark) }
            p.hint #h-remark { (words.remark_hint) }
            @if let Some(problem) = problem { p.say #e-remark { (words.fault(&problem.fault)) } }
            textarea #remark name="remark" rows="4" autocomplete="off" aria-describedby=(described) {
                (sheet.remark())
            }
        }
    }
}

fn slip(sheet: &Sheet<'_>, words: &Words) -> Markup {
    let refused = sheet.trouble == Some(Trouble::Slip);
    let described = if refused { "h-slip e-slip" } else { "h-slip" };
    html! {
        details.wrong[refused] open[refused || !sheet.slip.is_empty()] {
            summary { (words.slip) }
            label for="slip" { (words.slip_label) }
            p.hint #h-slip { (words.slip_hint) }
            @if refused { p.say #e-slip { (words.slip_refused) } }
            input #slip type="text" name="slip" value=(sheet.slip) autocomplete="off"
                autocapitalize="characters" spellcheck="false" aria-describedby=(described);
        }
    }
}

/// The button, always in reach, and how much is answered of what.
fn bar(sheet: &Sheet<'_>, words: &Words) -> Markup {
    let instrument = sheet.instrument;
    let counted = instrument.items.iter().filter(|item| question::is_of_one(item)).count();
    html! {
        div.bar {
            button #send type="submit" disabled[sheet.is_preview] { (words.send) }
            @if counted > 1 {
                p {
                    span.all {} " " (words.out_of(counted)) " · "
                    (if instrument.obligatory { words.all_asked } else { words.any_time })
                }
            }
        }
    }
}
