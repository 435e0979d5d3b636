//! The questionnaire of a workbook.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{GROUP, NOTE, REMARK, index};
use crate::base::Text;
use crate::base::table::{self, Most};
use crate::domain::survey::file::{both, read_decimal};
use crate::domain::survey::interchange::rough::{Rough, RoughChoice, RoughItem, code_of};
use crate::domain::survey::interchange::{Fault, condition};
use crate::domain::survey::{Instrument, Item, Kind, Section};

/// Decimals of points.
const OF_POINTS: usize = 3;

/// A cell's column: its name, and the language after `::` where there is one.
type Column = (String, Option<String>);

/// A row of a sheet, by its columns.
pub(super) struct Row<'a> {
    sheet: &'static str,
    number: u64,
    columns: &'a [Column],
    cells: Vec<String>,
}

impl Row<'_> {
    /// The cell of a column without a language.
    pub(super) fn value(&self, name: &str) -> &str {
        let place = self.columns.iter().position(|(column, lang)| column == name && lang.is_none());
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// A text by the languages of its columns; a column without a language is Vietnamese.
    fn text(&self, name: &str) -> Text {
        let mut text = Text::default();
        for ((column, lang), cell) in self.columns.iter().zip(&self.cells) {
            let cell = cell.trim();
            if column != name || cell.is_empty() {
                continue;
            }
            match lang.as_deref().map(language) {
                Some(Some("en")) => cell.clone_into(&mut text.en),
                Some(Some("vi")) | None => cell.clone_into(&mut text.vi),
                // A third language has no place here.
                Some(_) => {}
            }
        }
        text
    }

    fn place(&self) -> Text {
        let (sheet, number) = (self.sheet, self.number);
        both!("trang {sheet}, dòng {number}" / "sheet {sheet}, row {number}")
    }

    pub(super) fn fault(&self, what: Text) -> Fault {
        Fault { place: self.place(), what }
    }
}

/// The code of a language by its name in a header: `English (en)`, `en`, `Tiếng Việt`.
fn language(name: &str) -> Option<&'static str> {
    let plain = name.to_lowercase();
    let in_brackets =
        plain.rsplit_once('(').map(|(_, code)| code.trim_end_matches(')').trim().to_owned());
    let code = in_brackets.unwrap_or(plain.clone());
    match code.as_str() {
        "vi" => Some("vi"),
        "en" => Some("en"),
        _ if plain.contains("việt") || plain.contains("vietnam") => Some("vi"),
        _ if plain.contains("english") || plain.contains("tiếng anh") => Some("en"),
        _ => None,
    }
}

/// The questionnaire, or every fault by sheet and row.
pub(in super::super) fn read(
    name: &str,
    bytes: &[u8],
    today: NaiveDate,
) -> Result<Instrument, Vec<Fault>> {
    let refused = |refusal: table::Refusal| {
        let what = Text::new(
            refusal.localized(crate::base::Lang::Vi),
            refusal.localized(crate::base::Lang::En),
        );
        vec![Fault { place: Text::default(), what }]
    };
    let file = table::File::open(bytes, Most::EXPORTED).map_err(refused)?;
    let sheet = |known: &'static str| rows(&file, known).map_err(refused);
    let (survey_columns, survey) = sheet("type")?;
    let (choice_columns, choices) = sheet("list_name")?;
    let settings = rows(&file, "form_title").unwrap_or_default();
    let mut rough = Rough::default();
    about(&mut rough, name, &settings);
    let (index_columns, index_rows) = rows(&file, "part").unwrap_or_default();
    let index_rows = as_rows("index", &index_columns, index_rows);
    rough.factors = index::factors(&index_rows);
    answers(&mut rough, &as_rows("choices", &choice_columns, choices));
    questions(&mut rough, &as_rows("survey", &survey_columns, survey));
    let is_required = survey_columns.iter().any(|(name, _)| name == "required");
    let required = is_required && rough.items.iter().any(|it| it.is_required);
    let mut instrument = rough.instrument(today)?;
    instrument.obligatory = required;
    let faults = index::apply(&mut instrument, &index_rows);
    if faults.is_empty() { Ok(instrument) } else { Err(faults) }
}

type Sheet = (Vec<Column>, Vec<(u64, Vec<String>)>);

/// The rows of the sheet that has a column of this name.
fn rows(file: &table::File<'_>, known: &'static str) -> Result<Sheet, table::Refusal> {
    let is_known = |name: &str| name.trim().eq_ignore_ascii_case(known);
    let mut table = file.table(&is_known)?;
    let columns = table.header().cells().map(column).collect();
    let mut rows = Vec::new();
    while let Some(row) = table.next_row()? {
        rows.push((row.number, row.cells().map(str::to_owned).collect()));
    }
    Ok((columns, rows))
}

fn column(head: &str) -> Column {
    let parts = head.split_once("::").or(head.split_once(": ")).or(head.split_once(':'));
    match parts {
        Some((name, lang)) => (name.trim().to_lowercase(), Some(lang.trim().to_owned())),
        None => (head.trim().to_lowercase(), None),
    }
}

fn as_rows<'a>(
    sheet: &'static str,
    columns: &'a [Column],
    rows: Vec<(u64, Vec<String>)>,
) -> Vec<Row<'a>> {
    rows.into_iter().map(|(number, cells)| Row { sheet, number, columns, cells }).collect()
}

/// Title, id and version.
fn about(rough: &mut Rough, name: &str, (columns, rows): &Sheet) {
    let rows = as_rows("settings", columns, rows.clone());
    if let Some(first) = rows.first() {
        rough.title = Text::new(first.value("form_title"), first.value("title_en"));
        rough.id = code_of(first.value("form_id"));
        rough.version = code_of(first.value("version"));
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if rough.id.is_empty() {
        rough.id = code_of(stem);
    }
    if rough.title.vi.is_empty() {
        stem.clone_into(&mut rough.title.vi);
    }
}

fn answers(rough: &mut Rough, rows: &[Row<'_>]) {
    let mut lists: Vec<(String, Vec<RoughChoice>)> = Vec::new();
    for row in rows {
        let (list, name) = (code_of(row.value("list_name")), row.value("name"));
        let name = if name.is_empty() { row.value("value") } else { name };
        if list.is_empty() && name.is_empty() {
            continue;
        }
        if list.is_empty() || name.is_empty() {
            rough.faults.push(row.fault(both!(
                "thiếu tên danh sách hoặc tên phương án" / "the list or the choice has no name"
            )));
            continue;
        }
        let counts = row.value("counts").parse().ok();
        let points = read_decimal(row.value("points"), OF_POINTS);
        let choice =
            RoughChoice { name: name.to_owned(), label: row.text("label"), counts, points };
        match lists.iter_mut().find(|(known, _)| *known == list) {
            Some((_, choices)) => choices.push(choice),
            None => lists.push((list, vec![choice])),
        }
    }
    rough.scales = lists;
}

/// A text that is there.
fn some(text: Text) -> Option<Text> {
    Some(text).filter(|text| *text != Text::default())
}

/// The questions in their groups. What is of a kind there is not here is a fault.
fn questions(rough: &mut Rough, rows: &[Row<'_>]) {
    let mut groups: Vec<String> = Vec::new();
    let mut stands = BTreeMap::new();
    for row in rows {
        let kind = row.value("type").split_whitespace().collect::<Vec<_>>();
        match kind.as_slice() {
            [] | ["start" | "end" | "today" | "deviceid" | "username" | "calculate"] => {}
            ["begin_group"] | ["begin", "group"] => {
                let name = row.value("name");
                let code = code_of(name.strip_prefix(GROUP).unwrap_or(name));
                let title = row.text("label");
                rough.sections.push(Section { code: code.clone(), title, intro: None });
                groups.push(code);
            }
            ["end_group"] | ["end", "group"] => drop(groups.pop()),
            ["note"] => note(rough, row, groups.last()),
            ["text"] if row.value("name") == REMARK => {}
            ["select_one", list, ..] => question(rough, row, (list, false), groups.last()),
            ["select_multiple", list, ..] => question(rough, row, (list, true), groups.last()),
            [other, ..] => {
                let what = both!(
                    "loại câu hỏi `{other}` chưa có ở đây; đổi thành select_one, select_multiple hoặc bỏ dòng"
                        / "questions of the type `{other}` are not known here; make it select_one or select_multiple, or remove the row"
                );
                rough.faults.push(row.fault(what));
            }
        }
        if let Some(last) = rough.items.last() {
            let name = last.item.code.clone();
            let first = stands.entry(name.clone()).or_insert(row.number);
            if *first != row.number && row.value("name") == name {
                let what = both!(
                    "tên `{name}` đã có ở dòng {first}"
                        / "the name `{name}` stands on row {first} already"
                );
                rough.faults.push(row.fault(what));
            }
        }
    }
}

/// A note is the purpose of the form, or introduces its section.
fn note(rough: &mut Rough, row: &Row<'_>, group: Option<&String>) {
    let text = row.text("label");
    match group.and_then(|code| rough.sections.iter_mut().find(|it| it.code == *code)) {
        Some(section) => section.intro = section.intro.take().or(Some(text)),
        None if rough.purpose == Text::default() && row.value("name").starts_with(NOTE) => {
            rough.purpose = text;
        }
        None => {}
    }
}

fn question(rough: &mut Rough, row: &Row<'_>, (list, many): (&str, bool), group: Option<&String>) {
    let scale = code_of(list);
    if !rough.scales.iter().any(|(known, _)| *known == scale) {
        let what = both!(
            "trang choices không có danh sách `{list}`" / "the sheet choices has no list `{list}`"
        );
        rough.faults.push(row.fault(what));
    }
    let relevant = row.value("relevant");
    let asked_if = condition::read(relevant).map(|(item, answers)| (code_of(&item), answers));
    if !relevant.is_empty() && asked_if.is_none() {
        let what = both!(
            "điều kiện `{relevant}` chưa có ở đây; chỉ nhận một câu trước và những câu trả lời của nó, nối bằng or"
                / "the condition `{relevant}` is not known here: one earlier question and answers of it joined by or"
        );
        rough.faults.push(row.fault(what));
    }
    let section = group.cloned().unwrap_or_else(|| {
        // Questions outside of all groups have a section of their own.
        let code = "questions".to_owned();
        if !rough.sections.iter().any(|it| it.code == code) {
            let title = Text::new("Câu hỏi", "Questions");
            rough.sections.push(Section { code: code.clone(), title, intro: None });
        }
        code
    });
    let (question, title) =
        (row.text("label"), Text::new(row.value("title_vi"), row.value("title_en")));
    let title = if title == Text::default() { question.clone() } else { title };
    let item = Item {
        code: code_of(row.value("name")),
        section,
        title,
        question,
        help: some(row.text("hint")),
        kind: if many { Kind::SelectMany { scale } } else { Kind::SelectOne { scale } },
        asked_if: None,
        max_points: read_decimal(row.value("max_points"), OF_POINTS),
        provisional: some(Text::new(row.value("provisional_vi"), row.value("provisional_en"))),
    };
    let is_required =
        matches!(row.value("required").to_lowercase().as_str(), "yes" | "true" | "true()");
    let factor = row.value("factor").to_owned();
    if !factor.is_empty() && !rough.factors.iter().any(|(code, _)| *code == factor) {
        rough.factors.push((factor.clone(), Text::new(&*factor, &*factor)));
    }
    rough.items.push(RoughItem { item, asked_if, factor, is_required, place: row.place() });
}
