//! What becomes of citizens' data: words for the page.

use crate::base::words;

words! {
    /// Words of the page on personal data.
    pub(super) struct Privacy {
        title: "Dữ liệu cá nhân của người dân" / "Citizens' personal data",
        lead: "Phiếu khảo sát không hỏi và không lưu thông tin để nhận ra người trả lời. Trang này cho biết cơ quan lưu gì và để làm gì."
            / "The survey neither asks nor keeps anything by which those who answer could be recognised. This page says what is kept, and what for.",
        answers: "Phiếu khảo sát và góp ý" / "Answers and remarks",
        answers_points: [
            "Không lưu tên, số điện thoại, số định danh, địa chỉ IP hay loại thiết bị; không có tài khoản, không có cookie." / "No name, telephone number, identity number, IP address or kind of device is kept; there is no account and no cookie.",
            "Góp ý được che tên, số điện thoại và địa chỉ trước khi công khai. Xin không viết thông tin riêng vào góp ý." / "Names, telephone numbers and addresses are masked before a remark is published. Please write nothing private into it.",
            "Mã biên nhận cho biết phiếu đã được giữ; nó không dẫn tới câu trả lời." / "The receipt shows that the answer was kept; it does not lead to what was answered.",
        ],
        shuffled(others: u64): "Phiếu chờ để được xáo trộn và gộp với ít nhất {others} phiếu khác; sau đó chỉ còn ngày, không còn giờ trả lời."
            / "An answer waits to be shuffled with at least {others} others; then its day alone is left, and no time.",
        petitions: "Phản ánh, kiến nghị" / "Petitions",
        petitions_points: [
            "Tên và cách liên hệ là dữ liệu cá nhân, chỉ để xử lý và trả lời; được niêm phong, mỗi lần mở đều được ghi vào nhật ký." / "Names and contacts are personal data, kept to handle and answer the petition alone; they are sealed, and each opening is recorded.",
            "Khi công khai câu trả lời, tên người gửi được bỏ ra." / "When an answer is published, the sender's name is taken out.",
        ],
        rights: "Quyền của người dân" / "Your rights",
        rights_text: "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (hiệu lực từ 01/01/2026) và Nghị định 356/2025/NĐ-CP cho Ông/Bà quyền được biết, đồng ý hoặc không đồng ý, xem, sửa, rút lại sự đồng ý và yêu cầu xóa dữ liệu cá nhân của mình. Trả lời khảo sát là tự nguyện; không trả lời không ảnh hưởng đến hồ sơ."
            / "The Law on Personal Data Protection 91/2025/QH15 (in force since 1 January 2026) and Decree 356/2025/NĐ-CP give you the right to know, to consent or not, to see and correct your personal data, to withdraw consent and to have it erased. Answering is voluntary; not answering does not affect your dossier.",
        ask: "Muốn hỏi hoặc yêu cầu, xin gửi phản ánh, kiến nghị tới cơ quan." / "To ask or to demand something, please send the office a petition.",
        petition: "Gửi phản ánh, kiến nghị" / "Send a petition",
    }
}
