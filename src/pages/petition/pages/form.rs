//! The form: the citizen's, and the same for staff who write one down.

use maud::{Markup, html};

use super::parts;
use crate::base::Lang;
use crate::domain::petition::{Attachments, Kind};
use crate::pages::petition::attached;
use crate::pages::petition::draft::{Draft, Fault, Field, LONGEST};
use crate::pages::petition::words::{CitizenWords, OfficeWords, Words};
use crate::web::csrf::csrf_field;
use crate::web::masthead::{FORM, Masthead};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Why a form without a fault in its fields was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It carries no key; the page now has one.
    NoKey,
    /// Another petition was sent with this page before.
    SentBefore,
    /// Too many come in at once for files to be taken; the text alone is.
    Crowded,
}

/// A form as it is shown, empty or with its faults.
#[derive(Clone, Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) lang: Lang,
    /// The form's key, in its hidden field.
    pub(crate) key: String,
    /// What was typed.
    pub(crate) draft: &'a Draft,
    pub(crate) faults: Vec<(Field, Fault)>,
    pub(crate) trouble: Option<Trouble>,
    /// Name of the account that writes it down; `None` is the citizen.
    pub(crate) staff: Option<&'a str>,
    /// What files there may be.
    pub(crate) attachments: Attachments,
    /// Names of the files that were chosen and are to be chosen again.
    pub(crate) chosen: &'a [String],
    pub(crate) file_faults: Vec<attached::Fault>,
}

impl Sheet<'_> {
    fn path(&self) -> String {
        if self.staff.is_some() { paths::register_new() } else { paths::new_petition() }
    }

    fn is_wrong(&self) -> bool {
        !self.faults.is_empty() || !self.file_faults.is_empty() || self.trouble.is_some()
    }

    fn fault(&self, field: Field) -> Option<String> {
        let mut faults = self.faults.iter();
        let (_, fault) = faults.find(|(each, _)| *each == field)?;
        Some(CitizenWords::of(self.lang).fault(field, *fault))
    }
}

/// The whole page.
pub(crate) fn form(sheet: &Sheet<'_>) -> Markup {
    let words = CitizenWords::of(sheet.lang);
    let title = match sheet.staff {
        Some(_) => OfficeWords::of(sheet.lang).form_title,
        None => words.title,
    };
    let marked = format!("{}{title}", Words::of(sheet.lang).error);
    let masthead = Masthead { office: None, place: title };
    let frame = Frame {
        title: if sheet.is_wrong() { &marked } else { title },
        lang: sheet.lang,
        path: &sheet.path(),
        audience: sheet.staff.map_or(Audience::Form(masthead), |_| Audience::OfficeForm),
    };
    let main = html! {
        (summary(sheet))
        h1 { (title) }
        (introduction(sheet))
        form.write id=(FORM) method="post" action=(sheet.path()) enctype="multipart/form-data" novalidate {
            (csrf_field())
            input type="hidden" name="key" value=(sheet.key);
            input type="hidden" name="lang" value=(sheet.lang.code());
            (kinds(sheet))
            (line(sheet, Field::Subject, Words::of(sheet.lang).subject, words.subject_hint))
            (body(sheet))
            (files(sheet))
            h2 { (words.who) }
            p.hint { (words.who_hint) }
            (line(sheet, Field::Name, words.name, ""))
            (line(sheet, Field::Address, words.address, words.either_hint))
            (line(sheet, Field::Phone, words.phone, ""))
            (line(sheet, Field::Email, &format!("{} {}", words.email, words.optional), ""))
            @if sheet.staff.is_some() {
                @let office = OfficeWords::of(sheet.lang);
                (line(sheet, Field::Received, Words::of(sheet.lang).received, office.received_hint))
                (line(sheet, Field::ReceivedFrom, office.received_from, office.received_from_hint))
                (line(sheet, Field::AssignedBy, office.assigned_by, office.assigned_by_hint))
            }
            button #send type="submit" {
                (if sheet.staff.is_some() { OfficeWords::of(sheet.lang).save } else { words.send })
            }
        }
    };
    page(&frame, &main)
}

/// What this is, and what names are for: before the first field.
fn introduction(sheet: &Sheet<'_>) -> Markup {
    let words = CitizenWords::of(sheet.lang);
    html! {
        @if sheet.staff.is_some() {
            p.lead { (OfficeWords::of(sheet.lang).form_lead) }
        } @else {
            p { (words.lead) }
            p.promise { (words.purpose) }
            p.hint { (words.not_anonymous) }
        }
    }
}

/// What keeps the form from being taken, with a link to each place.
fn summary(sheet: &Sheet<'_>) -> Markup {
    let words = CitizenWords::of(sheet.lang);
    html! {
        @if sheet.is_wrong() {
            div.sum role="alert" aria-labelledby="sum" tabindex="-1" {
                h2 #sum { (words.please_mend) }
                ul {
                    @for (field, fault) in &sheet.faults {
                        li { a href=(format!("#{}", field.code())) { (words.fault(*field, *fault)) } }
                    }
                    @for fault in &sheet.file_faults {
                        li { a href="#file-1" { (words.file_fault(fault, sheet.attachments)) } }
                    }
                    @match sheet.trouble {
                        Some(Trouble::NoKey) => { li { a href="#send" { (words.no_key) } } }
                        Some(Trouble::SentBefore) => { li { a href="#main" { (words.sent_before) } } }
                        Some(Trouble::Crowded) => { li { a href="#file-1" { (words.crowded) } } }
                        None => {}
                    }
                    @if !sheet.chosen.is_empty() {
                        li { a href="#file-1" { (words.choose_again(&sheet.chosen.join(", "))) } }
                    }
                }
            }
        }
    }
}

fn kinds(sheet: &Sheet<'_>) -> Markup {
    let fault = sheet.fault(Field::Kind);
    let words = Words::of(sheet.lang);
    let hints = CitizenWords::of(sheet.lang);
    html! {
        fieldset.wrong[fault.is_some()] aria-describedby=[fault.is_some().then_some("e-kind")] {
            legend { (words.kind) }
            @if let Some(fault) = fault { p.say #e-kind { (fault) } }
            @for (place, kind) in Kind::ALL.into_iter().enumerate() {
                label.pick {
                    input id=[(place == 0).then_some("kind")] type="radio" name="kind" value=(kind.code())
                        checked[sheet.draft.kind == kind.code()];
                    span { (words.kind_name(kind)) ": " (hints.kind_hint(kind)) }
                }
            }
        }
    }
}

/// What describes a field, for those who hear it.
fn described(field: Field, hint: &str, fault: Option<&String>) -> Option<String> {
    let parts = [
        (!hint.is_empty()).then(|| format!("h-{}", field.code())),
        fault.map(|_| format!("e-{}", field.code())),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn line(sheet: &Sheet<'_>, field: Field, label: &str, hint: &str) -> Markup {
    let code = field.code();
    let fault = sheet.fault(field);
    let (mode, complete) = match field {
        Field::Phone => (Some("tel"), "tel"),
        Field::Email => (Some("email"), "email"),
        Field::Name => (None, "name"),
        Field::Address => (None, "street-address"),
        _ => (None, "off"),
    };
    // Staff type other people's names: their browser should neither offer nor keep any.
    let complete = if sheet.staff.is_some() { "off" } else { complete };
    html! {
        div.wrong[fault.is_some()] {
            label.of for=(code) { (label) }
            @if !hint.is_empty() { p.hint id=(format!("h-{code}")) { (hint) } }
            @if let Some(fault) = &fault { p.say id=(format!("e-{code}")) { (fault) } }
            input id=(code) type=(if field == Field::Received { "date" } else { "text" }) name=(code)
                value=(sheet.draft.typed(field)) inputmode=[mode] autocomplete=(complete)
                maxlength=[LONGEST.iter().find(|(each, _)| *each == field).map(|(_, most)| most)]
                aria-describedby=[described(field, hint, fault.as_ref())];
        }
    }
}

fn body(sheet: &Sheet<'_>) -> Markup {
    let hint = CitizenWords::of(sheet.lang).body_hint;
    let fault = sheet.fault(Field::Body);
    html! {
        div.wrong[fault.is_some()] {
            label.of for="body" { (Words::of(sheet.lang).body) }
            p.hint #h-body { (hint) }
            @if let Some(fault) = &fault { p.say #e-body { (fault) } }
            textarea #body name="body" rows="8" autocomplete="off"
                aria-describedby=[described(Field::Body, hint, fault.as_ref())] {
                (sheet.draft.body)
            }
        }
    }
}

/// A field for each file that may be added, so that they may be chosen one by one.
fn files(sheet: &Sheet<'_>) -> Markup {
    let words = CitizenWords::of(sheet.lang);
    let set = sheet.attachments;
    let is_wrong = !sheet.file_faults.is_empty();
    html! {
        @if set.most > 0 {
            fieldset.wrong[is_wrong] aria-describedby="h-file" {
                legend { (words.files) " " (words.optional) }
                p.hint #h-file { (words.files_hint(set.most, set.megabytes)) }
                @for fault in &sheet.file_faults { p.say { (words.file_fault(fault, set)) } }
                @if !sheet.chosen.is_empty() {
                    p.note { (words.choose_again(&sheet.chosen.join(", "))) }
                }
                @for place in 1..=set.most { (parts::file(place, sheet.lang)) }
            }
        }
    }
}
