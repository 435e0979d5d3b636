//! One petition, for staff.

use maud::{Markup, html};

use super::follow;
use super::follow::in_groups;
use super::moves::{self, MoveTrouble, Steps};
use super::parts;
use crate::base::calendar::{Due, office_day};
use crate::base::{Lang, format};
use crate::domain::petition::{FileSide, Limit, Limits, Person, State, moves_from};
use crate::domain::unit::Unit;
use crate::pages::petition::view::Entry;
use crate::pages::petition::words::{CitizenWords, FileWords, OfficeWords, Words};
use crate::store::{
    AnswerDraft, Brought, Petition, PetitionAct, PetitionFile, PetitionStep, SenderTold,
};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::context::person;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// The seal, opened on request.
#[derive(Debug)]
pub(crate) enum Opened {
    /// It opened; the reading is recorded.
    Person(Person),
    /// The key is another one.
    Shut,
}

/// What the page shows.
#[derive(Debug)]
pub(crate) struct One<'a> {
    /// Whether the account handles petitions; others read without what identifies.
    pub(crate) may_act: bool,
    pub(crate) entry: &'a Entry,
    pub(crate) history: &'a [PetitionStep],
    /// All units there ever were, to name them.
    pub(crate) units: &'a [Unit],
    /// Those of today, which a petition can be given to.
    pub(crate) present: &'a [Unit],
    /// An answer that waits for a second person, or was returned.
    pub(crate) draft: Option<AnswerDraft>,
    pub(crate) files: &'a [PetitionFile],
    /// What the sender was told by mail.
    pub(crate) letters: &'a [SenderTold],
    /// A move that came back, and why.
    pub(crate) back: Option<(State, &'a Brought, MoveTrouble)>,
    pub(crate) opened: Option<Opened>,
    pub(crate) limits: &'a Limits,
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (petition, lang) = (&shown.entry.petition, shown.lang);
    let shared = Words::of(lang);
    let title =
        format!("{} {} {}", shared.kind_name(petition.kind), shared.numbered, petition.number);
    let marked = format!("{}{title}", shared.error);
    let frame = Frame {
        title: if shown.back.is_some() { &marked } else { &title },
        lang,
        path: &paths::registered(&petition.code),
        audience: Audience::Office,
    };
    let main = html! {
        (trouble(shown))
        p { a href=(paths::in_lang(&paths::register(), lang)) { (OfficeWords::of(lang).title) } }
        h1 { (title) }
        (facts(shown))
        (written(shown, petition))
        (files(shown))
        @if shown.may_act { (sender(shown)) }
        @if shown.may_act {
            (moves::forms(&Steps {
                petition,
                units: shown.present,
                draft: shown.draft.as_ref(),
                supplement: shown.entry.deadline.map(|deadline| deadline.supplement),
                today: shown.entry.today,
                typed: shown.back.map(|(to, brought, _)| (to, brought)),
                lang,
            }))
        }
        (history(shown))
        (letters(shown))
    };
    page(&frame, &main)
}

/// Why a move was not made; a text that no form of this page takes any more is shown to be copied.
fn trouble(shown: &One<'_>) -> Markup {
    let Some((to, brought, why)) = shown.back else { return html! {} };
    let state = shown.entry.petition.state;
    let is_lost = !moves_from(state).any(|step| step.to == to) || to == State::Handled;
    html! {
        (moves::trouble(Some(why), shown.lang))
        @if is_lost && !brought.text.is_empty() {
            label for="typed" { (OfficeWords::of(shown.lang).typed) }
            textarea #typed rows="6" readonly { (brought.text) }
        }
    }
}

fn facts(shown: &One<'_>) -> Markup {
    let (petition, lang) = (&shown.entry.petition, shown.lang);
    let (words, shared) = (OfficeWords::of(lang), Words::of(lang));
    let unit = petition.unit.as_deref().map_or(words.no_unit, |code| {
        let unit = shown.units.iter().find(|unit| unit.code == code);
        unit.map_or("", |unit| unit.name.in_lang(lang))
    });
    html! {
        dl.facts {
            dt { (shared.state) }
            dd {
                (shared.state(petition.state)) " "
                @if let Some(urgency) = shown.entry.urgency() { (parts::urgency(urgency, lang)) }
            }
            dt { (shared.received) } dd { (format::day(petition.received, lang)) }
            (limits(shown))
            dt { (shared.unit) } dd { (unit) }
            dt { (words.channel) }
            dd {
                @match &petition.entered_by {
                    Some(name) => { (words.by_staff) " " (name) }
                    None => { (words.by_web) }
                }
            }
            @for (name, text) in [(words.received_from, &petition.received_from), (words.assigned_by, &petition.assigned_by)] {
                @if !text.is_empty() { dt { (name) } dd { (text) } }
            }
            @if shown.may_act {
                dt { (CitizenWords::of(lang).code) } dd { code { (in_groups(&petition.code)) } }
            }
            @for (name, day) in [(shared.answered, petition.answered), (shared.published, petition.published)] {
                @if let Some(day) = day { dt { (name) } dd { (format::day(day, lang)) } }
            }
        }
    }
}

/// The last days, each with what its number rests on.
fn limits(shown: &One<'_>) -> Markup {
    let (petition, lang) = (&shown.entry.petition, shown.lang);
    let (words, shared) = (OfficeWords::of(lang), Words::of(lang));
    let line = |name: &str, due: Due, limit: &Limit| {
        html! { dt { (name) } dd { (parts::due(due, lang)) (parts::practice(limit, lang)) } }
    };
    html! {
        @if let Some(deadline) = shown.entry.deadline {
            @if matches!(petition.state, State::New | State::Received) {
                (line(words.transfer_due, deadline.send_back, &shown.limits.send_back))
            }
            @if petition.state == State::Awaiting {
                dt { (shared.reply_due) } dd { (words.clock_stands) }
            } @else {
                (line(shared.reply_due, deadline.reply, &shown.limits.reply))
            }
            @if let Some(due) = deadline.publish.filter(|_| petition.state == State::Handled) {
                (line(words.publish_due, due, &shown.limits.publish))
            }
            @if petition.waited > 0 { dt { (words.waited) } dd { (words.waited_days(petition.waited)) } }
        }
    }
}

/// Subject, text and what was sent; said to be masked to those who only look.
fn written(shown: &One<'_>, petition: &Petition) -> Markup {
    let shared = Words::of(shown.lang);
    let reason = if petition.state == State::Awaiting { shared.asked_for } else { shared.reason };
    let told = [
        (reason, &petition.reason),
        (shared.agency, &petition.agency),
        (shared.answer, &petition.answer),
    ];
    html! {
        h2 { (petition.subject) }
        @if !shown.may_act { p.hint { (OfficeWords::of(shown.lang).masked_note) } }
        blockquote { (parts::text(&petition.body)) }
        @for (title, text) in told {
            @if let Some(text) = text { h3 { (title) } (parts::text(text)) }
        }
    }
}

/// The files, each opened by a button; that the sender's was opened is recorded.
fn files(shown: &One<'_>) -> Markup {
    let words = FileWords::of(shown.lang);
    let code = &shown.entry.petition.code;
    let sides = [(FileSide::Sender, words.of_sender), (FileSide::Answer, words.of_answer)];
    html! {
        @for (side, title) in sides {
            @let files: Vec<_> = shown.files.iter().filter(|file| file.side == side).collect();
            @if !files.is_empty() {
                h3 { (title) }
                @if side == FileSide::Sender && shown.may_act { p.hint { (words.opening_recorded) } }
                @for (place, file) in (1..).zip(files) {
                    @let name = if file.name.is_empty() { words.file(place) } else { file.name.clone() };
                    @if shown.may_act {
                        form method="post" action=(paths::registered_file(code, &file.id)) {
                            (csrf_field())
                            (name) " (" (parts::file_said(file, shown.lang)) ") "
                            button.link type="submit" { (words.open) span.hidden { ": " (name) } }
                        }
                    } @else { p { (name) " (" (parts::file_said(file, shown.lang)) ")" } }
                }
            }
        }
    }
}

/// What the sender was told by mail, and what became of it.
fn letters(shown: &One<'_>) -> Markup {
    html! {
        @if shown.may_act && !shown.letters.is_empty() {
            h2 { (OfficeWords::of(shown.lang).letters) }
            (follow::letters(shown.letters, shown.lang))
        }
    }
}

/// The seal: shut, or opened once.
fn sender(shown: &One<'_>) -> Markup {
    let words = OfficeWords::of(shown.lang);
    let labels = CitizenWords::of(shown.lang);
    let code = &shown.entry.petition.code;
    html! {
        h2 #sender { (words.sender) }
        @match &shown.opened {
            Some(Opened::Person(person)) => {
                p.note { (words.recorded) }
                dl.facts {
                    @for (label, value) in [
                        (labels.name, &person.name),
                        (labels.address, &person.address),
                        (labels.phone, &person.phone),
                        (labels.email, &person.email),
                    ] {
                        @if !value.is_empty() { dt { (label) } dd { (value) } }
                    }
                }
            }
            Some(Opened::Shut) => { p.say role="alert" { (words.sealed_shut) } }
            None => {
                form method="post" action=(paths::registered_name(code)) {
                    (csrf_field())
                    input type="hidden" name="lang" value=(shown.lang.code());
                    p.hint { (words.sender_lead) }
                    button type="submit" { (words.read_name) }
                }
            }
        }
    }
}

fn history(shown: &One<'_>) -> Markup {
    let (words, shared) = (OfficeWords::of(shown.lang), Words::of(shown.lang));
    let rows = shown.history.iter().map(|step| {
        let cells = [
            html! { (format::day(office_day(step.at), shown.lang)) },
            html! { @if step.actor.is_empty() { (words.citizen) } @else { (person(&step.actor)) } },
            html! {
                @if step.act == PetitionAct::Move { (shared.state(step.to)) } @else { (words.act(step.act)) }
            },
            html! { (step.note) },
        ];
        cells.map(Cell::from).into()
    });
    let heads = [words.when, words.who, words.what, words.note];
    let listing = Listing {
        label: words.history,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    html! {
        h2 { (words.history) }
        (listing.markup())
    }
}
