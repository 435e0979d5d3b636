//! The keying screen: one form, a field an answer.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::paper::Bundle;
use crate::domain::survey::{Choice, Instrument, Item, Problem};
use crate::domain::unit::Procedure;
use crate::pages::paper::typed::{codes, is_many};
use crate::pages::paper::words::Words;
use crate::web::assets;
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Why a whole form was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The page carried no key.
    NoKey,
    /// The bundle is closed.
    NotOpen,
    /// The form has no first key-in.
    NoFirst,
    /// Somebody else has keyed it for the second time.
    Taken,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keying<'a> {
    pub(crate) bundle: &'a Bundle,
    pub(crate) instrument: &'a Instrument,
    /// The procedures to choose from; none where the place has one or none.
    pub(crate) procedures: &'a [Procedure],
    /// 1 or 2.
    pub(crate) entry: i64,
    /// The number on the form.
    pub(crate) number: u64,
    /// Whether it was keyed before.
    pub(crate) corrects: bool,
    /// By which a repeat is recognised.
    pub(crate) key: &'a str,
    /// Forms keyed so far.
    pub(crate) keyed: usize,
    /// What was typed.
    pub(crate) fields: &'a [(String, String)],
    pub(crate) problems: &'a [Problem],
    /// Items that are blank and pointed out.
    pub(crate) blanks: &'a [String],
    pub(crate) trouble: Option<Trouble>,
    pub(crate) lang: Lang,
}

impl Keying<'_> {
    /// The field that has the focus: what is wrong or blank, else the first.
    fn focus(&self) -> &str {
        let wrong = self.problems.first().map(|problem| problem.field.as_str());
        let blank = self.blanks.first().map(String::as_str);
        let first = self.instrument.items.first().map(|item| item.code.as_str());
        let first = if self.procedures.is_empty() { first } else { Some("procedure") };
        wrong.filter(|field| !field.is_empty()).or(blank).or(first).unwrap_or_default()
    }

    fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field)
    }
}

/// The page.
pub(crate) fn keying(shown: &Keying<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let code = &shown.bundle.code;
    let title = format!("{} – {code}", words.keying(shown.entry, shown.number));
    let marked = format!("{}{title}", words.error);
    let is_wrong = !shown.problems.is_empty() || shown.trouble.is_some();
    let path = paths::paper_key(code, shown.entry);
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::paper_bundle(code), lang)) { (words.back) } }
        (summary(shown))
        h1 { (title) }
        p.hint { (words.keying_lead) " " (words.so_far(shown.keyed)) }
        @if shown.corrects { p.note { (words.correcting) } }
        form #keying.keying method="post" action=(paths::in_lang(&path, lang)) autocomplete="off" {
            (csrf_field())
            input type="hidden" name="key" value=(shown.key);
            input type="hidden" name="entry" value=(shown.entry);
            input type="hidden" name="number" value=(shown.number);
            @if shown.corrects { input type="hidden" name="corrects" value="yes"; }
            input type="hidden" name="blanks" value=(shown.blanks.join(" "));
            (procedure(shown))
            @for item in &shown.instrument.items { (field(shown, item)) }
            div.key.remark {
                label for="remark" { (words.remark) }
                @if let Some(problem) = shown.problem("remark") { p.say { (words.answer_fault(problem)) } }
                textarea #remark name="remark" rows="3" maxlength="2000" { (first(shown.fields, "remark")) }
            }
            button type="submit" { (words.save_form) }
        }
        script src=(assets::keying_script()) defer {}
    };
    let frame = Frame {
        title: if is_wrong { &marked } else { &title },
        lang,
        path: &path,
        audience: Audience::Office,
    };
    page(&frame, &main)
}

fn summary(shown: &Keying<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let trouble = shown.trouble.map(|trouble| match trouble {
        Trouble::NoKey => words.no_key,
        Trouble::NotOpen => words.not_open,
        Trouble::NoFirst => words.no_first,
        Trouble::Taken => words.taken,
    });
    let trouble = trouble.map(|trouble| html! { (trouble) });
    let problems = shown
        .problems
        .iter()
        .map(|problem| at_field(&problem.field, &problem.field, words.answer_fault(problem)));
    html! {
        (refusal(words.refused, trouble.into_iter().chain(problems)))
        @if !shown.blanks.is_empty() {
            div.note role="status" { p { (words.blanks(shown.blanks.len())) } }
        }
    }
}

/// Which procedure the form is about, where its place has several; numbered as they are printed.
fn procedure(shown: &Keying<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let chosen = first(shown.fields, "procedure");
    html! {
        @if !shown.procedures.is_empty() {
            div.key.remark {
                label for="procedure" { (words.procedure) }
                select #procedure name="procedure" autofocus[shown.focus() == "procedure"] {
                    option value="" { (words.no_procedure) }
                    @for (at, each) in shown.procedures.iter().enumerate() {
                        option value=(each.code) selected[each.code == chosen] {
                            (at + 1) " – " (each.name.in_lang(lang))
                        }
                    }
                }
            }
        }
    }
}

/// One question with its codes and the field for its answer.
fn field(shown: &Keying<'_>, item: &Item) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let scale = shown.instrument.scale_of(item);
    let choices = scale.map_or(&[][..], |scale| &scale.choices);
    let is_blank = shown.blanks.contains(&item.code);
    let problem = shown.problem(&item.code);
    let many = is_many(item);
    let most = if many { choices.len() * 2 } else { 1 };
    html! {
        div.key.blank[is_blank].wrong[problem.is_some()] {
            label for=(item.code) { b { (item.code) } " " (item.title.in_lang(lang)) }
            input id=(item.code) name=(item.code) type="text" value=(first(shown.fields, &item.code))
                maxlength=(most) size=(if many { 9 } else { 2 }) autocapitalize="characters" spellcheck="false"
                inputmode=[(!many).then_some("numeric")] data-codes=(codes(shown.instrument, item))
                data-many=[many.then_some("")] autofocus[shown.focus() == item.code]
                aria-describedby=(format!("c-{}", item.code));
            p.codes id=(format!("c-{}", item.code)) {
                @for choice in choices { span { b { (choice.code) } " " (choice.label.in_lang(lang)) } " " }
                @if let Some(label) = scale.and_then(|scale| scale.dont_know.as_ref()) {
                    span { b { "?" } " " (label.in_lang(lang)) } " "
                }
                @if let Some(label) = scale.and_then(|scale| scale.not_applicable.as_ref()) {
                    span { b { "~" } " " (label.in_lang(lang)) } " "
                }
                @if many { span { "(" (words.many) ")" } " " }
                @if let Some(only) = condition(shown.instrument, item) { span { "(" (words.only_if(&only)) ")" } }
            }
            @if let Some(problem) = problem { p.say { (words.answer_fault(problem)) } }
        }
    }
}

/// The earlier answers that lead to an item: `overall = 1, 2`.
pub(in crate::pages::paper) fn condition(instrument: &Instrument, item: &Item) -> Option<String> {
    let condition = item.asked_if.as_ref()?;
    let earlier = instrument.item(&condition.item)?;
    let scale = instrument.scale_of(earlier)?;
    let leads = |choice: &&Choice| condition.any_of.contains(&choice.code);
    let codes: Vec<String> =
        scale.choices.iter().filter(leads).map(|choice| choice.code.to_string()).collect();
    Some(format!("{} = {}", earlier.code, codes.join(", ")))
}
