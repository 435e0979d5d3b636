//! The forms of a task's page; one that was refused shows its faults and what was typed.

use maud::{Markup, html};

use super::parts::assignee;
use super::task::Shown;
use crate::base::format;
use crate::domain::measure::verdict_name;
use crate::domain::plan::Step;
use crate::pages::plan::forms::{Form, Problem};
use crate::pages::plan::view::Whole;
use crate::pages::shared::evidence;
use crate::stats::Verdict;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::fields::first;
use crate::web::paths;

/// What is wrong, at the top of the page: each fault leads to its field.
pub(super) fn summary(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let faults = shown.typed.into_iter().flat_map(|typed| &typed.faults);
    let faults = faults
        .map(|fault| at_field(fault.field, words.field(fault.field), words.problem(fault.problem)));
    refusal(words.faults, faults)
}

/// Every form that the reader may send.
pub(super) fn all(shown: &Shown<'_>) -> Markup {
    let task = &shown.whole.row.task;
    let open = task.status.takes_work();
    let enters = task.row.measure.is_none();
    let declares = task.row.declared_aim().is_some();
    let judged = task.row.measure.is_some() || task.result.is_some();
    html! {
        @if shown.may.only_read { p.hint { (shown.words().only_read) } }
        @if shown.may.work {
            h2.work { (shown.words().work) }
            div.cards.work {
                @if open || shown.was_refused(Form::Progress) { (progress(shown)) }
                (steps(shown))
                @if (open || shown.was_refused(Form::Result)) && enters { (result(shown)) }
                @if (open || shown.was_refused(Form::Declare)) && declares { (declare(shown)) }
                @if shown.may.approve && judged { (verdict(shown)) }
                (assign(shown))
            }
        }
    }
}

impl Shown<'_> {
    /// What was typed into a field of a refused form; else `kept`.
    fn value<'s>(&'s self, form: Form, field: &str, kept: &'s str) -> &'s str {
        let typed = self.typed.filter(|typed| typed.form == form);
        typed.map_or(kept, |typed| first(&typed.fields, field))
    }

    /// What is wrong with a field of a refused form.
    fn problem(&self, form: Form, field: &str) -> Option<Problem> {
        let typed = self.typed.filter(|typed| typed.form == form)?;
        let fault = typed.faults.iter().find(|fault| fault.field == field)?;
        Some(fault.problem)
    }

    fn field<'s>(
        &'s self,
        form: Form,
        (name, label): (&'s str, &'s str),
        kept: &'s str,
    ) -> Labelled<'s> {
        Labelled {
            id: name.into(),
            name,
            label: label.into(),
            value: self.value(form, name, kept),
            fault: self.problem(form, name).map(|problem| self.words().problem(problem).into()),
            ..Labelled::default()
        }
    }

    fn text(&self, form: Form, names: (&str, &str), kept: &str) -> Markup {
        self.field(form, names, kept).lines(3, Some(2000))
    }

    fn number(&self, form: Form, names: (&str, &str), kept: &str) -> Markup {
        let line = Line { mode: Some("numeric"), required: true, ..Line::default() };
        self.field(form, names, kept).line(line)
    }

    fn choice(&self, form: Form, names: (&str, &str), options: &[(String, String)]) -> Markup {
        self.field(form, names, "").choice(options)
    }

    fn action(&self, form: Form) -> String {
        let plan = &self.whole.row.task.row;
        paths::in_lang(&paths::task_form(plan.year, &plan.number, form.code()), self.lang)
    }
}

fn progress(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let form = Form::Progress;
    let task = &shown.whole.row.task;
    let kept = task.percent.to_string();
    let due = task.row.due.days(task.row.year).into_iter();
    let left = due.filter(|day| !task.delivered.contains(day));
    let mut days = vec![(String::new(), words.delivered_none.to_owned())];
    days.extend(left.map(|day| (day.to_string(), format::day(day, shown.lang))));
    html! {
        form.card.task method="post" action=(shown.action(form)) {
            (csrf_field())
            h3 { (words.progress) }
            (shown.number(form, ("percent", words.percent), &kept))
            @if days.len() > 1 && shown.whole.row.reports.is_none() { (shown.choice(form, ("delivered", words.delivered), &days)) }
            (shown.text(form, ("note", words.note), ""))
            button type="submit" { (words.save_progress) }
        }
    }
}

/// The steps out of the present status that the reader may take.
fn steps(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let form = Form::Step;
    let status = shown.whole.row.task.status;
    let may = |step: &Step| step.from() == status && (shown.may.approve || !step.is_approval());
    let steps: Vec<(String, String)> = Step::ALL
        .into_iter()
        .filter(may)
        .map(|step| (step.code().to_owned(), words.step(step).to_owned()))
        .collect();
    html! {
        @if !steps.is_empty() {
            form.card.task method="post" action=(shown.action(form)) {
                (csrf_field())
                h3 { (words.steps_title) }
                (shown.choice(form, ("step", words.step), &steps))
                (shown.text(form, ("reason", words.reason), ""))
                p.hint { (words.reason_hint) }
                button type="submit" { (words.steps_title) }
            }
        }
    }
}

fn result(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let form = Form::Result;
    let entered = shown.whole.row.task.result.as_ref();
    let kept = entered.map_or("", |result| result.text.as_str());
    html! {
        form.card.task method="post" action=(shown.action(form)) {
            (csrf_field())
            h3 { (words.enter_result) }
            (shown.text(form, ("result", words.result), kept))
            (shown.choice(form, ("judged", words.judged), &judgements(shown)))
            button type="submit" { (words.save_result) }
        }
    }
}

/// "x of y", or x alone.
fn declare(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let form = Form::Declare;
    let task = &shown.whole.row.task;
    let is_share = task.row.declared_aim().is_some_and(|aim| aim.indicator.is_share());
    let text = |number: Option<u64>| number.map(|it| it.to_string()).unwrap_or_default();
    let part = text(task.declared.map(|it| it.part));
    let whole = text(task.declared.and_then(|it| it.whole));
    let part_label = if is_share { words.declared_part } else { words.declared_number };
    html! {
        form.card.task method="post" action=(shown.action(form)) {
            (csrf_field())
            h3 { (words.declare) }
            p.hint { (words.declared_note) }
            (shown.number(form, ("part", part_label), &part))
            @if is_share { (shown.number(form, ("whole", words.declared_whole), &whole)) }
            button type="submit" { (words.save_declared) }
        }
    }
}

/// Reached and missed, as choices.
fn judgements(shown: &Shown<'_>) -> Vec<(String, String)> {
    [Verdict::Reached, Verdict::Missed]
        .map(|each| (each.code().to_owned(), verdict_name(each, shown.lang).to_owned()))
        .into()
}

fn verdict(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let form = Form::Verdict;
    let mut choices = judgements(shown);
    if shown.whole.row.task.overruled.is_some() {
        choices.push(("withdrawn".to_owned(), words.withdrawn.to_owned()));
    }
    html! {
        form.card.task method="post" action=(shown.action(form)) {
            (csrf_field())
            h3 { (words.overrule) }
            p.hint { (words.overrule_hint) }
            (shown.choice(form, ("verdict", words.new_verdict), &choices))
            (shown.text(form, ("why", words.why), ""))
            button type="submit" { (words.save_verdict) }
        }
    }
}

fn assign(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let Whole { row, units, known, .. } = shown.whole;
    let is_free = |who: &&crate::domain::plan::Assignee| !row.task.assigned.contains(who);
    let free: Vec<(String, String)> = known
        .iter()
        .filter(is_free)
        .map(|who| (who.code(), assignee(who, units, shown.lang).to_owned()))
        .collect();
    html! {
        div.card {
            h3 { (words.assign) }
            @if !free.is_empty() {
                form.task method="post" action=(shown.action(Form::Assign)) {
                    (csrf_field())
                    (shown.choice(Form::Assign, ("who", words.who), &free))
                    button type="submit" { (words.put_on) }
                }
            }
            @for who in &row.task.assigned {
                form.task method="post" action=(shown.action(Form::Release)) {
                    (csrf_field())
                    input type="hidden" name="who" value=(who.code());
                    @let name = assignee(who, units, shown.lang);
                    (name) " " button.link type="submit" { (words.take_off) span.hidden { ": " (name) } }
                }
            }
        }
    }
}

/// The form that sends a file.
pub(super) fn attach(shown: &Shown<'_>) -> Markup {
    let plan = &shown.whole.row.task.row;
    let fault = shown.problem(Form::Evidence, "file");
    let fault = fault.map(|problem| shown.words().problem(problem));
    evidence::form(&paths::task_evidence(plan.year, &plan.number), "task", fault, shown.lang)
}
