//! A report as a value: what each of its files is written from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::draft::Fields;
use super::facts::Facts;
use super::line::Line;
use crate::base::format;
use crate::stats::{Interval, Verdict};

/// A periodic report (báo cáo định kỳ về CCHC), from the state's name to its last annex.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What stands above the title.
    pub head: Head,
    /// Tên loại: `BÁO CÁO`.
    pub kind: String,
    /// Trích yếu: what it is about.
    pub title: String,
    /// Kính gửi; none where nobody is named.
    pub to: Vec<String>,
    /// From the opening to the closing sentence.
    pub body: Vec<Block>,
    /// Who signs, and who gets copies.
    pub foot: Foot,
    /// Phụ lục.
    pub annexes: Vec<Annex>,
    /// Head and foot as they were typed, for the next report to begin with.
    pub fields: Fields,
    /// Every figure in full precision.
    pub facts: Facts,
}

/// What stands above the title (Nghị định 30/2020/NĐ-CP, Điều 8, a–d).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The office's logo, as an address that holds the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The body above the office, as it is named.
    pub parent: String,
    /// The office.
    pub office: String,
    /// Number and sign: `Số: 12/BC-SNgV`.
    pub number: String,
    /// The place.
    pub place: String,
    /// The day; `None` is written by hand.
    pub day: Option<NaiveDate>,
    /// The year of a day that is written by hand.
    pub year: i32,
}

/// What stands below the last sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// The signatory's position (chức vụ).
    pub title: String,
    /// The signatory's name.
    pub signer: String,
    /// Nơi nhận, a line each.
    pub copies: Vec<String>,
}

/// An annex (phụ lục).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annex {
    /// `Phụ lục 1`.
    pub number: String,
    /// What it holds.
    pub title: String,
    /// Its blocks.
    pub body: Vec<Block>,
}

/// A part of the running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading; level 1 is a part, 2 a section of it.
    Heading {
        /// 1 or 2.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph of ours.
    Paragraph(Paragraph),
    /// A line in small print: how a figure came about.
    Note(Line),
    /// A table.
    Table(Table),
    /// A chart, which each file draws from its rows.
    Chart(Chart),
}

/// A paragraph that can be changed before the report is issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Names it in drafts: `row-8.2`.
    pub key: String,
    /// What the figures suggest.
    pub suggested: Line,
    /// What somebody wrote instead; its lines are paragraphs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub written: Option<String>,
}

impl Paragraph {
    /// One as it is suggested.
    pub fn new(key: impl Into<String>, suggested: Line) -> Self {
        Self { key: key.into(), suggested, written: None }
    }

    /// What is printed, a paragraph each.
    pub fn lines(&self) -> Vec<String> {
        let text = self.written.clone().unwrap_or_else(|| self.suggested.shown());
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }
}

/// A table; its cells are sentences with figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its name, above it; may be empty.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Line>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its part of the width; all columns together are the whole.
    pub width: u16,
    /// Whether it holds figures, which stand at the right.
    pub numbers: bool,
}

impl Column {
    /// A column of words.
    pub fn words(head: &str, width: u16) -> Self {
        Self { head: head.to_owned(), width, numbers: false }
    }

    /// A column of figures.
    pub fn numbers(head: &str, width: u16) -> Self {
        Self { head: head.to_owned(), width, numbers: true }
    }
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Names it within the report.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Which it is.
    pub kind: ChartKind,
    /// What a row is: `Tiêu chí`, `Tháng`.
    pub row_name: String,
    /// The target, 0…1.
    pub target: Option<f64>,
    /// Its rows.
    pub rows: Vec<ChartRow>,
}

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Rates with their intervals.
    Items,
    /// A rate over months.
    Trend,
}

/// A rate of a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartRow {
    /// Its name.
    pub label: String,
    /// 0…1.
    pub share: Option<f64>,
    /// Its interval, 0…1.
    pub interval: Option<Interval>,
    /// Answers.
    pub n: Option<u64>,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// Hidden, because too few have answered.
    pub suppressed: bool,
}

impl Head {
    /// Place and day as they are printed; a day that is written by hand has room.
    pub fn dated(&self) -> String {
        let day = self.day.map_or_else(
            || format!("ngày {0} tháng {0} năm {1}", "\u{a0}".repeat(6), self.year),
            format::long_day,
        );
        let place = if self.place.is_empty() { "……………" } else { &self.place };
        format!("{place}, {day}")
    }
}

impl Report {
    /// The paragraphs that can be changed, in their order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.body.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    }

    /// The same to be changed.
    pub(super) fn paragraphs_mut(&mut self) -> impl Iterator<Item = &mut Paragraph> {
        self.body.iter_mut().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    }
}
