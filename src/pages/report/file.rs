//! The files of a report.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::pages::html;
use super::{docx, pdf};
use crate::base::enum_codes;
use crate::domain::report::Report;

/// A file a report can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// To be worked on further.
    Docx,
    /// To be signed and sent.
    Pdf,
    /// To be read in a browser.
    Html,
    /// Every number of the others.
    Json,
}

enum_codes!(pub Format);

impl Format {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// The file of a report; equal reports give equal bytes.
///
/// # Errors
/// What a writer says.
pub fn file(report: &Report, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::Docx => docx::file(report),
        Format::Pdf => pdf::file(report),
        Format::Html => Ok(html::file(report)),
        Format::Json => {
            let mut bytes = serde_json::to_vec_pretty(report).map_err(|error| error.to_string())?;
            bytes.push(b'\n');
            Ok(bytes)
        }
    }
}

/// The name of a file: `bao-cao-cchc-2026-H1.docx`.
pub fn name(period: &str, format: Format) -> String {
    format!("bao-cao-cchc-{period}.{}", format.code())
}

/// What the document is called: `Báo cáo công tác cải cách hành chính năm 2026`.
pub fn title(report: &Report) -> String {
    let mut letters = report.title.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    format!("Báo cáo {}{}", first.unwrap_or_default(), letters.as_str())
}
