//! The list of procedures, and the page of one. Pure.

use maud::{Markup, html};

use super::one::field;
use crate::base::{Lang, format};
use crate::domain::import::FileKind;
use crate::domain::touchpoint::lines::LONGEST_PROCEDURE;
use crate::domain::unit::Procedure;
use crate::pages::shared::imports;
use crate::pages::touchpoint::posted::Fault;
use crate::pages::touchpoint::words::{ChangeWords, ListWords};
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::listing::{Listing, numbers, words as texts};
use crate::web::csrf::csrf_field;
use crate::web::fields::{Fields, value};
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::seen::seen_field;
use crate::web::shell::{Audience, Frame, page};

/// What the list shows.
#[derive(Debug)]
pub(crate) struct Procedures<'a> {
    /// Each with the number of touchpoints that handle it.
    pub(crate) rows: Vec<(&'a Procedure, u64)>,
    /// The code that the next part begins behind.
    pub(crate) next: Option<String>,
    /// Words looked for.
    pub(crate) asked: &'a str,
    pub(crate) may_add: bool,
    pub(crate) may_change: bool,
    pub(crate) may_import: bool,
    pub(crate) lang: Lang,
}

/// The list.
pub(crate) fn procedures(shown: &Procedures<'_>) -> Markup {
    let (own, words, lang) = (ListWords::of(shown.lang), ChangeWords::of(shown.lang), shown.lang);
    let path = paths::procedures();
    let frame = Frame { title: own.procedures, lang, path: &path, audience: Audience::Office };
    let main = html! {
        h1 { (own.procedures) }
        p.lead { (words.procedures_lead) }
        @if shown.may_add {
            p.buttons { a.button href=(paths::in_lang(&paths::setup_step("procedures"), lang)) { (words.add_procedures) } }
        }
        @if shown.may_import { p.links { (imports::link(FileKind::Procedures, lang)) } }
        (find(shown))
        @if shown.rows.is_empty() {
            p { (if shown.asked.is_empty() { words.no_procedures } else { own.none_found }) }
        } @else {
            (table(shown))
            @if let Some(next) = &shown.next {
                @let address = paths::with_query(&path, [("q", shown.asked), ("after", next)]);
                p { a href=(paths::in_lang(&address, lang)) { (own.further) } }
            }
        }
    };
    page(&frame, &main)
}

fn find(shown: &Procedures<'_>) -> Markup {
    let (own, lang) = (ListWords::of(shown.lang), shown.lang);
    let all = (paths::in_lang(&paths::procedures(), lang), own.all);
    Filters {
        lang,
        path: &paths::procedures(),
        label: own.procedures,
        show: own.show,
        clear: Some(all).filter(|_| !shown.asked.is_empty()),
        hint: None,
        refused: "",
        faults: Vec::new(),
        fields: vec![Field::new(("q", own.name_or_code), shown.asked, Kind::Search)],
    }
    .markup()
}

fn table(shown: &Procedures<'_>) -> Markup {
    let (own, words, lang) = (ListWords::of(shown.lang), ChangeWords::of(shown.lang), shown.lang);
    let row = |(procedure, many): &(&Procedure, u64)| {
        let address = paths::in_lang(&paths::procedure(&procedure.code), lang);
        let name = html! {
            @if shown.may_change { a href=(address) { (procedure.name.in_lang(lang)) } }
            @else { (procedure.name.in_lang(lang)) }
            " "
            span.soft {
                "(" (procedure.code) @if procedure.illustrative { ", " (words.made_up) } ")"
            }
        };
        let state = match procedure.closed {
            None => html! { (own.open) },
            Some(day) => html! { (own.closed_from(&format::day(day, lang))) },
        };
        vec![name.into(), html! { (format::count(*many, lang)) }.into(), state.into()]
    };
    Listing {
        label: own.procedures,
        class: "",
        columns: vec![texts(own.name), numbers(own.counters), texts(own.state)],
        rows: shown.rows.iter().map(row).collect(),
        foot: None,
    }
    .markup()
}

/// What the page of one shows.
#[derive(Debug)]
pub(crate) struct OneProcedure<'a> {
    pub(crate) procedure: &'a Procedure,
    pub(crate) refused: Option<(Fields, Vec<Fault>)>,
    pub(crate) lang: Lang,
}

/// The page of one, for those who change it.
pub(crate) fn one_procedure(shown: &OneProcedure<'_>) -> Markup {
    let (own, list, lang) = (ChangeWords::of(shown.lang), ListWords::of(shown.lang), shown.lang);
    let kept = shown.procedure;
    let path = paths::procedure(&kept.code);
    let title = kept.name.in_lang(lang);
    let frame = Frame { title, lang, path: &path, audience: Audience::Office };
    let (name, hint, task) = match kept.closed {
        None => (own.stop_offering, own.stop_hint, "close"),
        Some(_) => (own.offer_again, own.offer_hint, "reopen"),
    };
    let main = html! {
        p { a href=(paths::in_lang(&paths::procedures(), lang)) { (list.procedures) } }
        h1 { (title) " " span.soft { (kept.code) } }
        @if let Some(day) = kept.closed { p.note { (list.closed_from(&format::day(day, lang))) "." } }
        section.work {
            h2 { (own.change) }
            (names(shown))
        }
        section.work {
            h2 { (name) }
            p { (hint) }
            form method="post" action=(path) {
                (csrf_field()) (lang_field(lang))
                button.quiet type="submit" name="do" value=(task) { (name) }
            }
        }
    };
    page(&frame, &main)
}

/// The form with its names.
fn names(shown: &OneProcedure<'_>) -> Markup {
    let (own, kept) = (ChangeWords::of(shown.lang), shown.procedure);
    let refused = shown.refused.as_ref();
    let english = if kept.name.en == kept.name.vi { "" } else { &kept.name.en };
    let faults = refused.map_or(&[][..], |(_, faults)| faults);
    let line = Line { most: Some(LONGEST_PROCEDURE), complete: Some("off"), ..Line::default() };
    html! {
        @if !faults.is_empty() { p.say role="alert" { (own.refused) } }
        form.stacked method="post" action=(paths::procedure(&kept.code)) {
            (csrf_field()) (lang_field(shown.lang)) (seen_field(kept))
            @for (name, label, now) in [("name_vi", own.name_vi, &*kept.name.vi), ("name_en", own.name_en, english)] {
                @let value = refused.map_or(now, |(fields, _)| value(fields, name));
                @let field = Labelled { value, ..field(own, name, label, faults) };
                (field.line(Line { required: name == "name_vi", ..line }))
            }
            button type="submit" name="do" value="save" { (own.save) }
        }
    }
}
