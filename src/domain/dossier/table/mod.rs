//! The one-stop system's file of dossiers. All rows or none: every fault is reported at once, with its row
//! and column.

mod fault;
mod row;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Dossier;
use crate::base::table::{Called, Layout, Most, Refusal, Said, Taken};
use crate::base::{Lang, Text, table};

pub use fault::{Fault, Problem};

/// The columns; they may stand in any order.
pub const COLUMNS: [&str; 9] = [
    "dossier_code",
    "procedure_code",
    "touchpoint",
    "received",
    "due",
    "completed",
    "outcome",
    "apology_sent",
    "apology_new_due",
];

/// Their Vietnamese names, as one-stop systems have them.
pub static LAYOUT: Layout<9> = Layout {
    columns: COLUMNS,
    optional: &["apology_sent", "apology_new_due"],
    also: &[
        ("dossier_code", &["mã hồ sơ", "số hồ sơ", "mã số hồ sơ"]),
        ("procedure_code", &["mã TTHC", "mã thủ tục", "mã thủ tục hành chính"]),
        ("touchpoint", &["điểm khảo sát", "mã điểm khảo sát", "quầy", "mã quầy"]),
        ("received", &["ngày tiếp nhận", "ngày nhận", "ngày nhận hồ sơ"]),
        ("due", &["ngày hẹn trả", "ngày hẹn trả kết quả", "ngày hẹn", "hạn trả", "hạn giải quyết"]),
        ("completed", &["ngày trả kết quả", "ngày hoàn thành", "ngày kết thúc", "ngày trả"]),
        ("outcome", &["kết quả", "kết quả giải quyết", "trạng thái hồ sơ", "trạng thái"]),
        ("apology_sent", &["ngày xin lỗi", "ngày gửi phiếu xin lỗi", "ngày gửi thư xin lỗi"]),
        ("apology_new_due", &["ngày hẹn lại", "ngày hẹn mới", "ngày hẹn trả lại"]),
    ],
    codes: &["dossier_code", "procedure_code", "touchpoint"],
    days: &["received", "due", "completed", "apology_sent", "apology_new_due"],
    choices: &[(
        "outcome",
        &[
            ("granted", "Đã giải quyết", "Granted"),
            ("refused", "Từ chối", "Refused"),
            ("returned", "Trả lại", "Returned"),
        ],
    )],
    said: &[("outcome", &OUTCOMES)],
    exported: &[
        ("dossier_code", "Mã hồ sơ", "Dossier"),
        ("procedure_code", "Mã thủ tục", "Procedure"),
        ("touchpoint", "Điểm khảo sát", "Touchpoint"),
        ("unit", "Đơn vị", "Unit"),
        ("received", "Ngày tiếp nhận", "Received"),
        ("due", "Ngày hẹn trả", "Due"),
        ("completed", "Ngày trả kết quả", "Completed"),
        ("state", "Đúng hay trễ hạn", "On time or late"),
        ("working_days_late", "Số ngày làm việc trễ", "Working days late"),
        ("apology_sent", "Ngày gửi phiếu xin lỗi", "Apology sent"),
        ("apology_new_due", "Ngày hẹn lại", "New day"),
        ("apology_in_due_form", "Phiếu xin lỗi đúng quy định", "Apology in due form"),
        ("outcome", "Kết quả", "Outcome"),
    ],
    ..Layout::PLAIN
};

/// How one-stop software writes outcomes.
const OUTCOMES: [Said; 4] = [
    (
        "granted",
        ("Đã giải quyết", "Granted"),
        &[
            "đã trả kết quả",
            "đã trả",
            "trả kết quả",
            "đã có kết quả",
            "đã cấp",
            "đã hoàn thành",
            "hoàn thành",
            "đã xử lý",
            "đã xử lý xong",
            "đã giải quyết xong",
            "đồng ý",
        ],
    ),
    (
        "refused",
        ("Từ chối", "Refused"),
        &[
            "đã từ chối",
            "bị từ chối",
            "từ chối giải quyết",
            "từ chối tiếp nhận",
            "không giải quyết",
            "không đủ điều kiện",
            "không đồng ý",
        ],
    ),
    (
        "returned",
        ("Trả lại", "Returned"),
        &[
            "đã trả lại",
            "trả lại hồ sơ",
            "đã trả lại hồ sơ",
            "rút hồ sơ",
            "đã rút hồ sơ",
            "đã rút",
            "công dân rút hồ sơ",
            "hủy hồ sơ",
            "đã hủy",
        ],
    ),
    (
        "",
        ("chưa có kết quả", "no outcome yet"),
        &[
            "đang xử lý",
            "đang giải quyết",
            "đang thực hiện",
            "chưa giải quyết",
            "chưa xử lý",
            "chưa trả",
            "chưa có kết quả",
            "chờ xử lý",
            "chờ trả kết quả",
            "chờ bổ sung",
            "yêu cầu bổ sung",
            "mới tiếp nhận",
            "đã tiếp nhận",
            "open",
        ],
    ),
];

/// What a row may refer to, and the day it is read on.
#[derive(Clone, Debug)]
pub struct Context {
    /// Codes of the procedures.
    pub procedures: BTreeSet<String>,
    /// Codes of the touchpoints.
    pub touchpoints: BTreeSet<String>,
    /// Nothing has happened after this day.
    pub today: NaiveDate,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It cannot be read at all.
    File(Refusal),
    /// These are its faults, in the order of the file.
    Faults(Vec<Fault>),
}

impl Unread {
    /// One sentence a fault.
    pub fn localized(&self, lang: Lang) -> Vec<String> {
        self.localized_in(&Called::default(), lang)
    }

    /// The same with what columns are called in the file.
    pub fn localized_in(&self, called: &Called, lang: Lang) -> Vec<String> {
        match self {
            Self::File(refusal) => vec![refusal.localized(lang)],
            Self::Faults(faults) => {
                faults.iter().map(|fault| fault.localized_in(called, lang)).collect()
            }
        }
    }
}

/// Reads the dossiers of a file, in its order; a row that is there twice with the same facts is one.
pub fn read<'a>(
    bytes: impl Into<table::Source<'a>>,
    context: &Context,
) -> Result<Taken<Vec<Dossier>>, Unread> {
    let mut sheet = table::read(bytes, Most::EXPORTED, &LAYOUT).map_err(Unread::File)?;
    let header = sheet.header_row();
    let in_table = |faults: Vec<table::Fault<Text>>| faults.into_iter().map(Fault::from);
    let rows = sheet.by_columns(&LAYOUT);
    let rows = rows.map_err(|faults| Unread::Faults(in_table(faults).collect()))?;
    let mut reading = row::Reading::new(context);
    if rows.is_empty() {
        reading.fault(header, "", Problem::NoRows);
    }
    for row in rows {
        match row {
            Ok(cells) => reading.row(&cells),
            Err(faults) => reading.faults.extend(in_table(faults)),
        }
    }
    let (rows, note) = reading.finished().map_err(Unread::Faults)?;
    let notes = sheet.notes().iter().cloned().chain(note).collect();
    Ok(Taken { rows, notes })
}
