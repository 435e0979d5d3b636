//! The `.lss` of a questionnaire.

use std::io::Cursor;

use quick_xml::Writer;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{DB_VERSION, REMARK, plain};
use crate::base::dataset::Failed;
use crate::base::{Lang, Text};
use crate::domain::survey::interchange::condition;
use crate::domain::survey::interchange::rough::{DONT_KNOW, NOT_APPLICABLE};
use crate::domain::survey::{Instrument, Item, Kind};

type Xml = Writer<Cursor<Vec<u8>>>;

/// The values of a row, in the order of its table's columns.
type Row = Vec<String>;

/// LimeSurvey gives the survey a number of its own when it takes it.
const SURVEY: &str = "1";

const LANGUAGES: [Lang; 2] = [Lang::Vi, Lang::En];

/// The file.
pub(in super::super) fn write(of: &Instrument) -> Result<Vec<u8>, Failed> {
    let mut xml = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("document")))?;
    simple(&mut xml, "LimeSurveyDocType", "Survey")?;
    simple(&mut xml, "DBVersion", DB_VERSION)?;
    xml.write_event(Event::Start(BytesStart::new("languages")))?;
    for lang in LANGUAGES {
        simple(&mut xml, "language", lang.code())?;
    }
    xml.write_event(Event::End(BytesEnd::new("languages")))?;
    let (questions, subquestions, answers) = questions(of);
    table(&mut xml, "answers", &ANSWERS, &answers)?;
    table(&mut xml, "groups", &GROUPS, &groups(of))?;
    table(&mut xml, "questions", &QUESTIONS, &questions)?;
    table(&mut xml, "subquestions", &QUESTIONS, &subquestions)?;
    let survey = [SURVEY, "vi", "en", "G", "N", "Y"].map(str::to_owned).to_vec();
    table(&mut xml, "surveys", &SURVEYS, &[survey])?;
    let titles = LANGUAGES.map(|lang| {
        let (title, purpose) = (of.title.in_lang(lang), of.purpose.in_lang(lang));
        [SURVEY, lang.code(), title, purpose].map(str::to_owned).to_vec()
    });
    table(&mut xml, "surveys_languagesettings", &TITLES, &titles)?;
    xml.write_event(Event::End(BytesEnd::new("document")))?;
    Ok(xml.into_inner().into_inner())
}

const ANSWERS: [&str; 7] =
    ["qid", "code", "answer", "sortorder", "assessment_value", "language", "scale_id"];
const GROUPS: [&str; 6] = ["gid", "sid", "group_name", "group_order", "description", "language"];
const QUESTIONS: [&str; 14] = [
    "qid",
    "parent_qid",
    "sid",
    "gid",
    "type",
    "title",
    "question",
    "help",
    "other",
    "mandatory",
    "question_order",
    "language",
    "scale_id",
    "relevance",
];
const SURVEYS: [&str; 6] =
    ["sid", "language", "additional_languages", "format", "active", "anonymized"];
const TITLES: [&str; 4] =
    ["surveyls_survey_id", "surveyls_language", "surveyls_title", "surveyls_description"];

fn simple(xml: &mut Xml, name: &str, text: &str) -> Result<(), Failed> {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    xml.write_event(Event::Text(BytesText::new(text)))?;
    xml.write_event(Event::End(BytesEnd::new(name)))?;
    Ok(())
}

fn table(xml: &mut Xml, name: &str, columns: &[&str], rows: &[Row]) -> Result<(), Failed> {
    if rows.is_empty() {
        return Ok(());
    }
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    xml.write_event(Event::Start(BytesStart::new("fields")))?;
    for column in columns {
        simple(xml, "fieldname", column)?;
    }
    xml.write_event(Event::End(BytesEnd::new("fields")))?;
    xml.write_event(Event::Start(BytesStart::new("rows")))?;
    for row in rows {
        xml.write_event(Event::Start(BytesStart::new("row")))?;
        for (column, value) in columns.iter().zip(row) {
            xml.write_event(Event::Start(BytesStart::new(*column)))?;
            for part in BytesCData::escaped(value) {
                xml.write_event(Event::CData(part))?;
            }
            xml.write_event(Event::End(BytesEnd::new(*column)))?;
        }
        xml.write_event(Event::End(BytesEnd::new("row")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("rows")))?;
    xml.write_event(Event::End(BytesEnd::new(name)))?;
    Ok(())
}

fn groups(of: &Instrument) -> Vec<Row> {
    let sections = (1..).zip(&of.sections);
    let rows = sections.flat_map(|(number, section): (usize, _)| {
        LANGUAGES.map(|lang| {
            let intro = section.intro.as_ref().map_or("", |intro| intro.in_lang(lang));
            let (number, title) = (number.to_string(), section.title.in_lang(lang));
            [&number, SURVEY, title, &number, intro, lang.code()].map(str::to_owned).to_vec()
        })
    });
    rows.collect()
}

/// A question or a subquestion in one language.
struct Question<'a> {
    id: usize,
    parent: usize,
    group: usize,
    kind: &'a str,
    code: &'a str,
    text: &'a str,
    help: &'a str,
    mandatory: bool,
    order: usize,
    relevance: &'a str,
}

impl Question<'_> {
    fn row(&self, lang: Lang) -> Row {
        let mandatory = if self.mandatory { "Y" } else { "N" };
        let [id, parent, group, order] =
            [self.id, self.parent, self.group, self.order].map(|number| number.to_string());
        let row: [&str; 14] = [
            &id,
            &parent,
            SURVEY,
            &group,
            self.kind,
            self.code,
            self.text,
            self.help,
            "N",
            mandatory,
            &order,
            lang.code(),
            "0",
            self.relevance,
        ];
        row.map(str::to_owned).to_vec()
    }
}

/// The rows of questions, of their subquestions and of their answers.
fn questions(of: &Instrument) -> (Vec<Row>, Vec<Row>, Vec<Row>) {
    let (mut questions, mut subquestions, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for (place, item) in of.items.iter().enumerate() {
        let group = of.sections.iter().position(|section| section.code == item.section);
        let (id, group, code) = (place + 1, group.unwrap_or(0) + 1, plain(&item.code));
        let relevance = relevance(item);
        let many = matches!(item.kind, Kind::SelectMany { .. });
        for lang in LANGUAGES {
            let question = Question {
                id,
                parent: 0,
                group,
                kind: if many { "M" } else { "L" },
                code: &code,
                text: item.question.in_lang(lang),
                help: item.help.as_ref().map_or("", |help| help.in_lang(lang)),
                mandatory: of.obligatory,
                order: place + 1,
                relevance: &relevance,
            };
            questions.push(question.row(lang));
            for (order, (name, label)) in choices(of, item).into_iter().enumerate() {
                let label = label.in_lang(lang);
                if many {
                    let subquestion = Question {
                        id: 1_000 + place * 100 + order,
                        parent: id,
                        code: &name,
                        text: label,
                        help: "",
                        mandatory: false,
                        order: order + 1,
                        relevance: "1",
                        ..question
                    };
                    subquestions.push(subquestion.row(lang));
                } else {
                    let (id, order) = (id.to_string(), (order + 1).to_string());
                    let row = [id.as_str(), &name, label, &order, "0", lang.code(), "0"];
                    answers.push(row.map(str::to_owned).to_vec());
                }
            }
        }
    }
    questions.extend(remark(of));
    (questions, subquestions, answers)
}

/// The free text at the end, in both languages.
fn remark(of: &Instrument) -> [Row; 2] {
    let text = Text::new("Góp ý thêm", "Anything else");
    let (id, group) = (of.items.len() + 1, of.sections.len());
    LANGUAGES.map(|lang| {
        let question = Question {
            id,
            parent: 0,
            group,
            kind: "T",
            code: REMARK,
            text: text.in_lang(lang),
            help: "",
            mandatory: false,
            order: id,
            relevance: "1",
        };
        question.row(lang)
    })
}

fn relevance(item: &Item) -> String {
    let routing = item.asked_if.as_ref();
    routing.map_or_else(|| "1".to_owned(), |routing| condition::lss(routing, &plain(&routing.item)))
}

/// Names and labels of what can be answered.
fn choices<'a>(of: &'a Instrument, item: &Item) -> Vec<(String, &'a Text)> {
    let Some(scale) = of.scale_of(item) else { return Vec::new() };
    let choices = scale.choices.iter().map(|choice| (choice.code.to_string(), &choice.label));
    let others = [(DONT_KNOW, &scale.dont_know), (NOT_APPLICABLE, &scale.not_applicable)];
    let others = others.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it.as_ref()?)));
    choices.chain(others).collect()
}
