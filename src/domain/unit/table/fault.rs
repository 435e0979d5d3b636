//! What is wrong with rows beside each other, and with what they say of the units that are kept.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{Fault, Known, UnitRow, changes};
use crate::base::{Lang, format};
use crate::domain::unit::{Event, Organisation, check};

/// There is no office yet.
pub(super) fn no_office() -> Fault {
    let vi = "chưa khai báo cơ quan; xin khai báo cơ quan trước, rồi nhập đơn vị";
    let en = "there is no office yet; set up the office first, then bring in its units";
    Fault::new(0, "", vi.to_owned(), en.to_owned())
}

/// The rows of each unit, by their first days.
pub(super) fn by_unit(rows: &[UnitRow]) -> Vec<Vec<&UnitRow>> {
    let mut units: BTreeMap<&str, Vec<&UnitRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.code.is_empty()) {
        units.entry(&row.code).or_default().push(row);
    }
    let mut units: Vec<Vec<&UnitRow>> = units.into_values().collect();
    for rows in &mut units {
        rows.sort_by_key(|row| row.from);
    }
    units.sort_by_key(|rows| rows.first().map(|row| row.row));
    units
}

/// Rows of one unit follow each other day by day; there is one name and one unit above it at a time.
pub(super) fn between_rows(rows: &[UnitRow], faults: &mut Vec<Fault>) {
    for unit in by_unit(rows) {
        for pair in unit.windows(2) {
            if let [earlier, later] = pair {
                faults.extend(between(earlier, later));
            }
        }
    }
}

fn between(earlier: &UnitRow, later: &UnitRow) -> Option<Fault> {
    let Some(from) = later.from.filter(|from| earlier.from != Some(*from)) else {
        let is_in_order = earlier.row < later.row;
        let (first, other) = if is_in_order { (earlier, later) } else { (later, earlier) };
        return Some(at_once(first, other));
    };
    let (code, first) = (&later.code, earlier.row);
    let day = |day: NaiveDate| (format::day(day, Lang::Vi), day.to_string());
    let ((vi, en), end) = (day(from), earlier.to.map(day));
    let next = earlier.to.and_then(|to| to.checked_add_days(Days::new(1)));
    let fault = |vi, en| Some(Fault::new(later.row, "from", vi, en));
    match end {
        Some((end_vi, end_en)) if next > Some(from) => fault(
            format!(
                "các ngày của đơn vị {code} trùng nhau: dòng {first} đến hết ngày {end_vi}, dòng này từ ngày {vi}"
            ),
            format!(
                "the days of unit {code} overlap: row {first} goes on until {end_en}, this row begins on {en}"
            ),
        ),
        Some((end_vi, end_en)) if next < Some(from) => fault(
            format!(
                "đơn vị {code} gián đoạn từ sau ngày {end_vi} (dòng {first}) đến {vi}; đơn vị lập lại cần một mã mới"
            ),
            format!(
                "unit {code} is not there between {end_en} (row {first}) and {en}; a unit that is set up again needs a new code"
            ),
        ),
        _ if earlier.from.is_none() => Some(Fault::new(
            first,
            "from",
            format!("đơn vị {code} có nhiều dòng; xin ghi ngày bắt đầu của từng dòng"),
            format!("unit {code} has several rows; write the first day of each"),
        )),
        _ => None,
    }
}

/// Two rows of a unit that begin on the same day.
fn at_once(first: &UnitRow, other: &UnitRow) -> Fault {
    let (code, row) = (&other.code, first.row);
    if first.parent == other.parent {
        return Fault::new(
            other.row,
            "code",
            format!("mã {code} đã có ở dòng {row}; mỗi đơn vị một mã"),
            format!("the code {code} stands in row {row} already; give each unit its own"),
        );
    }
    let above = |of: &UnitRow, office: &str| of.parent.clone().unwrap_or_else(|| office.to_owned());
    let vi = |of: &UnitRow| above(of, "cơ quan");
    let en = |of: &UnitRow| above(of, "the office");
    Fault::new(
        other.row,
        "parent",
        format!(
            "đơn vị {code} có hai đơn vị cấp trên: {} (dòng này) và {} (dòng {row}); xin giữ một",
            vi(other),
            vi(first)
        ),
        format!(
            "unit {code} has two units above it: {} (this row) and {} (row {row}); keep one",
            en(other),
            en(first)
        ),
    )
}

/// What cannot have been, by the rows that say it.
pub(super) fn of_history(rows: &[UnitRow], known: Known<'_>) -> Vec<Fault> {
    let planned = changes(rows, known.history, known.today);
    let mut events = known.history.events.clone();
    let recorded = known.today.and_hms_opt(23, 59, 59).unwrap_or_default().and_utc();
    events.extend(planned.events.iter().map(|change| Event {
        act: change.row.to_string(),
        unit: change.unit.clone(),
        day: change.day,
        change: change.change.clone(),
        recorded,
        withdrawn: None,
    }));
    let added = planned.added.iter().map(|(code, name)| (code.clone(), name.clone()));
    let units = known.history.units.iter().cloned().chain(added);
    let found = check(&Organisation::of(units, &events, None));
    let ours = planned.events.iter().map(|change| change.row).collect::<Vec<_>>();
    let mut faults: Vec<Fault> = found
        .into_iter()
        .map(|(act, fault)| {
            let row = act.parse().ok().filter(|row| ours.contains(row)).unwrap_or(0);
            Fault { row, column: "", problem: fault.sentence() }
        })
        .collect();
    faults.dedup();
    faults
}
