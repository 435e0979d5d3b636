//! The form.

use maud::{Markup, html};

use crate::base::Text;
use crate::domain::survey::{Choice, Instrument, Item, Kind, Section};
use crate::pages::form::sheet::{Sheet, Trouble};
use crate::pages::form::words::Words;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// The whole page of a form.
pub(crate) fn form(sheet: &Sheet<'_>) -> Markup {
    let words = Words::of(sheet.lang);
    let title = sheet.instrument.title.in_lang(sheet.lang);
    let marked = format!("{}{title}", words.error);
    let frame = Frame {
        title: if sheet.is_wrong() { &marked } else { title },
        lang: sheet.lang,
        path: &sheet.address,
        audience: Audience::Citizen,
    };
    page(&frame, &body(sheet, words, title))
}

fn body(sheet: &Sheet<'_>, words: &Words, title: &str) -> Markup {
    let lang = sheet.lang;
    html! {
        (summary(sheet, words))
        h1 { (title) }
        p.where { (sheet.touchpoint.name.in_lang(lang)) }
        p { (sheet.instrument.purpose.in_lang(lang)) }
        (note(sheet, words, sheet.instrument.provisional.as_ref()))
        p.promise { (words.promise) " " (words.no_harm) }
        form method="post" action=(paths::form(&sheet.touchpoint.code)) novalidate {
            input type="hidden" name="key" value=(sheet.key);
            input type="hidden" name="lang" value=(lang.code());
            @for section in &sheet.instrument.sections { (part(sheet, words, section)) }
            (remark(sheet, words))
            (slip(sheet, words))
            button #send type="submit" { (words.send) }
        }
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
        ("remark", _) => "#remark".into(),
        (_, Some(item)) => format!("#{}", item.code),
        _ => instrument
            .items
            .first()
            .map_or_else(|| "#main".into(), |item| format!("#{}", item.code)),
    }
}

fn note(sheet: &Sheet<'_>, words: &Words, text: Option<&Text>) -> Markup {
    html! {
        @if let Some(text) = text { p.note { (words.provisional) (text.in_lang(sheet.lang)) } }
    }
}

/// A headed section with its items. A section of one item needs no heading above its question.
fn part(sheet: &Sheet<'_>, words: &Words, section: &Section) -> Markup {
    let items: Vec<&Item> =
        sheet.instrument.items.iter().filter(|item| item.section == section.code).collect();
    html! {
        @if items.len() > 1 { h2 { (section.title.in_lang(sheet.lang)) } }
        @if let Some(intro) = &section.intro { p.hint { (intro.in_lang(sheet.lang)) } }
        @for item in items { (question(sheet, words, item)) }
    }
}

/// One item: its question, then its choices one below the other, none of them taken.
fn question(sheet: &Sheet<'_>, words: &Words, item: &Item) -> Markup {
    let problem = sheet.problem(&item.code);
    let hints = [
        item.help.is_some().then(|| format!("h-{}", item.code)),
        problem.map(|_| format!("e-{}", item.code)),
    ];
    let described = hints.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        fieldset.wrong[problem.is_some()] aria-describedby=[(!described.is_empty()).then_some(described)] {
            legend { (item.question.in_lang(sheet.lang)) }
            @if let Some(help) = &item.help {
                p.hint id=(format!("h-{}", item.code)) { (help.in_lang(sheet.lang)) }
            }
            (condition(sheet, words, item))
            (note(sheet, words, item.provisional.as_ref()))
            @if let Some(problem) = problem {
                p.say id=(format!("e-{}", item.code)) { (words.fault(&problem.fault)) }
            }
            (choices(sheet, item))
        }
    }
}

/// Says in words whom a dependent question is for: there is no script to hide it.
fn condition(sheet: &Sheet<'_>, words: &Words, item: &Item) -> Markup {
    let asked = item.asked_if.as_ref().and_then(|condition| {
        let earlier = sheet.instrument.item(&condition.item)?;
        let scale = sheet.instrument.scale_of(earlier)?;
        let leads = |choice: &&Choice| condition.any_of.contains(&choice.code);
        let labels = scale.choices.iter().filter(leads);
        let labels: Vec<_> =
            labels.map(|choice| format!("“{}”", choice.label.in_lang(sheet.lang))).collect();
        let labels = labels.join(&format!(" {} ", words.or));
        let question = earlier.title.in_lang(sheet.lang);
        Some(format!("{} {labels} ({question}).", words.only_if))
    });
    html! { @if let Some(asked) = asked { p.hint { (asked) } } }
}

fn choices(sheet: &Sheet<'_>, item: &Item) -> Markup {
    let Some(scale) = sheet.instrument.scale_of(item) else {
        return html! {};
    };
    let kind = match item.kind {
        Kind::SelectOne { .. } => "radio",
        Kind::SelectMany { .. } => "checkbox",
    };
    let set_apart = [("?", scale.dont_know.as_ref()), ("~", scale.not_applicable.as_ref())];
    html! {
        @for (place, choice) in scale.choices.iter().enumerate() {
            @let code = choice.code.to_string();
            label.pick {
                input id=[(place == 0).then_some(&item.code)] type=(kind) name=(item.code) value=(code)
                    checked[sheet.is_picked(item, &code)];
                (choice.label.in_lang(sheet.lang))
            }
        }
        @for (code, label) in set_apart {
            @if let Some(label) = label {
                label.pick.other {
                    input type=(kind) name=(item.code) value=(code) checked[sheet.is_picked(item, code)];
                    (label.in_lang(sheet.lang))
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
