//! A file before its header is known.

use std::collections::VecDeque;

use super::said::{hidden, parted, struck};
use super::text::{Lines, SEPARATORS, declared, lines};
use super::workbook::Worksheet;
use super::{Most, Refusal, Row, Shared, Table, encoding, garbled, header, key, workbook, wrapped};
use crate::base::lang::Text;

/// A file's content.
#[derive(Debug)]
pub struct File<'a> {
    content: Content<'a>,
    most: Most,
    notes: Vec<Text>,
}

#[derive(Debug)]
enum Content<'a> {
    /// A text; `from` is where its rows begin.
    Text { text: Shared<'a>, from: usize, separator: Option<char> },
    /// The visible sheets.
    Book(Vec<Worksheet>),
}

/// Rows that are still to be read.
pub(super) enum Rest<'f> {
    Lines(Box<Lines<'f>>),
    Sheet(std::slice::Iter<'f, Row>, u64),
}

impl Rest<'_> {
    pub(super) fn next(&mut self) -> Result<Option<Row>, Refusal> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::Sheet(rows, _) => Ok(rows.next().cloned()),
        }
    }

    /// How many cells had unseen characters.
    pub(super) fn unseen(&self) -> u64 {
        match self {
            Self::Lines(lines) => lines.unseen,
            Self::Sheet(_, unseen) => *unseen,
        }
    }
}

/// The beginning of a table, with how well its header is known.
struct Begun<'f> {
    score: usize,
    header: usize,
    early: Vec<Row>,
    rest: Rest<'f>,
}

impl<'f> Begun<'f> {
    fn of(mut rest: Rest<'f>, is_known: &dyn Fn(&str) -> bool) -> Result<Self, Refusal> {
        let mut early = Vec::new();
        while early.len() < header::LOOKED_AT
            && let Some(row) = rest.next()?
        {
            early.push(row);
        }
        let first = early.iter().position(|row: &Row| !row.is_blank()).unwrap_or(early.len());
        early.drain(..first);
        header::join(&mut early, is_known);
        let (score, header) = header::find(&early, is_known);
        Ok(Self { score, header, early, rest })
    }

    fn into_table(
        mut self,
        separator: Option<char>,
        notes: Vec<Text>,
    ) -> Result<Table<'f>, Refusal> {
        if self.early.is_empty() {
            return Err(Refusal::Empty);
        }
        let below = self.early.split_off(self.header);
        let mut early = VecDeque::from(below);
        let header = early.pop_front().ok_or(Refusal::Empty)?;
        if let Some(sentence) = header.cells().find_map(garbled::sentence) {
            return Err(Refusal::Garbled(sentence));
        }
        let mut table = Table {
            early,
            rest: self.rest,
            names: header.cells().map(key).collect(),
            held: Vec::new(),
            is_begun: false,
            examples: Vec::new(),
            repeated: Vec::new(),
            inside: Vec::new(),
            is_text: separator.is_some(),
            separator,
            short: 0,
            notes,
            faults: Vec::new(),
            header,
        };
        self.early.retain(|row| !row.is_blank());
        table.notes.extend(header::passed(&self.early, table.header.number));
        Ok(table)
    }
}

impl<'a> File<'a> {
    /// Opens a file by its bytes: XLSX, or CSV in UTF-8 or UTF-16.
    ///
    /// # Errors
    /// When it is neither, or larger or odder than anything an office keeps.
    pub fn open(bytes: &'a [u8], most: Most) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        if bytes.len() > most.bytes {
            return Err(Refusal::TooLarge);
        }
        let mut notes = Vec::new();
        let content = match bytes {
            [b'P', b'K', 3, 4, ..] => Content::Book(workbook::sheets(bytes, most, &mut notes)?),
            [b'%', b'P', b'D', b'F', ..] => return Err(Refusal::Other("PDF")),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Refusal::OldExcel),
            _ => {
                let (text, wide) = encoding::decoded(bytes)?;
                if wide {
                    notes.push(Text {
                        vi: "tệp là văn bản UTF-16".to_owned(),
                        en: "the file is text in UTF-16".to_owned(),
                    });
                }
                let mut text = lines(text);
                if let Some((plain, note)) = wrapped::unwrapped(&text) {
                    text = plain.into();
                    notes.push(note);
                }
                let (rows, separator) = declared(&text);
                let from = text.len() - rows.len();
                Content::Text { text, from, separator }
            }
        };
        Ok(Self { content, most, notes })
    }

    /// Whether a comma can stand in a cell, or cells are parted as where it is the decimal mark.
    pub fn may_have_commas(&self) -> bool {
        match &self.content {
            Content::Text { text, .. } => text.contains('"') || text.contains([';', '\t', '|']),
            Content::Book(_) => true,
        }
    }

    /// The table under the header whose names are known.
    ///
    /// # Errors
    /// When there is no row, or one that cannot be read.
    pub fn table(&self, is_known: &dyn Fn(&str) -> bool) -> Result<Table<'_>, Refusal> {
        match &self.content {
            Content::Text { text, from, separator } => {
                self.of_text(&text[*from..], *separator, is_known)
            }
            Content::Book(sheets) => self.of_book(sheets, is_known),
        }
    }

    fn of_text<'f>(
        &'f self,
        text: &'f str,
        named: Option<char>,
        is_known: &dyn Fn(&str) -> bool,
    ) -> Result<Table<'f>, Refusal> {
        let begun =
            |mark| Begun::of(Rest::Lines(Box::new(Lines::of(text, mark, self.most))), is_known);
        let mut notes = self.notes.clone();
        if let Some(separator) = named {
            notes.push(parted(separator, true));
            let named = begun(separator)?;
            for mark in SEPARATORS.into_iter().filter(|mark| *mark != separator) {
                if text.contains(mark) && begun(mark).is_ok_and(|it| it.score > named.score.max(1))
                {
                    return Err(Refusal::Separator(separator, mark));
                }
            }
            return named.into_table(Some(separator), notes);
        }
        // Without a known name the first line decides.
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let usual = SEPARATORS.into_iter().take(3).find(|mark| first.contains(*mark));
        let usual = usual.unwrap_or(',');
        let mut best = (usual, begun(usual));
        for mark in SEPARATORS.into_iter().filter(|mark| *mark != usual && text.contains(*mark)) {
            let other = begun(mark);
            let score = |begun: &Result<Begun<'_>, _>| begun.as_ref().map_or(0, |it| it.score);
            if score(&other) > score(&best.1) {
                best = (mark, other);
            }
        }
        let (separator, begun) = best;
        if begun.as_ref().is_ok_and(|it| it.score == 0) {
            for mark in [':', '^'].into_iter().filter(|mark| text.contains(*mark)) {
                if Begun::of(Rest::Lines(Box::new(Lines::of(text, mark, self.most))), is_known)?
                    .score
                    > 1
                {
                    return Err(Refusal::Parted(mark));
                }
            }
        }
        if separator != ',' {
            notes.push(parted(separator, false));
        }
        begun?.into_table(Some(separator), notes)
    }

    fn of_book<'f>(
        &'f self,
        sheets: &'f [Worksheet],
        is_known: &dyn Fn(&str) -> bool,
    ) -> Result<Table<'f>, Refusal> {
        let mut best: Option<(&Worksheet, Begun<'f>)> = None;
        // The best known sheets with rows below their headers.
        let mut alike: Vec<(usize, String)> = Vec::new();
        for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
            let begun = Begun::of(Rest::Sheet(sheet.rows.iter(), sheet.unseen), is_known)?;
            if begun.early.len() > begun.header + 1 {
                let most = alike.first().map_or(0, |(score, _)| *score);
                if begun.score > most {
                    alike.clear();
                }
                if begun.score >= most {
                    alike.push((begun.score, sheet.name.clone()));
                }
            }
            if best.as_ref().is_none_or(|(_, best)| begun.score > best.score) {
                best = Some((sheet, begun));
            }
        }
        let (sheet, begun) = best.ok_or(Refusal::Empty)?;
        if begun.score > 1 && alike.len() > 1 && alike[0].0 == begun.score {
            return Err(Refusal::Alike(alike.into_iter().map(|(_, name)| name).collect()));
        }
        let mut notes = self.notes.clone();
        let others: Vec<&str> = sheets
            .iter()
            .filter(|other| other.name != sheet.name && !other.rows.is_empty())
            .map(|other| other.name.as_str())
            .collect();
        if !others.is_empty() {
            let (name, others) = (&sheet.name, others.join("`, `"));
            notes.push(Text {
                vi: format!("đã đọc trang tính `{name}`; không đọc `{others}`"),
                en: format!("the sheet `{name}` was read; not read: `{others}`"),
            });
        }
        notes.extend(hidden(sheet));
        let mut table = begun.into_table(None, notes)?;
        table.faults.extend(struck(sheet));
        Ok(table)
    }
}
