//! Questionnaires in the formats of other programs: XLSForm (ODK, Kobo) and LimeSurvey's `.lss`. Pure: bytes in, a
//! questionnaire out, and back.
//!
//! What these formats cannot say (what a choice counts as, factors, the formula) stands in columns and on a sheet of its
//! own in an XLSForm and is left out of an `.lss`; a questionnaire read without it says so in its check.

mod condition;
mod lss;
mod rough;
mod xlsform;

use chrono::NaiveDate;

use super::Instrument;
use super::file::{self, File};
use crate::base::dataset::Failed;
use crate::base::table::{Refusal, plain_text};
use crate::base::{Lang, Text};

/// A format of files.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray
)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// The program's own, as in `surveys/`.
    Toml,
    /// A workbook with the sheets survey, choices and settings.
    Xlsform,
    /// LimeSurvey's structure of a survey.
    Lss,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Xlsform => "xlsx",
            Self::Lss => "lss",
        }
    }

    /// The format of a file, by its first bytes.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [b'P', b'K', 3, 4, ..] => Self::Xlsform,
            _ if bytes.trim_ascii_start().starts_with(b"<") => Self::Lss,
            // A byte order mark before the declaration.
            [0xef, 0xbb, 0xbf, b'<', ..] => Self::Lss,
            _ => Self::Toml,
        }
    }
}

/// A fault of a file, by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Sheet and row, element, or line.
    pub place: Text,
    /// What is wrong, and what to do.
    pub what: Text,
}

impl Fault {
    /// The fault as a sentence in one language.
    pub fn localized(&self, lang: Lang) -> String {
        let (place, what) = (self.place.in_lang(lang), self.what.in_lang(lang));
        if place.is_empty() { what.to_owned() } else { format!("{place}: {what}") }
    }
}

/// The questionnaire of a file in any of the formats, with `today` as its first day where the file names none.
///
/// # Errors
/// Every fault of the file by its place. A questionnaire that can be read may still have faults: those are told by its
/// check.
pub fn read(name: &str, bytes: &[u8], today: NaiveDate) -> Result<Instrument, Vec<Fault>> {
    match Format::of(bytes) {
        Format::Toml => toml(name, bytes),
        Format::Xlsform => xlsform::read(name, bytes, today),
        Format::Lss => lss::read(name, bytes, today),
    }
}

fn toml(name: &str, bytes: &[u8]) -> Result<Instrument, Vec<Fault>> {
    let alone = |what| vec![Fault { place: Text::default(), what }];
    let told = |refusal: Refusal| {
        alone(Text::new(refusal.localized(Lang::Vi), refusal.localized(Lang::En)))
    };
    let text = plain_text(bytes).map_err(told)?;
    let (instrument, findings) = file::open(File { name, text: &text });
    instrument.ok_or_else(|| {
        let faults = findings.into_iter().map(|(_, finding)| {
            let line = finding.line;
            let place = Text::new(format!("dòng {line}"), format!("line {line}"));
            Fault { place, what: finding.what }
        });
        faults.collect()
    })
}

/// The file of a questionnaire in a format.
///
/// # Errors
/// When another program is to take a questionnaire without a question.
pub fn write(instrument: &Instrument, format: Format) -> Result<Vec<u8>, Failed> {
    if format != Format::Toml && instrument.items.is_empty() {
        return Err(Failed::Unfit("the questionnaire has no question".to_owned()));
    }
    match format {
        Format::Toml => Ok(file::write(instrument).into_bytes()),
        Format::Xlsform => xlsform::write(instrument),
        Format::Lss => lss::write(instrument),
    }
}
