//! The report's page: files above, the form folded, the sheet of paper below.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::posted::{Posted, TEXT, Wrong};
use super::words::Words;
use crate::base::calendar::{Period, office_time};
use crate::base::{Lang, format};
use crate::domain::report::{Fields, Paragraph};
use crate::pages::report::current::Current;
use crate::pages::report::pages::html::article;
use crate::web::components::part::part;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) period: Period,
    pub(super) today: NaiveDate,
    pub(super) current: &'a Current,
    pub(super) may_edit: bool,
    /// Whether an issued report is being corrected.
    pub(super) corrects: bool,
    /// A form that was refused, as it was typed.
    pub(super) typed: Option<&'a Posted>,
    /// Refused because another draft was saved meanwhile.
    pub(super) is_changed: bool,
    pub(super) lang: Lang,
}

/// The whole page.
pub(super) fn show(shown: &Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let title = format!("{}: {}", words.title, period_name(shown.period, words));
    let is_refused = shown.typed.is_some();
    let marked = if is_refused { format!("{}{title}", words.error) } else { title.clone() };
    let frame = Frame {
        title: &marked,
        lang: shown.lang,
        path: &paths::report(&shown.period.to_string()),
        audience: Audience::Office,
    };
    let main = html! {
        (summary(shown, words))
        h1 { (title) }
        p.lead { (words.lead) " " @if shown.lang == Lang::En { (words.only_vietnamese) } }
        (periods(shown, words))
        (state(shown, words))
        (files(shown, words))
        @if shown.may_edit && (shown.current.issued.is_none() || shown.corrects) { (form(shown, words)) }
        @if !shown.may_edit { p.hint { (words.only_read) } }
        h2 { (words.preview) }
        (part(words.show_preview, &article(&shown.current.report)))
    };
    page(&frame, &main)
}

fn period_name(period: Period, words: &Words) -> String {
    format!("{} {}", words.report(period.report), period.year)
}

fn summary(shown: &Shown<'_>, words: &Words) -> Markup {
    html! {
        @if let Some(typed) = shown.typed {
            div.sum role="alert" {
                @if shown.is_changed { p { (words.changed) } }
                @if !typed.faults.is_empty() {
                    h2 { (words.faults) }
                    ul { @for (name, wrong) in &typed.faults {
                        li { a href={ "#" (name) } { (words.field(name)) ": " (words.wrong(*wrong)) @if *wrong == Wrong::Unprintable { " " (typed.lacking(name)) } } }
                    } }
                }
            }
        }
    }
}

/// This year's periods that have begun, and last year's.
fn periods(shown: &Shown<'_>, words: &Words) -> Markup {
    let year = Period::year_of(shown.today).year;
    let all = [year, year - 1].map(Period::all_of).into_iter().flatten();
    let mut begun: Vec<Period> =
        all.filter(|period| period.days().is_some_and(|(first, _)| first <= shown.today)).collect();
    if !begun.contains(&shown.period) {
        begun.push(shown.period);
    }
    html! {
        nav.files aria-label=(words.periods) {
            @for period in begun {
                a href=(paths::in_lang(&paths::report(&period.to_string()), shown.lang))
                    aria-current=[(period == shown.period).then_some("page")] { (period_name(period, words)) }
                " "
            }
        }
    }
}

/// How what is shown came about.
fn state(shown: &Shown<'_>, words: &Words) -> Markup {
    let lang = shown.lang;
    let when = |at| {
        let time = office_time(at);
        format!("{} {}", time.format("%H:%M"), format::day(time.date(), lang))
    };
    let current = shown.current;
    let last = shown.period.days().map(|(_, last)| last);
    html! {
        @if let Some(issued) = &current.issued {
            p { strong { (words.issued(&issued.issued_by, &when(issued.issued_at), issued.edition)) } }
            @if shown.may_edit {
                p { a href=(paths::in_lang(&format!("{}&edit=1", paths::report(&shown.period.to_string())), lang)) { (words.correct) } }
            }
        } @else {
            @if shown.corrects { p { strong { (words.correcting) } } }
            @match &current.saved {
                Some(saved) => { p { (words.saved(&saved.saved_by, &when(saved.saved_at))) } },
                None => { p { (words.today(&format::day(shown.today, lang))) } },
            }
            @if last.is_some_and(|last| last >= shown.today) { p.hint { (words.running) } }
        }
        @if !current.moved.is_empty() {
            div.warn {
                p { (words.moved) }
                ul { @for moved in &current.moved {
                    li {
                        (words.name(&moved.key)) ": "
                        (words.then) " " (moved.then.join(", ")) "; " (words.now) " " (moved.now.join(", "))
                    }
                } }
            }
        }
    }
}

fn files(shown: &Shown<'_>, words: &Words) -> Markup {
    let period = shown.period.to_string();
    let all =
        [("docx", words.docx), ("pdf", words.pdf), ("html", words.html), ("json", words.json)];
    html! {
        nav.files aria-label=(words.files) {
            @for (format, name) in all {
                a.button[matches!(format, "docx" | "pdf")] href=(paths::report_file(&period, format)) download { (name) }
                " "
            }
            a href=(paths::in_lang(&paths::reports_sent(Some(shown.period.year)), shown.lang)) { (words.sent) }
        }
    }
}

fn form(shown: &Shown<'_>, words: &Words) -> Markup {
    let action = paths::in_lang(&paths::report_of(&shown.period.to_string()), shown.lang);
    let fields = shown.typed.map_or(&shown.current.draft.fields, |typed| &typed.fields);
    let seen = shown.current.saved.as_ref().map(|saved| saved.saved_at.timestamp_millis());
    html! {
        details.work open[shown.typed.is_some() || shown.corrects] {
            summary { (words.edit) }
            form.card.report method="post" action=(action) {
                (csrf_field())
                input type="hidden" name="seen" value=[seen];
                p.hint { (words.edit_hint) }
                h2 { (words.head) }
                (head(fields, words))
                @if shown.corrects {
                    (area("reason", words.reason, shown.typed.map_or("", |typed| &typed.reason), 2))
                }
                h2 { (words.sentences) }
                @for paragraph in shown.current.report.paragraphs() {
                    @let name = format!("{TEXT}{}", paragraph.key);
                    (area(&name, &words.name(&paragraph.key), &text(shown, paragraph), 4))
                }
                p.hint { (words.issue_hint) }
                button type="submit" name="do" value="save" { (words.save) }
                " " button type="submit" name="do" value="issue" { (words.issue) }
            }
        }
    }
}

/// What stands in the field of a paragraph.
fn text(shown: &Shown<'_>, paragraph: &Paragraph) -> String {
    let typed = shown.typed.and_then(|typed| typed.texts.get(&paragraph.key));
    typed.cloned().unwrap_or_else(|| paragraph.lines().join("\n"))
}

fn head(fields: &Fields, words: &Words) -> Markup {
    let line = |name: &str, label: &str, value: &str| {
        html! { div { label for=(name) { (label) } input id=(name) name=(name) value=(value) maxlength="200"; } }
    };
    let day = fields.day.map_or_else(String::new, |day| day.to_string());
    html! {
        div.pair {
            (line("number", words.number, &fields.number))
            (line("sign", words.sign, &fields.sign))
            (line("place", words.place, &fields.place))
            div { label for="day" { (words.day) } input #day name="day" type="date" value=(day); }
            (line("title", words.signatory, &fields.title))
            (line("signer", words.signer, &fields.signer))
        }
        (area("to", words.to, &fields.to.join("\n"), 2))
        (area("copies", words.copies, &fields.copies.join("\n"), 4))
    }
}

fn area(name: &str, label: &str, value: &str, rows: u8) -> Markup {
    html! {
        label for=(name) { (label) }
        textarea id=(name) name=(name) rows=(rows) maxlength="6000" { (value) }
    }
}
