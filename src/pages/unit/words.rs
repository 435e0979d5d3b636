//! Words of the pages about units.

use super::posted::Wrong;
use crate::base::words;

words! {
    /// Words of the pages about units.
    pub(super) struct Words {
        title: "Cơ cấu tổ chức" / "Organisation",
        lead: "Các phòng, đơn vị vào một ngày bất kỳ: thành lập, đổi tên, sáp nhập, chia, tách, giải thể. Số liệu cũ được xem theo cơ cấu lúc ấy hoặc theo cơ cấu hiện nay."
            / "The units on any day: founded, renamed, merged, divided, closed. Past figures can be read in the structure of their time or in that of today.",
        error: "Lỗi: " / "Error: ",
        refused: "Chưa lưu được, xin sửa các điểm sau" / "Nothing was recorded; please mend this",
        asked_title: "Xem cơ cấu của ngày khác" / "See the structure of another day",
        on: "Cơ cấu ngày" / "Structure of",
        known: "Theo những gì đã ghi đến ngày" / "As recorded by the end of",
        survey: "Phiếu khảo sát" / "Survey",
        show: "Lọc" / "Filter",
        as_now: "Cơ cấu hiện nay" / "The present structure",
        asked_hint: "Để trống ô thứ hai để xem theo những gì biết được hiện nay. Phiếu được xếp vào đơn vị kế tục của ngày được chọn; cộng mọi dòng luôn bằng tổng."
            / "Leave the second day blank for what is known now. Answers are placed with whichever unit of the chosen day has their work; the rows always add up to the total.",
        on_day: "Cơ cấu ngày" / "Structure of",
        as_known: "Theo những gì đã được ghi đến hết ngày" / "As recorded by the end of",
        figures_hint: "Phiếu đã tổng hợp, xếp theo cơ cấu của ngày được chọn; dòng của đơn vị cấp trên không gồm đơn vị cấp dưới."
            / "Settled answers in the structure of the chosen day; a unit's row is without the units below it.",
        unit: "Đơn vị" / "Unit",
        outside: "Ngoài các đơn vị của ngày ấy" / "Outside the units of that day",
        together: "Gộp nhiều đơn vị" / "Several units together",
        history_title: "Lịch sử thay đổi" / "What changed",
        no_history: "Chưa ghi thay đổi nào." / "Nothing is recorded yet.",
        recorded_by: "Người ghi:" / "Recorded by",
        withdrawn: "Đã hủy vì ghi sai," / "Taken back as wrong by",
        withdraw: "Hủy việc ghi này" / "Take this back",
        reason: "Lý do hủy" / "Why it is taken back",
        was_founded: "thành lập với tên" / "founded as",
        was_renamed: "đổi tên" / "renamed",
        was_merged: "sáp nhập vào" / "merged into",
        was_divided: "chia thành" / "divided into",
        was_parted: "tách một phần sang" / "passed a part to",
        was_closed: "giải thể" / "closed",
        below: "trực thuộc" / "below",
        office: "cơ quan" / "the office",
        its_figures: "Xem kết quả khảo sát của đơn vị này" / "See this unit's survey results",
        touchpoints: "Điểm khảo sát" / "Touchpoints",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        no_touchpoints: "Đơn vị này không có điểm khảo sát nào." / "This unit has no touchpoint.",
        no_more: "Đơn vị này không còn nữa; lịch sử của đơn vị ở dưới đây."
            / "This unit is no more; its history is below.",
        changes_title: "Ghi một thay đổi" / "Record a change",
        found_title: "Ghi đơn vị mới" / "Record a new unit",
        from_file: "Nhập đơn vị từ tệp" / "Bring in units from a file",
        found: "Thành lập đơn vị" / "Set up a unit",
        rename: "Đổi tên" / "Rename",
        move_it: "Chuyển trực thuộc" / "Place below another unit",
        merge: "Sáp nhập vào đơn vị khác" / "Merge into another unit",
        merge_hint: "Đơn vị này thôi hoạt động; các điểm khảo sát và các tài khoản giới hạn ở đơn vị này chuyển sang đơn vị nhận. Nếu sáp nhập thành đơn vị mới, xin ghi đơn vị mới trước."
            / "This unit ends; its touchpoints, and the accounts limited to it, go to the other. To merge into a new unit, record the new one first.",
        divide: "Chia hoặc tách" / "Divide",
        divide_hint: "Chọn nơi nhận từng điểm khảo sát. Nếu đơn vị này vẫn hoạt động, xin chọn chính đơn vị ở ô phần còn lại. Đơn vị mới xin ghi trước."
            / "Choose where each touchpoint goes. If this unit goes on, choose the unit itself for the rest. Record new units first.",
        close: "Giải thể" / "Close",
        close_hint: "Chỉ dùng khi không đơn vị nào kế tục và đơn vị không còn điểm khảo sát."
            / "Only where no unit takes over and no touchpoint is left.",
        code: "Mã (chữ hoa không dấu và chữ số)" / "Code (capital letters and digits)",
        name_vi: "Tên tiếng Việt" / "Vietnamese name",
        name_en: "Tên tiếng Anh" / "English name",
        parent: "Trực thuộc" / "Below",
        into: "Đơn vị nhận" / "Receiving unit",
        rest: "Phần còn lại thuộc về" / "The rest goes to",
        goes_on: "Đơn vị này vẫn hoạt động" / "This unit goes on",
        with_the_rest: "Theo phần còn lại" / "With the rest",
        choose: "Xin chọn" / "Please choose",
        day: "Có hiệu lực từ ngày" / "In force from",
        basis: "Căn cứ" / "Basis",
        basis_hint: "Số, ngày và cơ quan ban hành quyết định."
            / "Number, date and issuer of the decision.",
        record: "Ghi" / "Record",
        no_day: "Có hiệu lực từ ngày: xin chọn một ngày." / "In force from: please choose a day.",
        future: "Có hiệu lực từ ngày: xin ghi khi quyết định đã có hiệu lực, không ghi trước."
            / "In force from: please record it once the decision is in force, not ahead.",
        empty(field: &str): "{field}: xin điền." / "{field}: please fill this in.",
        too_long(field: &str): "{field}: xin viết trong 300 ký tự."
            / "{field}: please keep to 300 characters.",
        no_choice(field: &str): "{field}: xin chọn một đơn vị." / "{field}: please choose a unit.",
        has_touchpoints: "Đơn vị còn điểm khảo sát: xin sáp nhập hoặc chia thay vì giải thể."
            / "The unit still has touchpoints: please merge or divide it instead.",
        gone: "Việc ghi này đã được hủy trước đó." / "This was taken back before.",
    }
}

impl Words {
    /// What is wrong and what to do.
    pub(super) fn wrong(&self, wrong: &Wrong) -> String {
        match wrong {
            Wrong::Day => self.no_day.to_owned(),
            Wrong::Future => self.future.to_owned(),
            Wrong::Empty(field) => self.empty(self.field(field)),
            Wrong::TooLong(field) => self.too_long(self.field(field)),
            Wrong::NoChoice(field) => self.no_choice(self.field(field)),
            Wrong::HasTouchpoints => self.has_touchpoints.to_owned(),
            Wrong::Gone => self.gone.to_owned(),
            Wrong::Fault(fault) => fault.localized(self.lang),
        }
    }

    fn field(&self, name: &str) -> &'static str {
        match name {
            "name_vi" => self.name_vi,
            "name_en" => self.name_en,
            "into" => self.into,
            "rest" => self.rest,
            "reason" => self.reason,
            _ => self.basis,
        }
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        recorded: "Đã ghi thay đổi cơ cấu; trang này hiện cơ cấu mới từ ngày có hiệu lực."
            / "The change is recorded; this page shows the new structure from the day it is in force.",
        withdrawn: "Đã rút lại thay đổi; lý do được giữ trong lịch sử."
            / "The change is taken back; the reason is kept in the history.",
    }
}
