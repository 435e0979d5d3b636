//! The columns of a kind of file, by all their names.

use super::key;
use crate::base::lang::Text;

/// The columns of a kind of file; they may stand in any order.
#[derive(Clone, Copy, Debug)]
pub struct Layout<const N: usize> {
    /// Their names, as they are written in exports.
    pub columns: [&'static str; N],
    /// So many of them must be there, those after may be left out.
    pub needed: usize,
    /// Those of them that may be left out all the same.
    pub optional: &'static [&'static str],
    /// Vietnamese names of columns; accents, case and what stands in brackets make no difference.
    pub also: &'static [(&'static str, &'static [&'static str])],
    /// Columns of codes, of which every digit counts; a code may have its name behind a dash, as lists show it.
    pub codes: &'static [&'static str],
    /// Columns of numbers that may have decimals.
    pub decimals: &'static [&'static str],
    /// Columns of days.
    pub days: &'static [&'static str],
    /// Columns whose cells are one of few, with all of them.
    pub choices: &'static [(&'static str, &'static [Choice])],
    /// Words of other systems that cells of columns are written in; a blank code is an empty cell.
    pub said: &'static [(&'static str, &'static [Said])],
    /// The heads of the register's own export. Those that are no columns are passed over.
    pub exported: &'static [Head],
}

/// A column of an export: its code, and what it is called in Vietnamese and English.
pub type Head = (&'static str, &'static str, &'static str);

/// A code, what it is called in Vietnamese and English, and words that mean it; a number behind them, such as a year,
/// makes no difference.
pub type Said = (&'static str, (&'static str, &'static str), &'static [&'static str]);

/// What a cell may say: its code, and the words for it in Vietnamese and English.
pub type Choice = (&'static str, &'static str, &'static str);

/// Between a code and its name.
pub(super) const NAMED: &str = " – ";

/// A layout, whatever its number of columns.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Their names, as they are written in exports.
    pub names: &'static [&'static str],
    needed: usize,
    optional: &'static [&'static str],
    also: &'static [(&'static str, &'static [&'static str])],
    choices: &'static [(&'static str, &'static [Choice])],
    exported: &'static [Head],
}

impl Columns {
    /// The column that a header's cell names.
    pub fn column(&self, written: &str) -> Option<&'static str> {
        named(self.names, (self.also, self.exported), written)
    }

    /// Whether a header's cell is of an export and no column.
    pub fn is_beside(&self, written: &str) -> bool {
        is_beside(self.names, self.exported, written)
    }

    /// What a column of the register's export is called.
    pub fn head(&self, code: &str) -> Text {
        let head = self.exported.iter().find(|(own, ..)| *own == code);
        head.map_or_else(|| self.title(code), |(_, vi, en)| Text::new(*vi, *en))
    }

    /// The columns that must be there.
    pub fn needed(&self) -> impl Iterator<Item = &'static str> + use<> {
        let optional = self.optional;
        let needed = self.names.iter().copied().take(self.needed);
        needed.filter(move |name| !optional.contains(name))
    }

    /// What a column is called in a template: a name that its reader knows.
    pub fn title(&self, column: &str) -> Text {
        Text { vi: title(self.also, column), en: column.to_owned() }
    }

    /// What the cells of a column may say; empty where that is anything.
    pub fn choices_of(&self, column: &str) -> &'static [Choice] {
        let mut choices = self.choices.iter();
        choices.find(|(own, _)| *own == column).map_or(&[], |(_, choices)| choices)
    }
}

/// What a column is called in Vietnamese.
fn title(also: &[(&'static str, &[&str])], column: &str) -> String {
    let mut also = also.iter();
    let vi = also.find(|(own, _)| *own == column).and_then(|(_, names)| names.first().copied());
    let mut letters = vi.unwrap_or(column).chars();
    let begin: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{begin}{}", letters.as_str())
}

/// Vietnamese names of columns, and the heads of an export.
type Names<'a> = (&'a [(&'static str, &'static [&'static str])], &'a [Head]);

/// The column of this name.
fn named(
    names: &[&'static str],
    (also, exported): Names<'_>,
    written: &str,
) -> Option<&'static str> {
    if is_of_another_time(written) {
        return None;
    }
    // A name of several lines is one of several words, or in two languages.
    let lines = written.contains('\n').then(|| written.replace('\n', " "));
    let found = lines.and_then(|lines| of_line(names, (also, exported), &lines));
    found.or_else(|| of_line(names, (also, exported), written))
}

/// What in brackets says that a column is of other days or not of facts.
const OTHER_TIMES: [&str; 8] = [
    "dự kiến",
    "kế hoạch",
    "ước tính",
    "tạm tính",
    "năm trước",
    "kỳ trước",
    "tháng trước",
    "cùng kỳ",
];

/// Whether a name is that of a column but for brackets that make it another.
fn is_of_another_time(written: &str) -> bool {
    let inner = written.split_once(['(', '[']).map(|(_, inner)| key(inner));
    inner.is_some_and(|inner| OTHER_TIMES.iter().any(|words| inner.contains(&key(words))))
}

fn of_line(
    names: &[&'static str],
    (also, exported): Names<'_>,
    written: &str,
) -> Option<&'static str> {
    let written = key(written);
    let own = names.iter().copied().find(|column| key(column) == written);
    let also = || {
        let mut also = also.iter();
        let found = also.find(|(_, names)| names.iter().any(|name| key(name) == written));
        found.map(|(column, _)| *column)
    };
    let exported = || {
        let mut heads = exported.iter().filter(|(code, ..)| names.contains(code));
        heads.find(|head| is_head(head, &written)).map(|(code, ..)| *code)
    };
    own.or_else(also).or_else(exported)
}

/// Whether a name, as it is compared, is that of a column of an export.
fn is_head((code, vi, en): &Head, written: &str) -> bool {
    [code, vi, en].iter().any(|name| key(name) == written)
}

fn is_beside(names: &[&'static str], exported: &[Head], written: &str) -> bool {
    let written = key(written);
    let mut beside = exported.iter().filter(|(code, ..)| !names.contains(code));
    beside.any(|head| is_head(head, &written))
}

impl<const N: usize> Layout<N> {
    /// Without any column; what a layout does not say is as here.
    pub const PLAIN: Self = Self {
        columns: [""; N],
        needed: N,
        optional: &[],
        also: &[],
        codes: &[],
        decimals: &[],
        days: &[],
        choices: &[],
        said: &[],
        exported: &[],
    };

    /// The columns, whatever their number.
    pub fn columns(&'static self) -> Columns {
        Columns {
            names: &self.columns,
            needed: self.needed,
            optional: self.optional,
            also: self.also,
            choices: self.choices,
            exported: self.exported,
        }
    }

    /// Where the columns stand that must be there.
    pub(super) fn needed_places(&self, places: &[Option<usize>; N]) -> Vec<usize> {
        let needed = self.columns.iter().zip(places).take(self.needed);
        let needed = needed.filter(|(column, _)| !self.optional.contains(column));
        needed.filter_map(|(_, place)| *place).collect()
    }

    /// What a column is called in Vietnamese.
    pub(super) fn title(&self, column: &str) -> String {
        title(self.also, column)
    }

    /// What the cells of a column may say, in the words that templates offer.
    pub fn offered(&self, column: &str) -> String {
        let mut choices = self.choices.iter();
        let own = choices.find(|(own, _)| *own == column).map_or(&[][..], |(_, choices)| choices);
        let words: Vec<String> = own.iter().map(|(_, vi, _)| format!("“{vi}”")).collect();
        words.join(", ")
    }

    /// What a cell means: the code for words, or before a name.
    pub(super) fn meant<'a>(&self, column: &str, cell: &'a str) -> &'a str {
        let mut choices = self.choices.iter();
        if let Some((_, choices)) = choices.find(|(own, _)| *own == column) {
            let said = key(cell);
            let is_said = |(_, vi, en): &&Choice| key(vi) == said || key(en) == said;
            if let Some((code, ..)) = choices.iter().find(is_said) {
                return code;
            }
        }
        if let Some((code, ..)) = self.said(column, cell) {
            return code;
        }
        let is_list = cell.contains([';', '|', '\n']);
        match cell.split_once(NAMED) {
            Some((code, _)) if self.codes.contains(&column) && !is_list => code.trim_end(),
            _ => cell,
        }
    }

    /// What other words of a cell mean.
    pub(super) fn said(&self, column: &str, cell: &str) -> Option<&'static Said> {
        let (_, all) = self.said.iter().find(|(own, _)| *own == column)?;
        let written = key(cell);
        let written =
            written.trim_end_matches(|letter: char| letter == ' ' || letter.is_ascii_digit());
        all.iter().find(|(.., words)| words.iter().any(|word| key(word) == written))
    }

    /// The column that a header's cell names.
    pub fn column(&self, written: &str) -> Option<&'static str> {
        named(&self.columns, (self.also, self.exported), written)
    }

    /// Whether a header's cell is of an export and no column.
    pub(super) fn is_beside(&self, written: &str) -> bool {
        is_beside(&self.columns, self.exported, written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout<2> = Layout {
        columns: ["dossier_code", "completed"],
        also: &[("dossier_code", &["mã hồ sơ"]), ("completed", &["ngày trả kết quả"])],
        ..Layout::PLAIN
    };

    #[test]
    fn a_name_of_two_lines_is_of_two_words_or_in_two_languages() {
        assert_eq!(LAYOUT.column("Mã\nhồ sơ"), Some("dossier_code"));
        assert_eq!(LAYOUT.column("Mã hồ sơ\nDossier"), Some("dossier_code"));
        assert_eq!(LAYOUT.column("Mã hồ sơ (16 ký tự)"), Some("dossier_code"));
    }

    #[test]
    fn a_planned_day_is_no_day_of_completion() {
        assert_eq!(LAYOUT.column("Ngày trả kết quả (dd/mm/yyyy)"), Some("completed"));
        assert_eq!(LAYOUT.column("Ngày trả kết quả\n(dự kiến)"), None);
        assert_eq!(LAYOUT.column("Ngày trả kết quả (Kỳ trước)"), None);
    }
}
