//! One row of official figures, with everything that is wrong with it.

use std::collections::BTreeMap;

use super::Fault;
use super::points::points;
use super::subject::{number_for_source, subject};
use crate::base::{Text, table, text};
use crate::domain::official::figure::{Level, OfficialFigure, OfficialIndex, OtherFigure};

/// Characters of a text at most.
const LONGEST: usize = 500;

/// The state of reading a file.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The line each figure was first seen on.
    pub(super) first_seen: BTreeMap<(OfficialIndex, i32, Level, String, String), u64>,
    pub(super) this_year: i32,
    pub(super) faults: Vec<Fault>,
}

/// The cells of a row.
type Cells<'a> = table::Cells<'a, 15>;

impl Reading {
    /// One row; its faults are noted.
    pub(super) fn row(&mut self, cells: &Cells<'_>) -> Option<OfficialFigure> {
        let faults_before = self.faults.len();
        let index = self.coded(
            cells,
            "index",
            OfficialIndex::of_code,
            &OfficialIndex::ALL.map(OfficialIndex::code),
        );
        let year = self.year(cells);
        let level = self.coded(cells, "level", Level::of_code, &Level::ALL.map(Level::code));
        let subject = self.subject(cells, level);
        for column in ["source", "component", "note", "other_source"] {
            self.length(cells, column);
        }
        if cells.of("source").is_empty() {
            self.fault(cells, "source", "cần ghi nguồn công bố", "say where it was published");
        }
        if let Some(Text { vi, en }) = number_for_source(cells.of("source")) {
            self.fault(cells, "source", &vi, &en);
        }
        let (rank, of) = self.ranks(cells);
        let published = self.published(cells);
        self.address(cells);
        let (value, maximum) = self.value(cells, index);
        let disputed = self.other(cells, value, maximum);
        if self.faults.len() > faults_before {
            return None;
        }
        let figure = OfficialFigure {
            index: index?,
            year: year?,
            level: level?,
            subject,
            component: cells.of("component").to_owned(),
            value: value?,
            maximum: maximum?,
            rank,
            of,
            published,
            source: cells.of("source").to_owned(),
            address: cells.of("address").to_owned(),
            note: cells.of("note").to_owned(),
            disputed,
        };
        self.once(cells, &figure);
        Some(figure)
    }

    fn coded<T>(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        read: fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<T> {
        let written = cells.of(column);
        let found = read(written);
        if found.is_none() {
            let known = known.join(", ");
            let offered = super::LAYOUT.offered(column);
            let vi = format!("`{written}` không có trong danh mục; ghi một trong {offered}");
            let en = format!("`{written}` is not known; write one of {known}");
            self.fault(cells, column, &vi, &en);
        }
        found
    }

    fn year(&mut self, cells: &Cells<'_>) -> Option<i32> {
        let written = cells.of("year");
        let year = table::whole(written).parse().ok().filter(|y| (1990..=2100).contains(y));
        if year.is_none() {
            let vi = format!("`{written}` không phải là năm; ghi như 2024");
            let en = format!("`{written}` is no year; write 2024");
            self.fault(cells, "year", &vi, &en);
        }
        if year.is_some_and(|year| year > self.this_year) {
            let vi = format!("năm {written} chưa tới; số đã công bố là của năm trước, xin sửa");
            let en = format!("{written} is still to come, and figures are of the past; correct it");
            self.fault(cells, "year", &vi, &en);
        }
        year
    }

    fn subject(&mut self, cells: &Cells<'_>, level: Option<Level>) -> String {
        let written = cells.of("subject");
        self.length(cells, "subject");
        match (written, level) {
            ("", Some(Level::National)) => "Cả nước".to_owned(),
            ("", _) => {
                let (vi, en) = (
                    "cần ghi tên tỉnh, khối hoặc cơ quan",
                    "name the province, group or department",
                );
                self.fault(cells, "subject", vi, en);
                String::new()
            }
            _ => subject(written, level).unwrap_or_else(|problem| {
                self.fault(cells, "subject", &problem.vi, &problem.en);
                String::new()
            }),
        }
    }

    fn length(&mut self, cells: &Cells<'_>, column: &'static str) {
        if text::length(cells.of(column)) > LONGEST {
            let vi = format!("dài quá {LONGEST} ký tự; rút ngắn lại");
            let en = format!("longer than {LONGEST} characters; shorten it");
            self.fault(cells, column, &vi, &en);
        }
    }

    fn ranks(&mut self, cells: &Cells<'_>) -> (Option<u32>, Option<u32>) {
        let mut read = |column, written: &str| {
            let number = table::whole(written).parse().ok().filter(|number| *number > 0_u32);
            if number.is_none() && !written.is_empty() {
                let vi = format!("`{written}` không phải là thứ hạng; ghi như 1, hoặc để trống");
                let en = format!("`{written}` is no rank; write 1, or leave it blank");
                self.fault(cells, column, &vi, &en);
            }
            number
        };
        // Published tables print `1/63` in one cell.
        let (rank, of) = match cells.of("rank").split_once('/') {
            Some((rank, of)) if cells.of("of").is_empty() => (rank.trim(), of.trim()),
            _ => (cells.of("rank"), cells.of("of")),
        };
        let (rank, of) = (read("rank", rank), read("of", of));
        if let Some((rank, of)) = rank.zip(of)
            && rank > of
        {
            let vi = format!("hạng {rank} lớn hơn tổng số {of}; sửa một trong hai");
            let en = format!("rank {rank} is beyond the {of} there are; correct one of the two");
            self.fault(cells, "rank", &vi, &en);
        }
        (rank, of)
    }

    fn published(&mut self, cells: &Cells<'_>) -> Option<chrono::NaiveDate> {
        let written = cells.of("published");
        let day = table::day(written);
        if let Some(remedy) = table::serial_day(written) {
            self.fault(cells, "published", &remedy.vi, &remedy.en);
        } else if day.is_none() && !written.is_empty() {
            let vi = format!("`{written}` không phải là ngày; ghi như 06/04/2025, hoặc để trống");
            let en = format!("`{written}` is no day; write 2025-04-06, or leave it blank");
            self.fault(cells, "published", &vi, &en);
        }
        day
    }

    fn address(&mut self, cells: &Cells<'_>) {
        let written = cells.of("address");
        let is_web = ["http://", "https://"].iter().any(|it| written.starts_with(it));
        if !written.is_empty() && (!is_web || written.contains(char::is_whitespace)) {
            let vi = "ghi địa chỉ bắt đầu bằng https://, hoặc để trống";
            let en = "write an address that begins with https://, or leave it blank";
            self.fault(cells, "address", vi, en);
        }
        self.length(cells, "address");
    }

    /// The value and the most it can be: 100 where a file does not say, but of PAPI it must, since its
    /// dimensions, sub-dimensions and totals have scales of their own.
    fn value(
        &mut self,
        cells: &Cells<'_>,
        index: Option<OfficialIndex>,
    ) -> (Option<f64>, Option<f64>) {
        let maximum = match (cells.of("maximum"), index) {
            ("", Some(OfficialIndex::Papi)) => {
                let vi = "PAPI có nhiều thang điểm; ghi điểm tối đa";
                let en = "PAPI has several scales; write the most that can be reached";
                self.fault(cells, "maximum", vi, en);
                return (None, None);
            }
            ("", Some(_)) => Some(100.0),
            ("", None) => return (None, None),
            _ => self.number(cells, "maximum").filter(|most| *most > 0.0),
        };
        let value = self.number(cells, "value");
        if let Some((value, most)) = value.zip(maximum)
            && !(0.0..=most).contains(&value)
        {
            let vi = format!("{value} nằm ngoài thang từ 0 đến {most}; sửa số hoặc điểm tối đa");
            let en = format!("{value} is outside of 0 to {most}; correct it or the column maximum");
            self.fault(cells, "value", &vi, &en);
        }
        (value, maximum)
    }

    /// What another source prints: a figure on the same scale with its source, and another one.
    fn other(
        &mut self,
        cells: &Cells<'_>,
        value: Option<f64>,
        maximum: Option<f64>,
    ) -> Option<OtherFigure> {
        let source = cells.of("other_source").to_owned();
        if cells.of("other_value").is_empty() {
            if !source.is_empty() {
                let vi = "cần ghi số mà nguồn khác công bố, hoặc bỏ nguồn đó";
                let en = "write what the other source prints, or leave that source out";
                self.fault(cells, "other_value", vi, en);
            }
            return None;
        }
        let other = self.number(cells, "other_value")?;
        if source.is_empty() {
            let (vi, en) = ("cần ghi nguồn của số khác", "name the source of the other figure");
            self.fault(cells, "other_source", vi, en);
        }
        let is_beyond = maximum.is_some_and(|most| !(0.0..=most).contains(&other));
        if is_beyond || value == Some(other) {
            let vi = format!("{other} phải khác số chính và nằm trong thang điểm");
            let en = format!("{other} must differ from the figure and be on its scale");
            self.fault(cells, "other_value", &vi, &en);
        }
        Some(OtherFigure { value: other, source })
    }

    fn number(&mut self, cells: &Cells<'_>, column: &'static str) -> Option<f64> {
        let written = cells.of(column);
        // A maximum is no figure on itself.
        let maximum = if column == "maximum" { written } else { cells.of("maximum") };
        let read = points(written, maximum);
        read.map_err(|problem| self.fault(cells, column, &problem.vi, &problem.en)).ok()
    }

    fn once(&mut self, cells: &Cells<'_>, figure: &OfficialFigure) {
        let key = (
            figure.index,
            figure.year,
            figure.level,
            text::same_name(&figure.subject),
            figure.component.clone(),
        );
        if let Some(first) = self.first_seen.get(&key) {
            let vi = format!("số này đã có ở dòng {first}; bỏ một trong hai");
            let en = format!("this figure stands in row {first} already; remove one of the two");
            self.fault(cells, "subject", &vi, &en);
            return;
        }
        self.first_seen.insert(key, cells.row);
    }

    fn fault(&mut self, cells: &Cells<'_>, column: &'static str, vi: &str, en: &str) {
        self.faults.push(Fault::new(cells.row, column, vi.to_owned(), en.to_owned()));
    }
}
