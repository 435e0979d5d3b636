//! One row of criteria, with everything that is wrong with it.

use std::collections::BTreeMap;

use super::{Fault, in_hundredths};
use crate::base::table::Outline;
use crate::base::{Text, table};
use crate::domain::assessment::{Criterion, Declares, decimal};

/// The state of reading a file.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The row of each number, and what was written as its most points.
    seen: BTreeMap<String, (u64, Option<u64>)>,
    outline: Outline,
    year: Option<i32>,
    pub(super) faults: Vec<Fault>,
}

/// The cells of a row.
type Cells<'a> = table::Cells<'a, 10>;

impl Reading {
    /// One row; its faults are noted.
    pub(super) fn row(&mut self, cells: &Cells<'_>) -> Option<Criterion> {
        let faults_before = self.faults.len();
        let year = self.year(cells);
        let most = self.most(cells);
        self.number(cells, most);
        let declares = self.declares(cells);
        if cells.of("title_vi").is_empty() {
            self.fault(cells, "title_vi", "cần ghi tên tiêu chí", "name the criterion");
        }
        if self.faults.len() > faults_before {
            return None;
        }
        let either = |vi: &str, en: &str| {
            let (vi, en) = (cells.of(vi), cells.of(en));
            let en = if en.is_empty() { vi } else { en };
            Text { vi: vi.to_owned(), en: en.to_owned() }
        };
        Some(Criterion {
            year: year?,
            number: cells.of("number").to_owned(),
            title: either("title_vi", "title_en"),
            most,
            declares: declares?,
            rule: either("rule_vi", "rule_en"),
            task: cells.of("task").to_owned(),
            source: cells.of("source").to_owned(),
        })
    }

    fn year(&mut self, cells: &Cells<'_>) -> Option<i32> {
        let written = cells.of("year");
        let year = written.parse().ok().filter(|year| (2000..=2100).contains(year));
        match (year, self.year) {
            (None, _) => {
                let vi = format!("`{written}` không phải là năm; ghi như 2026");
                self.fault(cells, "year", &vi, &format!("`{written}` is no year; write 2026"));
            }
            (Some(year), Some(first)) if year != first => {
                let vi = format!("tệp bắt đầu bằng năm {first}; mỗi tệp một năm");
                let en = format!("the file begins with {first}; a file holds one year");
                self.fault(cells, "year", &vi, &en);
            }
            _ => self.year = self.year.or(year),
        }
        year
    }

    fn most(&mut self, cells: &Cells<'_>) -> Option<u64> {
        let written = cells.of("most");
        let most = in_hundredths(written).filter(|most| *most > 0);
        if most.is_none() && !written.is_empty() {
            let vi = format!("`{written}` không phải là điểm; ghi như 1,5");
            let en = format!("`{written}` is no number of points; write 1.5");
            self.fault(cells, "most", &vi, &en);
        }
        most
    }

    fn number(&mut self, cells: &Cells<'_>, most: Option<u64>) {
        let number = cells.of("number");
        if let Some(Text { vi, en }) = self.outline.add(number, cells.row) {
            self.fault(cells, "number", &vi, &en);
        }
        self.seen.entry(number.to_owned()).or_insert((cells.row, most));
    }

    fn declares(&mut self, cells: &Cells<'_>) -> Option<Declares> {
        let written = cells.of("declares");
        let declares =
            if written.is_empty() { Some(Declares::Nothing) } else { Declares::of_code(written) };
        if declares.is_none() {
            let known = Declares::ALL.map(Declares::code).join(", ");
            let offered = super::LAYOUT.offered("declares");
            let vi = format!("`{written}` không có trong danh mục; ghi một trong {offered}");
            let en = format!("`{written}` is not known; write one of {known}");
            self.fault(cells, "declares", &vi, &en);
        }
        declares
    }

    /// A row with others below it is their sum: its own points are left out, or are that sum.
    pub(super) fn whole(&mut self, read: &[Criterion]) {
        if read.is_empty() {
            let vi = "không có dòng nào; cần ít nhất một tiêu chí".to_owned();
            let en = "there is no row; write at least one criterion".to_owned();
            self.faults.push(Fault::new(2, "", vi, en));
        }
        for (number, (row, most)) in self.seen.clone() {
            let below = format!("{number}.");
            let parts = || read.iter().filter(|each| each.number.starts_with(&below));
            let is_leaf = |each: &&Criterion| {
                let own = format!("{}.", each.number);
                !read.iter().any(|other| other.number.starts_with(&own))
            };
            let sum: u64 = parts().filter(is_leaf).filter_map(|each| each.most).sum();
            let (vi, en) = match (parts().next().is_some(), most) {
                (false, None) => (
                    "tiêu chí cần có điểm tối đa".to_owned(),
                    "a criterion needs its most points".to_owned(),
                ),
                (true, Some(most)) if most != sum => (
                    format!(
                        "tổng điểm các mục dưới là {}; để trống ô này, hoặc ghi đúng tổng đó",
                        decimal(sum).replace('.', ",")
                    ),
                    format!(
                        "the rows below it sum up to {}; leave it blank, or write that sum",
                        decimal(sum)
                    ),
                ),
                _ => continue,
            };
            self.faults.push(Fault::new(row, "most", vi, en));
        }
    }

    fn fault(&mut self, cells: &Cells<'_>, column: &'static str, vi: &str, en: &str) {
        self.faults.push(Fault::new(cells.row, column, vi.to_owned(), en.to_owned()));
    }
}
