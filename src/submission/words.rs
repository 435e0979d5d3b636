//! Words of the register of reports.

use super::posted::Wrong;
use crate::calendar::Report;
use crate::survey::Lang;
use crate::web::evidence::Unfit;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) plan: &'static str,
    pub(super) years: &'static str,
    pub(super) report: &'static str,
    pub(super) due: &'static str,
    pub(super) sent: &'static str,
    pub(super) state: &'static str,
    pub(super) sign: &'static str,
    pub(super) file: &'static str,
    pub(super) file_hint: &'static str,
    pub(super) recorded: &'static str,
    pub(super) corrected: &'static str,
    pub(super) day_off: &'static str,
    pub(super) saturday: &'static str,
    pub(super) sunday: &'static str,
    pub(super) in_time: &'static str,
    pub(super) late: &'static str,
    pub(super) missing: &'static str,
    pub(super) days: &'static str,
    pub(super) not_due: &'static str,
    pub(super) work: &'static str,
    pub(super) only_read: &'static str,
    pub(super) reason: &'static str,
    pub(super) record: &'static str,
    pub(super) correct: &'static str,
    pub(super) withdraw: &'static str,
    pub(super) error: &'static str,
    pub(super) faults: &'static str,
    reports: [&'static str; 4],
    wrongs: [&'static str; 9],
}

const VI: Words = Words {
    title: "Báo cáo định kỳ đã gửi, năm",
    lead: "Sổ báo cáo định kỳ về CCHC: hạn gửi, ngày gửi, số ký hiệu và văn bản. Nhiệm vụ 1.2 của kế hoạch được đo từ sổ này.",
    plan: "Về kế hoạch năm",
    years: "Các năm",
    report: "Báo cáo",
    due: "Hạn cuối",
    sent: "Ngày gửi",
    state: "Tình trạng",
    sign: "Số, ký hiệu",
    file: "Văn bản",
    file_hint: "Văn bản (PDF, DOCX, XLSX, PNG, JPEG; tối đa 10 MB)",
    recorded: "Người ghi",
    corrected: "Đính chính:",
    day_off: "Hạn là ngày theo lịch (“trước ngày 21”): rơi vào ngày nghỉ thì không lùi, báo cáo gửi trước ngày nghỉ.",
    saturday: "thứ Bảy",
    sunday: "Chủ nhật",
    in_time: "Đúng hạn",
    late: "Gửi muộn",
    missing: "Chưa gửi, quá hạn",
    days: "ngày",
    not_due: "Chưa đến hạn",
    work: "Ghi vào sổ",
    only_read: "Sổ này của toàn cơ quan: tài khoản giới hạn trong một số đơn vị chỉ xem được, không ghi được.",
    reason: "Lý do đính chính",
    record: "Ghi là đã gửi",
    correct: "Đính chính",
    withdraw: "Ghi nhầm, rút lại",
    error: "Lỗi: ",
    faults: "Chưa lưu được. Xin sửa:",
    reports: ["Quý I", "6 tháng", "Quý III", "Cả năm"],
    wrongs: [
        "Chọn một ngày.",
        "Ngày này chưa đến.",
        "Ngày này trước kỳ báo cáo.",
        "Quá dài.",
        "Chưa chọn tệp, hoặc tệp rỗng.",
        "Tệp lớn hơn 10 MB. Xin nén hoặc chia nhỏ.",
        "Không phải PDF, DOCX, XLSX, PNG hay JPEG (xét theo nội dung, không theo tên).",
        "Đính chính thì cần ghi lý do.",
        "Báo cáo này chưa được ghi là đã gửi.",
    ],
};

const EN: Words = Words {
    title: "Periodic reports sent,",
    lead: "The register of periodic CCHC reports: limit, day of sending, number and document. Task 1.2 of the plan is measured by it.",
    plan: "Back to the yearly plan",
    years: "Years",
    report: "Report",
    due: "Last day",
    sent: "Sent on",
    state: "Standing",
    sign: "Number and sign",
    file: "Document",
    file_hint: "Document (PDF, DOCX, XLSX, PNG, JPEG; at most 10 MB)",
    recorded: "Recorded by",
    corrected: "Corrected:",
    day_off: "A limit is a day of the calendar (“before the 21st”): on a day off it does not move, and the report is sent before it.",
    saturday: "Saturday",
    sunday: "Sunday",
    in_time: "In time",
    late: "Late by",
    missing: "Not sent, overdue by",
    days: "days",
    not_due: "Not yet due",
    work: "Enter in the register",
    only_read: "This register is the whole office's: an account limited to units may read it, not record in it.",
    reason: "Reason for the correction",
    record: "Record as sent",
    correct: "Correct",
    withdraw: "Entered by mistake, take back",
    error: "Error: ",
    faults: "Not saved yet. Please correct:",
    reports: ["Quarter I", "Six months", "Quarter III", "The year"],
    wrongs: [
        "Choose a day.",
        "This day has not come yet.",
        "This day is before the period of the report.",
        "Too long.",
        "No file was chosen, or it is empty.",
        "The file is over 10 MB. Please compress or divide it.",
        "Not PDF, DOCX, XLSX, PNG or JPEG (by its content, not its name).",
        "A correction needs a reason.",
        "This report is not recorded as sent.",
    ],
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// The name of a report.
    pub(super) fn of(&self, report: Report) -> &'static str {
        let [first, half, third, year] = self.reports;
        match report {
            Report::FirstQuarter => first,
            Report::SixMonths => half,
            Report::ThirdQuarter => third,
            Report::Year => year,
        }
    }

    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "sent" => self.sent,
            "sign" => self.sign,
            "file" => self.file_hint,
            _ => self.reason,
        }
    }

    pub(super) fn wrong(&self, wrong: Wrong) -> &'static str {
        let place = match wrong {
            Wrong::NoDay => 0,
            Wrong::Ahead => 1,
            Wrong::Before => 2,
            Wrong::TooLong => 3,
            Wrong::File(Unfit::Empty) => 4,
            Wrong::File(Unfit::TooLarge) => 5,
            Wrong::File(Unfit::Kind) => 6,
            Wrong::NoReason => 7,
            Wrong::NotThere => 8,
        };
        self.wrongs[place]
    }
}
