//! The forms of a criterion; one that was refused shows its faults and what was typed.

use maud::{Markup, html};

use super::one::One;
use super::points;
use crate::domain::assessment::{Declares, ScoreFault};
use crate::pages::assessment::words::Words;
use crate::pages::shared::evidence;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::fields::first;
use crate::web::paths;

/// A form that was refused, as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    /// Which form; empty where none was refused.
    pub(crate) form: &'static str,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) faults: Vec<ScoreFault>,
    /// Another round was opened meanwhile.
    pub(crate) is_over: bool,
    /// What is wrong with a file.
    pub(crate) file: Option<&'static str>,
}

impl Typed {
    /// Whether a form was refused.
    pub(super) fn is_refused(&self) -> bool {
        self.is_over || self.file.is_some() || !self.faults.is_empty()
    }

    fn value<'a>(&'a self, form: &str, name: &str, kept: &'a str) -> &'a str {
        if self.form == form { first(&self.fields, name) } else { kept }
    }

    fn fault(&self, form: &str, name: &str) -> Option<ScoreFault> {
        let mut faults = self.faults.iter().filter(|_| self.form == form);
        faults.find(|fault| fault.field() == name).copied()
    }
}

/// What is wrong, at the top of the page.
pub(super) fn summary(shown: &One<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let typed = shown.typed;
    let over = typed.is_over.then(|| html! { (words.round_over) });
    let file = typed.file.map(|fault| html! { a href="#file" { (fault) } });
    let faults = typed.faults.iter().map(|fault| {
        let id = format!("{}-{}", typed.form, fault.field());
        at_field(&id, words.field(fault.field()), words.problem(*fault))
    });
    refusal(words.refused, over.into_iter().chain(file).chain(faults))
}

/// A field, of several lines or of a number.
fn field(shown: &One<'_>, form: &str, (name, kept): (&str, &str), many: bool) -> Markup {
    let (words, typed) = (Words::of(shown.lang), shown.typed);
    let field = Labelled {
        id: format!("{form}-{name}").into(),
        name,
        label: words.field(name).into(),
        value: typed.value(form, name, kept),
        fault: typed.fault(form, name).map(|fault| words.problem(fault).into()),
        ..Labelled::default()
    };
    if many {
        field.lines(3, Some(2000))
    } else {
        field.line(Line { mode: Some("decimal"), ..Line::default() })
    }
}

/// The office scores itself.
pub(super) fn own(shown: &One<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let (criterion, score) = (&shown.line.criterion, &shown.line.score);
    let number = |number: Option<u64>| number.map(|it| it.to_string()).unwrap_or_default();
    let kept = score.own.map(|own| points(own, shown.lang)).unwrap_or_default();
    let part = number(score.declared.map(|it| it.part));
    let whole = number(score.declared.and_then(|it| it.whole));
    let declares = criterion.declares;
    html! {
        form.card.task method="post" action=(action(shown)) {
            (csrf_field())
            (hidden(shown, "own"))
            h3 { (words.enter) }
            (field(shown, "own", ("points", &kept), false))
            @if declares != Declares::Nothing { (field(shown, "own", ("part", &part), false)) }
            @if declares == Declares::Share { (field(shown, "own", ("whole", &whole), false)) }
            (field(shown, "own", ("note", &score.note), true))
            button type="submit" { (words.save) }
        }
    }
}

/// The appraisal.
pub(super) fn appraise(shown: &One<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let score = &shown.line.score;
    let kept = score.appraised.map(|it| points(it, shown.lang)).unwrap_or_default();
    html! {
        form.card.task method="post" action=(action(shown)) {
            (csrf_field())
            (hidden(shown, "appraise"))
            h3 { (words.appraise) }
            (field(shown, "appraise", ("points", &kept), false))
            (field(shown, "appraise", ("reason", &score.reason), true))
            p.hint { (words.reason_hint) }
            button type="submit" { (words.save) }
        }
    }
}

fn action(shown: &One<'_>) -> String {
    let criterion = &shown.line.criterion;
    paths::in_lang(&paths::assessment_criterion(criterion.year, &criterion.number), shown.lang)
}

fn hidden(shown: &One<'_>, form: &str) -> Markup {
    html! {
        input type="hidden" name="do" value=(form);
        input type="hidden" name="round" value=(shown.round);
    }
}

/// The form that sends a file.
pub(super) fn attach(shown: &One<'_>) -> Markup {
    let criterion = &shown.line.criterion;
    let path = paths::assessment_evidence(criterion.year, &criterion.number);
    evidence::form(&path, "task work", shown.typed.file, shown.lang)
}
