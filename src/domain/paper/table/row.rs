//! One row of a file of responses.

use chrono::NaiveDate;

use super::cell::{choices, posted};
use super::columns::{Column, Extra, Named};
use super::places::of_codes;
use super::{Context, FileFault, FileRow, meant};
use crate::base::table::{Row, day, foreign, serial_day};
use crate::base::text::one_line;
use crate::base::{Lang, Text, format};
use crate::domain::survey::{Answers, Fault, Instrument, Problem, Tier, read_answers};
use crate::domain::touchpoint::table::tier_meant;
use crate::domain::unit::Touchpoint;

/// Characters of a key or of the name of a bundle at most.
const LONGEST: usize = 60;

/// A row being read.
struct Reading<'a> {
    cells: &'a Row,
    columns: &'a [Named],
    context: &'a Context<'a>,
    faults: Vec<FileFault>,
}

/// Reads a row.
pub(super) fn read(
    cells: &Row,
    columns: &[Named],
    context: &Context<'_>,
) -> Result<FileRow, Vec<FileFault>> {
    let mut reading = Reading { cells, columns, context, faults: Vec::new() };
    let row = reading.row();
    match row {
        Some(row) if reading.faults.is_empty() => Ok(row),
        _ => Err(reading.faults),
    }
}

impl<'a> Reading<'a> {
    fn row(&mut self) -> Option<FileRow> {
        let is_used = |place: &usize| {
            !matches!(self.columns[*place].0, Column::Blank | Column::Extra(Extra::Unused))
        };
        for place in (0..self.columns.len()).filter(is_used) {
            if let Some(problem) = self.cells.oddity(place) {
                let name = &self.columns[place].1;
                self.faults.push(FileFault {
                    row: self.cells.number,
                    column: name.clone(),
                    problem,
                });
            }
        }
        for place in of_codes(self.columns) {
            if let Some(problem) = foreign(self.cells.cell(place)) {
                let column = self.columns[place].1.clone();
                self.faults.push(FileFault { row: self.cells.number, column, problem });
            }
        }
        self.instrument_is_meant();
        let (touchpoint, day, tier) = (self.touchpoint(), self.day(), self.tier());
        let key = self.short(Extra::Key);
        let bundle = self.short(Extra::Sheet).unwrap_or_default();
        if tier == Some(Tier::Assisted) && !bundle.is_empty() {
            self.fault(
                Extra::Sheet,
                "bó phiếu chỉ dành cho phiếu giấy; xin để trống",
                "a sheet is of paper forms; leave it blank",
            );
        }
        let place =
            self.context.touchpoints.iter().find(|each| Some(&each.code) == touchpoint.as_ref());
        let procedure = place.and_then(|place| self.procedure(&place.procedures));
        let instrument = self
            .context
            .instruments
            .current(self.context.survey, day.unwrap_or(self.context.today));
        let answers = instrument.and_then(|instrument| self.answers(instrument));
        Some(FileRow {
            row: self.cells.number,
            key,
            bundle,
            touchpoint: touchpoint?,
            day: day?,
            tier: tier?,
            procedure,
            version: instrument?.version.clone(),
            answers: answers?,
        })
    }

    /// The cell of a column, with its name; empty where it is left out.
    fn cell(&self, wanted: Extra) -> (&'a str, &'a str) {
        let mut columns = self.columns.iter().enumerate();
        let found = columns.find(|(_, (column, _))| *column == Column::Extra(wanted));
        found.map_or(("", ""), |(place, (_, name))| (self.cells.cell(place), name))
    }

    fn fault(&mut self, of: Extra, vi: &str, en: &str) {
        let name = self.cell(of).1.to_owned();
        self.at(&name, vi, en);
    }

    fn at(&mut self, column: &str, vi: &str, en: &str) {
        let fault = FileFault::new(self.cells.number, column, vi.to_owned(), en.to_owned());
        self.faults.push(fault);
    }

    fn instrument_is_meant(&mut self) {
        let (written, survey) = (self.cell(Extra::Instrument).0, self.context.survey);
        if !written.is_empty() && written != survey {
            let vi = format!("`{written}` không phải phiếu `{survey}`; xin bỏ dòng này");
            let en = format!("`{written}` is not `{survey}`; remove the row");
            self.fault(Extra::Instrument, &vi, &en);
        }
    }

    fn touchpoint(&mut self) -> Option<String> {
        let written = match self.cell(Extra::Touchpoint).0 {
            "" => self.context.touchpoint.unwrap_or_default(),
            written => written,
        };
        let meant = meant::places(self.context.touchpoints, written);
        let (vi, en) = match meant[..] {
            [one] => return Some(one.code.clone()),
            [] => {
                let all = self.context.touchpoints.iter();
                let known: Vec<&str> = all.take(30).map(|each| each.code.as_str()).collect();
                let known = known.join(", ");
                (
                    format!("không có điểm khảo sát `{written}`; các mã là {known}"),
                    format!("there is no touchpoint `{written}`; known: {known}"),
                )
            }
            _ => {
                let named = |each: &&Touchpoint| format!("{} ({})", each.code, each.name.vi);
                let several = meant.iter().map(named).collect::<Vec<_>>().join(", ");
                (
                    format!("`{written}` là tên của nhiều điểm khảo sát: {several}; xin ghi mã"),
                    format!(
                        "`{written}` is the name of several touchpoints: {several}; write the code"
                    ),
                )
            }
        };
        self.fault(Extra::Touchpoint, &vi, &en);
        None
    }

    fn day(&mut self) -> Option<NaiveDate> {
        let written = self.cell(Extra::Day).0;
        let read = if written.is_empty() { self.context.day } else { day(written) };
        let first = self.context.instruments.first_day(self.context.survey);
        match read {
            Some(day) if first.is_some_and(|first| day < first) => {
                let survey = self.context.survey;
                let (vi, en) = first.map_or_else(Default::default, |first| {
                    (format::day(first, Lang::Vi), first.to_string())
                });
                let said = format::day(day, Lang::Vi);
                let vi = format!(
                    "ngày {said} sớm hơn ngày đầu của phiếu `{survey}`, {vi}; xin xem lại năm"
                );
                let en =
                    format!("{day} is before the first day of `{survey}`, {en}; check the year");
                self.fault(Extra::Day, &vi, &en);
                None
            }
            Some(day) if day <= self.context.today => Some(day),
            Some(_) => {
                let vi = format!("ngày `{written}` chưa tới; xin sửa");
                let en = format!("the day `{written}` is still to come; correct it");
                self.fault(Extra::Day, &vi, &en);
                None
            }
            None => {
                let plain = || Text {
                    vi: format!("`{written}` không phải ngày; xin viết như 31/01/2026"),
                    en: format!("`{written}` is no day; write it as 2026-01-31"),
                };
                let Text { vi, en } = serial_day(written).unwrap_or_else(plain);
                self.fault(Extra::Day, &vi, &en);
                None
            }
        }
    }

    fn tier(&mut self) -> Option<Tier> {
        let written = self.cell(Extra::Tier).0;
        match tier_meant(written) {
            None if written.is_empty() => Some(Tier::Paper),
            Some(tier @ (Tier::Paper | Tier::Assisted)) => Some(tier),
            _ => {
                let vi = format!(
                    "`{written}` không dùng được; xin ghi “Phiếu giấy” hoặc “Phỏng vấn hộ”"
                );
                let en = format!("`{written}` is neither paper nor assisted");
                self.fault(Extra::Tier, &vi, &en);
                None
            }
        }
    }

    /// A text of one line that is not too long; `None` where it is blank.
    fn short(&mut self, of: Extra) -> Option<String> {
        let text = one_line(self.cell(of).0);
        if text.chars().count() > LONGEST {
            self.fault(
                of,
                "dài quá 60 ký tự; xin rút gọn",
                "longer than 60 characters; shorten it",
            );
        }
        Some(text).filter(|text| !text.is_empty())
    }

    fn procedure(&mut self, known: &[String]) -> Option<String> {
        let written = self.cell(Extra::Procedure).0;
        match known {
            _ if known.iter().any(|each| each == written) => Some(written.to_owned()),
            [only] if written.is_empty() => Some(only.clone()),
            _ if written.is_empty() => None,
            _ => {
                let list = known.join(", ");
                let vi = format!("điểm khảo sát không làm thủ tục `{written}`; các mã là {list}");
                let en =
                    format!("procedure `{written}` is not handled at this place; known: {list}");
                self.fault(Extra::Procedure, &vi, &en);
                None
            }
        }
    }

    /// The answers, read as those of a posted form.
    fn answers(&mut self, instrument: &Instrument) -> Option<Answers> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let before = self.faults.len();
        for (place, (column, name)) in self.columns.iter().enumerate() {
            let cell = self.cells.cell(place);
            match column {
                Column::Item(code) => {
                    let Some(item) = instrument.item(code) else {
                        if !cell.is_empty() {
                            let version = &instrument.version;
                            let vi = format!(
                                "phiếu có hiệu lực vào ngày này (phiên bản {version}) không có câu này"
                            );
                            let en =
                                format!("version {version}, valid on that day, has no such item");
                            self.at(name, &vi, &en);
                        }
                        continue;
                    };
                    if let Some(values) = posted(instrument, item, cell) {
                        fields.extend(values.into_iter().map(|value| (code.clone(), value)));
                    } else {
                        let list = choices(instrument, item);
                        let vi = format!(
                            "`{cell}` không phải câu trả lời; xin ghi {list} hoặc để trống"
                        );
                        let en = format!("`{cell}` is no answer to it; write {list} or nothing");
                        self.at(name, &vi, &en);
                    }
                }
                Column::Extra(Extra::Remark) => fields.push(("remark".to_owned(), cell.to_owned())),
                _ => {}
            }
        }
        match read_answers(instrument, &fields) {
            Ok(answers) => Some(answers),
            Err(problems) => {
                // Of an answer that could not be read nothing more is said.
                let has_unread = self.faults.len() > before;
                for problem in problems.iter().filter(|_| !has_unread) {
                    self.problem(problem);
                }
                None
            }
        }
    }

    fn problem(&mut self, Problem { field, fault }: &Problem) {
        let of_field = self.columns.iter().find(|(column, _)| match column {
            Column::Item(code) => code == field,
            Column::Extra(Extra::Remark) => field == "remark",
            _ => false,
        });
        let name = of_field.map_or(field.clone(), |(_, name)| name.clone());
        let (vi, en) = match fault {
            Fault::NothingAnswered => (
                "phiếu trắng; phiếu trắng ghi vào số hỏng của bó, xin bỏ dòng này",
                "a blank form; it counts among the spoiled ones of its sheet: remove the row",
            ),
            Fault::NotAsked => (
                "câu này không được hỏi theo câu trả lời trước; xin để trống",
                "an earlier answer leads past this question; leave it blank",
            ),
            Fault::Unanswered => (
                "phiếu này phải trả lời mọi câu; phiếu bỏ trống câu này là phiếu hỏng",
                "every question of this survey must be answered; a form that leaves it out is a spoiled one",
            ),
            Fault::Contradiction => (
                "“không có ý kiến” không đi cùng phương án khác",
                "“no opinion” does not stand beside another choice",
            ),
            Fault::TooLong { .. } => {
                ("dài quá 1.200 ký tự; xin rút gọn", "longer than 1,200 characters; shorten it")
            }
            Fault::Unknown | Fault::NotAChoice | Fault::Repeated => {
                ("không phải câu trả lời của câu này", "no answer to this question")
            }
        };
        self.at(&name, vi, en);
    }
}
