//! Words of the form and of the page after it.

use crate::base::{format, words};
use crate::domain::survey::Fault;

words! {
    /// What is said around an instrument's own questions.
    pub(super) struct Words {
        error: "Lỗi: " / "Error: ",
        promise: "Phiếu không ghi tên, số điện thoại hay địa chỉ IP."
            / "We record no name, phone number or IP address.",
        assisted: "Phỏng vấn hộ: cán bộ đọc câu hỏi, người dân chọn. Phiếu được ghi là có người hỗ trợ."
            / "Assisted: staff read the questions, the citizen chooses. The answer is recorded as assisted.",
        no_harm: "Cán bộ tại quầy không xem được từng phiếu. Đánh giá thấp không ảnh hưởng đến hồ sơ của Ông/Bà."
            / "Counter staff cannot see single answers. A low rating does not affect your case.",
        procedure: "Ông/Bà làm thủ tục nào? (không bắt buộc)"
            / "Which procedure was it about? (optional)",
        other_procedure: "Thủ tục khác hoặc không rõ" / "Another one, or I do not know",
        part_of(part: usize, parts: usize): "Phần {part} trên {parts}" / "Part {part} of {parts}",
        out_of(count: usize): "trên {count} câu" / "of {count} questions",
        any_time: "gửi lúc nào cũng được" / "send at any time",
        all_asked: "xin trả lời hết" / "please answer all",
        provisional: "Lưu ý: " / "Note: ",
        only_if: "Chỉ trả lời nếu Ông/Bà chọn" / "Answer only if you chose",
        or: "hoặc" / "or",
        remark: "Góp ý thêm (không bắt buộc)" / "Anything to add? (optional)",
        remark_hint: "Xin đừng ghi họ tên, số điện thoại hay mã hồ sơ. Tối đa 1.200 ký tự."
            / "Please leave out names, phone numbers and case numbers. At most 1,200 characters.",
        slip: "Tôi có mã trên phiếu mời đánh giá" / "I have a code on an invitation slip",
        slip_label: "Mã phiếu mời" / "Slip code",
        slip_hint: "Mười một chữ và số in trên phiếu, ví dụ 7KQ2-M9XW-4TC. Mỗi mã chỉ dùng được một lần, không gắn với tên ai."
            / "Eleven letters and digits printed on the slip, such as 7KQ2-M9XW-4TC. Each works once and is tied to nobody's name.",
        preview: "Bản xem trước: không gửi được." / "A preview: it cannot be sent.",
        send: "Gửi đánh giá" / "Send my rating",
        please_mend: "Phiếu chưa gửi được. Xin xem lại:"
            / "The form was not sent. Please look at this:",
        slip_refused: "Mã phiếu không đúng, đã dùng hoặc hết hạn. Xin sửa mã, hoặc xóa mã rồi gửi phiếu không cần mã."
            / "The slip code is wrong, used or expired. Please correct it, or clear it and send the form without a code.",
        sent_before: "Phiếu này đã được gửi với câu trả lời khác và đã ghi nhận. Muốn góp ý thêm, xin quét lại mã QR."
            / "This form was sent before with other answers, and those were kept. To say more, please scan the QR code again.",
        no_key: "Phiếu chưa mang mã gửi của trang này nên chưa được ghi. Trang đã được cấp mã mới: xin bấm Gửi đánh giá lần nữa."
            / "The form did not carry this page's own key and was not kept. The page has a new one now: please press Send again.",
        busy: "Hệ thống đang bận, phiếu chưa được ghi. Câu trả lời vẫn còn trên trang: xin bấm Gửi lại sau ít giây."
            / "The system is busy and the form was not kept. Your answers are still here: please press Send again in a few seconds.",
        nothing_answered: "Phiếu chưa có câu trả lời nào. Xin chọn ít nhất một câu."
            / "The form has no answer yet. Please answer at least one question.",
        unanswered: "Xin trả lời câu này." / "Please answer this question.",
        not_a_choice: "Câu trả lời không có trong các phương án. Xin chọn lại."
            / "The answer is not one of the choices. Please choose again.",
        repeated: "Câu này chỉ nhận một trả lời. Xin chọn lại một phương án."
            / "This question takes one answer. Please choose one.",
        contradiction: "Đã chọn “Không có ý kiến” cùng với phương án khác. Xin chỉ giữ một."
            / "“No opinion” stands beside another choice. Please keep one of them.",
        not_asked: "Câu này chỉ dành cho người có câu trả lời trước phù hợp. Xin bỏ chọn."
            / "This question is only for those who gave a certain answer before. Please clear it.",
        unknown: "Phiếu không có mục này. Xin tải lại trang rồi trả lời."
            / "The form has no such field. Please reload the page and answer again.",
        too_long(characters: &str, at_most: &str):
            "Góp ý dài {characters} ký tự; xin rút gọn còn {at_most}."
            / "The remark has {characters} characters; please shorten it to {at_most}.",
        closed: "Phiếu này hiện không nhận trả lời" / "This form takes no answers now",
        closed_more: "Đợt khảo sát chưa mở hoặc đã kết thúc. Xin hỏi cán bộ hướng dẫn tại quầy."
            / "The survey has not begun or is over. Please ask the staff at the counter.",
        staff_only: "Phiếu này do cán bộ nhập" / "Staff enter this form",
        staff_only_more: "Điểm khảo sát này dành cho cán bộ nhập phiếu giấy hoặc hỗ trợ người dân trả lời. Cán bộ xin đăng nhập rồi mở lại trang; người dân xin quét mã QR tại quầy. Chưa có gì được ghi."
            / "This touchpoint is for staff who enter paper forms or help people answer. Staff, please sign in and open the page again; everybody else, please scan the QR code at the counter. Nothing has been kept.",
        sign_in: "Đăng nhập" / "Sign in",
        thanks: "Cảm ơn Ông/Bà" / "Thank you",
        kept: "Phiếu đã được ghi nhận." / "Your answer has been kept.",
        what_next: "Tiếp theo" / "What next",
        of_trial: "Đây là phiếu thử: không được tính và sẽ bị xóa." / "This is a trial answer: it is not counted and will be erased.",
        test_scan: "Phiếu thử: trả lời này không được tính." / "A test scan: this answer is not counted.",
        waiting: "Phiếu đang chờ được tính cùng các phiếu khác để không ai biết phiếu nào của ai: thường trong ngày, nơi ít người trả lời thì lâu hơn."
            / "Your answer waits to be counted together with others, so that nobody can tell whose is whose: mostly within the day, longer where few people answer.",
        counted: "Phiếu đã được tính vào kết quả của ngày"
            / "Your answer counts among the results of",
        published: "Kết quả chung của cơ quan được công bố cho mọi người:"
            / "The office's overall results are published for everybody:",
        see_results: "Xem kết quả đã công bố" / "See published results",
        petitions: "Cần cơ quan trả lời?" / "Do you need a reply?",
        petitions_lead: "Phiếu này không ghi tên nên không có trả lời riêng. Phản ánh, kiến nghị có tên người gửi thì được trả lời trong thời hạn."
            / "This form carries no name, so nobody can reply to it. A petition under your name is answered within a time limit.",
        petition_here: "Gửi phản ánh, kiến nghị" / "Send a petition",
        petitions_elsewhere: "Cách khác:" / "Other ways:",
        receipt: "Mã biên nhận" / "Receipt",
        receipt_hint: "Xin lưu địa chỉ trang này, hoặc giữ mã để sau này xem phiếu đã được tính hay chưa tại trang"
            / "Keep this page's address, or the code, to see later whether your answer has been counted, on the page",
        receipt_tells: "Mã không cho biết Ông/Bà đã trả lời gì."
            / "The code does not tell what you answered.",
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
            Fault::Unanswered => self.unanswered.into(),
            Fault::TooLong { characters, at_most } => {
                let [characters, at_most] = [*characters, *at_most].map(|count| {
                    format::count(u64::try_from(count).unwrap_or(u64::MAX), self.lang)
                });
                self.too_long(&characters, &at_most)
            }
        }
    }
}
