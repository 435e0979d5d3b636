//! One kind of file: its template, the form that sends a file, and what a file would change.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::table::{Header, Refusal};
use crate::base::text::quoted;
use crate::base::{Lang, Text, format};
use crate::domain::import::{Beside, FileKind, Question};
use crate::pages::import::compared::Brought;
use crate::pages::import::words::Words;
use crate::pages::shared::civil_period;
use crate::pages::shared::columns::Naming;
use crate::web::components::downloads::downloads;
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::components::refusal::refusal;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Lines shown at most; the rest are counted.
const SHOWN: usize = 200;

/// How far a file has come.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// None was sent.
    Begin,
    /// It is no file of rows.
    Refused(Refusal),
    /// These are its faults.
    Faults(Vec<String>),
    /// These are its faults; some of its columns were named by hand.
    Mapped { held: String, header: Header, faults: Vec<String> },
    /// Some of its columns are to be named.
    Columns { held: String, header: Header },
    /// It can be kept.
    Preview {
        held: String,
        name: String,
        header: Option<Header>,
        brought: Brought,
        notes: Vec<Text>,
    },
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) of: FileKind,
    pub(crate) lang: Lang,
    pub(crate) today: NaiveDate,
    /// What was said beside the file.
    pub(crate) beside: &'a Beside,
    pub(crate) stage: &'a Stage,
}

/// Where what a file brings stands.
pub(crate) fn home(kind: FileKind) -> String {
    match kind {
        FileKind::Units => paths::units(),
        FileKind::Touchpoints => paths::touchpoints(),
        FileKind::Procedures => paths::procedures(),
        FileKind::Dossiers => paths::dossiers(),
        FileKind::Plan => paths::plan(),
        FileKind::Criteria => paths::assessment(),
        FileKind::Official | FileKind::Papi => paths::official(),
        FileKind::Board => paths::portal_board(),
    }
}

/// The file of what is kept of a kind, as its import reads it; `None` where there is none.
fn exported(kind: FileKind, ending: &str) -> Option<String> {
    match kind {
        FileKind::Touchpoints => Some(format!("{}.{ending}", paths::touchpoints())),
        FileKind::Official => Some(paths::official_file(ending)),
        FileKind::Dossiers | FileKind::Papi => None,
        kind => Some(paths::import_kept(kind.code(), ending)),
    }
}

/// The page.
pub(crate) fn one(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let title = shown.of.title();
    let title = format!("{}: {}", words.title, title.in_lang(lang));
    let path = paths::import_of(shown.of.code());
    let failed = matches!(shown.stage, Stage::Refused(_) | Stage::Faults(_) | Stage::Mapped { .. });
    let marked = format!("{}{title}", words.error);
    let main = html! {
        p.links {
            a href=(paths::in_lang(&paths::import(), lang)) { (words.back) }
            " · " a href=(paths::in_lang(&home(shown.of), lang)) { (words.home(shown.of)) }
        }
        h1 { (title) }
        @match shown.stage {
            Stage::Begin => {},
            Stage::Refused(refusal) => (faults(&[refusal.localized(lang)], lang)),
            Stage::Faults(all) => (faults(all, lang)),
            Stage::Mapped { held, header, faults: all } => {
                (faults(all, lang))
                (columns(shown, held, header))
            },
            Stage::Columns { held, header } => (columns(shown, held, header)),
            Stage::Preview { held, name, header, brought, notes } => {
                (preview(shown, (held.as_str(), name.as_str()), brought, notes))
                @if let Some(header) = header { (columns(shown, held, header)) }
            },
        }
        p { (words.lead) }
        p.files {
            a href=(paths::in_lang(&paths::import_template(shown.of.code()), lang)) download { (words.template) }
            @if exported(shown.of, "csv").is_some() {
                " · "
                (downloads(words.kept, |ending| {
                    paths::in_lang(&exported(shown.of, ending).unwrap_or_default(), lang)
                }))
            }
        }
        form.stacked method="post" enctype="multipart/form-data" action=(paths::in_lang(&path, lang)) {
            (csrf_field())
            label for="file" { (words.file) }
            input #file name="file" type="file" accept=".csv,.xlsx,.json" required aria-describedby="file-hint";
            p.hint #file-hint { (words.file_hint) }
            (questions(shown))
            button type="submit" { (words.send) }
        }
        (of_columns(shown))
    };
    let title = if failed { &marked } else { &title };
    page(&Frame { title, lang, path: &path, audience: Audience::Office }, &main)
}

/// What is asked beside a file.
fn questions(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    html! {
        @for question in shown.of.questions() {
            @let (code, said) = (question.code(), shown.beside.of(*question));
            label for=(code) { (words.question(*question)) }
            @if *question == Question::Period {
                select id=(code) name=(code) {
                    option value="" { "–" }
                    @for period in civil_period::begun(shown.today) {
                        @let name = period.to_string();
                        option value=(name) selected[name == said] { (civil_period::period_name(period, lang)) }
                    }
                }
            } @else {
                input id=(code) name=(code) value=(said) maxlength="300";
            }
        }
    }
}

/// What was said beside the file, for the next step.
fn said(shown: &Shown<'_>) -> Markup {
    html! {
        @for question in shown.of.questions() {
            input type="hidden" name=(question.code()) value=(shown.beside.of(*question));
        }
    }
}

/// The columns, folded.
fn of_columns(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let columns = shown.of.columns();
    let needed: Vec<&str> = columns.needed().collect();
    html! {
        details {
            summary { (words.columns) }
            ul {
                @for code in columns.names {
                    li {
                        (columns.title(code).in_lang(lang)) " " code { (code) }
                        @if needed.contains(code) { " (" (words.needed) ")" }
                    }
                }
            }
        }
    }
}

fn faults(all: &[String], lang: Lang) -> Markup {
    let words = Words::of(lang);
    let more = all.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| html! { (words.more(more)) });
    let faults = all.iter().take(SHOWN).map(|fault| html! { (quoted(fault)) });
    refusal(words.refused, faults.chain(more))
}

/// The form that says what unknown columns are.
fn columns(shown: &Shown<'_>, held: &str, header: &Header) -> Markup {
    let (all, lang) = (shown.of.columns(), shown.lang);
    let title =
        |code: &&'static str| ((*code).to_owned(), all.title(code).in_lang(lang).to_owned());
    let columns: Vec<(String, String)> = all.names.iter().map(title).collect();
    let action = paths::in_lang(&paths::import_of(shown.of.code()), lang);
    let said = said(shown);
    let naming = Naming { action: &action, held, header, columns: &columns, said: &said };
    naming.markup(lang)
}

/// What the file would change, and the button that keeps it.
fn preview(
    shown: &Shown<'_>,
    (held, name): (&str, &str),
    brought: &Brought,
    notes: &[Text],
) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let count = |n: usize| format::count(n.try_into().unwrap_or(u64::MAX), lang);
    let Brought { added, changed, same, refused, .. } = brought;
    html! {
        section.note aria-labelledby="preview" {
            h2 #preview { (words.preview) ": " (name) }
            p { strong { (words.counts(&count(added.len()), &count(changed.len()), &count(*same))) } }
            @if !notes.is_empty() { ul { @for note in notes { li { (quoted(note.in_lang(lang))) } } } }
            @if !refused.is_empty() {
                p.late { (words.conflicts) }
                (lines(refused, words))
            } @else if !brought.has_news() { p { (words.nothing) } }
            @else {
                @if !changed.is_empty() { (changes(changed, words)) }
                @if !added.is_empty() {
                    details open[added.len() <= 20] { summary { (words.added) " (" (count(added.len())) ")" } (lines(added, words)) }
                }
                form method="post" enctype="multipart/form-data" action=(paths::in_lang(&paths::import_of(shown.of.code()), lang)) {
                    (csrf_field())
                    input type="hidden" name="held" value=(held);
                    (said(shown))
                    input type="hidden" name="do" value="keep";
                    button type="submit" { (words.keep) }
                }
            }
        }
    }
}

fn lines(all: &[String], words: &Words) -> Markup {
    let more = all.len().saturating_sub(SHOWN);
    html! {
        ul {
            @for line in all.iter().take(SHOWN) { li { (line) } }
            @if more > 0 { li { (words.rest(more)) } }
        }
    }
}

fn changes(all: &[(String, String, String)], words: &Words) -> Markup {
    let rows = all.iter().take(SHOWN).map(|(name, before, after)| {
        [name, before, after].map(|text| listing::Cell::from(html! { (text) })).into()
    });
    let more = all.len().saturating_sub(SHOWN);
    let listing = Listing {
        label: words.changed,
        class: "",
        columns: [words.what, words.before, words.after].map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    html! {
        (listing.markup())
        @if more > 0 { p.hint { (words.rest(more)) } }
    }
}
