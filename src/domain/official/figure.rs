//! One official figure. Pure.

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::province;
use crate::base::enum_codes;
use crate::base::text::same_name;

/// An official index; only figures of its publisher bear its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum OfficialIndex {
    /// Chỉ số cải cách hành chính (PAR Index).
    Par,
    /// Chỉ số hài lòng về sự phục vụ hành chính (SIPAS).
    Sipas,
    /// Điều tra xã hội học within the PAR Index (XHH).
    Xhh,
    /// Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI).
    Papi,
}

/// Instruments that ask about the same as an official index. They differ in sample and formula, so
/// the two are shown side by side and never combined.
const BESIDE: [(&str, OfficialIndex); 3] = [
    ("sipas-counter", OfficialIndex::Sipas),
    ("sipas-2026", OfficialIndex::Sipas),
    ("xhh-2022", OfficialIndex::Xhh),
];

enum_codes!(pub OfficialIndex);

impl OfficialIndex {
    /// Its proper name, the same in both languages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Par => "PAR Index",
            Self::Sipas => "SIPAS",
            Self::Xhh => "XHH",
            Self::Papi => "PAPI",
        }
    }

    /// The official index that asks about the same as an instrument.
    pub fn beside(instrument: &str) -> Option<Self> {
        let mut all = BESIDE.into_iter();
        let found = all.find(|(id, _)| *id == instrument);
        found.map(|(_, index)| index)
    }

    /// The instruments that ask about the same.
    pub fn instruments(self) -> impl Iterator<Item = &'static str> {
        let of_index = BESIDE.into_iter().filter(move |(_, index)| *index == self);
        of_index.map(|(id, _)| id)
    }
}

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Level {
    /// Cả nước.
    National,
    /// Tỉnh, thành phố.
    Province,
    /// A group of offices (khối), such as all departments of a city.
    Group,
    /// Sở, ban, ngành.
    Department,
    /// Phường.
    Ward,
    /// Xã, đặc khu.
    Commune,
}

enum_codes!(pub Level);

/// A published figure; index, year, level, subject and component are its key.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialFigure {
    /// Of which index.
    pub index: OfficialIndex,
    /// The year it is about, not the year it was published.
    pub year: i32,
    /// What it is about.
    pub level: Level,
    /// Its name: `Cả nước`, `Hải Phòng`, a department.
    pub subject: String,
    /// The component's code or name; empty for the whole index.
    pub component: String,
    /// The figure, on its own scale.
    pub value: f64,
    /// Its maximum: 100 for SIPAS, 80 for PAPI since 2018.
    pub maximum: f64,
    /// Its place, 1 for the best.
    pub rank: Option<u32>,
    /// Among how many.
    pub of: Option<u32>,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// Title of the source.
    pub source: String,
    /// Its address; empty for a source on paper.
    pub address: String,
    /// A note.
    pub note: String,
    /// What another source prints of the same; neither is known to be the right one.
    pub disputed: Option<OtherFigure>,
}

/// A figure that another source prints.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherFigure {
    /// The figure, on the same scale.
    pub value: f64,
    /// Title of the source.
    pub source: String,
}

/// The key of a figure.
pub(crate) type Key = (OfficialIndex, i32, Level, String, String);

impl OfficialFigure {
    pub(crate) fn key(&self) -> Key {
        let subject = match self.level {
            Level::Province => same_name(&province::without_kind(&self.subject)),
            _ => same_name(&self.subject),
        };
        (self.index, self.year, self.level, subject, self.component.clone())
    }

    /// The figure under the name that its subject has in another, unless that says what it is: `Tỉnh`, `Thành phố`.
    pub(crate) fn named_as(&self, known: &Self) -> Self {
        if known.is_named_with_kind() {
            return self.clone();
        }
        Self { subject: known.subject.clone(), ..self.clone() }
    }

    /// Whether it is of a province under a name with `Tỉnh` or `Thành phố` before it.
    pub(crate) fn is_named_with_kind(&self) -> bool {
        self.level == Level::Province && province::without_kind(&self.subject) != self.subject
    }

    /// Whether it concerns the office of this name: the country, groups, the province in its name,
    /// the office itself.
    pub fn concerns(&self, office: &str) -> bool {
        let (office, subject) = (same_name(office), same_name(&self.subject));
        match self.level {
            Level::National | Level::Group => true,
            Level::Province => office.contains(&subject),
            Level::Department | Level::Ward | Level::Commune => {
                office.contains(&subject) || subject.contains(&office)
            }
        }
    }

    /// Its key in the audit log.
    pub(crate) fn name(&self) -> String {
        let whole =
            format!("{}/{}/{}/{}", self.index.code(), self.year, self.level.code(), self.subject);
        match self.component.as_str() {
            "" => whole,
            component => format!("{whole}/{component}"),
        }
    }

    /// Its value in the audit log.
    pub(crate) fn audit_line(&self) -> String {
        let number = |number: Option<u32>| number.map_or("–".to_owned(), |it| it.to_string());
        let day = self.published.map_or("–".to_owned(), |day| day.to_string());
        let other = self.disputed.as_ref();
        let other = other.map(|it| format!("; {} {}", it.value, it.source)).unwrap_or_default();
        format!(
            "{} / {}; {} / {}; {day}; {} {}; {}{other}",
            self.value,
            self.maximum,
            number(self.rank),
            number(self.of),
            self.source,
            self.address,
            self.note
        )
    }
}
