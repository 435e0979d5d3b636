//! The columns of a file of responses.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::titles::Titles;
use super::{Context, FileFault};
use crate::base::table::{ColumnMap, Header, Row, key};
use crate::base::{Lang, Text};
use crate::domain::survey::Instrument;

/// A column that is no item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    /// What tells a form from all others.
    Key,
    /// The bundle.
    Sheet,
    /// The place.
    Touchpoint,
    /// The day written on the form.
    Day,
    /// `paper` or `assisted`.
    Tier,
    /// The procedure.
    Procedure,
    /// The id of the instrument, which must be the one that was asked for.
    Instrument,
    /// Free text.
    Remark,
    /// What an export of settled answers tells each by: they are counted already.
    Response,
    /// Read by other commands, or written by exports: passed over.
    Unused,
}

impl Extra {
    /// Whether an import takes anything from the column.
    fn is_taken(self) -> bool {
        !matches!(self, Self::Response | Self::Unused)
    }
}

/// The columns that are no items, each under its name in exports and its others.
pub const EXTRAS: [(Extra, &str, &[&str]); 14] = [
    (Extra::Key, "key", &["khóa", "mã phiếu", "số phiếu", "mã số phiếu"]),
    (Extra::Sheet, "sheet", &["bó phiếu", "mã bó phiếu", "mã bó", "bó", "bundle"]),
    (
        Extra::Touchpoint,
        "touchpoint",
        &["điểm khảo sát", "mã điểm khảo sát", "mã điểm", "quầy", "mã quầy"],
    ),
    (
        Extra::Day,
        "day",
        &["ngày", "ngày khảo sát", "ngày ghi trên phiếu", "ngày điền phiếu", "date"],
    ),
    (Extra::Tier, "tier", &["hình thức", "cách trả lời", "nguồn phiếu", "kênh"]),
    (Extra::Procedure, "procedure", &["thủ tục", "mã thủ tục", "mã TTHC", "thủ tục hành chính"]),
    (Extra::Instrument, "instrument", &["phiếu khảo sát", "mã phiếu khảo sát", "survey"]),
    (Extra::Remark, "remark", &["góp ý", "góp ý thêm", "ý kiến", "ý kiến khác", "kiến nghị"]),
    (Extra::Response, "response", &[]),
    (Extra::Unused, "version", &["phiên bản"]),
    (Extra::Unused, "unit", &["đơn vị", "phòng"]),
    (Extra::Unused, "duration", &["thời gian trả lời"]),
    (Extra::Unused, "weight", &["trọng số"]),
    (
        Extra::Unused,
        "stratum",
        &["tầng", "strata", "cluster", "cụm", "fpc", "stt", "tt", "số tt", "no"],
    ),
];

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Answers to the item with this code.
    Item(String),
    Extra(Extra),
    /// Nothing, under no name.
    Blank,
}

impl Column {
    /// The code of an item, or the name of another column that is used.
    fn code(&self) -> Option<String> {
        match self {
            Self::Item(code) => Some(code.clone()),
            Self::Extra(Extra::Response | Extra::Unused) | Self::Blank => None,
            Self::Extra(extra) => {
                let named = EXTRAS.iter().find(|(own, ..)| own == extra);
                named.map(|(_, name, _)| (*name).to_owned())
            }
        }
    }
}

/// The columns that a file can have, each with its code and its name.
pub fn columns(instrument: &Instrument, lang: Lang) -> Vec<(String, String)> {
    let extras = EXTRAS.iter().filter(|(extra, ..)| extra.is_taken());
    let extras = extras.map(|(_, name, others)| {
        let vi = others.first().copied().unwrap_or(name);
        ((*name).to_owned(), lang.pick(vi, *name).to_owned())
    });
    let items = instrument
        .items
        .iter()
        .map(|item| (item.code.clone(), format!("{}. {}", item.code, item.title.in_lang(lang))));
    extras.chain(items).collect()
}

/// A column and its name in the file.
pub(super) type Named = (Column, String);

/// The names that are known.
pub(super) struct Known<'a> {
    versions: Vec<&'a Instrument>,
    titles: Titles<'a>,
    map: ColumnMap,
}

impl<'a> Known<'a> {
    pub(super) fn of(context: &Context<'a>, map: Option<&ColumnMap>) -> Self {
        let all = context.instruments.all().iter();
        let versions: Vec<&Instrument> = all.filter(|each| each.id == context.survey).collect();
        Self { titles: Titles::of(&versions), versions, map: map.cloned().unwrap_or_default() }
    }

    /// What a header's cell is, by what somebody said of it or by its name.
    pub(super) fn column(&self, written: &str) -> Option<Column> {
        match self.map.said(written) {
            Some("") => Some(Column::Blank),
            Some(said) => self.named(said),
            None => self.named(written),
        }
    }

    /// The header as far as it is known, and what it lacks.
    pub(super) fn header(&self, row: &Row, context: &Context<'_>) -> Header {
        let names = row.cells().filter(|name| !name.is_empty()).map(str::to_owned);
        let names: Vec<String> = names.collect();
        let known: Vec<Option<Column>> = names.iter().map(|name| self.column(name)).collect();
        let is_unknown =
            |(name, column): (&String, &Option<Column>)| column.is_none().then(|| name.clone());
        let unknown = names.iter().zip(&known).filter_map(is_unknown).collect();
        let found: Vec<String> = known.iter().flatten().filter_map(Column::code).collect();
        let has = |name: &str| found.iter().any(|found| found == name);
        let mut missing = Vec::new();
        if context.touchpoint.is_none() && !has("touchpoint") {
            missing.push("touchpoint".to_owned());
        }
        if context.day.is_none() && !has("day") {
            missing.push("day".to_owned());
        }
        let by_hand = self.map.said_of(&names);
        Header { names, unknown, missing, found, called: Vec::new(), by_hand }
    }

    /// What a header's cell names: an item by its code, its title or its question, or with its code before a title
    /// (`s1. Nơi ngồi chờ`).
    fn named(&self, written: &str) -> Option<Column> {
        let name = written.trim();
        let first = name.split([' ', '.', ':', ')', '–', '-', '(']).next().unwrap_or_default();
        let items = || self.versions.iter().rev().flat_map(|version| &version.items);
        let coded = |code: &str| items().find(|item| item.code.eq_ignore_ascii_case(code));
        let own = coded(name).map(|item| Column::Item(item.code.clone()));
        own.or_else(|| extra(name))
            .or_else(|| coded(first).map(|item| Column::Item(item.code.clone())))
            .or_else(|| self.titles.code(name).map(|code| Column::Item(code.to_owned())))
    }

    /// The columns of a header, and what was taken for what.
    pub(super) fn columns(&self, header: &Row) -> Result<(Vec<Named>, Vec<Text>), Vec<FileFault>> {
        let (mut columns, mut faults): (Vec<Named>, Vec<FileFault>) = (Vec::new(), Vec::new());
        let mut unused = Vec::new();
        for written in header.cells() {
            let column = match self.column(written) {
                _ if written.is_empty() => Column::Blank,
                Some(column) => column,
                None => {
                    faults.push(self.unknown(header.number, written));
                    Column::Blank
                }
            };
            let is_used = !matches!(column, Column::Blank | Column::Extra(Extra::Unused));
            if is_used && columns.iter().any(|(other, _)| *other == column) {
                let (vi, en) =
                    ("cột này có hai lần; xin bỏ một", "the column is there twice; remove one");
                faults.push(FileFault::new(header.number, written, vi.to_owned(), en.to_owned()));
            }
            if column == Column::Extra(Extra::Response) {
                faults.push(exported(header.number, written));
            }
            if column == Column::Extra(Extra::Unused) {
                unused.push(written.to_owned());
            }
            columns.push((column, written.to_owned()));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut notes = Vec::new();
        if !unused.is_empty() {
            let names = unused.join(", ");
            notes.push(Text::new(
                format!("không dùng các cột: {names}"),
                format!("columns not used: {names}"),
            ));
        }
        Ok((columns, notes))
    }

    fn unknown(&self, row: u64, written: &str) -> FileFault {
        let extras = EXTRAS.iter().filter(|(extra, ..)| extra.is_taken());
        let mut names: Vec<&str> = extras.map(|(_, name, _)| *name).collect();
        if let Some(version) = self.versions.last() {
            names.extend(version.items.iter().map(|item| item.code.as_str()));
        }
        let names = names.join(", ");
        FileFault::new(
            row,
            written,
            format!("phiếu không có cột này; xin bỏ hoặc sửa tên. Các cột là {names}"),
            format!(
                "the survey has no such column; remove it or correct its name. The columns are {names}"
            ),
        )
    }
}

/// Refuses answers that were exported, which would be counted twice.
fn exported(row: u64, written: &str) -> FileFault {
    FileFault::new(
        row,
        written,
        "tệp này là phiếu trả lời tải từ hệ thống, đã được tính; nhập lại thì tính hai lần. Nếu là phiếu của hệ thống khác, xin bỏ cột này và ghi số phiếu ở cột key".to_owned(),
        "the file is answers that were exported and are counted already; brought in again they would be counted twice. If they are another system's, remove the column and write the forms' numbers under `key`".to_owned(),
    )
}

/// The columns that are no items, by their names as they are compared.
static BY_NAME: LazyLock<BTreeMap<String, Extra>> = LazyLock::new(|| {
    let names = EXTRAS.iter().flat_map(|(extra, name, others)| {
        std::iter::once(name).chain(*others).map(|each| (key(each), *extra))
    });
    // Of two columns with one name the first is meant.
    names.rev().collect()
});

fn extra(written: &str) -> Option<Column> {
    BY_NAME.get(&key(written)).copied().map(Column::Extra)
}

/// Columns that must be there and are not.
pub(super) fn lacking(columns: &[Named], context: &Context<'_>, row: u64) -> Vec<FileFault> {
    let has = |wanted: Extra| columns.iter().any(|(column, _)| *column == Column::Extra(wanted));
    let mut faults = Vec::new();
    let mut lacks = |name: &str, vi: &str, en: &str| {
        faults.push(FileFault::new(row, name, vi.to_owned(), en.to_owned()));
    };
    if !has(Extra::Touchpoint) && context.touchpoint.is_none() {
        lacks(
            "touchpoint",
            "thiếu cột điểm khảo sát; xin thêm cột hoặc chọn điểm cho cả tệp",
            "the column is missing; add it, or name the place of the whole file",
        );
    }
    if !has(Extra::Day) && context.day.is_none() {
        lacks(
            "day",
            "thiếu cột ngày; xin thêm cột hoặc chọn ngày cho cả tệp",
            "the column is missing; add it, or name the day of the whole file",
        );
    }
    if !columns.iter().any(|(column, _)| matches!(column, Column::Item(_))) {
        lacks(
            "",
            "không có cột câu hỏi nào của phiếu này; xin xem mã câu hỏi trong tệp mẫu",
            "there is no column of a question of this survey; the template has their codes",
        );
    }
    faults
}
