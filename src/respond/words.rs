//! Words of the form and of the page after it.

use crate::survey::{Fault, Lang};

/// What is said around an instrument's own questions, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) error: &'static str,
    pub(super) promise: &'static str,
    pub(super) no_harm: &'static str,
    pub(super) provisional: &'static str,
    pub(super) only_if: &'static str,
    pub(super) or: &'static str,
    pub(super) remark: &'static str,
    pub(super) remark_hint: &'static str,
    pub(super) slip: &'static str,
    pub(super) slip_label: &'static str,
    pub(super) slip_hint: &'static str,
    pub(super) send: &'static str,
    pub(super) please_mend: &'static str,
    pub(super) slip_refused: &'static str,
    pub(super) sent_before: &'static str,
    pub(super) no_key: &'static str,
    pub(super) busy: &'static str,
    pub(super) nothing_answered: &'static str,
    pub(super) not_a_choice: &'static str,
    pub(super) repeated: &'static str,
    pub(super) contradiction: &'static str,
    pub(super) not_asked: &'static str,
    pub(super) unknown: &'static str,
    pub(super) too_long: (&'static str, &'static str),
    pub(super) closed: &'static str,
    pub(super) closed_more: &'static str,
    pub(super) thanks: &'static str,
    pub(super) kept: &'static str,
    pub(super) receipt: &'static str,
    pub(super) receipt_hint: &'static str,
    pub(super) waiting: &'static str,
    pub(super) counted: &'static str,
    pub(super) what_next: &'static str,
    pub(super) see_results: &'static str,
    pub(super) petitions: &'static str,
    pub(super) petitions_lead: &'static str,
    pub(super) petition_here: &'static str,
    pub(super) no_receipt: &'static str,
    pub(super) no_receipt_more: &'static str,
}

const VI: Words = Words {
    error: "Lỗi: ",
    promise: "Phiếu không ghi tên, số điện thoại hay địa chỉ IP; cán bộ tại quầy không xem được từng phiếu.",
    no_harm: "Đánh giá thấp không ảnh hưởng đến hồ sơ của Ông/Bà.",
    provisional: "Lưu ý: ",
    only_if: "Chỉ trả lời nếu Ông/Bà chọn",
    or: "hoặc",
    remark: "Góp ý thêm (không bắt buộc)",
    remark_hint: "Xin đừng ghi họ tên, số điện thoại hay mã hồ sơ. Tối đa 1.200 ký tự.",
    slip: "Tôi có mã trên phiếu hẹn",
    slip_label: "Mã phiếu",
    slip_hint: "Mười một chữ và số in trên phiếu, ví dụ 7KQ2-M9XW-4TC. Mỗi mã dùng một lần, không gắn với tên ai.",
    send: "Gửi phiếu",
    please_mend: "Phiếu chưa gửi được. Xin xem lại:",
    slip_refused: "Mã phiếu không đúng, đã dùng hoặc hết hạn. Xin sửa mã, hoặc xóa mã rồi gửi phiếu không cần mã.",
    sent_before: "Phiếu này đã được gửi với câu trả lời khác và đã ghi nhận. Muốn góp ý thêm, xin quét lại mã QR.",
    no_key: "Phiếu chưa mang mã gửi của trang này nên chưa được ghi. Trang đã được cấp mã mới: xin bấm Gửi phiếu lần nữa.",
    busy: "Hệ thống đang bận, phiếu chưa được ghi. Câu trả lời vẫn còn trên trang: xin bấm Gửi lại sau ít giây.",
    nothing_answered: "Phiếu chưa có câu trả lời nào. Xin chọn ít nhất một câu.",
    not_a_choice: "Câu trả lời không có trong các phương án. Xin chọn lại.",
    repeated: "Câu này chỉ nhận một trả lời. Xin chọn lại một phương án.",
    contradiction: "Đã chọn “Không có ý kiến” cùng với phương án khác. Xin chỉ giữ một.",
    not_asked: "Câu này chỉ dành cho người có câu trả lời trước phù hợp. Xin bỏ chọn.",
    unknown: "Phiếu không có mục này. Xin tải lại trang rồi trả lời.",
    too_long: ("Góp ý dài", "ký tự; xin rút gọn còn"),
    closed: "Phiếu này hiện không nhận trả lời",
    closed_more: "Đợt khảo sát chưa mở hoặc đã kết thúc. Xin hỏi cán bộ hướng dẫn tại quầy.",
    thanks: "Cảm ơn Ông/Bà",
    kept: "Phiếu đã được ghi nhận.",
    receipt: "Mã biên nhận",
    receipt_hint: "Giữ mã này nếu muốn xem lại phiếu đã được tính hay chưa, tại chính địa chỉ của trang này. Mã không cho biết Ông/Bà đã trả lời gì.",
    waiting: "Phiếu đang chờ được tính cùng các phiếu khác để không ai biết phiếu nào của ai; chậm nhất sau một ngày.",
    counted: "Phiếu đã được tính vào kết quả của ngày",
    what_next: "Tiếp theo",
    see_results: "Xem kết quả đã công bố",
    petitions: "Cần cơ quan trả lời?",
    petitions_lead: "Góp ý ở phiếu này không ghi tên nên không có trả lời riêng. Để được trả lời, xin gửi phản ánh, kiến nghị:",
    petition_here: "Gửi phản ánh, kiến nghị có tên",
    no_receipt: "Không tìm thấy biên nhận",
    no_receipt_more: "Xin kiểm tra lại mã: gồm mười sáu chữ và số, không có chữ I, L, O, U.",
};

const EN: Words = Words {
    error: "Error: ",
    promise: "We record no name, phone number or IP address; counter staff cannot see single answers.",
    no_harm: "A low rating does not affect your case.",
    provisional: "Note: ",
    only_if: "Answer only if you chose",
    or: "or",
    remark: "Anything to add? (optional)",
    remark_hint: "Please leave out names, phone numbers and case numbers. At most 1,200 characters.",
    slip: "I have a code on a slip",
    slip_label: "Slip code",
    slip_hint: "Eleven letters and digits printed on the slip, such as 7KQ2-M9XW-4TC. Each works once and is tied to nobody's name.",
    send: "Send",
    please_mend: "The form was not sent. Please look at this:",
    slip_refused: "The slip code is wrong, used or expired. Please correct it, or clear it and send the form without a code.",
    sent_before: "This form was sent before with other answers, and those were kept. To say more, please scan the QR code again.",
    no_key: "The form did not carry this page's own key and was not kept. The page has a new one now: please press Send again.",
    busy: "The system is busy and the form was not kept. Your answers are still here: please press Send again in a few seconds.",
    nothing_answered: "The form has no answer yet. Please answer at least one question.",
    not_a_choice: "The answer is not one of the choices. Please choose again.",
    repeated: "This question takes one answer. Please choose one.",
    contradiction: "“No opinion” stands beside another choice. Please keep one of them.",
    not_asked: "This question is only for those who gave a certain answer before. Please clear it.",
    unknown: "The form has no such field. Please reload the page and answer again.",
    too_long: ("The remark has", "characters; please shorten it to"),
    closed: "This form takes no answers now",
    closed_more: "The survey has not begun or is over. Please ask the staff at the counter.",
    thanks: "Thank you",
    kept: "Your answer has been kept.",
    receipt: "Receipt",
    receipt_hint: "Keep this code to see later, at this page's address, whether your answer has been counted. It does not tell what you answered.",
    waiting: "Your answer waits to be counted together with others, so that nobody can tell whose is whose; a day at most.",
    counted: "Your answer counts among the results of",
    what_next: "What next",
    see_results: "See published results",
    petitions: "Do you need a reply?",
    petitions_lead: "Remarks on this form carry no name, so nobody can reply to them. For a reply, please file a petition:",
    petition_here: "File a petition under your name",
    no_receipt: "No such receipt",
    no_receipt_more: "Please check the code: sixteen letters and digits, without I, L, O, U.",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// A fault in one sentence with its remedy.
    pub(super) fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::Unknown => self.unknown.into(),
            Fault::NotAChoice => self.not_a_choice.into(),
            Fault::Repeated => self.repeated.into(),
            Fault::Contradiction => self.contradiction.into(),
            Fault::NotAsked => self.not_asked.into(),
            Fault::NothingAnswered => self.nothing_answered.into(),
            Fault::TooLong { characters, at_most } => {
                let (before, between) = self.too_long;
                format!("{before} {characters} {between} {at_most}.")
            }
        }
    }
}
