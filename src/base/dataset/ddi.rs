//! The codebook of a table as DDI-Codebook 2.5 XML, which archives and statistics programs read.
//!
//! Source: <https://ddialliance.org/Specification/DDI-Codebook/2.5/>.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Choice, Column, Dataset, Failed, Kind};
use crate::base::{Lang, Text};

/// What a codebook says beside the variables.
#[derive(Clone, Debug)]
pub struct Study {
    /// What the study is called in a catalogue.
    pub id: String,
    /// Who asked.
    pub agency: Text,
    /// What it is for.
    pub purpose: Text,
    /// The days of its answers.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// Name of the file of rows.
    pub file: String,
    /// Its rows.
    pub cases: Option<u64>,
}

type Xml = Writer<Cursor<Vec<u8>>>;
type Attributes<'a> = &'a [(&'a str, &'a str)];

/// The codebook.
pub fn ddi(table: &Dataset, study: &Study) -> Result<Vec<u8>, Failed> {
    let mut xml = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [("version", "2.5"), ("xmlns", "ddi:codebook:2_5"), ("xml:lang", "vi")];
    element(&mut xml, "codeBook", &root, |xml| {
        element(xml, "stdyDscr", &[], |xml| about(xml, table, study))?;
        element(xml, "fileDscr", &[("ID", "F1")], |xml| file(xml, table, study))?;
        element(xml, "dataDscr", &[], |xml| {
            table.columns.iter().try_for_each(|column| variable(xml, column))
        })
    })?;
    let mut bytes = xml.into_inner().into_inner();
    bytes.write_all(b"\n")?;
    Ok(bytes)
}

fn about(xml: &mut Xml, table: &Dataset, study: &Study) -> Result<(), Failed> {
    element(xml, "citation", &[], |xml| {
        element(xml, "titlStmt", &[], |xml| {
            text(xml, "titl", &[], &table.title.vi)?;
            text(xml, "parTitl", &[("xml:lang", "en")], &table.title.en)?;
            text(xml, "IDNo", &[], &study.id)
        })?;
        element(xml, "rspStmt", &[], |xml| text(xml, "AuthEnty", &[], &study.agency.vi))
    })?;
    element(xml, "stdyInfo", &[], |xml| {
        texts(xml, "abstract", &study.purpose)?;
        element(xml, "sumDscr", &[], |xml| {
            let ends = [("start", study.days.0), ("end", study.days.1)];
            for (event, day) in ends {
                if let Some(day) = day {
                    let day = day.to_string();
                    text(xml, "timePrd", &[("event", event), ("date", &day)], &day)?;
                }
            }
            text(xml, "nation", &[("abbr", "VN")], "Việt Nam")
        })
    })
}

fn file(xml: &mut Xml, table: &Dataset, study: &Study) -> Result<(), Failed> {
    element(xml, "fileTxt", &[], |xml| {
        text(xml, "fileName", &[], &study.file)?;
        element(xml, "dimensns", &[], |xml| {
            if let Some(cases) = study.cases {
                text(xml, "caseQnty", &[], &cases.to_string())?;
            }
            text(xml, "varQnty", &[], &table.columns.len().to_string())
        })
    })
}

fn variable(xml: &mut Xml, column: &Column) -> Result<(), Failed> {
    let id = format!("V_{}", column.code);
    let interval = match column.kind {
        Kind::Whole | Kind::Decimal | Kind::Day => "contin",
        Kind::Text(_) | Kind::Choice(_) | Kind::Choices(_) => "discrete",
    };
    let name = [("ID", id.as_str()), ("name", &column.code), ("files", "F1"), ("intrvl", interval)];
    element(xml, "var", &name, |xml| {
        texts(xml, "labl", &column.label)?;
        if let Some(question) = &column.question {
            for (lang, question) in both(question) {
                element(xml, "qstn", &[("xml:lang", lang)], |xml| {
                    text(xml, "qstnLit", &[], question)
                })?;
            }
        }
        column.choices().iter().try_for_each(|choice| category(xml, choice))?;
        let kind = match column.kind {
            Kind::Whole | Kind::Decimal => "numeric",
            Kind::Text(_) | Kind::Choice(_) | Kind::Choices(_) | Kind::Day => "character",
        };
        let format: &[_] = if matches!(column.kind, Kind::Day) {
            &[("type", kind), ("category", "date"), ("schema", "ISO")]
        } else {
            &[("type", kind), ("schema", "other")]
        };
        text(xml, "varFormat", format, "")
    })
}

fn category(xml: &mut Xml, choice: &Choice) -> Result<(), Failed> {
    let missing = if choice.is_missing { "Y" } else { "N" };
    element(xml, "catgry", &[("missing", missing)], |xml| {
        text(xml, "catValu", &[], &choice.code)?;
        texts(xml, "labl", &choice.label)
    })
}

/// An element for each language.
fn texts(xml: &mut Xml, name: &str, of: &Text) -> Result<(), Failed> {
    both(of)
        .into_iter()
        .try_for_each(|(lang, content)| text(xml, name, &[("xml:lang", lang)], content))
}

fn both(text: &Text) -> [(&'static str, &str); 2] {
    [Lang::Vi, Lang::En].map(|lang| (lang.code(), text.in_lang(lang)))
}

fn text(xml: &mut Xml, name: &str, attributes: Attributes<'_>, text: &str) -> Result<(), Failed> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    if text.is_empty() {
        element.write_empty()?;
    } else {
        element.write_text_content(BytesText::new(text))?;
    }
    Ok(())
}

fn element(
    xml: &mut Xml,
    name: &str,
    attributes: Attributes<'_>,
    content: impl FnOnce(&mut Xml) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    let mut result = Ok(());
    element.write_inner_content(|xml| {
        result = content(xml);
        Ok(())
    })?;
    result
}
