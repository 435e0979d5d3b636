//! Words of the page of those who check.

use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) holds: &'static str,
    pub(super) fails: &'static str,
    pub(super) audit: &'static str,
    pub(super) entries: &'static str,
    pub(super) counts: &'static str,
    pub(super) stored: &'static str,
    pub(super) counted: &'static str,
    pub(super) instruments: &'static str,
    pub(super) same_files: &'static str,
    pub(super) note_title: &'static str,
    pub(super) note: &'static str,
    pub(super) number: &'static str,
    pub(super) whole: &'static str,
    pub(super) log: &'static str,
}

const VI: Words = Words {
    title: "Kiểm tra toàn vẹn",
    lead: "Dữ liệu đang lưu có còn đúng như lúc ghi không. Trang này chỉ xem, không sửa.",
    holds: "Khớp",
    fails: "Có chỗ không khớp",
    audit: "Nhật ký thao tác",
    entries: "mục, mỗi mục nối với mục trước",
    counts: "Số phiếu đã quyết toán",
    stored: "phiếu đang lưu",
    counted: "phiếu đã đếm",
    instruments: "Phiếu khảo sát đã ban hành",
    same_files: "Mọi bộ câu hỏi vẫn là bản mà người dân đã trả lời.",
    note_title: "Ghi ra giấy",
    note: "Xin ghi ngày, số và mã dưới đây vào sổ. Ai viết lại nhật ký thì mã của mục này sẽ khác với sổ.",
    number: "mục số",
    whole: "Trên máy chủ, lệnh sau đếm lại từng phiếu và đọc lại từng minh chứng:",
    log: "Nhật ký thao tác",
};

const EN: Words = Words {
    title: "Integrity",
    lead: "Whether what is stored is still what was written. This page shows and changes nothing.",
    holds: "Holds",
    fails: "Something does not hold",
    audit: "The audit log",
    entries: "entries, each tied to the one before",
    counts: "Settled responses",
    stored: "responses stored",
    counted: "counted",
    instruments: "Published instruments",
    same_files: "Every questionnaire is still the one that people answered.",
    note_title: "To note on paper",
    note: "Please write day, number and code into a book. Whoever writes the log anew gets another code for this entry than the book has.",
    number: "entry",
    whole: "On the server, this counts every response again and reads every file of evidence:",
    log: "Audit log",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
