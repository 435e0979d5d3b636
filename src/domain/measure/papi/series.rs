//! What PAPI is made of in each year, as read from `surveys/papi/series.toml`.

use serde::{Deserialize, Serialize};

use crate::base::Text;

/// The text of the file inside the program.
const BUILT_IN: &str = include_str!("../../../../surveys/papi/series.toml");

/// How sure a line of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Read in a report, a workbook or on papi.org.vn.
    Published,
    /// Found by working over the published tables.
    Computed,
    /// Our reading.
    Inferred,
}

/// All versions of the structure, and the breaks between them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Row names of the published workbooks that are no province.
    pub not_provinces: Vec<String>,
    /// The versions, oldest first; years that none has are unknown.
    #[serde(rename = "version")]
    pub versions: Vec<Version>,
    /// The dimensions, in order.
    #[serde(rename = "dimension")]
    pub dimensions: Vec<Dimension>,
    /// What some columns held before under the same code.
    pub formerly: Vec<SubDimension>,
    /// Ends of scales other than 1/k and 10/k.
    pub ends: Vec<Ends>,
    /// Years that must not be chained across.
    #[serde(rename = "break")]
    pub breaks: Vec<Break>,
}

/// A span of years with one structure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// First year.
    pub first: i32,
    /// Last year, included.
    pub last: i32,
    /// How many sub-dimensions there are.
    pub sub_dimensions: usize,
    /// How sure that is.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
}

/// A dimension (nội dung) with all sub-dimensions it ever had.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// `D1` … `D8`.
    pub code: String,
    /// First year.
    pub first: i32,
    /// Its published name.
    pub title: Text,
    /// Its sub-dimensions.
    pub part: Vec<SubDimension>,
}

/// A sub-dimension (nội dung thành phần).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubDimension {
    /// `S1.1` … `S8.3`.
    pub code: String,
    /// First year.
    pub first: i32,
    /// Last year, included; none while it lasts.
    pub last: Option<i32>,
    /// Its published name.
    pub title: Text,
}

/// The ends of a sub-dimension's scale.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ends {
    /// The sub-dimension.
    pub code: String,
    /// First year.
    pub first: i32,
    /// Last year, included.
    pub last: i32,
    /// What a province gets where every indicator is at its worst.
    pub low: f64,
    /// What it gets where every indicator is at its best.
    pub high: f64,
    /// How sure they are.
    pub evidence: Evidence,
}

/// A break in the series, between the year before and `year`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// The first year of what is new.
    pub year: i32,
    /// The dimensions it cuts; the total is cut with any of them.
    pub parts: Vec<String>,
    /// How sure that is.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
    /// What changed.
    pub reason: Text,
}

/// What PAPI is made of in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure<'a> {
    /// The year.
    pub year: i32,
    /// Its dimensions, in order.
    pub parts: Vec<Part<'a>>,
    ends: Vec<&'a Ends>,
}

/// A dimension with its sub-dimensions of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// The dimension.
    pub dimension: &'a Dimension,
    /// Its sub-dimensions, in order.
    pub sub_dimensions: Vec<&'a SubDimension>,
}

impl Series {
    /// The series inside the program.
    pub fn built_in() -> Result<Self, String> {
        Self::read(BUILT_IN)
    }

    /// Reads a file of the same form.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// What PAPI is made of in `year`; `None` for a year no version has.
    pub fn of_year(&self, year: i32) -> Option<Structure<'_>> {
        let known = |version: &Version| (version.first..=version.last).contains(&year);
        self.versions.iter().any(known).then(|| Structure {
            year,
            parts: self.parts(year),
            ends: in_year(&self.ends, |ends| (ends.first, Some(ends.last)), year),
        })
    }

    fn parts(&self, year: i32) -> Vec<Part<'_>> {
        let there = in_year(&self.dimensions, |each| (each.first, None), year);
        let parts = there.into_iter().map(|dimension| Part {
            dimension,
            sub_dimensions: in_year(&dimension.part, |part| (part.first, part.last), year),
        });
        parts.collect()
    }

    /// First and last year of all versions.
    pub fn years(&self) -> Option<(i32, i32)> {
        let first = self.versions.iter().map(|version| version.first).min()?;
        let last = self.versions.iter().map(|version| version.last).max()?;
        Some((first, last))
    }

    /// The breaks that cut `part` (a dimension, or anything else for the total) between two years.
    pub fn breaks_between(&self, part: &str, one: i32, other: i32) -> Vec<&Break> {
        let (from, to) = (one.min(other), one.max(other));
        let is_dimension = self.dimensions.iter().any(|each| each.code == part);
        let cuts = |each: &&Break| !is_dimension || each.parts.iter().any(|code| code == part);
        let inside = |each: &&Break| from < each.year && each.year <= to;
        self.breaks.iter().filter(inside).filter(cuts).collect()
    }

    /// What the column `code` held in `year`, if it held something else under the same code.
    pub fn formerly(&self, code: &str, year: i32) -> Option<&Text> {
        let then = in_year(&self.formerly, |part| (part.first, part.last), year);
        let found = then.into_iter().find(|part| part.code == code);
        found.map(|part| &part.title)
    }
}

impl Structure<'_> {
    /// The codes of all sub-dimensions, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter();
        let subs = parts.flat_map(|part| &part.sub_dimensions);
        subs.map(|sub| sub.code.as_str())
    }

    /// How many sub-dimensions the dimension of `code` has in this year; `None` for a code that
    /// is not part of it.
    pub fn siblings(&self, code: &str) -> Option<u32> {
        let own = |part: &&Part<'_>| part.sub_dimensions.iter().any(|sub| sub.code == code);
        let part = self.parts.iter().find(own)?;
        u32::try_from(part.sub_dimensions.len()).ok()
    }

    /// The ends of a sub-dimension's scale: 1/k and 10/k, or those the published tables show.
    pub fn ends(&self, code: &str) -> Option<(f64, f64)> {
        let k = f64::from(self.siblings(code)?);
        let shown = self.ends.iter().find(|ends| ends.code == code);
        Some(shown.map_or((1.0 / k, 10.0 / k), |ends| (ends.low, ends.high)))
    }
}

/// Those of `all` that hold in `year`.
fn in_year<T>(all: &[T], span: impl Fn(&T) -> (i32, Option<i32>), year: i32) -> Vec<&T> {
    let holds = |each: &&T| {
        let (first, last) = span(each);
        first <= year && last.is_none_or(|last| year <= last)
    };
    all.iter().filter(holds).collect()
}
