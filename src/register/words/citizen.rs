//! Words of the citizen's pages.

use crate::register::draft::{Fault, Field};
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) not_anonymous: &'static str,
    pub(crate) kind_hints: [&'static str; 2],
    pub(crate) subject_hint: &'static str,
    pub(crate) body_hint: &'static str,
    pub(crate) who: &'static str,
    pub(crate) who_hint: &'static str,
    pub(crate) name: &'static str,
    pub(crate) address: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) email: &'static str,
    pub(crate) either_hint: &'static str,
    pub(crate) optional: &'static str,
    pub(crate) send: &'static str,
    pub(crate) please_mend: &'static str,
    pub(crate) no_key: &'static str,
    pub(crate) sent_before: &'static str,
    missing: [&'static str; 5],
    too_long: (&'static str, &'static str),
    unreadable: [&'static str; 3],
    pub(crate) follow_title: &'static str,
    pub(crate) code: &'static str,
    pub(crate) code_hint: &'static str,
    pub(crate) transfer_note: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_more: &'static str,
    pub(crate) list_title: &'static str,
    pub(crate) list_lead: &'static str,
    pub(crate) send_one: &'static str,
    pub(crate) follow_up: &'static str,
    pub(crate) code_label: &'static str,
    pub(crate) answered_ones: &'static str,
}

impl Words {
    /// A fault in one sentence with its remedy.
    pub(crate) fn fault(&self, field: Field, fault: Fault) -> String {
        match fault {
            Fault::Missing => self.missing[match field {
                Field::Kind => 0,
                Field::Subject => 1,
                Field::Body => 2,
                Field::Name => 3,
                Field::Address | Field::Phone | Field::Email | Field::Received => 4,
            }]
            .to_owned(),
            Fault::TooLong(characters, at_most) => {
                let (before, between) = self.too_long;
                format!("{before} {characters} {between} {at_most}.")
            }
            Fault::Unreadable => self.unreadable[match field {
                Field::Phone => 0,
                Field::Email => 1,
                _ => 2,
            }]
            .to_owned(),
        }
    }
}

const VI: Words = Words {
    title: "Gửi phản ánh, kiến nghị",
    lead: "Phản ánh, kiến nghị theo Nghị định 20/2008/NĐ-CP là văn bản có tên người gửi: cơ quan phải vào sổ, xử lý theo thời hạn và trả lời.",
    purpose: "Họ tên và cách liên hệ chỉ dùng để xử lý và trả lời phản ánh, kiến nghị này. Thông tin được mã hóa; chỉ cán bộ xử lý mở được, và mỗi lần mở đều được ghi lại. Khi công khai kết quả, tên được bỏ đi.",
    not_anonymous: "Chỉ muốn góp ý không ghi tên? Xin trả lời phiếu khảo sát ở mã QR tại quầy; phiếu đó không hỏi tên và không có trả lời riêng.",
    kind_hints: [
        "nêu vướng mắc, chậm trễ, phiền hà, hoặc quy định chưa phù hợp",
        "đề xuất cách xử lý hoặc quy định mới",
    ],
    subject_hint: "Một câu ngắn, tối đa 200 ký tự.",
    body_hint: "Việc gì, ở đâu, khi nào, mong muốn gì. Bằng tiếng Việt, tối đa 4.000 ký tự.",
    who: "Người gửi",
    who_hint: "Theo Điều 7 Nghị định 20/2008/NĐ-CP, phản ánh, kiến nghị phải có họ tên và địa chỉ hoặc số điện thoại.",
    name: "Họ tên, hoặc tên tổ chức",
    address: "Địa chỉ",
    phone: "Số điện thoại",
    email: "Thư điện tử",
    either_hint: "Cần ít nhất địa chỉ hoặc số điện thoại.",
    optional: "(không bắt buộc)",
    send: "Gửi phản ánh, kiến nghị",
    please_mend: "Chưa gửi được. Xin xem lại:",
    no_key: "Trang chưa mang mã gửi nên chưa được ghi. Trang đã được cấp mã mới: xin bấm Gửi lần nữa.",
    sent_before: "Trang này đã gửi một phản ánh, kiến nghị khác và đã ghi nhận. Muốn gửi thêm, xin mở lại trang từ đầu.",
    missing: [
        "Xin chọn phản ánh hay kiến nghị.",
        "Xin ghi tiêu đề.",
        "Xin ghi nội dung.",
        "Xin ghi họ tên.",
        "Xin ghi địa chỉ hoặc số điện thoại để cơ quan trả lời.",
    ],
    too_long: ("Mục này dài", "ký tự; xin rút gọn còn"),
    unreadable: [
        "Số điện thoại cần 8 đến 15 chữ số. Xin kiểm tra lại.",
        "Thư điện tử cần có dạng ten@noi.vn. Xin kiểm tra lại.",
        "Ngày nhận cần có dạng 2026-12-14, không muộn hơn hôm nay và không quá một năm trước.",
    ],
    follow_title: "Theo dõi phản ánh, kiến nghị",
    code: "Mã theo dõi",
    code_hint: "Xin giữ mã này. Ai có mã đều xem được trang này; trang không hiện họ tên hay cách liên hệ.",
    transfer_note: "Nếu không thuộc thẩm quyền, cơ quan sẽ chuyển đi chậm nhất ngày",
    not_found: "Không tìm thấy phản ánh, kiến nghị",
    not_found_more: "Xin kiểm tra lại mã: gồm mười sáu chữ và số, không có chữ I, L, O, U.",
    list_title: "Phản ánh, kiến nghị",
    list_lead: "Phản ánh, kiến nghị đã được trả lời và công khai, đã bỏ tên người gửi.",
    send_one: "Gửi phản ánh, kiến nghị",
    follow_up: "Xem tình trạng",
    code_label: "Mã theo dõi",
    answered_ones: "Đã trả lời và công khai",
};

const EN: Words = Words {
    title: "File a petition",
    lead: "A petition under Decree 20/2008/NĐ-CP carries its sender's name: the office must register it, handle it within its time limits and answer.",
    purpose: "Name and contact serve only to handle and answer this petition. They are encrypted; only the officers who handle it can open them, and each opening is recorded. When the outcome is published, names are taken out.",
    not_anonymous: "Only a remark, without a name? Please answer the survey behind the QR code at the counter; it asks no name and gets no reply.",
    kind_hints: [
        "something that is hard, slow or troublesome, or a rule that does not fit",
        "a proposal of what to do, or of a new rule",
    ],
    subject_hint: "One short sentence, at most 200 characters.",
    body_hint: "What, where, when, and what you would like. The law asks for Vietnamese. At most 4,000 characters.",
    who: "Sender",
    who_hint: "Article 7 of Decree 20/2008/NĐ-CP asks for a name and an address or telephone number.",
    name: "Name, or name of the organisation",
    address: "Address",
    phone: "Telephone",
    email: "E-mail",
    either_hint: "At least an address or a telephone number is needed.",
    optional: "(optional)",
    send: "Send the petition",
    please_mend: "The petition was not sent. Please look at this:",
    no_key: "The page did not carry its own key and nothing was kept. It has a new one now: please press Send again.",
    sent_before: "This page has sent another petition before, and that one was kept. For one more, please open the page anew.",
    missing: [
        "Please choose report or proposal.",
        "Please write a subject.",
        "Please write the text.",
        "Please write your name.",
        "Please write an address or a telephone number for the answer.",
    ],
    too_long: ("This has", "characters; please shorten it to"),
    unreadable: [
        "A telephone number has 8 to 15 digits. Please check it.",
        "An e-mail address looks like name@place.vn. Please check it.",
        "Write the day as 2026-12-14, not after today and at most a year ago.",
    ],
    follow_title: "Follow a petition",
    code: "Follow-up code",
    code_hint: "Please keep this code. Whoever has it can see this page; the page shows neither name nor contact.",
    transfer_note: "If another office is competent, it is passed on no later than",
    not_found: "No such petition",
    not_found_more: "Please check the code: sixteen letters and digits, without I, L, O, U.",
    list_title: "Petitions",
    list_lead: "Petitions that were answered and published, without their senders' names.",
    send_one: "File a petition",
    follow_up: "See what became of one",
    code_label: "Follow-up code",
    answered_ones: "Answered and published",
};

/// The words in `lang`.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
