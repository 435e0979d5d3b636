//! Words of the register of reports.

use super::posted::Wrong;
use crate::base::calendar::Report;
use crate::base::words;
use crate::pages::shared::evidence::Unfit;

words! {
    /// Words of the register of reports.
    pub(super) struct Words {
        as_file: "Tải sổ" / "As a file",
        title: "Báo cáo định kỳ đã gửi, năm" / "Periodic reports sent,",
        lead: "Sổ báo cáo định kỳ về CCHC: hạn gửi, ngày gửi, số ký hiệu và văn bản. Nhiệm vụ 1.2 của kế hoạch được đo từ sổ này."
            / "The register of periodic CCHC reports: limit, day of sending, number and document. Task 1.2 of the plan is measured by it.",
        plan: "Về kế hoạch năm" / "Back to the yearly plan",
        years: "Các năm" / "Years",
        report: "Báo cáo" / "Report",
        due: "Hạn cuối" / "Last day",
        sent: "Ngày gửi" / "Sent on",
        state: "Trạng thái" / "Status",
        sign: "Số, ký hiệu" / "Number and sign",
        file: "Văn bản" / "Document",
        file_hint: "Văn bản (PDF, DOCX, XLSX, PNG, JPEG; tối đa 10 MB)"
            / "Document (PDF, DOCX, XLSX, PNG, JPEG; at most 10 MB)",
        recorded: "Người ghi" / "Recorded by",
        corrected: "Đính chính:" / "Corrected:",
        day_off: "Hạn là ngày theo lịch (“trước ngày 21”): rơi vào ngày nghỉ thì không lùi, báo cáo gửi trước ngày nghỉ."
            / "A limit is a day of the calendar (“before the 21st”): on a day off it does not move, and the report is sent before it.",
        saturday: "thứ Bảy" / "Saturday",
        sunday: "Chủ nhật" / "Sunday",
        in_time: "Đúng hạn" / "On time",
        late: "Gửi muộn" / "Late by",
        missing: "Chưa gửi, quá hạn" / "Not sent, overdue by",
        day: "ngày" / "day",
        days: "ngày" / "days",
        not_due: "Chưa đến hạn" / "Not yet due",
        work: "Ghi vào sổ" / "Enter in the register",
        only_read: "Sổ này của toàn cơ quan: tài khoản giới hạn trong một số đơn vị chỉ xem được, không ghi được."
            / "This register is the whole office's: an account limited to units may read it, not record in it.",
        reason: "Lý do đính chính" / "Reason for the correction",
        record: "Ghi là đã gửi" / "Record as sent",
        correct: "Đính chính" / "Correct",
        withdraw: "Ghi nhầm, rút lại" / "Entered by mistake, take back",
        error: "Lỗi: " / "Error: ",
        faults: "Chưa lưu được. Xin sửa:" / "Not saved yet. Please correct:",
        report: Report {
            FirstQuarter => "Quý I" / "Quarter I",
            SixMonths => "6 tháng" / "Six months",
            ThirdQuarter => "Quý III" / "Quarter III",
            Year => "Cả năm" / "The year",
        },
        wrong: Wrong {
            NoDay => "Chọn một ngày." / "Choose a day.",
            Ahead => "Ngày này chưa đến." / "This day has not come yet.",
            Before => "Ngày này trước kỳ báo cáo." / "This day is before the period of the report.",
            TooLong => "Quá dài." / "Too long.",
            File(Unfit::Empty) => "Chưa chọn tệp, hoặc tệp rỗng."
                / "No file was chosen, or it is empty.",
            File(Unfit::TooLarge) => "Tệp lớn hơn 10 MB. Xin nén hoặc chia nhỏ."
                / "The file is over 10 MB. Please compress or divide it.",
            File(Unfit::Kind) => "Không phải PDF, DOCX, XLSX, PNG hay JPEG (xét theo nội dung, không theo tên)."
                / "Not PDF, DOCX, XLSX, PNG or JPEG (by its content, not its name).",
            NoReason => "Đính chính thì cần ghi lý do." / "A correction needs a reason.",
            NotThere => "Báo cáo này chưa được ghi là đã gửi."
                / "This report is not recorded as sent.",
        },
    }
}

impl Words {
    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "sent" => self.sent,
            "sign" => self.sign,
            "file" => self.file_hint,
            _ => self.reason,
        }
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        recorded: "Đã ghi báo cáo là đã gửi." / "The report is recorded as sent.",
        withdrawn: "Đã rút bản ghi; lý do được giữ trong nhật ký."
            / "The entry is taken back; the reason is kept in the log.",
    }
}
