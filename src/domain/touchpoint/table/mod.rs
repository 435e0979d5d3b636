//! The rows of touchpoints, CSV or XLSX, in `seeds/` and in `hailong touchpoint import`. Pure.
//!
//! All rows or none: every fault is reported at once, with its line and column.

mod row;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use row::Reading;

use crate::base::table::{Layout, Most, Said, Taken, key};
use crate::base::{Text, table};
use crate::domain::survey::Tier;
use crate::domain::unit::{Ended, Touchpoint, Unit};

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// The columns, in the order they are written; they may be read in any.
pub const COLUMNS: [&str; 7] =
    ["code", "name_vi", "name_en", "unit", "procedures", "instrument", "tier"];

/// Their Vietnamese names, and the heads of the export.
pub static LAYOUT: Layout<7> = Layout {
    columns: COLUMNS,
    optional: &["name_en"],
    also: &[
        ("code", &["mã", "mã điểm khảo sát", "mã quầy"]),
        ("name_vi", &["tên", "tên tiếng Việt", "tên điểm khảo sát"]),
        ("name_en", &["tên tiếng Anh"]),
        ("unit", &["đơn vị", "mã đơn vị", "phòng"]),
        ("procedures", &["thủ tục", "mã thủ tục", "mã TTHC", "TTHC"]),
        ("instrument", &["phiếu", "mẫu phiếu", "phiếu khảo sát", "phiếu hỏi"]),
        ("tier", &["kênh", "hình thức"]),
    ],
    codes: &["code", "unit", "procedures", "instrument"],
    choices: &[(
        "tier",
        &[
            ("open", "Mã QR chung", "Shared QR code"),
            ("assisted", "Có người hỗ trợ", "Assisted"),
            ("paper", "Phiếu giấy", "Paper"),
        ],
    )],
    said: &[("tier", &TIERS)],
    exported: &[
        ("code", "Mã điểm", "Code"),
        ("name_vi", "Tên", "Name in Vietnamese"),
        ("name_en", "Tên tiếng Anh", "Name in English"),
        ("unit", "Đơn vị", "Unit"),
        ("procedures", "Thủ tục", "Procedures"),
        ("instrument", "Mẫu phiếu khảo sát", "Survey"),
        ("tier", "Nguồn phiếu", "How answers come in"),
        ("closed", "Đã đóng từ", "Closed since"),
        ("slips_issued", "Phiếu mời đã phát", "Slips issued"),
        ("slips_used", "Phiếu mời đã dùng, các tháng đã hết hạn", "Slips used, of expired months"),
        ("last_7_days", "Phiếu 7 ngày qua", "Answers, last 7 days"),
        ("last_30_days", "Phiếu 30 ngày qua", "Answers, last 30 days"),
        ("last_day", "Phiếu gần nhất", "Last answers"),
    ],
    ..Layout::PLAIN
};

/// How else offices write how answers come in.
const TIERS: [Said; 3] = [
    (
        "open",
        ("Mã QR chung", "Shared QR code"),
        &[
            "QR",
            "mã QR",
            "QR chung",
            "quét mã QR",
            "trực tuyến",
            "online",
            "điện tử",
            "máy tính bảng",
            "ki-ốt",
            "kiosk",
        ],
    ),
    (
        "assisted",
        ("Có người hỗ trợ", "Assisted"),
        &["hỗ trợ", "được hỗ trợ", "cán bộ hỗ trợ", "có người giúp", "phỏng vấn", "phỏng vấn hộ"],
    ),
    (
        "paper",
        ("Phiếu giấy", "Paper"),
        &["giấy", "bản giấy", "phiếu bản giấy", "trên giấy", "trực tiếp bằng phiếu"],
    ),
];

/// How answers come in, by its code or in words.
pub fn tier_meant(written: &str) -> Option<Tier> {
    let words = key(written);
    let is_said = |(_, (vi, en), others): &&Said| {
        [vi, en].into_iter().chain(*others).any(|each| key(each) == words)
    };
    Tier::of_code(TIERS.iter().find(is_said).map_or(written, |(code, ..)| code))
}

/// The longest name a poster can carry in two lines.
pub const LONGEST_NAME: usize = 80;

/// What a row may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The units that are there today, each with its office.
    pub units: &'a [Unit],
    /// Those that have ended.
    pub ended: &'a [Ended],
    /// Codes of the procedures.
    pub procedures: &'a BTreeSet<String>,
    /// Ids of the instruments.
    pub instruments: &'a BTreeSet<String>,
    /// The counters that are kept, open and closed.
    pub kept: &'a [Touchpoint],
    /// The day it is read on.
    pub today: NaiveDate,
    /// The characters of a name that no poster can print.
    pub unprintable: fn(&str) -> Vec<char>,
}

impl<'a> Known<'a> {
    /// The counter of this code that is kept.
    fn kept(&self, code: &str) -> Option<&'a Touchpoint> {
        self.kept.iter().find(|each| each.code == code)
    }
}

/// Reads the touchpoints of a CSV or XLSX.
pub fn read<'a>(
    file: impl Into<table::Source<'a>>,
    known: Known<'_>,
) -> Result<Taken<Vec<Touchpoint>>, Vec<Fault>> {
    let sheet = table::read(file, Most::KEPT, &LAYOUT);
    let mut sheet = sheet.map_err(|refusal| vec![refusal.into()])?;
    let rows = sheet.by_columns(&LAYOUT)?;
    let mut reading = Reading::new(known);
    let mut touchpoints = Vec::new();
    for row in rows {
        match row {
            Ok(row) => touchpoints.extend(reading.touchpoint(&row).map(|it| (row.row, it))),
            Err(faults) => reading.faults.extend(faults),
        }
    }
    reading.namesakes(&touchpoints);
    reading.faults.sort_by_key(|fault| fault.row);
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let mut notes = sheet.notes().to_vec();
    notes.extend(table::untranslated(reading.untranslated));
    Ok(Taken { rows: touchpoints.into_iter().map(|(_, touchpoint)| touchpoint).collect(), notes })
}

#[cfg(test)]
mod tests;
