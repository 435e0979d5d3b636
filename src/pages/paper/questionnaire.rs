//! The questionnaire to print: A4, a code beside each question and each choice, the sheet and its QR code in the head.
//! Pure.

use chrono::NaiveDate;

use super::pages::condition;
use super::typed::is_many;
use super::words::Words;
use crate::base::{Lang, format};
use crate::domain::survey::{Instrument, Item};
use crate::pages::shared::pdf::face::Style;
use crate::pages::shared::pdf::flow::Look;
use crate::pages::shared::pdf::paint;
use crate::pages::shared::pdf::sheet::{Align, LEFT, Mark, Role, Setting, Sheets, WIDTH, real};
use crate::web::qr::Qr;

const TITLE: Look = Look::new(Style::Bold, 15.0);
const SECTION: Look = Look::new(Style::Bold, 12.0);
const QUESTION: Look = Look::new(Style::Regular, 11.5);
const CODE: Look = Look::new(Style::Bold, 11.5);
const CHOICE: Look = Look::new(Style::Regular, 11.0);
const SMALL: Look = Look::new(Style::Italic, 10.5);
const HEAD: Look = Look::new(Style::Bold, 12.0);

/// The side of a box to tick, and of the QR code, in points.
const BOX: f32 = 10.5;
const QR: f32 = 74.0;

/// What stands in the head.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The name of the office.
    pub(super) office: String,
    /// `None` for a form of no bundle.
    pub(super) bundle: Option<OfBundle>,
}

/// The bundle of a form.
#[derive(Clone, Debug)]
pub(super) struct OfBundle {
    pub(super) code: String,
    /// The name of the place.
    pub(super) place: String,
    pub(super) day: NaiveDate,
    /// The names of the procedures to choose from; none where the place has one or none.
    pub(super) procedures: Vec<String>,
    /// The address of the bundle's page, in the QR code.
    pub(super) address: String,
}

/// The file.
///
/// # Errors
/// What the writer says, and an address that no QR code holds.
pub(super) fn file(instrument: &Instrument, head: &Head, lang: Lang) -> Result<Vec<u8>, String> {
    let words = Words::of(lang);
    let mut sheets = Sheets::new();
    self::head(&mut sheets, instrument, head, words)?;
    procedures(&mut sheets, head, words);
    for section in &instrument.sections {
        let items: Vec<&Item> =
            instrument.items.iter().filter(|item| item.section == section.code).collect();
        if items.is_empty() {
            continue;
        }
        // A heading stays with its first question.
        sheets.keep(80.0);
        let heading = Setting { look: SECTION, align: Align::Left, indent: 0.0, space: [7.0, 2.0] };
        sheets.paragraph(section.title.in_lang(lang), Role::Heading(2), heading);
        for each in items {
            item(&mut sheets, instrument, each, words);
        }
    }
    foot(&mut sheets, words);
    let title =
        format!("{} ({} {})", instrument.title.in_lang(lang), instrument.id, instrument.version);
    paint::file(&sheets, &title, lang)
}

fn head(
    sheets: &mut Sheets,
    instrument: &Instrument,
    head: &Head,
    words: &Words,
) -> Result<(), String> {
    let lang = words.lang();
    let top = sheets.y;
    let room = WIDTH - if head.bundle.is_some() { QR + 12.0 } else { 0.0 };
    let mut y = top;
    let mut line = |sheets: &mut Sheets, text: &str, look: Look, space: f32| {
        let part = sheets.part(Role::Paragraph, None);
        y = sheets.boxed(text, [LEFT, y + space, room], (look, Align::Left), Some(part));
    };
    if !head.office.is_empty() {
        line(sheets, &head.office, HEAD, 0.0);
    }
    if let Some(bundle) = &head.bundle {
        let of = format!("{}: {}    {}", words.sheet_of, bundle.code, words.form_number);
        line(sheets, &of, HEAD, 4.0);
        let day = format::day(bundle.day, lang);
        let place = format!("{}: {}    {}: {day}", words.place, bundle.place, words.written_day);
        line(sheets, &place, CHOICE, 2.0);
        let qr = Qr::of(&bundle.address).map_err(|error| error.to_string())?;
        let label = format!("{} {}", words.sheet_of, bundle.code);
        let part = sheets.part(Role::Figure(label.clone()), None);
        let at = [LEFT + WIDTH - QR, top];
        sheets.mark(Mark::Picture { at, size: [QR, QR], svg: qr.svg(&label), part });
        y = y.max(top + QR);
    } else {
        line(sheets, words.form_number, HEAD, 4.0);
    }
    sheets.y = y + 8.0;
    let centred = Setting { look: TITLE, align: Align::Centre, indent: 0.0, space: [2.0, 4.0] };
    sheets.paragraph(instrument.title.in_lang(lang), Role::Heading(1), centred);
    let plain = Setting { look: CHOICE, align: Align::Left, indent: 0.0, space: [0.0, 2.0] };
    sheets.paragraph(instrument.purpose.in_lang(lang), Role::Paragraph, plain);
    sheets.paragraph(words.promise, Role::Paragraph, plain);
    let small = Setting { look: SMALL, ..plain };
    sheets.paragraph(words.how, Role::Paragraph, small);
    if let Some(provisional) = &instrument.provisional {
        sheets.paragraph(provisional.in_lang(lang), Role::Paragraph, small);
    }
    Ok(())
}

/// Which procedure the form is about: a box for each of the place, or a line for a form of no place.
fn procedures(sheets: &mut Sheets, head: &Head, words: &Words) {
    let plain = Setting { look: QUESTION, align: Align::Left, indent: 0.0, space: [4.0, 2.0] };
    let names = match &head.bundle {
        None => {
            sheets.paragraph(words.procedure_line, Role::Paragraph, plain);
            return;
        }
        Some(bundle) if bundle.procedures.is_empty() => return,
        Some(bundle) => &bundle.procedures,
    };
    sheets.keep(40.0);
    sheets.paragraph(words.which_procedure, Role::Paragraph, plain);
    for (at, name) in names.iter().enumerate() {
        let text = format!("{} {name}", at + 1);
        let x = LEFT + BOX + 8.0;
        sheets
            .keep(crate::pages::shared::pdf::sheet::height(&text, CHOICE, WIDTH - BOX - 8.0) + 3.0);
        tick(sheets, [LEFT, sheets.y + 2.0]);
        let part = sheets.part(Role::Paragraph, None);
        let place = [x, sheets.y, WIDTH - BOX - 8.0];
        sheets.y = sheets.boxed(&text, place, (CHOICE, Align::Left), Some(part)) + 2.0;
    }
}

/// A question with its choices, together on one page.
fn item(sheets: &mut Sheets, instrument: &Instrument, item: &Item, words: &Words) {
    let lang = words.lang();
    let code = format!("{}.", item.code);
    let indent = CODE.width(&code).max(26.0) + 4.0;
    let question = item.question.in_lang(lang);
    let mut hints = Vec::new();
    if is_many(item) {
        hints.push(words.several.to_owned());
    }
    hints.extend(condition(instrument, item).map(|only| words.only_if(&only)));
    hints.extend(item.help.as_ref().map(|help| help.in_lang(lang).to_owned()));
    let question = if hints.is_empty() {
        question.to_owned()
    } else {
        format!("{question} ({})", hints.join("; "))
    };
    let rows = rows(instrument, item, (lang, WIDTH - indent));
    let high = crate::pages::shared::pdf::sheet::height(&question, QUESTION, WIDTH - indent)
        + real(rows.len()) * 16.0
        + 6.0;
    sheets.keep(high);
    sheets.y += 3.0;
    let y = sheets.y;
    let part = sheets.part(Role::Paragraph, None);
    sheets.boxed(&code, [LEFT, y, indent], (CODE, Align::Left), Some(part));
    let place = [LEFT + indent, y, WIDTH - indent];
    sheets.y = sheets.boxed(&question, place, (QUESTION, Align::Left), Some(part)) + 2.0;
    for row in rows {
        let mut x = LEFT + indent;
        for (text, width) in row {
            tick(sheets, [x, sheets.y + 2.0]);
            let part = sheets.part(Role::Paragraph, None);
            let place = [x + BOX + 4.0, sheets.y, width];
            sheets.boxed(&text, place, (CHOICE, Align::Left), Some(part));
            x += width + BOX + 16.0;
        }
        sheets.y += 16.0;
    }
}

/// The choices of an item, as many in a row as fit, each with its width.
fn rows(
    instrument: &Instrument,
    item: &Item,
    (lang, room): (Lang, f32),
) -> Vec<Vec<(String, f32)>> {
    let Some(scale) = instrument.scale_of(item) else { return Vec::new() };
    let choices = scale.choices.iter().map(|choice| (choice.code, &choice.label));
    let apart = [('?', scale.dont_know.as_ref()), ('~', scale.not_applicable.as_ref())];
    let apart = apart.into_iter().filter_map(|(code, label)| Some((code, label?)));
    let mut rows: Vec<Vec<(String, f32)>> = Vec::new();
    let mut filled = room + 1.0;
    for (code, label) in choices.chain(apart) {
        let text = format!("{code} {}", label.in_lang(lang));
        // Beyond the row's end it would be broken.
        let width = (CHOICE.width(&text) + 1.0).min(room - BOX - 4.0);
        let more = width + BOX + 16.0;
        if filled + width + BOX + 4.0 > room {
            rows.push(Vec::new());
            filled = 0.0;
        }
        filled += more;
        if let Some(row) = rows.last_mut() {
            row.push((text, width));
        }
    }
    rows
}

/// An empty box.
fn tick(sheets: &mut Sheets, [x, y]: [f32; 2]) {
    let corners = [[x, y], [x + BOX, y], [x + BOX, y + BOX], [x, y + BOX]];
    for at in 0..4 {
        let (from, to) = (corners[at], corners[(at + 1) % 4]);
        sheets.mark(Mark::Rule { from, to, width: 0.9 });
    }
}

/// Lines for a remark.
fn foot(sheets: &mut Sheets, words: &Words) {
    sheets.keep(100.0);
    let plain = Setting { look: QUESTION, align: Align::Left, indent: 0.0, space: [8.0, 4.0] };
    sheets.paragraph(words.anything_else, Role::Paragraph, plain);
    for _ in 0..3 {
        sheets.y += 19.0;
        let y = sheets.y;
        sheets.mark(Mark::Rule { from: [LEFT, y], to: [LEFT + WIDTH, y], width: 0.5 });
    }
    let thanks = Setting { look: SMALL, align: Align::Left, indent: 0.0, space: [8.0, 0.0] };
    sheets.paragraph(words.thanks, Role::Paragraph, thanks);
}
