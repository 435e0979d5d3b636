//! The questionnaire of an `.lss`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::REMARK;
use super::tables::{Row, Tables, value};
use crate::base::Text;
use crate::base::text::one_line;
use crate::domain::survey::file::both;
use crate::domain::survey::interchange::rough::{Rough, RoughChoice, RoughItem, code_of};
use crate::domain::survey::interchange::{Fault, condition};
use crate::domain::survey::{Instrument, Item, Kind, Section};

/// The questionnaire, or every fault by the question it is in.
pub(in super::super) fn read(
    name: &str,
    bytes: &[u8],
    today: NaiveDate,
) -> Result<Instrument, Vec<Fault>> {
    let alone = |place, what| vec![Fault { place, what }];
    let text = std::str::from_utf8(bytes).map_err(|_| {
        alone(Text::default(), Text::new("tệp không ở mã UTF-8", "the file is not in UTF-8"))
    })?;
    let tables = Tables::read(text).map_err(|(line, why)| {
        let place = both!("dòng {line}" / "line {line}");
        alone(place, both!("tệp không phải XML: {why}" / "this is not XML: {why}"))
    })?;
    if tables.kind != "Survey" {
        let what = Text::new(
            "tệp không phải cấu trúc khảo sát của LimeSurvey (.lss)",
            "the file is no structure of a survey of LimeSurvey (.lss)",
        );
        return Err(alone(Text::default(), what));
    }
    let mut rough = Rough::default();
    about(&mut rough, name, &tables);
    let groups = groups(&mut rough, &tables);
    questions(&mut rough, &tables, &groups);
    let required = rough.items.iter().any(|it| it.is_required);
    Ok(Instrument { obligatory: required, ..rough.instrument(today)? })
}

/// Text without tags, in one line.
fn words(html: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                plain.push(' ');
            }
            _ if !is_tag => plain.push(letter),
            _ => {}
        }
    }
    let plain = plain.replace("&nbsp;", " ").replace("&quot;", "\"").replace("&lt;", "<");
    one_line(&plain.replace("&gt;", ">").replace("&amp;", "&"))
}

/// Puts a text into the language of its row; a third language has no place.
fn put(text: &mut Text, row: &Row, language: &str, column: &str) {
    let written = words(value(row, column));
    if written.is_empty() {
        return;
    }
    match value(row, language) {
        "en" => text.en = written,
        lang if lang == "vi" || lang.is_empty() => text.vi = written,
        _ => {}
    }
}

/// The texts of a column by the key of their rows: beside the rows, or in a table of texts.
fn texts(tables: &Tables, table: &str, key: &str, column: &str) -> BTreeMap<String, Text> {
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    let beside = match table {
        "groups" => "group_l10ns",
        "answers" => "answer_l10ns",
        _ => "question_l10ns",
    };
    for row in tables.rows(table).iter().chain(tables.rows(beside)) {
        let id = value(row, key).to_owned();
        put(texts.entry(id).or_default(), row, "language", column);
    }
    texts
}

fn about(rough: &mut Rough, name: &str, tables: &Tables) {
    for row in tables.rows("surveys_languagesettings") {
        put(&mut rough.title, row, "surveyls_language", "surveyls_title");
        put(&mut rough.purpose, row, "surveyls_language", "surveyls_description");
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if rough.title == Text::default() {
        stem.clone_into(&mut rough.title.vi);
    }
    rough.id = code_of(stem);
}

/// The code of each group, by its number, in order.
fn groups(rough: &mut Rough, tables: &Tables) -> BTreeMap<String, String> {
    let titles = texts(tables, "groups", "gid", "group_name");
    let intros = texts(tables, "groups", "gid", "description");
    let mut order: Vec<(u64, &str)> = Vec::new();
    for row in tables.rows("groups") {
        let id = value(row, "gid");
        if !order.iter().any(|(_, known)| *known == id) {
            order.push((value(row, "group_order").parse().unwrap_or(0), id));
        }
    }
    order.sort_by_key(|(place, _)| *place);
    let mut codes = BTreeMap::new();
    for (number, (_, id)) in (1..).zip(order) {
        let code = format!("part{number}");
        let title = titles.get(id).cloned().unwrap_or_default();
        let intro = intros.get(id).cloned().filter(|intro| *intro != Text::default());
        rough.sections.push(Section { code: code.clone(), title, intro });
        codes.insert(id.to_owned(), code);
    }
    codes
}

/// A question of LimeSurvey.
struct Question<'a> {
    row: &'a Row,
    id: &'a str,
    code: &'a str,
    text: Text,
    help: Text,
    section: String,
}

fn questions(rough: &mut Rough, tables: &Tables, groups: &BTreeMap<String, String>) {
    let wording = texts(tables, "questions", "qid", "question");
    let help = texts(tables, "questions", "qid", "help");
    let mut known: Vec<Question<'_>> = Vec::new();
    for row in tables.rows("questions") {
        let id = value(row, "qid");
        if known.iter().any(|it| it.id == id) || !matches!(value(row, "parent_qid"), "" | "0") {
            continue;
        }
        known.push(Question {
            row,
            id,
            code: value(row, "title"),
            text: wording.get(id).cloned().unwrap_or_default(),
            help: help.get(id).cloned().unwrap_or_default(),
            section: groups.get(value(row, "gid")).cloned().unwrap_or_default(),
        });
    }
    let place = |it: &Question<'_>| {
        let section = rough.sections.iter().position(|section| section.code == it.section);
        (section, value(it.row, "question_order").parse::<u64>().unwrap_or(0))
    };
    known.sort_by_key(place);
    for question in known {
        one(rough, tables, &question);
    }
}

fn one(rough: &mut Rough, tables: &Tables, question: &Question<'_>) {
    let code = question.code;
    let place = both!("câu hỏi {code}" / "question {code}");
    match value(question.row, "type") {
        "L" | "!" | "O" => {
            let scale = scale(rough, code, answers(tables, question.id));
            add(rough, question, (code, &question.text), Kind::SelectOne { scale }, &place);
        }
        "M" | "P" => {
            let choices = subquestions(tables, question.id);
            let scale = scale(rough, code, choices.into_iter().map(choice).collect());
            add(rough, question, (code, &question.text), Kind::SelectMany { scale }, &place);
        }
        "Y" => {
            let no = ("N".to_owned(), Text::new("Không", "No"));
            let yes = ("Y".to_owned(), Text::new("Có", "Yes"));
            let scale = scale(rough, code, vec![choice(no), choice(yes)]);
            add(rough, question, (code, &question.text), Kind::SelectOne { scale }, &place);
        }
        "5" => {
            let scale = scale(rough, code, five());
            add(rough, question, (code, &question.text), Kind::SelectOne { scale }, &place);
        }
        // An item for each row of the array, all on one scale.
        kind @ ("F" | "A") => {
            let choices = if kind == "A" { five() } else { answers(tables, question.id) };
            let scale = scale(rough, code, choices);
            for (name, text) in subquestions(tables, question.id) {
                let own = format!("{code}{name}");
                let kind = Kind::SelectOne { scale: scale.clone() };
                add(rough, question, (&own, &text), kind, &place);
            }
        }
        "X" => {
            let section = rough.sections.iter_mut().find(|it| it.code == question.section);
            if let Some(section) = section {
                section.intro = section.intro.take().or_else(|| Some(question.text.clone()));
            }
        }
        "T" | "S" | "U" if code == REMARK => {}
        kind => {
            let what = both!(
                "loại câu hỏi `{kind}` của LimeSurvey chưa có ở đây; đổi thành danh sách (L) hoặc nhiều lựa chọn (M)"
                    / "LimeSurvey's type `{kind}` is not known here; make it a list (L) or multiple choice (M)"
            );
            rough.faults.push(Fault { place, what });
        }
    }
}

fn add(
    rough: &mut Rough,
    question: &Question<'_>,
    (code, text): (&str, &Text),
    kind: Kind,
    place: &Text,
) {
    let relevance = value(question.row, "relevance");
    let asked_if = condition::read(relevance).map(|(item, answers)| (code_of(&item), answers));
    if asked_if.is_none() && !matches!(relevance, "" | "1") {
        let what = both!(
            "điều kiện `{relevance}` chưa có ở đây; chỉ nhận một câu trước và những câu trả lời của nó, nối bằng or"
                / "the condition `{relevance}` is not known here: one earlier question and answers of it joined by or"
        );
        rough.faults.push(Fault { place: place.clone(), what });
    }
    let item = Item {
        code: code_of(code),
        section: question.section.clone(),
        title: text.clone(),
        question: text.clone(),
        help: Some(question.help.clone()).filter(|help| *help != Text::default()),
        kind,
        asked_if: None,
        max_points: None,
        provisional: None,
    };
    let is_required = value(question.row, "mandatory") == "Y";
    let place = place.clone();
    rough.items.push(RoughItem { item, asked_if, factor: String::new(), is_required, place });
}

fn choice((name, label): (String, Text)) -> RoughChoice {
    RoughChoice { name, label, counts: None, points: None }
}

/// Points 1 to 5.
fn five() -> Vec<RoughChoice> {
    (1..=5)
        .map(|point| choice((point.to_string(), Text::new(point.to_string(), point.to_string()))))
        .collect()
}

/// The answers of a question, in their order.
fn answers(tables: &Tables, question: &str) -> Vec<RoughChoice> {
    let by_id = texts(tables, "answers", "aid", "answer");
    let mut found: Vec<(u64, String, Text)> = Vec::new();
    for row in tables.rows("answers").iter().filter(|row| value(row, "qid") == question) {
        let code = value(row, "code");
        let order = value(row, "sortorder").parse().unwrap_or(0);
        if !found.iter().any(|(_, known, _)| known == code) {
            found.push((order, code.to_owned(), Text::default()));
        }
        if let Some((.., text)) = found.iter_mut().find(|(_, known, _)| known == code) {
            match by_id.get(value(row, "aid")).filter(|_| !value(row, "aid").is_empty()) {
                Some(known) => text.clone_from(known),
                None => put(text, row, "language", "answer"),
            }
        }
    }
    found.sort_by_key(|(order, ..)| *order);
    found.into_iter().map(|(_, name, label)| choice((name, label))).collect()
}

/// Codes and texts of the subquestions of a question, in their order.
fn subquestions(tables: &Tables, question: &str) -> Vec<(String, Text)> {
    let beside = texts(tables, "subquestions", "qid", "question");
    let mut found: Vec<(u64, String, String)> = Vec::new();
    for row in tables.rows("subquestions").iter().filter(|row| value(row, "parent_qid") == question)
    {
        let id = value(row, "qid");
        if !found.iter().any(|(_, known, _)| known == id) {
            let order = value(row, "question_order").parse().unwrap_or(0);
            found.push((order, id.to_owned(), value(row, "title").to_owned()));
        }
    }
    found.sort_by_key(|(order, ..)| *order);
    let text = |id: &str| beside.get(id).cloned().unwrap_or_default();
    found.into_iter().map(|(_, id, code)| (code, text(&id))).collect()
}

/// The scale of these choices: one that is there already, or a new one called after the question.
fn scale(rough: &mut Rough, code: &str, choices: Vec<RoughChoice>) -> String {
    if let Some((known, _)) = rough.scales.iter().find(|(_, own)| *own == choices) {
        return known.clone();
    }
    let name = format!("scale-{}", code_of(code));
    rough.scales.push((name.clone(), choices));
    name
}
