//! The form of a wave. It works without a script: first the survey, then the touchpoints that ask it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::counters;
use super::list::title;
use crate::base::Lang;
use crate::base::text::folded;
use crate::domain::survey::Catalogue;
use crate::domain::unit::Procedure;
use crate::domain::wave::{Counters, Wave, WaveFault, WaveField};
use crate::pages::shared::places::Places;
use crate::pages::wave::words::{Words, problem, reasons};
use crate::store::NotKept;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::fields::{Fields, first};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Why a form was not taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refused {
    pub(crate) faults: Vec<WaveFault>,
    pub(crate) not_kept: Option<NotKept>,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    /// As typed, or as the wave is.
    pub(crate) fields: &'a Fields,
    /// Of the wave that is changed; `None` for a new one.
    pub(crate) code: Option<&'a str>,
    pub(crate) refused: &'a Refused,
    pub(crate) instruments: &'a Catalogue,
    pub(crate) places: &'a Places,
    pub(crate) counters: &'a Counters,
    pub(crate) lang: Lang,
}

impl Form<'_> {
    /// Where it is sent.
    pub(super) fn action(&self) -> String {
        self.code.map_or_else(paths::waves, paths::wave)
    }
}

/// The fields that a wave as it is would be sent with.
pub(crate) fn fields_of(wave: &Wave, counters: &Counters, lang: Lang) -> Fields {
    let mut fields: Fields = Vec::new();
    let mut add = |name: String, value: String| fields.push((name, value));
    add("code".to_owned(), wave.code.clone());
    add("name".to_owned(), wave.name.clone());
    add("instrument".to_owned(), wave.instrument.clone());
    add("first".to_owned(), wave.first.to_string());
    add("last".to_owned(), wave.last.to_string());
    add("revision".to_owned(), wave.revision.to_string());
    if let Some(target) = wave.target {
        let (whole, part) = (target / 100, target % 100);
        let mark = lang.pick(',', '.');
        let text = if part == 0 { whole.to_string() } else { format!("{whole}{mark}{part:02}") };
        add("target".to_owned(), text);
    }
    if let Some(quota) = wave.quota {
        add("quota".to_owned(), quota.to_string());
    }
    for (code, quota) in &wave.procedures {
        add(format!("procedure-{code}"), quota.to_string());
    }
    fields.extend(counters::fields_of(wave, counters));
    fields
}

/// Which survey a new wave asks.
pub(crate) fn choose(instruments: &Catalogue, asked: &[&str], lang: Lang) -> Markup {
    let words = Words::of(lang);
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::waves(), lang)) { (words.back) } }
        h1 { (words.new) }
        h2 { (words.which) }
        ul {
            @for id in asked {
                li { a href=(paths::in_lang(&paths::wave_new(Some(id)), lang)) { (title(instruments, id, lang)) } }
            }
        }
    };
    let path = paths::wave_new(None);
    page(&Frame { title: words.new, lang, path: &path, audience: Audience::Office }, &main)
}

/// The page.
pub(crate) fn form(shown: &Form<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let heading = if shown.code.is_some() { words.edit } else { words.new };
    let marked = format!("{}{heading}", words.error);
    let is_refused = !shown.refused.faults.is_empty() || shown.refused.not_kept.is_some();
    let instrument = first(shown.fields, "instrument");
    let path = match shown.code {
        Some(code) => paths::wave_step(code, "edit"),
        None => paths::wave_new(Some(instrument)),
    };
    let main = html! {
        (summary(shown))
        p.links { a href=(paths::in_lang(&paths::waves(), lang)) { (words.back) } }
        h1 { (heading) }
        p.lead { strong { (title(shown.instruments, instrument, lang)) } }
        form.card.task method="post" action=(paths::in_lang(&shown.action(), lang)) {
            (csrf_field())
            input type="hidden" name="instrument" value=(instrument);
            input type="hidden" name="revision" value=(first(shown.fields, "revision"));
            @if shown.code.is_none() {
                (line(shown, WaveField::Code, "text", Some(words.code_hint)))
            }
            (line(shown, WaveField::Name, "text", None))
            (line(shown, WaveField::First, "date", None))
            (line(shown, WaveField::Last, "date", Some(words.days_hint)))
            (line(shown, WaveField::Target, "text", Some(words.target_hint)))
            (line(shown, WaveField::Quota, "text", Some(words.quota_hint)))
            (counters::counters(shown, instrument))
            (procedures(shown, instrument))
            button type="submit" { (words.save) }
        }
    };
    let title = if is_refused { &marked } else { heading };
    page(&Frame { title, lang, path: &path, audience: Audience::Office }, &main)
}

/// What is wrong, at the top of the page.
fn summary(shown: &Form<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let Refused { faults, not_kept } = shown.refused;
    let faults = faults.iter().map(|fault| {
        let field = fault.field();
        at_field(field.name(), words.field(field), &problem(fault, lang))
    });
    let reasons = not_kept.iter().flat_map(|not_kept| reasons(not_kept, lang));
    refusal(words.refused, faults.chain(reasons.map(|reason| html! { (reason) })))
}

/// The faults of a field.
pub(super) fn said(shown: &Form<'_>, field: WaveField) -> Vec<String> {
    let own = shown.refused.faults.iter().filter(|fault| fault.field() == field);
    own.map(|fault| problem(fault, shown.lang)).collect()
}

/// A field of one line, with a hint below it.
fn line(shown: &Form<'_>, field: WaveField, kind: &str, hint: Option<&str>) -> Markup {
    let name = field.name();
    let faults = said(shown, field);
    let labelled = Labelled {
        id: name.into(),
        name,
        label: Words::of(shown.lang).field(field).into(),
        value: first(shown.fields, name),
        fault: (!faults.is_empty()).then(|| faults.join("; ").into()),
        hinted: hint.is_some(),
        ..Labelled::default()
    };
    html! {
        (labelled.line(Line { kind: Some(kind), most: Some(200), ..Line::default() }))
        @if let Some(hint) = hint { p.hint id={ (name) "-hint" } { (hint) } }
    }
}

/// The procedures handled at those touchpoints: all where they are few, else those with a number and what a search
/// finds.
fn procedures(shown: &Form<'_>, instrument: &str) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let faults = said(shown, WaveField::Procedures);
    let asking = shown.places.touchpoints.iter().filter(|each| each.instrument == instrument);
    let handled: BTreeSet<&String> = asking.flat_map(|each| &each.procedures).collect();
    let typed = |code: &str| first(shown.fields, &format!("procedure-{code}"));
    let is_wanted = |each: &Procedure| !typed(&each.code).is_empty();
    let is_listed = |each: &&Procedure| handled.contains(&each.code) || is_wanted(each);
    let mut own: Vec<&Procedure> = shown.places.procedures.iter().filter(is_listed).collect();
    let is_long = own.len() > counters::MOST;
    let looked_for = folded(first(shown.fields, "find-procedure"));
    let mut found = 0;
    if is_long {
        own.retain(|each| {
            let has = |text: &String| folded(text).contains(&looked_for);
            let is_found = !looked_for.is_empty()
                && [&each.code, &each.name.vi, &each.name.en].into_iter().any(has);
            found += usize::from(is_found);
            is_wanted(each) || (is_found && found <= counters::MOST)
        });
    }
    let is_open =
        !faults.is_empty() || !looked_for.is_empty() || own.iter().any(|it| is_wanted(it));
    html! {
        details #procedures open[is_open] {
            summary { (words.procedures) }
            @if !faults.is_empty() { span.say { (faults.join("; ")) } }
            @if handled.is_empty() { p.hint { (words.no_procedures) } }
            @if is_long {
                (counters::search(shown, ("find-procedure", words.find_procedure)))
                (counters::outcome(shown, "find-procedure", found))
            }
            table.quotas {
                tbody {
                    @for procedure in own {
                        @let name = procedure.name.in_lang(lang);
                        tr {
                            td { (name) " (" (procedure.code) ")" }
                            td { input name={ "procedure-" (procedure.code) } inputmode="numeric" maxlength="9"
                                aria-label=(words.wanted_at(name)) value=(typed(&procedure.code)); }
                        }
                    }
                }
            }
        }
    }
}
