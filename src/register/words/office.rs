//! Words of the office's pages.

use crate::petition::{Needs, State};
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) pressing: (&'static str, &'static str),
    pub(crate) filter: &'static str,
    pub(crate) all: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) urgency: &'static str,
    pub(crate) enter: &'static str,
    pub(crate) download: &'static str,
    pub(crate) form_title: &'static str,
    pub(crate) form_lead: &'static str,
    pub(crate) received_hint: &'static str,
    pub(crate) save: &'static str,
    pub(crate) no_unit: &'static str,
    pub(crate) transfer_due: &'static str,
    pub(crate) channel: &'static str,
    pub(crate) by_web: &'static str,
    pub(crate) by_staff: &'static str,
    pub(crate) masked_note: &'static str,
    pub(crate) history: &'static str,
    pub(crate) when: &'static str,
    pub(crate) who: &'static str,
    pub(crate) what: &'static str,
    pub(crate) note: &'static str,
    pub(crate) citizen: &'static str,
    pub(crate) next_step: &'static str,
    pub(crate) give_to: &'static str,
    pub(crate) unchanged: &'static str,
    needs: [&'static str; 4],
    pub(crate) public_lead: &'static str,
    pub(crate) sender: &'static str,
    pub(crate) sender_lead: &'static str,
    pub(crate) read_name: &'static str,
    pub(crate) sealed_shut: &'static str,
    pub(crate) recorded: &'static str,
    pub(crate) overtaken: &'static str,
    pub(crate) incomplete: &'static str,
    pub(crate) too_long: &'static str,
    moves: [&'static str; 10],
}

impl Words {
    /// What the button of a move says: the moves in the order of the table.
    pub(crate) fn button(&self, from: State, to: State) -> &'static str {
        let mut moves = crate::petition::MOVES.iter();
        let place = moves.position(|each| each.from == from && each.to == to);
        self.moves[place.unwrap_or(0)]
    }

    /// What the text of a move is called.
    pub(crate) fn need(&self, needs: Needs) -> &'static str {
        self.needs[match needs {
            Needs::Nothing | Needs::PublicText => 0,
            Needs::Reason => 1,
            Needs::Agency => 2,
            Needs::Answer => 3,
        }]
    }
}

const VI: Words = Words {
    title: "Sổ theo dõi phản ánh, kiến nghị",
    lead: "Tên và cách liên hệ của người gửi được niêm phong; mở ra xem là một thao tác được ghi vào nhật ký.",
    pressing: ("quá hạn", "sắp đến hạn"),
    filter: "Lọc",
    all: "Tất cả",
    clear: "Bỏ lọc",
    urgency: "Thời hạn",
    enter: "Ghi hộ người dân",
    download: "Tải sổ theo dõi (CSV)",
    form_title: "Ghi hộ phản ánh, kiến nghị",
    form_lead: "Dùng khi nhận bằng văn bản, qua điện thoại công bố hoặc tại quầy. Ghi trung thực lời người dân, rồi đưa mã theo dõi cho người gửi.",
    received_hint: "Bỏ trống là hôm nay.",
    save: "Vào sổ",
    no_unit: "chưa giao",
    transfer_due: "Hạn chuyển nếu không thuộc thẩm quyền",
    channel: "Nguồn",
    by_web: "người dân gửi qua trang này",
    by_staff: "cán bộ ghi hộ:",
    masked_note: "Tên và địa chỉ người gửi, số điện thoại, giấy tờ, thư điện tử và mã hồ sơ trong nội dung đã được che.",
    history: "Quá trình xử lý",
    when: "Lúc",
    who: "Người thực hiện",
    what: "Trạng thái",
    note: "Ghi chú",
    citizen: "người dân",
    next_step: "Bước tiếp theo",
    give_to: "Giao đơn vị",
    unchanged: "giữ nguyên",
    needs: [
        "Ghi chú (không bắt buộc)",
        "Lý do",
        "Cơ quan có thẩm quyền",
        "Nội dung trả lời, người gửi đọc được",
    ],
    public_lead: "Văn bản sẽ công khai. Tên người gửi, số điện thoại, giấy tờ, thư điện tử và mã hồ sơ được che tự động; xin đọc lại và bỏ mọi chi tiết khác làm lộ danh tính.",
    sender: "Người gửi",
    sender_lead: "Mỗi lần mở được ghi vào nhật ký cùng tên tài khoản của Ông/Bà.",
    read_name: "Mở xem họ tên và cách liên hệ",
    sealed_shut: "Không mở được niêm phong: khóa trên máy chủ không phải khóa đã dùng. Xin báo quản trị viên.",
    recorded: "Lần mở này đã được ghi vào nhật ký.",
    overtaken: "Người khác vừa chuyển trạng thái; trang đã cập nhật, xin xem lại trước khi làm tiếp.",
    incomplete: "Chưa ghi đủ: xin điền mục bắt buộc rồi bấm lại.",
    too_long: "Văn bản dài quá 4.000 ký tự; xin rút gọn.",
    moves: [
        "Tiếp nhận",
        "Không tiếp nhận",
        "Thuộc thẩm quyền",
        "Chuyển cơ quan khác",
        "Bắt đầu xử lý",
        "Chưa đủ cơ sở",
        "Trả lời",
        "Xử lý tiếp",
        "Công khai",
        "Rút công khai",
    ],
};

const EN: Words = Words {
    title: "Register of petitions",
    lead: "Senders' names and contacts are sealed; opening one is an act that the audit log records.",
    pressing: ("overdue", "due soon"),
    filter: "Filter",
    all: "All",
    clear: "Clear",
    urgency: "Time limit",
    enter: "Write one down for a citizen",
    download: "Download the register (CSV)",
    form_title: "Write down a petition",
    form_lead: "For letters, calls to the published number and visits. Write faithfully what the citizen says, then hand over the follow-up code.",
    received_hint: "Blank is today.",
    save: "Enter into the register",
    no_unit: "not given yet",
    transfer_due: "Due to be passed on if not within competence",
    channel: "Came in",
    by_web: "sent by the citizen on this site",
    by_staff: "written down by",
    masked_note: "The sender's name and address, telephone numbers, identity numbers, e-mail addresses and dossier codes in the text are masked.",
    history: "History",
    when: "When",
    who: "Who",
    what: "State",
    note: "Note",
    citizen: "the citizen",
    next_step: "Next step",
    give_to: "Give to unit",
    unchanged: "as it is",
    needs: ["Note (optional)", "Reason", "Competent office", "The answer, which the sender reads"],
    public_lead: "These texts become public. The sender's name, telephone and identity numbers, e-mail addresses and dossier codes are masked by the program; please read them through and take out whatever else gives somebody away.",
    sender: "Sender",
    sender_lead: "Each opening is recorded in the audit log with the name of your account.",
    read_name: "Open name and contact",
    sealed_shut: "The seal does not open: the key on the server is not the one that was used. Please tell an administrator.",
    recorded: "This opening has been recorded.",
    overtaken: "Somebody else has just moved it; the page is up to date now, please look before you go on.",
    incomplete: "Something is missing: please fill in what is needed and press again.",
    too_long: "A text is longer than 4,000 characters; please shorten it.",
    moves: [
        "Take it",
        "Do not take it",
        "Within competence",
        "Pass on",
        "Begin handling",
        "Not enough to go by",
        "Answer",
        "Go on handling",
        "Publish",
        "Take back the publication",
    ],
};

/// The words in `lang`.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
