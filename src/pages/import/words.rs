//! Words of the pages that bring files in, in both languages.

use crate::base::words;
use crate::domain::import::{FileKind, Question};

words! {
    /// Words of the pages.
    pub(super) struct Words {
        title: "Nhập từ tệp" / "Bring in files",
        lead: "Tải tệp mẫu, điền bằng Excel hoặc LibreOffice, rồi gửi lên. Trước khi ghi, trang cho xem sẽ thêm gì, sửa gì và dòng nào không nhận được."
            / "Take the template, fill it in with Excel or LibreOffice, and send it. Before anything is kept the page shows what is added, what changes and which rows cannot be taken.",
        template: "Tải tệp mẫu (XLSX)" / "Download a template (XLSX)",
        kept: "Dữ liệu đang có (sửa rồi gửi lại được)" / "What is kept (to be changed and sent back)",
        list_of_page(page: &str): "Tệp này là danh sách tải từ trang {page}, thiếu cột để nhập lại. Để sửa rồi nhập, xin tải “Dữ liệu đang có” ở trang này."
            / "The file is the list of the page {page}, which lacks columns of this import. To change it and bring it in, take “What is kept” on this page.",
        send: "Gửi tệp và xem trước" / "Send the file and look first",
        file: "Tệp CSV hoặc XLSX" / "A file, CSV or XLSX",
        file_hint: "Tệp của cơ quan cũng được: tiêu đề tiếng Việt hoặc tiếng Anh, cột theo thứ tự nào cũng được, ngày viết 31/01/2027."
            / "A file of your own will do: headers in Vietnamese or English, columns in any order, days as 31/01/2027.",
        columns: "Các cột" / "Columns",
        needed: "cần có" / "needed",
        back: "Các loại tệp" / "Kinds of files",
        refused: "Chưa nhập gì; tệp có lỗi:" / "Nothing was brought in; the file has faults:",
        more(count: usize): "và {count} lỗi nữa" / "and {count} more",
        error: "Lỗi: " / "Error: ",
        preview: "Xem trước, chưa ghi gì" / "To look at; nothing is kept yet",
        counts(added: &str, changed: &str, same: &str): "Thêm {added}, sửa {changed}, giữ nguyên {same}."
            / "{added} added, {changed} changed, {same} as they were.",
        added: "Sẽ thêm" / "To be added",
        changed: "Sẽ sửa" / "To be changed",
        what: "Mục" / "Of",
        before: "Đang có" / "Before",
        after: "Trong tệp" / "In the file",
        conflicts: "Không nhập được vì khác với dữ liệu đã chốt:"
            / "It cannot be brought in: these differ from what is settled:",
        nothing: "Tệp không có gì mới." / "There is nothing new in the file.",
        keep: "Nhập" / "Bring in",
        done(added: &str, changed: &str): "Đã nhập: thêm {added}, sửa {changed}." / "Brought in: {added} added, {changed} changed.",
        gone: "Tệp đã gửi không còn (giữ một ngày). Xin gửi lại." / "The file is not there any more (it is held for a day). Please send it again.",
        none: "Tài khoản này không nhập được tệp nào." / "This account may bring in no files.",
        home: FileKind {
            Units => "Cơ cấu tổ chức" / "Organisation",
            Touchpoints => "Điểm khảo sát" / "Touchpoints",
            Procedures => "Thủ tục hành chính" / "Procedures",
            Dossiers => "Hồ sơ" / "Dossiers",
            Plan => "Kế hoạch cải cách hành chính" / "Plan of reform",
            Criteria => "Tự chấm điểm" / "Self-scoring",
            Official | Papi => "Kết quả chính thức" / "Official results",
            Board => "Bộ chỉ số 766" / "The 766 board",
        },
        question: Question {
            Period => "Kỳ của các dòng không ghi kỳ" / "Period of rows that name none",
            Source => "Nguồn" / "Source",
            Address => "Địa chỉ của nguồn" / "Address of the source",
        },
        taken_out: "bỏ khỏi kế hoạch" / "taken out of the plan",
        worked_on(number: &str): "{number}: đã có tiến độ, kết quả hoặc minh chứng nên không bỏ, không đổi thành đề mục và không đổi cách đo được."
            / "{number}: there is progress, a result or evidence, so it cannot be taken out, become a heading or be measured by something else.",
        out_of(value: &str, most: &str): "{value} trên {most}" / "{value} of {most}",
        rank(rank: u32): "hạng {rank}" / "rank {rank}",
        rank_of(rank: u32, of: u32): "hạng {rank} trên {of}" / "rank {rank} of {of}",
        points(points: &str): "{points} điểm" / "{points} points",
        days(received: &str, due: &str): "tiếp nhận {received}, hẹn trả {due}" / "received {received}, due {due}",
        completed(day: &str): "trả kết quả {day}" / "completed {day}",
        not_completed: "chưa trả kết quả" / "not completed",
        office: "cơ quan" / "the office",
        closed: "thôi hoạt động" / "closed",
        rest(count: usize): "và {count} mục nữa" / "and {count} more",
    }
}
