//! The kinds of value a file is made of, each read from a key of a table.

use std::str::FromStr;

use chrono::NaiveDate;
use strum::VariantNames;
use toml::Spanned;
use toml::de::DeValue;

use super::finding::both;
use super::table::{Noun, Table};
use crate::base::Text;

/// Stands for a choice's code that could not be read; its fault is reported.
pub(super) const NO_CHARACTER: char = '\0';

impl Table<'_, '_> {
    /// A required text in quotes; empty when it was not there.
    pub(super) fn string(&self, key: &'static str) -> String {
        let wanted = format!("`{key} = \"…\"`");
        match self.get(key) {
            None => self.absent(key, &wanted),
            Some(value) => match value.get_ref().as_str() {
                Some("") | None => self.wrong_or_empty(value, key, &wanted),
                Some(text) => return text.to_owned(),
            },
        }
        String::new()
    }

    fn wrong_or_empty(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        if value.get_ref().as_str() == Some("") {
            let line = self.reader.line(value.span().start);
            let (vi, en) = self.name;
            let what = both!("`{key}` của {vi} còn trống" / "`{key}` of {en} is empty");
            self.reader.report(line, what, both!("Ghi {wanted}" / "Write {wanted}"));
        } else {
            self.wrong(value, key, wanted);
        }
    }

    /// A text of one character; the checks say which are allowed.
    pub(super) fn character(&self, key: &'static str) -> char {
        let text = self.string(key);
        self.only_character(key, &text).unwrap_or(NO_CHARACTER)
    }

    /// A list of such texts.
    pub(super) fn characters(&self, key: &'static str) -> Vec<char> {
        let texts = self.strings(key);
        texts.iter().filter_map(|text| self.only_character(key, text)).collect()
    }

    fn only_character(&self, key: &'static str, text: &str) -> Option<char> {
        let mut characters = text.chars();
        if let (only, None) = (characters.next(), characters.next()) {
            return only;
        }
        let (vi, en) = self.name;
        let what = both!("`{key}` của {vi} là `{text}`" / "`{key}` of {en} is `{text}`");
        let remedy = both!(
            "Ghi một ký tự: chữ số hoặc chữ in hoa"
                / "Write one character, a digit or a capital letter"
        );
        self.reader.report(self.line_of(key), what, remedy);
        None
    }

    /// One of a few words, the names of the variants; reports what is none of them.
    pub(super) fn one_of<T: FromStr + VariantNames>(&self, key: &'static str) -> Option<T> {
        let word = self.string(key);
        let found = word.parse().ok();
        if found.is_none() && !word.is_empty() {
            let ((vi, en), words) = (self.name, T::VARIANTS.join(", "));
            let what = both!("`{key}` của {vi} là `{word}`" / "`{key}` of {en} is `{word}`");
            let remedy = both!("Chọn một trong: {words}" / "Write one of: {words}");
            self.reader.report(self.line_of(key), what, remedy);
        }
        found
    }

    /// A text in both languages; what is missing is reported and empty.
    pub(super) fn text(&self, key: &'static str) -> Text {
        match self.get(key) {
            None => {
                self.absent(key, &format!("`{key} = {{ vi = \"…\", en = \"…\" }}`"));
                Text::default()
            }
            Some(_) => self.optional_text(key).unwrap_or_default(),
        }
    }

    /// The same, where it may be left out.
    pub(super) fn optional_text(&self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        let line = self.reader.line(value.span().start);
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, key, "`{ vi = \"…\", en = \"…\" }`");
            return None;
        };
        let both = Table::new(self.reader, table, self.name, line);
        let text = Text {
            vi: both.translation(key, "vi", ("tiếng Việt", "Vietnamese")),
            en: both.translation(key, "en", ("tiếng Anh", "English")),
        };
        both.nothing_else();
        Some(text)
    }

    fn translation(&self, key: &str, code: &'static str, language: Noun) -> String {
        let text = self.get(code).and_then(|value| value.get_ref().as_str());
        match text.map(str::trim) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => {
                let ((vi, en), (in_vi, in_en), field) = (self.name, language, named(key));
                let what = both!(
                    "{field} của {vi} chưa có bản {in_vi}" / "`{key}` of {en} has no {in_en} text"
                );
                let remedy = both!("Ghi bản {in_vi} của {field}" / "Add `{code} = \"…\"`");
                self.reader.report(self.line, what, remedy);
                String::new()
            }
        }
    }

    /// A required date of the calendar, `2026-01-31`.
    pub(super) fn date(&self, key: &'static str) -> Option<NaiveDate> {
        if self.get(key).is_none() {
            self.absent(key, &format!("`{key} = 2026-01-31`"));
        }
        self.optional_date(key)
    }

    /// The same, where it may be left out.
    pub(super) fn optional_date(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.get(key)?;
        let written = value.get_ref().as_datetime().filter(|at| at.time.is_none());
        let date = written.and_then(|at| at.date).and_then(|date| {
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        });
        if date.is_none() {
            self.wrong(value, key, "a date without quotes, `2026-01-31`");
        }
        date
    }

    /// `true` or `false`; `false` where it is left out.
    pub(super) fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, key, "`true` or `false`, without quotes");
        }
        flag.unwrap_or_default()
    }

    /// A whole number.
    pub(super) fn whole(&self, key: &'static str) -> Option<u64> {
        let Some(value) = self.get(key) else {
            self.absent(key, &format!("`{key} = 90`"));
            return None;
        };
        let number = decimal(value.get_ref(), 0).and_then(|number| number.try_into().ok());
        if number.is_none() {
            self.wrong(value, key, "a whole number");
        }
        number
    }

    /// A number with at most `places` decimals, as a whole number of the last place.
    pub(super) fn optional_decimal(&self, key: &'static str, places: usize) -> Option<i64> {
        let value = self.get(key)?;
        let number = decimal(value.get_ref(), places);
        if number.is_none() {
            self.wrong(value, key, &format!("a number of at most {places} decimals"));
        }
        number
    }

    /// Two such numbers, `[0.333, 1.0]`.
    pub(super) fn optional_range(&self, key: &'static str, places: usize) -> Option<(i64, i64)> {
        let value = self.get(key)?;
        let ends: Option<Vec<i64>> = value
            .get_ref()
            .as_array()
            .and_then(|ends| ends.iter().map(|end| decimal(end.get_ref(), places)).collect());
        if let Some([low, high]) = ends.as_deref() {
            return Some((*low, *high));
        }
        self.wrong(value, key, "its two ends, `[0.333, 1.0]`");
        None
    }

    /// A list of texts in quotes; empty when it was not there.
    pub(super) fn strings(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.get(key) else {
            self.absent(key, &format!("`{key} = [\"…\"]`"));
            return Vec::new();
        };
        let texts: Option<Vec<String>> = value.get_ref().as_array().and_then(|list| {
            list.iter().map(|each| each.get_ref().as_str().map(str::to_owned)).collect()
        });
        texts.unwrap_or_else(|| {
            self.wrong(value, key, "a list of texts in quotes");
            Vec::new()
        })
    }
}

/// What the text under a key is called in Vietnamese.
fn named(key: &str) -> &str {
    match key {
        "title" => "tên gọi",
        "question" => "câu hỏi",
        "help" => "gợi ý",
        "purpose" => "lời giới thiệu",
        "label" => "nhãn",
        "intro" => "lời dẫn",
        "provisional" => "ghi chú tạm thời",
        "note" => "ghi chú",
        "dont_know" => "lựa chọn “không có ý kiến”",
        "not_applicable" => "lựa chọn “không áp dụng”",
        other => other,
    }
}

/// A decimal number exactly, in units of its `places`-th decimal: no way through floating point.
fn decimal(value: &DeValue<'_>, places: usize) -> Option<i64> {
    let written = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use toml::de::DeValue;

    use super::decimal;

    #[test]
    fn decimals_are_read_exactly_or_not_at_all() {
        for (written, places, number) in [
            ("2", 3, Some(2000)),
            ("0.75", 3, Some(750)),
            ("-0.5", 3, Some(-500)),
            ("1_000", 0, Some(1000)),
            ("0.333333", 6, Some(333_333)),
            ("1.0000", 3, Some(1000)),
            ("0.0001", 3, None),
            ("1e3", 3, None),
            ("0x10", 3, None),
            ("inf", 3, None),
            ("9223372036854775807", 3, None),
        ] {
            let value = DeValue::parse(written).unwrap();
            assert_eq!(decimal(value.get_ref(), places), number, "{written}");
        }
    }
}
