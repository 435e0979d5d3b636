//! One row of figures, with everything that is wrong with it.

use std::collections::BTreeMap;

use super::Fault;
use crate::base::calendar::CivilPeriod;
use crate::base::table::{Marks, hundredths, number};
use crate::base::{Text, table, text};
use crate::domain::measure::ServiceRate;
use crate::domain::portal::figure::{PortalFigure, Reading};
use crate::domain::portal::{Board, Group, Line};

/// Characters of an agency's name at most.
const LONGEST: usize = 200;

/// A code of the board.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain::portal) enum Of<'a> {
    Line(&'a Line),
    Group(&'a Group),
}

impl<'a> Of<'a> {
    /// By code, number or name.
    pub(in crate::domain::portal) fn named(board: &'a Board, written: &str) -> Option<Self> {
        let wanted = text::same_name(written);
        let is_meant = |code: &str, name: &Text| {
            [code, &name.vi, &name.en].iter().any(|each| text::same_name(each) == wanted)
        };
        let line = |line: &&Line| line.number == written || is_meant(&line.code, &line.name);
        let mut groups = board.groups.iter();
        let mut lines = board.lines().map(|(_, each)| each);
        lines
            .find(line)
            .map(Self::Line)
            .or_else(|| groups.find(|group| is_meant(&group.code, &group.name)).map(Self::Group))
    }

    pub(in crate::domain::portal) fn code(self) -> &'a str {
        match self {
            Self::Line(line) => &line.code,
            Self::Group(group) => &group.code,
        }
    }

    /// Its most points in hundredths.
    fn most(self) -> u64 {
        match self {
            Self::Line(line) => line.most().unwrap_or(0),
            Self::Group(group) => u64::from(group.most) * 100,
        }
    }

    /// What is wrong with a figure of it: the column and the sentence.
    pub(in crate::domain::portal) fn faults(
        self,
        rate: Option<ServiceRate>,
        points: Option<u64>,
    ) -> Vec<(&'static str, Text)> {
        let mut faults = Vec::new();
        let mut fault = |column, vi: String, en: String| faults.push((column, Text { vi, en }));
        if let Some(ServiceRate { good, all }) = rate.filter(|rate| rate.good > rate.all) {
            fault(
                "numerator",
                format!("tử số {good} lớn hơn mẫu số {all}"),
                format!("numerator {good} is above denominator {all}"),
            );
        }
        let most = self.most();
        if let Some(points) = points.filter(|points| *points > most) {
            let (points, most) = (super::decimal(points), super::decimal(most));
            fault(
                "points",
                format!("{points} điểm, cao hơn điểm tối đa {most}"),
                format!("{points} points, above the most of {most}"),
            );
        }
        if rate.is_none() && points.is_none() {
            fault(
                "points",
                "cần ghi tử số và mẫu số, hoặc điểm".to_owned(),
                "write numerator and denominator, or points".to_owned(),
            );
        }
        faults
    }
}

/// The cells of a row.
type Cells<'a> = table::Cells<'a, 6>;

/// The state of reading a file.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    with: Reading<'a>,
    /// The row each figure was first seen on.
    first_seen: BTreeMap<(String, String, String), u64>,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(with: Reading<'a>) -> Self {
        Self { with, first_seen: BTreeMap::new(), faults: Vec::new() }
    }

    /// One row; its faults are noted.
    pub(super) fn row(&mut self, cells: &Cells<'_>) -> Option<PortalFigure> {
        let faults_before = self.faults.len();
        let agency = self.agency(cells);
        let of = self.of(cells);
        let period = self.period(cells);
        let rate = self.rate(cells);
        let points = self.points(cells);
        if let Some(of) = of.filter(|_| self.faults.len() == faults_before) {
            for (column, problem) in of.faults(rate, points) {
                self.faults.push(Fault { row: cells.row, column, problem });
            }
        }
        if self.faults.len() > faults_before {
            return None;
        }
        let code = of?.code().to_owned();
        let figure = PortalFigure { agency, period: period?, code, rate, points };
        self.once(cells, &figure);
        Some(figure)
    }

    fn agency(&mut self, cells: &Cells<'_>) -> String {
        let written = cells.of("agency");
        if written.is_empty() {
            self.fault(cells, "agency", "cần ghi tên cơ quan", "name the agency");
        } else if text::length(written) > LONGEST {
            let vi = format!("dài quá {LONGEST} ký tự; rút ngắn lại");
            let en = format!("longer than {LONGEST} characters; shorten it");
            self.fault(cells, "agency", &vi, &en);
        }
        text::tone_first(&text::with_dyet(&text::one_line(written)))
    }

    fn of(&mut self, cells: &Cells<'_>) -> Option<Of<'a>> {
        let written = cells.of("code");
        let board = self.with.board;
        let of = Of::named(board, written);
        if of.is_none() {
            let lines = board.lines().map(|(_, line)| line.number.as_str());
            let groups = board.groups.iter().map(|group| group.code.as_str());
            let known: Vec<&str> = lines.chain(groups).collect();
            let known = known.join(", ");
            let vi = format!("`{written}` không có trong bộ chỉ số; ghi một trong {known}");
            let en = format!("`{written}` is not on the board; write one of {known}");
            self.fault(cells, "code", &vi, &en);
        }
        of
    }

    fn period(&mut self, cells: &Cells<'_>) -> Option<CivilPeriod> {
        // An apostrophe keeps a spreadsheet from taking a month for a day.
        let written = cells.of("period").trim_start_matches('\'');
        if written.is_empty() {
            if self.with.period.is_none() {
                let vi = "cần ghi kỳ, như Quý III/2026, hoặc chọn kỳ khi nhập";
                let en = "write the period as 2026-Q3, or name it beside the file";
                self.fault(cells, "period", vi, en);
            }
            return self.with.period;
        }
        let period = written.parse().ok().or_else(|| period_in_words(written));
        if period.is_none() {
            let vi = format!(
                "`{written}` không phải là kỳ; ghi như Tháng 11/2026, Quý III/2026 hoặc Năm 2026"
            );
            let en = format!("`{written}` is no period; write 2026-11, 2026-Q3 or 2026");
            self.fault(cells, "period", &vi, &en);
        }
        period
    }

    /// Both parts or neither.
    fn rate(&mut self, cells: &Cells<'_>) -> Option<ServiceRate> {
        let [good, all] = ["numerator", "denominator"].map(|column| self.count(cells, column));
        let lacks = |column: &str| cells.of(column).is_empty();
        if lacks("numerator") != lacks("denominator") {
            let column = if lacks("numerator") { "numerator" } else { "denominator" };
            let vi = "cần ghi cả tử số và mẫu số";
            self.fault(cells, column, vi, "write both numerator and denominator");
        }
        good.zip(all).map(|(good, all)| ServiceRate { good, all })
    }

    fn count(&mut self, cells: &Cells<'_>, column: &'static str) -> Option<u64> {
        let written = cells.of(column);
        let count = whole_number(table::whole(written));
        if count.is_none() && !written.is_empty() {
            let vi = format!("`{written}` không phải là số nguyên không âm");
            let en = format!("`{written}` is no whole number; write 464494");
            self.fault(cells, column, &vi, &en);
        }
        count
    }

    fn points(&mut self, cells: &Cells<'_>) -> Option<u64> {
        let written = cells.of("points");
        if written.is_empty() {
            return None;
        }
        let points = number(written, Marks::of(written)).ok().and_then(in_hundredths);
        if points.is_none() {
            let vi = format!("`{written}` không phải là điểm; ghi như 17,35, nhiều nhất hai số lẻ");
            let en =
                format!("`{written}` is no number of points; write 17.35, two decimals at most");
            self.fault(cells, "points", &vi, &en);
        }
        points
    }

    fn once(&mut self, cells: &Cells<'_>, figure: &PortalFigure) {
        let agency = text::same_name(&figure.agency);
        let key = (agency, figure.period.to_string(), figure.code.clone());
        match self.first_seen.get(&key) {
            Some(first) => {
                let vi = format!("số này đã có ở dòng {first}; bỏ một trong hai");
                let en =
                    format!("this figure stands in row {first} already; remove one of the two");
                self.fault(cells, "code", &vi, &en);
            }
            None => {
                self.first_seen.insert(key, cells.row);
            }
        }
    }

    fn fault(&mut self, cells: &Cells<'_>, column: &'static str, vi: &str, en: &str) {
        self.faults.push(Fault::new(cells.row, column, vi.to_owned(), en.to_owned()));
    }
}

/// A period as the pages write it: `Tháng 10/2026`, `Quý IV/2026`, `Năm 2026`.
fn period_in_words(written: &str) -> Option<CivilPeriod> {
    let plain = text::folded(written).replace(['/', '-', ','], " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let code = match words[..] {
        ["nam", year] => year.to_owned(),
        ["thang", month, year] | ["thang", month, "nam", year] | [month, year] => {
            format!("{year}-{month}")
        }
        ["quy", quarter, year] | ["quy", quarter, "nam", year] => {
            let roman = ["i", "ii", "iii", "iv"].iter().position(|each| *each == quarter);
            match roman {
                Some(at) => format!("{year}-Q{}", at + 1),
                None => format!("{year}-Q{quarter}"),
            }
        }
        _ => return None,
    };
    code.parse().ok()
}

/// A whole number, with or without marks between thousands: counts have no decimals.
fn whole_number(written: &str) -> Option<u64> {
    let mut groups = written.split(['.', ',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let is_whole = is_digits(first) && rest.iter().all(|group| is_digits(group));
    (is_whole && (rest.is_empty() || is_grouped))
        .then(|| format!("{first}{}", rest.concat()).parse().ok())?
}

/// Points of at most two decimals in hundredths.
pub(in crate::domain::portal) fn in_hundredths(points: f64) -> Option<u64> {
    hundredths(points, 10_000)
}
