//! The register's page.

pub(super) mod html;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use maud::{Markup, html};

use crate::base::calendar::{Period, Report, office_time};
use crate::base::{Lang, format};
use crate::domain::measure::{ReportStanding, ReportState};
use crate::pages::report::posted::Fault;
use crate::pages::report::words::Words;
use crate::store::ReportSent;
use crate::web::components::downloads::downloads;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::fields::value;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};
use crate::web::upload::Upload;

/// A form that was refused, as it was typed.
#[derive(Clone, Debug)]
pub(in crate::pages::report) struct Refused {
    pub(in crate::pages::report) period: Period,
    pub(in crate::pages::report) posted: Upload,
    pub(in crate::pages::report) faults: Vec<Fault>,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages::report) struct Shown<'a> {
    pub(in crate::pages::report) year: i32,
    /// The years one can go to, the newest first.
    pub(in crate::pages::report) years: &'a [i32],
    pub(in crate::pages::report) reports: &'a [ReportStanding],
    pub(in crate::pages::report) sent: &'a BTreeMap<Report, ReportSent>,
    pub(in crate::pages::report) today: NaiveDate,
    pub(in crate::pages::report) refused: Option<&'a Refused>,
    pub(in crate::pages::report) may_record: bool,
    /// Their role records reports, but their account is limited to units: the register is the office's.
    pub(in crate::pages::report) only_reads: bool,
    pub(in crate::pages::report) lang: Lang,
}

/// The whole page.
pub(in crate::pages::report) fn register(shown: &Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let title = format!("{} {}", words.title, shown.year);
    let marked = format!("{}{title}", words.error);
    let frame = Frame {
        title: if shown.refused.is_some() { &marked } else { &title },
        lang: shown.lang,
        path: &paths::reports_sent(Some(shown.year)),
        audience: Audience::Office,
    };
    let plan = format!("{}?year={}", paths::plan(), shown.year);
    let main = html! {
        p { a href=(paths::in_lang(&plan, shown.lang)) { (words.plan) } }
        (summary(shown, words))
        h1 { (title) }
        p.lead { (words.lead) }
        p { (downloads(words.as_file, |ending| format!("/office/reports/sent.{ending}"))) }
        (years(shown, words))
        (table(shown, words))
        p.hint { (words.day_off) }
        @if shown.only_reads { p.hint { (words.only_read) } }
        @if shown.may_record {
            h2.work { (words.work) }
            div.cards.work { @for each in shown.reports { (form(shown, each)) } }
        }
    };
    page(&frame, &main)
}

fn summary(shown: &Shown<'_>, words: &Words) -> Markup {
    let faults = shown.refused.into_iter().flat_map(|refused| {
        refused.faults.iter().map(|(field, wrong)| {
            at_field(&id(refused.period, field), words.field(field), words.wrong(*wrong))
        })
    });
    refusal(words.faults, faults)
}

fn years(shown: &Shown<'_>, words: &Words) -> Markup {
    html! {
        @if shown.years.len() > 1 {
            nav.files aria-label=(words.years) {
                @for year in shown.years {
                    a href=(paths::in_lang(&paths::reports_sent(Some(*year)), shown.lang))
                        aria-current=[(*year == shown.year).then_some("page")] { (year) }
                    " "
                }
            }
        }
    }
}

fn table(shown: &Shown<'_>, words: &Words) -> Markup {
    let heads =
        [words.report, words.due, words.sent, words.state, words.sign, words.file, words.recorded];
    let rows = shown.reports.iter();
    let listing = Listing {
        label: words.title,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.map(|each| line(shown, each, words).into()).collect(),
        foot: None,
    };
    listing.markup()
}

fn line(shown: &Shown<'_>, each: &ReportStanding, words: &Words) -> [Cell; 7] {
    let sent = shown.sent.get(&each.period.report);
    let lang = shown.lang;
    let cells = [
        html! { (words.report(each.period.report)) },
        html! { (format::day(each.due, lang)) (weekend(each.due, words)) },
        html! { (each.sent.map_or("–".to_owned(), |day| format::day(day, lang))) },
        state(each.state, words),
        html! { (sent.map_or("–", |sent| if sent.sign.is_empty() { "–" } else { &sent.sign })) },
        html! {
            @match sent.and_then(|sent| sent.file.as_ref()) {
                Some((name, _)) => { a href=(paths::report_sent_file(&each.period.to_string())) download { (name) } },
                None => { "–" },
            }
        },
        html! {
            @if let Some(sent) = sent {
                (sent.recorded_by) ", " (format::day(office_time(sent.recorded_at).date(), lang))
                @if !sent.reason.is_empty() { br; span.soft { (words.corrected) " " (sent.reason) } }
            } @else { "–" }
        },
    ];
    cells.map(Cell::from)
}

/// A limit on a day without office hours does not move.
fn weekend(day: NaiveDate, words: &Words) -> Markup {
    html! {
        @match day.weekday() {
            Weekday::Sat => { " " span.soft { "(" (words.saturday) ")" } },
            Weekday::Sun => { " " span.soft { "(" (words.sunday) ")" } },
            _ => {},
        }
    }
}

fn state(state: ReportState, words: &Words) -> Markup {
    let unit = |days| if days == 1 { words.day } else { words.days };
    html! {
        @match state {
            ReportState::InTime => { span.verdict.reached { (words.in_time) } },
            ReportState::Late(days) => { span.verdict.missed { (words.late) " " (days) " " (unit(days)) } },
            ReportState::Missing(days) => { span.verdict.missed { (words.missing) " " (days) " " (unit(days)) } },
            ReportState::NotDue => { span.soft { (words.not_due) } },
        }
    }
}

fn id(period: Period, field: &str) -> String {
    format!("{field}-{period}")
}

fn form(shown: &Shown<'_>, each: &ReportStanding) -> Markup {
    let words = Words::of(shown.lang);
    let kept = shown.sent.get(&each.period.report);
    let day = kept.map_or_else(String::new, |sent| sent.sent.to_string());
    let sign = kept.map_or("", |sent| &sent.sign);
    let action = paths::in_lang(&paths::report_sent(&each.period.to_string()), shown.lang);
    let field = |name, kept| field(shown, (each.period, name), kept);
    let file = field("file", "");
    html! {
        form.card.task method="post" action=(action) enctype="multipart/form-data" {
            (csrf_field())
            h3 { (words.report(each.period.report)) " " (each.period.year) }
            (field("sent", &day).line(Line { kind: Some("date"), latest: Some(shown.today), ..Line::default() }))
            (field("sign", sign).line(Line { most: Some(100), ..Line::default() }))
            (file.around(&html! {
                input id=(file.id) name="file" type="file" accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
                    aria-invalid=[file.invalid()] aria-describedby=[file.described()];
            }))
            @if kept.is_some() {
                (field("reason", "").lines(2, Some(2000)))
                button type="submit" { (words.correct) }
                " " button.link type="submit" name="do" value="withdraw" { (words.withdraw) }
            } @else {
                button type="submit" { (words.record) }
            }
        }
    }
}

/// A field, as typed where its form was refused; else with what is kept.
fn field<'a>(
    shown: &'a Shown<'_>,
    (period, name): (Period, &'a str),
    kept: &'a str,
) -> Labelled<'a> {
    let words = Words::of(shown.lang);
    let refused = shown.refused.filter(|refused| refused.period == period);
    let fault = refused.and_then(|refused| refused.faults.iter().find(|(field, _)| *field == name));
    Labelled {
        id: id(period, name).into(),
        name,
        label: words.field(name).into(),
        value: refused.map_or(kept, |refused| value(&refused.posted.fields, name)),
        fault: fault.map(|(_, wrong)| words.wrong(*wrong).into()),
        ..Labelled::default()
    }
}
