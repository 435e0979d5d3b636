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
        audit: "Nhật ký thao tác" / "The audit log",
        entries: "mục, mỗi mục nối với mục trước" / "entries, each tied to the one before",
        counts: "Số phiếu đã quyết toán" / "Settled responses",
        stored: "phiếu đang lưu" / "responses stored",
        receipts: "biên nhận đã cấp" / "receipts given",
        instruments: "Phiếu khảo sát đã ban hành" / "Published instruments",
        same_files: "Mọi bộ câu hỏi vẫn là bản mà người dân đã trả lời."
            / "Every questionnaire is still the one that people answered.",
        note_title: "Ghi ra giấy" / "To note on paper",
        note: "Xin ghi ngày, số và mã dưới đây vào sổ. Ai viết lại nhật ký thì mã của mục này sẽ khác với sổ."
            / "Please write day, number and code into a book. Whoever writes the log anew gets another code for this entry than the book has.",
        number: "mục số" / "entry",
        whole: "Trên máy chủ, lệnh sau đếm lại từng phiếu và đọc lại từng minh chứng:"
            / "On the server, this counts every response again and reads every file of evidence:",
        log: "Nhật ký thao tác" / "Audit log",
    }
}
