//! The forms of values, made from what each field may be.

use maud::{Markup, html};

use super::Shown;
use crate::domain::setting::{Field, Kind, Section, Settings};
use crate::pages::shared::settings;
use crate::pages::shared::settings::Words as Names;
use crate::web::components::labelled::Labelled;
use crate::web::components::part::part_where;
use crate::web::csrf::csrf_field;
use crate::web::fields::value;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::seen::seen_field;

/// A section with its form, and what stands below it.
pub(super) fn section(shown: &Shown<'_>, section: Section, below: &Markup) -> Markup {
    let words = shown.words;
    let form = html! {
        p.hint { (words.about(section)) }
        form.stacked method="post" action=(paths::settings()) {
            (csrf_field()) (lang_field(shown.lang)) (seen_field(&own_values(shown.settings, section)))
            @for field in section.fields() { (input(shown, section, *field)) }
            button type="submit" name="do" value=(section.code()) { (words.save) }
        }
        (below)
    };
    html! {
        section #(section.code()) {
            h2 { (Names::of(shown.lang).section(section)) }
            (part_where(shown.is_refused(&[section.code()]), &now(shown, section), &form))
        }
    }
}

/// What is set in a section, with its names.
fn now(shown: &Shown<'_>, section: Section) -> String {
    let words = shown.words;
    if section == Section::Mail && shown.settings.own(Field::MailHost).is_none() {
        let is_server = shown.has_mail;
        return if is_server { words.mail_of_server } else { words.nothing_set }.to_owned();
    }
    let told = |field: &Field| {
        let value = current(shown, *field);
        let value = settings::value(field.code(), &value, shown.lang);
        let is_told = field.kind() != Kind::Secret && !value.is_empty();
        is_told.then(|| words.now(Names::of(shown.lang).field(*field), &value))
    };
    let told: Vec<String> = section.fields().iter().filter_map(told).collect();
    if told.is_empty() { words.nothing_set.to_owned() } else { told.join(" · ") }
}

/// What is set, else the default.
fn current(shown: &Shown<'_>, field: Field) -> String {
    shown.settings.own(field).map_or_else(|| (shown.fallback)(field), str::to_owned)
}

/// What the office has set of a section.
pub(in crate::pages::setting) fn own_values(
    settings: &Settings,
    section: Section,
) -> Vec<Option<&str>> {
    section.fields().iter().map(|field| settings.own(*field)).collect()
}

/// What stands in a field: what was typed and refused, else what is set, else the default.
fn stands(shown: &Shown<'_>, section: Section, field: Field) -> String {
    let typed = shown.refused.filter(|refused| value(&refused.fields, "do") == section.code());
    if let Some(refused) = typed {
        return value(&refused.fields, field.code()).to_owned();
    }
    current(shown, field)
}

fn input(shown: &Shown<'_>, section: Section, field: Field) -> Markup {
    let (words, name) = (shown.words, field.code());
    let faults = shown.refused.map_or(&[][..], |refused| &refused.faults);
    let fault = faults.iter().find(|fault| fault.field == field);
    let stands = stands(shown, section, field);
    let labelled = Labelled {
        id: name.into(),
        label: Names::of(shown.lang).field(field).into(),
        fault: fault.map(|fault| words.problem(fault.problem).into()),
        hinted: true,
        ..Labelled::default()
    };
    let (invalid, described) = (labelled.invalid(), labelled.described());
    labelled.around(&html! {
        p.hint id={ (name) "-hint" } { (words.hint(field)) }
        @match field.kind() {
            Kind::Number(least, most) => {
                input id=(name) name=(name) type="number" inputmode="numeric" min=(least) max=(most)
                    value=(stands) aria-describedby=[described] aria-invalid=[invalid];
            },
            Kind::Choice(codes) => {
                select id=(name) name=(name) aria-describedby=[described] aria-invalid=[invalid] {
                    @for code in codes {
                        option value=(code) selected[*code == stands] {
                            (Names::of(shown.lang).choice(&format!("{name}:{code}")).unwrap_or(code))
                        }
                    }
                }
            },
            Kind::Secret => {
                input id=(name) name=(name) type="password" autocomplete="new-password" maxlength="200"
                    aria-describedby=[described] aria-invalid=[invalid];
            },
            Kind::Line(most) => {
                input id=(name) name=(name) value=(stands) maxlength=(most) autocomplete="off"
                    aria-describedby=[described] aria-invalid=[invalid];
            },
            Kind::Telephone(most) => {
                input id=(name) name=(name) type="tel" value=(stands) maxlength=(most) autocomplete="off"
                    aria-describedby=[described] aria-invalid=[invalid];
            },
            Kind::Host | Kind::Sender => {
                input id=(name) name=(name) value=(stands) maxlength="254" autocomplete="off"
                    aria-describedby=[described] aria-invalid=[invalid];
            },
        }
    })
}

/// The form that sends a letter at once.
pub(super) fn test_letter(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    html! {
        @if shown.has_mail {
            form.stacked method="post" action=(paths::settings()) {
                (csrf_field()) (lang_field(shown.lang))
                label for="to" { (words.letter_to) }
                input #to name="to" type="email" required maxlength="254";
                button.quiet type="submit" name="do" value="test-letter" { (words.send_letter) }
            }
        } @else {
            p.hint { (words.no_mail) }
        }
    }
}
