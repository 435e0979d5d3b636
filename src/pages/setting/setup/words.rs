//! What the steps say.

use super::Step;
use crate::base::words;
use crate::domain::touchpoint::lines::{LineFault, LineProblem};

words! {
    /// Words of the steps.
    pub(super) struct Words {
        title: "Thiết lập cơ quan" / "Set up the office",
        lead: "Làm lần lượt từng bước; bước nào cũng có thể mở lại và làm tiếp sau."
            / "Step by step; each can be opened again and continued later.",
        step: Step {
            Office => "Cơ quan" / "The office",
            Units => "Đơn vị" / "Units",
            Procedures => "Thủ tục hành chính" / "Procedures",
            Counters => "Quầy, phiếu và chỉ tiêu" / "Counters, survey and target",
            Posters => "In áp phích" / "Print your posters",
        },
        about: Step {
            Office => "Tên này đứng trên phiếu, áp phích và mọi trang." / "This name stands on forms, posters and every page.",
            Units => "Mỗi quầy thuộc một đơn vị. Cơ quan nhỏ có thể bỏ qua bước này." / "Each counter belongs to a unit. A small office may skip this.",
            Procedures => "Người trả lời chọn thủ tục vừa làm. Có thể bỏ qua và thêm sau." / "Citizens name the procedure they came for. This can be skipped and added later.",
            Counters => "Mỗi quầy có một mã QR riêng." / "Each counter has a QR code of its own.",
            Posters => "In, đặt tại quầy, rồi quét thử bằng điện thoại." / "Print them, put them up, then scan them with a phone.",
        },
        lines: Step {
            Units => "Đơn vị, mỗi dòng một tên" / "Units, one name a line",
            Procedures => "Thủ tục, mỗi dòng một thủ tục" / "Procedures, one a line",
            Office | Counters | Posters => "Quầy, mỗi dòng một tên" / "Counters, one name a line",
        },
        example: Step {
            Units => "Ví dụ: Phòng Tư pháp. Mã đơn vị, nếu có, viết sau dấu chấm phẩy: Phòng Tư pháp; TP"
                / "For example Phòng Tư pháp. A code of your own stands behind a semicolon: Phòng Tư pháp; TP",
            Procedures => "Ví dụ: 1.001193 Đăng ký khai sinh. Có thể dán hai cột (mã, tên) từ bảng tính; không có mã thì chỉ viết tên."
                / "For example 1.001193 Đăng ký khai sinh. Two columns (code, name) can be pasted from a spreadsheet; without a code write the name alone.",
            Office | Counters | Posters => "Ví dụ: Quầy 1. Viết “Quầy 1–12” để tạo mười hai quầy một lần." / "For example Quầy 1. “Quầy 1–12” makes twelve counters at once.",
        },
        go_on: "Lưu và tiếp tục" / "Save and continue",
        from_file: "Hoặc nhập từ tệp Excel, CSV" / "Or bring them in from an Excel or CSV file",
        back: "Quay lại" / "Back",
        skip: "Sang bước sau" / "Next",
        mail: "Thư điện tử (có thư thử)" / "Mail (with a test letter)",
        done: "đã có" / "done",
        not_yet: "chưa có" / "not yet",
        entered(many: usize): "đã có {many}" / "{many} entered",
        present: "Đã có" / "Already there",
        refused: "Chưa lưu được. Xin sửa chỗ được đánh dấu; những gì đã nhập vẫn còn."
            / "Nothing was saved. Please correct what is marked; all that was typed is still there.",
        needs_office: "Xin điền tên cơ quan ở bước đầu trước." / "Please name the office in the first step.",
        logo_later: "Biểu trưng, địa chỉ, giờ làm việc và các mục khác đặt ở trang" / "Logo, address, opening hours and more are set on the page of",
        settings: "Cài đặt" / "settings",
        unit: "Đơn vị" / "Unit",
        no_unit: "Xin chọn một đơn vị." / "Please choose a unit.",
        instrument: "Phiếu khảo sát" / "Survey",
        no_instrument: "Xin chọn một phiếu khảo sát." / "Please choose a survey.",
        target(year: String): "Chỉ tiêu năm {year}, % (để trống thì theo phiếu)" / "Target of {year}, % (empty: the survey's own)",
        no_target: "Phiếu này không đặt được chỉ tiêu, hoặc chỉ tiêu không phải một tỷ lệ trên 0 đến 100."
            / "This survey has no target, or the target is no percentage above 0 and up to 100.",
        procedures: "Thủ tục làm tại các quầy này" / "Procedures of these counters",
        no_counters: "Chưa có quầy nào." / "There are no counters yet.",
        print: "Áp phích" / "Posters",
        try_it: "Quét thử" / "Try them",
        try_hint: "Quét mã trên áp phích, hoặc mở từng phiếu ở đây và trả lời thử." / "Scan a poster, or open a form here and answer it.",
        stays_here: "Địa chỉ đang dùng chỉ mở được trên chính máy chủ này: áp phích in bây giờ người dân không quét được. Xin nhờ người phụ trách máy chủ đặt địa chỉ công khai trước khi in."
            / "The present address opens on this server alone: nobody could scan a poster printed now. Ask who runs the server to set the public address before printing.",
        in_trial: "Đang chạy thử: mọi phiếu trả lời là phiếu thử, hiện ngay và bị xóa khi bắt đầu thật."
            / "This is a trial: every answer is shown at once and is erased at the start in earnest.",
        to_trial: "Xem phiếu thử và bắt đầu thật" / "Trial answers and the start in earnest",
        kept: "Đã lưu." / "Saved.",
        added(many: usize): "Đã thêm {many}." / "{many} added.",
        all_lines: "Danh sách" / "The list",
        line(number: usize): "Dòng {number}" / "Line {number}",
        nothing: "xin nhập ít nhất một dòng." / "please enter at least one line.",
        too_many: "nhiều hơn 500 dòng; xin chia nhỏ." / "more than 500 lines; please divide it.",
        name_too_long(most: usize): "tên dài hơn {most} ký tự." / "the name is longer than {most} characters.",
        code_too_long(most: usize): "mã dài hơn {most} ký tự." / "the code is longer than {most} characters.",
        no_name: "thiếu tên." / "the name is missing.",
        known(what: &str): "“{what}” đã có." / "“{what}” is there already.",
        namesake(name: &str, code: &str): "“{name}” là tên của điểm {code} đang dùng trong đơn vị này; xin đặt tên khác."
            / "“{name}” is the name of touchpoint {code}, which is open in this unit; please choose another.",
        unprintable(signs: &str): "áp phích không in được ký tự {signs}; xin bỏ đi." / "a poster cannot print {signs}; please take it out.",
        range: "khoảng số không đúng; ví dụ đúng: Quầy 1–12 (nhiều nhất 100)." / "the range is wrong; right is for example Quầy 1–12 (100 at most).",
    }
}

impl Words {
    /// What a step did.
    pub(super) fn taken(&self, step: Step, many: usize) -> String {
        if step == Step::Office { self.kept.to_owned() } else { self.added(many) }
    }

    /// What is wrong with a line.
    pub(super) fn line_fault(&self, fault: &LineFault) -> String {
        let place = if fault.line == 0 { self.all_lines.to_owned() } else { self.line(fault.line) };
        let problem = match &fault.problem {
            LineProblem::Nothing => self.nothing.to_owned(),
            LineProblem::TooMany => self.too_many.to_owned(),
            LineProblem::NameTooLong(most) => self.name_too_long(*most),
            LineProblem::CodeTooLong(most) => self.code_too_long(*most),
            LineProblem::NoName => self.no_name.to_owned(),
            LineProblem::Known(what) => self.known(what),
            LineProblem::Namesake(name, code) => self.namesake(name, code),
            LineProblem::Unprintable(signs) => self.unprintable(signs),
            LineProblem::Range => self.range.to_owned(),
        };
        format!("{place}: {problem}")
    }
}
