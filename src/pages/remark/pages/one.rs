//! One remark with its forms.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::remark::{State, Tone, Topics};
use crate::pages::remark::words::Words;
use crate::pages::shared::places::Places;
use crate::pages::shared::remarks::{name, span, text};
use crate::store::{Publication, Remark};
use crate::web::csrf::csrf_field;
use crate::web::fields::given;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Why a form came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// What it needs was not there.
    Incomplete,
    /// A text is too long.
    TooLong,
    /// The remark stands elsewhere by now.
    NotAllowed,
}

/// What the page shows.
#[derive(Debug)]
pub(crate) struct One<'a> {
    pub(crate) may_act: bool,
    pub(crate) may_decide: bool,
    pub(crate) remark: &'a Remark,
    pub(crate) topics: &'a Topics,
    pub(crate) places: &'a Places,
    /// Names of the accounts a remark can be handed to.
    pub(crate) officers: &'a [String],
    /// A form that came back, as it was typed.
    pub(crate) back: Option<&'a (Trouble, Vec<(String, String)>)>,
    pub(crate) lang: Lang,
}

impl One<'_> {
    /// What was typed into a field of a form that came back.
    fn typed(&self, name: &str) -> Option<&str> {
        self.back.and_then(|(_, fields)| given(fields, name))
    }
}

/// The whole page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang, remark) = (Words::of(shown.lang), shown.lang, shown.remark);
    let frame = Frame {
        title: words.one,
        lang,
        path: &paths::remark(&remark.id),
        audience: Audience::Office,
    };
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::remarks(), lang)) { (words.back) } }
        h1 { (words.one) }
        @if let Some((trouble, _)) = shown.back { p.say role="alert" { (words.trouble(*trouble)) } }
        blockquote { p.lines { (text(remark, lang)) } }
        p.hint { (words.masked) }
        (facts(shown, words))
        @if shown.may_act && remark.state == State::Spam { (spam_form(shown, words)) }
        @if shown.may_act && remark.state != State::Spam {
            (state_form(shown, words)) (topics_form(shown, words)) (choose_form(shown, words)) (spam_form(shown, words))
        }
        @if shown.may_decide { (decide_forms(shown, words)) }
    };
    page(&frame, &main)
}

fn facts(shown: &One<'_>, words: &Words) -> Markup {
    let (lang, remark) = (shown.lang, shown.remark);
    let topics: Vec<&str> = remark.topics.iter().map(|it| name(shown.topics, it, lang)).collect();
    html! {
        dl.facts {
            dt { (words.batch) } dd { (span(remark, lang)) }
            dt { (words.touchpoint) } dd { (remark.touchpoint.as_deref().map_or(words.not_told, |code| shown.places.touchpoint(code, lang))) }
            dt { (words.unit) } dd { (remark.unit.as_deref().map_or(words.not_told, |code| shown.places.unit(code, lang))) }
            dt { (words.topic) }
            dd {
                @if topics.is_empty() { (words.no_topic) } @else { (topics.join(", ")) }
                " (" (if remark.by_hand { words.confirmed } else { words.suggested }) ")"
            }
            dt { (words.state_name) } dd { (words.state(remark.state)) }
            dt { (words.tone_name) } dd { (words.tone(remark.tone)) }
            @if let Some(officer) = &remark.officer { dt { (words.officer) } dd { (officer) } }
            @if let Some(unit) = &remark.assigned { dt { (words.assigned) } dd { (shown.places.unit(unit, lang)) } }
            @if !remark.note.is_empty() { dt { (words.note) } dd.lines { (remark.note) } }
            @if remark.publication != Publication::None { dt { (words.publication_name) } dd { (words.publication(remark.publication)) } }
        }
    }
}

fn state_form(shown: &One<'_>, words: &Words) -> Markup {
    let remark = shown.remark;
    let chosen = shown.typed("state").and_then(State::of_code);
    let states: Vec<State> =
        State::ALL.into_iter().filter(|to| remark.state.may_become(*to)).collect();
    let chosen = chosen.or(states.first().copied());
    let note = shown.typed("note").unwrap_or(&remark.note);
    let assigned = shown.typed("assigned").or(remark.assigned.as_deref());
    let officer = shown.typed("officer").or(remark.officer.as_deref());
    html! {
        form.move.write method="post" action=(paths::remark_form(&remark.id, "state")) {
            (csrf_field())
            h2 { (words.work) }
            (lang_field(shown.lang))
            fieldset {
                legend { (words.state_name) }
                @for state in states {
                    label.pick { input type="radio" name="state" value=(state.code()) checked[chosen == Some(state)]; (words.state(state)) }
                }
            }
            label.of for="assigned" { (words.assigned) }
            select #assigned name="assigned" {
                option value="" { (words.nobody) }
                @for unit in shown.places.present_units() { option value=(unit.code) selected[assigned == Some(unit.code.as_str())] { (unit.name.in_lang(shown.lang)) } }
            }
            label.of for="officer" { (words.officer) }
            select #officer name="officer" {
                option value="" { (words.nobody) }
                @for name in shown.officers { option value=(name) selected[officer == Some(name.as_str())] { (name) } }
            }
            label.of for="note" { (words.note) }
            p.hint #note-hint { (words.note_hint) }
            textarea #note name="note" rows="3" aria-describedby="note-hint" { (note) }
            button type="submit" { (words.save) }
        }
    }
}

fn topics_form(shown: &One<'_>, words: &Words) -> Markup {
    let remark = shown.remark;
    html! {
        form.move.write method="post" action=(paths::remark_form(&remark.id, "topics")) {
            (csrf_field())
            h2 { (words.confirm_topics) }
            (lang_field(shown.lang))
            fieldset.topics {
                legend { (words.topic) }
                @for topic in shown.topics.all() {
                    label.pick {
                        input type="checkbox" name="topic" value=(topic.code) checked[remark.topics.contains(&topic.code)];
                        (topic.name.in_lang(shown.lang))
                    }
                }
            }
            fieldset {
                legend { (words.tone_name) }
                @for tone in Tone::ALL {
                    label.pick { input type="radio" name="tone" value=(tone.code()) checked[remark.tone == tone]; (words.tone(tone)) }
                }
            }
            button type="submit" { (words.confirm_topics) }
        }
    }
}

fn choose_form(shown: &One<'_>, words: &Words) -> Markup {
    let remark = shown.remark;
    let (value, label) = match remark.publication {
        Publication::None if !remark.redacted => ("yes", words.choose),
        Publication::Chosen => ("no", words.unchoose),
        Publication::None | Publication::Released | Publication::TakenBack => return html! {},
    };
    html! {
        form.move.write method="post" action=(paths::remark_form(&remark.id, "choose")) {
            (csrf_field())
            h2 { (words.publication_name) }
            p.hint { (words.choose_hint) }
            p { strong { (words.will_be_public) } }
            blockquote { p.lines { (text(remark, shown.lang)) } }
            (lang_field(shown.lang))
            input type="hidden" name="chosen" value=(value);
            button type="submit" { (label) }
        }
    }
}

/// Sets it aside as spam, or takes it back.
fn spam_form(shown: &One<'_>, words: &Words) -> Markup {
    let remark = shown.remark;
    let is_spam = remark.state == State::Spam;
    let (form, label) =
        if is_spam { ("restore", words.restore) } else { ("spam", words.make_spam) };
    html! {
        @if is_spam || remark.publication != Publication::Released {
            form.move.write method="post" action=(paths::remark_form(&remark.id, form)) {
                (csrf_field())
                h2 { (words.spam_title) }
                p.hint { (words.spam_hint) }
                (lang_field(shown.lang))
                button.quiet type="submit" { (label) }
            }
        }
    }
}

fn decide_forms(shown: &One<'_>, words: &Words) -> Markup {
    let remark = shown.remark;
    let form = |form: &str| format!("{}/decide/{form}", paths::remark(&remark.id));
    html! {
        @if remark.publication == Publication::Released {
            form.move.write method="post" action=(form("take-back")) {
                (csrf_field())
                h2 { (words.take_back) }
                (lang_field(shown.lang))
                button type="submit" { (words.take_back) }
            }
        }
        @if !remark.redacted {
            form.move.write method="post" action=(form("redact")) {
                (csrf_field())
                h2 { (words.redact) }
                p.hint #redact-hint { (words.redact_hint) }
                (lang_field(shown.lang))
                label.of for="reason" { (words.reason) }
                textarea #reason name="reason" rows="2" aria-describedby="redact-hint" { (shown.typed("reason").unwrap_or_default()) }
                button type="submit" { (words.redact) }
            }
        }
    }
}
