//! Words of the register of dialogues, in both languages.

use crate::base::words;
use crate::domain::dialogue::{Asker, FieldFault};

words! {
    /// Words of its pages.
    pub(super) struct Words {
        title: "Sổ đối thoại" / "Register of dialogues",
        lead: "Cuộc đối thoại của lãnh đạo với người dân, doanh nghiệp; từng kiến nghị và kết quả giải quyết (mục 1.6 của kế hoạch)."
            / "Dialogues of leaders with citizens and businesses; each request and what became of it (row 1.6 of the plan).",
        sum(dialogues: &str, all: &str, settled: &str, overdue: &str): "{dialogues} cuộc đối thoại, {all} kiến nghị: {settled} đã giải quyết, {overdue} quá hạn."
            / "{dialogues} dialogues, {all} requests: {settled} settled, {overdue} overdue.",
        of_year: "Năm kế hoạch (15/12 năm trước đến 14/12)" / "Year of the plan (15 December of the year before to 14 December)",
        none: "Chưa ghi cuộc đối thoại nào trong năm này." / "No dialogue of this year is recorded yet.",
        year: "Năm" / "Year",
        show: "Lọc" / "Filter",
        filter: "Chọn năm" / "Choose a year",
        held: "Ngày tổ chức" / "Held on",
        topic: "Nội dung" / "Topic",
        chair: "Chủ trì (chức vụ)" / "Chaired by (position)",
        document: "Số, ký hiệu văn bản" / "Number and sign of the document",
        requests: "Kiến nghị đã giải quyết" / "Requests settled",
        add: "Ghi cuộc đối thoại" / "Record a dialogue",
        save: "Lưu" / "Save",
        download: "Tải sổ cả năm" / "Download the year",
        back: "Về sổ đối thoại" / "Back to the register",
        request: "Kiến nghị" / "Request",
        asker: "Người kiến nghị" / "Asked by",
        asker: Asker {
            Citizen => "Người dân" / "Citizen",
            Business => "Doanh nghiệp" / "Business",
            Organisation => "Tổ chức khác" / "Another organisation",
        },
        content: "Nội dung kiến nghị" / "What was asked",
        no_names: "Không ghi họ tên, số điện thoại, địa chỉ của người kiến nghị."
            / "Write no name, telephone number or address of who asked.",
        unit: "Đơn vị giải quyết" / "Unit that settles it",
        due: "Hạn giải quyết" / "Due",
        add_request: "Ghi kiến nghị" / "Record a request",
        no_requests: "Cuộc đối thoại này chưa có kiến nghị nào." / "No request was made at this dialogue.",
        state: "Kết quả" / "Outcome",
        open: "Đang giải quyết" / "Open",
        overdue: "Quá hạn" / "Overdue",
        done: "Đã giải quyết" / "Settled",
        settled: "Ngày giải quyết" / "Settled on",
        answer: "Kết quả giải quyết" / "What became of it",
        settle: "Ghi kết quả" / "Record the outcome",
        reopen: "Mở lại" / "Open again",
        refused: "Chưa lưu được:" / "Not saved:",
        error: "Lỗi: " / "Error: ",
        empty: "xin điền" / "please fill it in",
        too_long: "dài quá 2.000 ký tự" / "longer than 2,000 characters",
        bad_day: "xin ghi ngày như 31/01/2026, không sau hôm nay"
            / "please write a day as 31/01/2026, not after today",
        bad_choice: "xin chọn một mục" / "please choose one",
        stale: "Kiến nghị đã đổi trạng thái; xin xem lại." / "The request has changed meanwhile; look again.",
        added: "Đã ghi cuộc đối thoại; ghi tiếp từng kiến nghị dưới đây."
            / "The dialogue is recorded; go on with its requests below.",
        kept: "Đã ghi vào sổ đối thoại." / "The register is brought up to date.",
    }
}

impl Words {
    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "held" => self.held,
            "topic" => self.topic,
            "chair" => self.chair,
            "asker" => self.asker,
            "content" => self.content,
            "unit" => self.unit,
            "due" => self.due,
            "settled" => self.settled,
            "answer" => self.answer,
            _ => self.document,
        }
    }

    /// What is wrong with a field.
    pub(super) fn problem(&self, fault: FieldFault) -> &'static str {
        match fault {
            FieldFault::Empty(_) => self.empty,
            FieldFault::TooLong(_) => self.too_long,
            FieldFault::Day(_) => self.bad_day,
            FieldFault::NoChoice(_) => self.bad_choice,
        }
    }
}
