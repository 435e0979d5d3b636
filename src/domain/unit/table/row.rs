//! One row, with everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Fault, History, Known, LONGEST, UnitRow, is_too_long};
use crate::base::table::{self, Rows};
use crate::base::text::same_name;
use crate::base::{Lang, Text, format};
use crate::domain::unit::check::is_code;

/// The cells of a row.
type Cells<'a> = table::Cells<'a, 7>;

/// Codes of units, by their codes and names as they are compared.
#[derive(Default)]
pub(super) struct Names {
    codes: BTreeMap<String, String>,
    names: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// Of the units of a file and those that are kept.
    pub(super) fn of(rows: &Rows<'_, 7>, history: &History) -> Self {
        let mut names = Self::default();
        for (code, name) in &history.units {
            names.add(code, &name.vi);
        }
        for cells in rows.iter().flatten() {
            names.add(&cells.of("code").to_uppercase(), cells.of("name_vi"));
        }
        names
    }

    fn add(&mut self, code: &str, name: &str) {
        if !code.is_empty() {
            self.codes.insert(code.to_lowercase(), code.to_owned());
            self.names.entry(same_name(name)).or_default().insert(code.to_owned());
        }
    }

    /// The units that a cell names: the one of this code, else all of this name.
    fn meant(&self, written: &str) -> Vec<&str> {
        if let Some(code) = self.codes.get(&written.to_lowercase()) {
            return vec![code];
        }
        let named = self.names.get(&same_name(written));
        named.into_iter().flatten().map(String::as_str).collect()
    }
}

/// A row; its faults are noted, and what is at fault is left out of it.
pub(super) fn unit(
    cells: &Cells<'_>,
    (names, known): (&Names, Known<'_>),
    faults: &mut Vec<Fault>,
) -> UnitRow {
    let mut reading = Reading { cells, faults };
    let code = cells.of("code").to_uppercase();
    if !is_code(&code) {
        let written = cells.of("code");
        reading.fault(
            "code",
            format!("mã `{written}` cần có 1 đến 12 chữ cái không dấu và chữ số"),
            format!("the code `{written}` needs 1 to 12 letters and digits"),
        );
    }
    let vi = reading.text("name_vi");
    if vi.is_empty() {
        reading.fault("name_vi", "thiếu tên".to_owned(), "the name is missing".to_owned());
    }
    let en = match reading.text("name_en") {
        en if en.is_empty() => vi.clone(),
        en => en,
    };
    let parent = reading.parent(names);
    let (from, to) = reading.days(known.today);
    if to.is_some() && known.with_touchpoints.contains(&code) {
        reading.fault(
            "to",
            format!("đơn vị {code} còn điểm khảo sát: xin sáp nhập hoặc chia trên trang Cơ cấu tổ chức thay vì ghi ngày kết thúc"),
            format!("unit {code} still has touchpoints: merge or divide it on the page Organisation instead of ending it here"),
        );
    }
    let basis = reading.text("basis");
    UnitRow { row: cells.row, code, name: Text { vi, en }, parent, from, to, basis }
}

struct Reading<'a, 'b> {
    cells: &'a Cells<'b>,
    faults: &'a mut Vec<Fault>,
}

impl Reading<'_, '_> {
    fn fault(&mut self, column: &'static str, vi: String, en: String) {
        self.faults.push(Fault::new(self.cells.row, column, vi, en));
    }

    fn text(&mut self, column: &'static str) -> String {
        let written = self.cells.of(column);
        if is_too_long(written) {
            self.fault(
                column,
                format!("dài hơn {LONGEST} ký tự"),
                format!("longer than {LONGEST} characters"),
            );
        }
        written.to_owned()
    }

    /// The unit above, by its code or its name; blank is the office.
    fn parent(&mut self, names: &Names) -> Option<String> {
        let written = self.cells.of("parent");
        if written.is_empty() {
            return None;
        }
        let meant = names.meant(written);
        let (vi, en) = match meant[..] {
            [one] => return Some(one.to_owned()),
            [] if written.contains([';', '|', '\n']) => (
                format!("`{written}`: mỗi đơn vị chỉ trực thuộc một đơn vị"),
                format!("`{written}`: a unit stands below one other alone"),
            ),
            [] => (
                format!(
                    "không có đơn vị `{written}` trong tệp này và trong cơ cấu đang có; xin ghi mã của đơn vị cấp trên, hoặc để trống khi trực thuộc cơ quan"
                ),
                format!(
                    "there is no unit `{written}` in this file or among those that are kept; write the code of the unit above, or leave it blank below the office"
                ),
            ),
            _ => (
                format!("`{written}` là tên của nhiều đơn vị: {}; xin ghi mã", meant.join(", ")),
                format!(
                    "`{written}` is the name of several units: {}; write the code",
                    meant.join(", ")
                ),
            ),
        };
        self.fault("parent", vi, en);
        None
    }

    /// The first and the last day.
    fn days(&mut self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (from, to) = (self.day("from"), self.day("to"));
        let told = |day: NaiveDate| (format::day(day, Lang::Vi), day.to_string());
        if let Some((vi, en)) = from.filter(|day| *day > today).map(told) {
            self.fault(
                "from",
                format!("{vi} chưa tới; xin ghi khi quyết định đã có hiệu lực"),
                format!("{en} has not come yet; record it once the decision is in force"),
            );
        }
        if let Some((vi, en)) = to.filter(|day| *day >= today).map(told) {
            self.fault(
                "to",
                format!("{vi} chưa qua; đơn vị còn hoạt động thì để trống"),
                format!("{en} is not over; leave it blank while the unit goes on"),
            );
        }
        if let Some((from, to)) = from.zip(to).filter(|(from, to)| from > to) {
            let ((vi, en), (end_vi, end_en)) = (told(from), told(to));
            self.fault(
                "to",
                format!("{end_vi} trước ngày bắt đầu {vi}"),
                format!("{end_en} is before its first day, {en}"),
            );
        }
        (from, to)
    }

    fn day(&mut self, column: &'static str) -> Option<NaiveDate> {
        let written = self.cells.of(column);
        let day = table::day(written);
        if let Some(remedy) = table::serial_day(written) {
            self.fault(column, remedy.vi, remedy.en);
        } else if day.is_none() && !written.is_empty() {
            self.fault(
                column,
                format!("`{written}` không phải là ngày; xin ghi như 31/01/2026"),
                format!("`{written}` is no day; write 2026-01-31"),
            );
        }
        day
    }
}
