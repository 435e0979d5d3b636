//! One row of a plan, with everything that is wrong with it.

use chrono::Datelike;

use super::{COLUMNS, Fault, Known};
use crate::base::calendar::Schedule;
use crate::base::table::{Outline, key};
use crate::base::text::same_name;
use crate::base::{Lang, Text, format, table};
use crate::domain::measure::{Aim, Indicator};
use crate::domain::plan::task::{PlanRow, Units};
use crate::domain::unit::Unit;

/// The state of reading a file.
pub(super) struct Reading<'a> {
    known: Known<'a>,
    outline: Outline,
    /// The year of the first row; every other row is of the same.
    pub(super) year: Option<i32>,
    pub(super) faults: Vec<Fault>,
    /// Rows with a text that is there in Vietnamese alone.
    pub(super) untranslated: usize,
}

/// The cells of a row.
type Cells<'a> = table::Cells<'a, 17>;

/// A text in both languages; a blank one in English is the Vietnamese one.
fn text(cells: &Cells<'_>, vi: &str, en: &str) -> Text {
    let vi = cells.of(vi);
    let en = Some(cells.of(en)).filter(|en| !en.is_empty());
    Text::new(vi, en.unwrap_or(vi))
}

/// How plans name all units, as names are compared.
const ALL: [&str; 6] = [
    "cac phong don vi",
    "cac don vi",
    "cac phong",
    "tat ca",
    "tat ca cac don vi",
    "tat ca cac phong don vi",
];

/// Columns that may come in both languages, and whether a task must have them.
const TEXTS: [(&str, &str, bool); 4] = [
    ("task_vi", "task_en", true),
    ("requirement_vi", "requirement_en", true),
    ("output_vi", "output_en", false),
    ("due_vi", "due_en", false),
];

impl<'a> Reading<'a> {
    pub(super) fn new(known: Known<'a>) -> Self {
        Self { known, outline: Outline::default(), year: None, faults: Vec::new(), untranslated: 0 }
    }

    /// One row; its faults are noted.
    pub(super) fn row(&mut self, cells: &Cells<'_>) -> Option<PlanRow> {
        let faults_before = self.faults.len();
        let year = self.year(cells);
        self.number(cells);
        if cells.of("title_vi").is_empty() {
            let vi = "cần có tiêu đề tiếng Việt";
            self.fault(cells, "title_vi", vi, "a title in Vietnamese is needed");
        }
        let lacks = |vi: &str, en: &str| cells.of(en).is_empty() && !cells.of(vi).is_empty();
        let texts = TEXTS.iter().map(|(vi, en, _)| (*vi, *en));
        let is_untranslated = texts.chain([("title_vi", "title_en")]).any(|(vi, en)| lacks(vi, en));
        self.untranslated += usize::from(is_untranslated);
        if cells.of("lead").is_empty() {
            self.heading(cells);
        } else {
            self.texts(cells);
        }
        let lead = self.units(cells, "lead");
        let coordinating = self.units(cells, "coordinating");
        let due = self.due(cells, year);
        let measure = self.measure(cells);
        if self.faults.len() > faults_before {
            return None;
        }
        Some(PlanRow {
            year: year?,
            number: cells.of("number").to_owned(),
            title: text(cells, "title_vi", "title_en"),
            task: text(cells, "task_vi", "task_en"),
            requirement: text(cells, "requirement_vi", "requirement_en"),
            output: text(cells, "output_vi", "output_en"),
            due: due?,
            due_words: text(cells, "due_vi", "due_en"),
            lead,
            coordinating,
            legal: cells.of("legal").to_owned(),
            measure,
        })
    }

    fn year(&mut self, cells: &Cells<'_>) -> Option<i32> {
        let written = cells.of("year");
        let year = written.parse().ok().filter(|y| (2000..=2100).contains(y));
        match (year, self.year) {
            (None, _) => {
                let vi = format!("`{written}` không phải là năm; ghi như 2023");
                self.fault(cells, "year", &vi, &format!("`{written}` is no year; write 2023"));
            }
            (Some(year), Some(first)) if year != first => {
                let vi = format!("tệp bắt đầu bằng năm {first}; mỗi tệp kế hoạch của một năm");
                let en = format!("the file begins with {first}; a file holds one year's plan");
                self.fault(cells, "year", &vi, &en);
            }
            (Some(_), _) => self.year = self.year.or(year),
        }
        year
    }

    fn number(&mut self, cells: &Cells<'_>) {
        if let Some(Text { vi, en }) = self.outline.add(cells.of("number"), cells.row) {
            self.fault(cells, "number", &vi, &en);
        }
    }

    /// A heading is a title, and nothing is to be done.
    fn heading(&mut self, cells: &Cells<'_>) {
        for (column, cell) in COLUMNS.into_iter().zip(cells.cells).skip(4) {
            if !cell.is_empty() {
                let vi = "dòng không có đơn vị chủ trì là mục lớn, chỉ có tiêu đề; xin ghi đơn vị chủ trì";
                let en = "a row without a lead is a heading and has a title alone; name the lead";
                self.fault(cells, column, vi, en);
            }
        }
    }

    fn texts(&mut self, cells: &Cells<'_>) {
        for (vi, en, needed) in TEXTS {
            let is_asked = needed || !cells.of(en).is_empty();
            if cells.of(vi).is_empty() && is_asked {
                self.fault(cells, vi, "cần có bằng tiếng Việt", "it is needed in Vietnamese");
            }
        }
    }

    /// Units by their codes or names.
    fn units(&mut self, cells: &Cells<'_>, column: &'static str) -> Units {
        let written = cells.of(column);
        if written == "*" || ALL.contains(&&*key(written)) {
            return Units::All;
        }
        let parts = written.split([';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let mut codes: Vec<String> = Vec::new();
        for part in parts {
            for meant in self.meant(cells, column, part) {
                if !codes.contains(&meant) {
                    codes.push(meant);
                }
            }
        }
        Units::Of(codes)
    }

    /// The units that a part of a cell names: the one of this code or name, else those between its commas.
    fn meant(&mut self, cells: &Cells<'_>, column: &'static str, part: &str) -> Vec<String> {
        let (found, known) = (self.named(part), self.known.units);
        if let [one] = found[..] {
            return vec![one.code.clone()];
        }
        if found.is_empty() && part.contains(',') {
            let pieces: Vec<Vec<&Unit>> =
                part.split(',').map(|piece| self.named(piece.trim())).collect();
            if pieces.iter().all(|piece| piece.len() == 1) {
                return pieces.into_iter().flatten().map(|unit| unit.code.clone()).collect();
            }
        }
        let listed = |units: &[&Unit]| {
            let named = units.iter().map(|unit| format!("{} ({})", unit.code, unit.name.vi));
            named.collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = if found.is_empty() {
            let listed = listed(&known.iter().collect::<Vec<_>>());
            (
                format!(
                    "không có đơn vị `{part}`; xin ghi mã hoặc tên: {listed}, hoặc * là tất cả"
                ),
                format!(
                    "there is no unit `{part}`; write the code or the name: {listed}, or * for all"
                ),
            )
        } else {
            let listed = listed(&found);
            (
                format!("`{part}` là tên của nhiều đơn vị: {listed}; xin ghi mã"),
                format!("`{part}` is the name of several units: {listed}; write the code"),
            )
        };
        self.fault(cells, column, &vi, &en);
        Vec::new()
    }

    /// The unit of this code, else all of this name.
    fn named(&self, written: &str) -> Vec<&'a Unit> {
        let units = self.known.units;
        if let Some(one) = units.iter().find(|unit| unit.code == written) {
            return vec![one];
        }
        let wanted = same_name(written);
        let is_it = |unit: &&Unit| {
            let names = [&unit.code, &unit.name.vi, &unit.name.en];
            !wanted.is_empty() && names.iter().any(|name| same_name(name) == wanted)
        };
        units.iter().filter(is_it).collect()
    }

    fn due(&mut self, cells: &Cells<'_>, year: Option<i32>) -> Option<Schedule> {
        let due = match cells.of("due").parse::<Schedule>() {
            Ok(due) => due,
            Err(problem) => {
                let vi = format!(
                    "`{}` không phải thời hạn; xin ghi ngày như 20/12/2026, nhiều ngày cách nhau bằng dấu chấm phẩy, hoặc “Thường xuyên”",
                    cells.of("due")
                );
                self.fault(cells, "due", &vi, &problem);
                return None;
            }
        };
        if let (Schedule::On(days), Some(year)) = (&due, year) {
            for day in days.iter().filter(|day| day.year() != year) {
                let said = format::day(*day, Lang::Vi);
                let vi = format!("{said} không thuộc năm {year}; xin sửa ngày hoặc năm");
                let en = format!("{day} is not in {year}; correct the day or the year");
                self.fault(cells, "due", &vi, &en);
            }
        }
        Some(due)
    }

    fn measure(&mut self, cells: &Cells<'_>) -> Option<Aim> {
        let written = cells.of("measure");
        if written.is_empty() {
            return None;
        }
        let aim = match written.parse::<Aim>() {
            Ok(aim) => aim,
            Err(problem) => {
                let vi = format!(
                    "không đọc được cách đo `{written}`; xin ghi như `sipas-counter index >= 90%`, `dossiers on-time >= 100%` hoặc `number declared >= 4`, hoặc để trống"
                );
                self.fault(cells, "measure", &vi, &problem);
                return None;
            }
        };
        let known = self.known.instruments;
        if let Indicator::Index(instrument) = &aim.indicator
            && !known.contains(instrument)
        {
            let listed: Vec<&str> = known.iter().map(String::as_str).collect();
            let listed = listed.join(", ");
            let vi =
                format!("không có phiếu `{instrument}` tính theo phần trăm; đang có: {listed}");
            let en =
                format!("no instrument `{instrument}` has an index in percent; those are {listed}");
            self.fault(cells, "measure", &vi, &en);
        }
        Some(aim)
    }

    fn fault(&mut self, cells: &Cells<'_>, column: &'static str, vi: &str, en: &str) {
        self.faults.push(Fault::new(cells.row, column, vi.to_owned(), en.to_owned()));
    }
}
