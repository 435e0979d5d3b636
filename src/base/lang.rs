//! A text in the two languages every page is shown in.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use utoipa::ToSchema;

/// The language of a page. Vietnamese comes first everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The code in `lang` attributes and addresses: `vi` or `en`.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Reads a code; anything but `en` is Vietnamese.
    pub fn of_code(code: Option<&str>) -> Self {
        if code == Some("en") { Self::En } else { Self::Vi }
    }

    /// The one of two values that is of this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// The same text in Vietnamese and in English; both are always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Vietnamese, with full diacritics, in Unicode NFC.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The same text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The text in `lang`.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}
