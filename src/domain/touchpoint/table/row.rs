//! The rows of touchpoints, one at a time.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Known, LAYOUT, LONGEST_NAME};
use crate::base::table::Cells;
use crate::base::{Lang, Text, format, text};
use crate::domain::survey::Tier;
use crate::domain::touchpoint::{code, namesake};
use crate::domain::unit::{Ended, Touchpoint, Unit};

/// The state of reading a file.
pub(super) struct Reading<'a> {
    known: Known<'a>,
    /// The line each code was first seen on.
    first_seen: BTreeMap<String, u64>,
    pub(super) faults: Vec<Fault>,
    /// Rows without an English name.
    pub(super) untranslated: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn new(known: Known<'a>) -> Self {
        Self { known, first_seen: BTreeMap::new(), faults: Vec::new(), untranslated: 0 }
    }

    /// One row; its faults are noted.
    pub(super) fn touchpoint(&mut self, row: &Cells<'_, 7>) -> Option<Touchpoint> {
        let line = row.row;
        let [code, name_vi, name_en, unit, procedures, instrument, tier] = row.cells;
        let faults_before = self.faults.len();

        let code = self.noted(line, "code", code::read(code)).unwrap_or_default();
        if let Some(first) = self.first_seen.get(&code) {
            let problem = Text {
                vi: format!("`{code}` đã có ở dòng {first}; mỗi điểm một mã"),
                en: format!("`{code}` stands in row {first} already; give each its own"),
            };
            self.fault(line, "code", problem);
        } else if !code.is_empty() {
            self.first_seen.insert(code.clone(), line);
        }
        self.noted(line, "name_vi", name(name_vi, self.known.unprintable));
        if !name_en.is_empty() {
            self.noted(line, "name_en", name(name_en, self.known.unprintable));
        }
        self.untranslated += usize::from(name_en.is_empty());
        let place = self.unit(line, (&code, unit));
        let procedures = split(procedures);
        let kept = self.known.kept(&code);
        for procedure in &procedures {
            let is_kept = kept.is_some_and(|kept| kept.procedures.contains(procedure));
            if !is_kept && !self.known.procedures.contains(procedure) {
                let problem = listed(("thủ tục", "procedure"), procedure, self.known.procedures);
                self.fault(line, "procedures", problem);
            }
        }
        let is_kept = kept.is_some_and(|kept| kept.instrument == instrument);
        if !is_kept && !self.known.instruments.contains(instrument) {
            let problem = listed(("phiếu", "instrument"), instrument, self.known.instruments);
            self.fault(line, "instrument", problem);
        }
        let tier = self.noted(line, "tier", read_tier(tier));

        if self.faults.len() > faults_before {
            return None;
        }
        let (office, unit) = place?;
        Some(Touchpoint {
            code,
            office,
            unit,
            name: Text::new(name_vi, if name_en.is_empty() { name_vi } else { name_en }),
            instrument: instrument.to_owned(),
            tier: tier?,
            procedures,
            closed: None,
        })
    }

    /// Office and code of the unit that a cell names; one that is kept of this counter stays, even where it has ended.
    fn unit(&mut self, line: u64, (code, unit): (&str, &str)) -> Option<(String, String)> {
        if let Some(kept) = self.known.kept(code).filter(|kept| kept.unit == unit) {
            return Some((kept.office.clone(), kept.unit.clone()));
        }
        let meant = units_meant(self.known.units, unit);
        if let [one] = meant[..] {
            return Some((one.office.clone(), one.code.clone()));
        }
        let problem = if meant.is_empty() {
            let over = self.known.ended.iter().find(|ended| ended.unit == unit);
            let known = self.known.units.iter().map(|unit| &unit.code);
            over.map_or_else(|| listed(("đơn vị", "unit"), unit, known), ended_sentence)
        } else {
            let codes: Vec<&str> = meant.iter().map(|unit| unit.code.as_str()).collect();
            let codes = codes.join(", ");
            Text {
                vi: format!("`{unit}` là tên của nhiều đơn vị: {codes}; xin ghi mã"),
                en: format!("`{unit}` is the name of several units: {codes}; write the code"),
            }
        };
        self.fault(line, "unit", problem);
        None
    }

    /// Notes rows that would make two open counters of one name in one unit; what is kept so already stays.
    pub(super) fn namesakes(&mut self, rows: &[(u64, Touchpoint)]) {
        let known = self.known;
        let is_kept = |own: &Touchpoint| {
            known.kept(&own.code).is_some_and(|kept| {
                kept.is_closed(known.today)
                    || kept.unit == own.unit
                        && text::same_name(&kept.name.vi) == text::same_name(&own.name.vi)
            })
        };
        let is_closed = |own: &Touchpoint| {
            known.kept(&own.code).is_some_and(|kept| kept.is_closed(known.today))
        };
        let in_file: BTreeSet<&str> = rows.iter().map(|(_, each)| each.code.as_str()).collect();
        for (place, (line, own)) in rows.iter().enumerate() {
            if is_kept(own) {
                continue;
            }
            let others = known.kept.iter().filter(|each| !in_file.contains(each.code.as_str()));
            let before = rows[..place].iter().map(|(_, each)| each);
            let kept_so = rows[place..].iter().map(|(_, each)| each).filter(|each| is_kept(each));
            let others = others.chain(before).chain(kept_so).filter(|each| !is_closed(each));
            let Some(other) = namesake(own, others, known.today) else { continue };
            let (name, code, unit) = (&own.name.vi, &other.code, &own.unit);
            let row = rows.iter().find(|(_, each)| each.code == *code).map(|(row, _)| row);
            let (vi, en) = row.map_or_else(Default::default, |row| {
                (format!(", ở dòng {row}"), format!(", in row {row}"))
            });
            let problem = Text {
                vi: format!(
                    "đơn vị {unit} đã có điểm đang dùng tên `{name}` (mã {code}{vi}); xin đặt tên khác, hoặc ghi mã {code} nếu là điểm ấy"
                ),
                en: format!(
                    "unit {unit} has an open counter called `{name}` already ({code}{en}); give it another name, or write {code} if it is that one"
                ),
            };
            self.fault(*line, "name_vi", problem);
        }
    }

    /// The value, or `None` with the fault noted.
    fn noted<T>(&mut self, line: u64, column: &'static str, read: Result<T, Text>) -> Option<T> {
        read.map_err(|problem| self.fault(line, column, problem)).ok()
    }

    fn fault(&mut self, line: u64, column: &'static str, problem: Text) {
        self.faults.push(Fault { row: line, column, problem });
    }
}

/// The units that a cell names: the one of this code, else all of this name.
pub(super) fn units_meant<'a>(units: &'a [Unit], written: &str) -> Vec<&'a Unit> {
    if let Some(one) = units.iter().find(|unit| unit.code == written) {
        return vec![one];
    }
    let name = text::same_name(written);
    let is_named = |unit: &&Unit| {
        let names = [&unit.code, &unit.name.vi];
        !name.is_empty() && names.iter().any(|each| text::same_name(each) == name)
    };
    units.iter().filter(is_named).collect()
}

/// A name that fits on a poster and can be printed on one.
fn name(written: &str, unprintable: fn(&str) -> Vec<char>) -> Result<(), Text> {
    let lacking = unprintable(written);
    if let Some(sign) = written.chars().next().filter(|first| "=+@'\"".contains(*first)) {
        return Err(Text {
            vi: format!(
                "tên bắt đầu bằng `{sign}`, bảng tính sẽ hiểu là công thức hoặc bỏ dấu ấy; xin bỏ dấu"
            ),
            en: format!(
                "the name begins with `{sign}`, which a spreadsheet takes for a formula or leaves out; take it out"
            ),
        });
    }
    match text::length(written) {
        0 => Err(Text::new("cần có tên tiếng Việt", "a name in Vietnamese is needed")),
        length if length > LONGEST_NAME => Err(Text {
            vi: format!("{length} chữ không vừa áp phích; xin rút còn {LONGEST_NAME}"),
            en: format!("{length} characters do not fit on a poster; shorten to {LONGEST_NAME}"),
        }),
        _ if !lacking.is_empty() => {
            let signs = lacking.into_iter().map(String::from).collect::<Vec<_>>().join(" ");
            Err(Text {
                vi: format!("áp phích không in được ký tự {signs}; xin bỏ đi"),
                en: format!("a poster cannot print {signs}; take it out"),
            })
        }
        _ => Ok(()),
    }
}

/// The codes in a list separated by semicolons, bars or spaces; a code may have its name behind a dash.
fn split(list: &str) -> Vec<String> {
    let parts = list.split([';', '|', '\n']);
    let codes = parts.map(|part| part.split_once(" – ").map_or(part, |(code, _)| code));
    let codes = codes.flat_map(str::split_whitespace);
    codes.map(str::to_owned).collect()
}

/// How answers without a slip come in; a slip alone makes an answer `verified`.
fn read_tier(written: &str) -> Result<Tier, Text> {
    match written {
        "open" => Ok(Tier::Open),
        "assisted" => Ok(Tier::Assisted),
        "paper" => Ok(Tier::Paper),
        "verified" => Err(Text::new(
            "không đặt được cách này: chỉ phiếu mời đánh giá mới được coi là đã xác minh; xin ghi “Mã QR chung”",
            "`verified` cannot be set: an answer earns it by its slip; write `open`",
        )),
        other => Err(Text {
            vi: format!("`{other}` không dùng được; xin ghi một trong {}", LAYOUT.offered("tier")),
            en: format!("`{other}` is none of open, assisted, paper"),
        }),
    }
}

/// When a unit ended, and which to write instead.
fn ended_sentence(ended: &Ended) -> Text {
    let Ended { unit, day, successors } = ended;
    let (vi, en) = match successors.as_slice() {
        [] => (
            "không có đơn vị kế tục; xin chọn đơn vị khác".to_owned(),
            "no unit succeeded it; choose another".to_owned(),
        ),
        some => (
            format!("xin ghi đơn vị kế tục: {}", some.join(" hoặc ")),
            format!("write its successor: {}", some.join(" or ")),
        ),
    };
    let ended = format::day(*day, Lang::Vi);
    Text {
        vi: format!("đơn vị `{unit}` kết thúc ngày {ended}; {vi}"),
        en: format!("unit `{unit}` ended on {day}; {en}"),
    }
}

/// "There is no such unit", with those there are.
fn listed<'a>(
    (vi, en): (&str, &str),
    written: &str,
    known: impl IntoIterator<Item = &'a String>,
) -> Text {
    let known = known.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    Text {
        vi: format!("không có {vi} `{written}`; đang có: {known}"),
        en: format!("there is no {en} `{written}`; known: {known}"),
    }
}
