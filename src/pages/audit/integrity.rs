//! Words of the page of integrity.

use crate::base::words;

words! {
    /// Words of the page of integrity.
    pub(super) struct Words {
        title: "Kiểm tra toàn vẹn" / "Integrity",
        lead: "Dữ liệu đang lưu có còn đúng như lúc ghi không. Trang này chỉ xem, không sửa."
            / "Whether what is stored is still what was written. This page shows and changes nothing.",
        holds: "Khớp" / "Holds",
        fails: "Có chỗ không khớp" / "Something does not hold",
        under_way: "Đang kiểm tra, xin tải lại trang sau ít phút" / "Being checked; please load this page again in a few minutes",
        checked(at: &str, number: i64): "Kiểm tra toàn bộ lúc {at}, đến mục {number}; các mục sau đó vừa được kiểm tra khi mở trang."
            / "The whole was checked at {at}, up to entry {number}; later entries were checked just now.",
        audit: "Nhật ký thao tác" / "The audit log",
        entries: "mục, mỗi mục nối với mục trước" / "entries, each tied to the one before",
        counts: "Số phiếu đã chốt" / "Settled responses",
        stored: "phiếu đang lưu" / "responses stored",
        receipts: "biên nhận đã cấp" / "receipts given",
        instruments: "Phiếu khảo sát đã ban hành" / "Published instruments",
        same_files: "Mọi bộ câu hỏi vẫn là bản mà người dân đã trả lời."
            / "Every survey is still the one that people answered.",
        note_title: "Ghi ra giấy" / "To note on paper",
        note: "Xin ghi ngày, số và mã dưới đây vào sổ. Nếu nhật ký bị viết lại, mã của mục này sẽ khác với sổ."
            / "Please write day, number and code into a book. If the log is ever rewritten, this entry has another code than the book.",
        number: "mục số" / "entry",
        whole: "Trên máy chủ, lệnh sau đếm lại từng phiếu và đọc lại từng minh chứng:"
            / "On the server, this counts every response again and reads every file of evidence:",
        log: "Nhật ký thao tác" / "Audit log",
    }
}
