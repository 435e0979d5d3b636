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
    let (code, first) = (&later.code, earlier.row);
    let Some(from) = later.from.filter(|from| earlier.from != Some(*from)) else {
        // Both begin on the same day.
        let (earlier, later) =
            if earlier.row < later.row { (earlier, later) } else { (later, earlier) };
        let first = earlier.row;
        return Some(if earlier.parent == later.parent {
            Fault::new(
                later.row,
                "code",
                format!("mã {code} đã có ở dòng {first}; mỗi đơn vị một mã"),
                format!("the code {code} stands in row {first} already; give each unit its own"),
            )
        } else {
            let [one, other] = [earlier, later].map(|row| row.parent.as_deref());
            Fault::new(
                later.row,
                "parent",
                format!(
                    "đơn vị {code} có hai đơn vị cấp trên: {} (dòng này) và {} (dòng {first}); xin giữ một",
                    other.unwrap_or("cơ quan"),
                    one.unwrap_or("cơ quan")
                ),
                format!(
                    "unit {code} has two units above it: {} (this row) and {} (row {first}); keep one",
                    other.unwrap_or("the office"),
                    one.unwrap_or("the office")
                ),
            )
        });
    };
    let day = |day: NaiveDate| (format::day(day, Lang::Vi), day.to_string());
    let (vi, en) = day(from);
    match earlier.to {
        Some(to) if to < from && to.checked_add_days(Days::new(1)) != Some(from) => {
            let (end_vi, end_en) = day(to);
            Some(Fault::new(
                later.row,
                "from",
                format!(
                    "đơn vị {code} gián đoạn từ sau ngày {end_vi} (dòng {first}) đến {vi}; đơn vị lập lại cần một mã mới"
                ),
                format!(
                    "unit {code} is not there between {end_en} (row {first}) and {en}; a unit that is set up again needs a new code"
                ),
            ))
        }
        Some(to) if to >= from => {
            let (end_vi, end_en) = day(to);
            Some(Fault::new(
                later.row,
                "from",
                format!(
                    "các ngày của đơn vị {code} trùng nhau: dòng {first} đến hết ngày {end_vi}, dòng này từ ngày {vi}"
                ),
                format!(
                    "the days of unit {code} overlap: row {first} goes on until {end_en}, this row begins on {en}"
                ),
            ))
        }
        _ if earlier.from.is_none() => Some(Fault::new(
            first,
            "from",
            format!("đơn vị {code} có nhiều dòng; xin ghi ngày bắt đầu của từng dòng"),
            format!("unit {code} has several rows; write the first day of each"),
        )),
        _ => None,
    }
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
