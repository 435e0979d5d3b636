//! Words of the register and of one petition, for staff.

use crate::base::words;
use crate::domain::petition::{Needs, State};
use crate::pages::petition::pages::NotDecided;
use crate::store::PetitionAct;

words! {
    /// Words of the office's pages.
    pub(crate) struct OfficeWords {
        title: "Sổ theo dõi phản ánh, kiến nghị" / "Register of petitions",
        lead: "Tên và cách liên hệ của người gửi được niêm phong; mở ra xem là một thao tác được ghi vào nhật ký."
            / "Senders' names and contacts are sealed; opening one is an act that the audit log records.",
        apart_title: "Phản ánh, kiến nghị chờ vào sổ" / "Petitions waiting for the register",
        apart_link(count: &str): "{count} đơn chờ vào sổ" / "{count} waiting for the register",
        apart_lead: "Các đơn này đến dồn dập nên chưa được cấp số. Đơn vào sổ giữ ngày nhận ban đầu và thời hạn tính từ ngày đó; đơn để ngoài sổ không bị xóa, người gửi đọc được lý do."
            / "These came in a flood and have no number yet. One that is entered keeps its day of receipt, from which its limits run; one that is left out is not deleted, and its sender reads why.",
        apart_waiting(count: &str): "Đang chờ: {count}." / "Waiting: {count}.",
        apart_take_in: "Vào sổ các đơn đã chọn" / "Enter those ticked",
        apart_leave_out: "Để ngoài sổ các đơn đã chọn" / "Leave out those ticked",
        apart_reason: "Lý do để ngoài sổ (người gửi đọc được)" / "Why they are left out (their senders read it)",
        not_decided: NotDecided {
            NoReason => "Xin nêu lý do trước khi để ngoài sổ." / "Please say why before leaving any out.",
            NoneTicked => "Xin chọn ít nhất một đơn." / "Please tick one at least.",
        },
        none_then: "Không có phản ánh, kiến nghị nào trong khoảng thời gian này."
            / "There are no petitions in this period.",
        of_all_days: "mọi ngày tiếp nhận, tính đến hôm nay" / "whenever received, as of today",
        overdue: "quá hạn" / "overdue",
        due_soon: "sắp đến hạn" / "due soon",
        sort_by(day: &str): "phân loại, hạn {day}" / "to be sorted by {day}",
        answer_by(day: &str): "trả lời, hạn {day}" / "to be answered by {day}",
        publish_by(day: &str): "công khai, hạn {day}" / "to be published by {day}",
        filter: "Lọc" / "Filter",
        all: "Tất cả" / "All",
        clear: "Bỏ lọc" / "Clear",
        urgency: "Thời hạn" / "Time limit",
        to_approve: "Câu trả lời chờ duyệt" / "Answers waiting for approval",
        written_by: "người soạn:" / "written by",
        names_are_sealed: "Tìm kiếm chỉ xem tiêu đề và nội dung. Họ tên, địa chỉ, điện thoại và thư điện tử của người gửi được niêm phong nên không tìm được; xin tìm theo nội dung, hoặc hỏi người gửi số hay mã theo dõi."
            / "The search looks at subject and text alone. Senders' names, addresses, telephone numbers and e-mail are sealed and cannot be searched; please search for the text, or ask the sender for the number or the follow-up code.",
        enter: "Nhập thay người dân" / "Enter one for a citizen",
        download: "Tải sổ theo dõi" / "Download the register",
        form_title: "Nhập phản ánh, kiến nghị thay người dân" / "Enter a petition for a citizen",
        form_lead: "Dùng khi nhận bằng văn bản, qua điện thoại công bố hoặc tại quầy. Ghi trung thực lời người dân, rồi đưa mã theo dõi cho người gửi."
            / "For letters, calls to the published number and visits. Write faithfully what the citizen says, then hand over the follow-up code.",
        received_hint: "Bỏ trống là hôm nay." / "Blank is today.",
        received_from: "Nơi chuyển đến" / "Received from",
        received_from_hint: "Cơ quan chuyển phản ánh, kiến nghị này, ví dụ Trung tâm Phục vụ hành chính công thành phố. Bỏ trống nếu người dân gửi thẳng."
            / "The office that sent it here, such as the city's public service centre. Blank if the citizen did.",
        assigned_by: "Đơn vị giao xử lý" / "Assigned by",
        assigned_by_hint: "Cơ quan hoặc người giao xử lý, ví dụ UBND thành phố. Bỏ trống nếu không có."
            / "Who assigned it, such as the city's People's Committee. Blank if nobody did.",
        publish_due: "Hạn công khai" / "Due to be published",
        waited: "Thời gian tạm dừng" / "Clock stood",
        waited_days(days: u32): "{days} ngày làm việc chờ người gửi bổ sung, không tính vào thời hạn"
            / "{days} working days of waiting for the sender, not counted",
        ask_for: "Nội dung cần bổ sung, người gửi đọc được" / "What is asked for, which the sender reads",
        ask_until: "Yêu cầu bổ sung chậm nhất ngày" / "Ask for more by",
        ask_late: "Đã quá ngày này." / "That day has passed.",
        clock_stands: "Thời hạn trả lời tạm dừng cho đến khi người gửi bổ sung."
            / "The limit to answer stands still until the sender has supplied it.",
        save: "Vào sổ" / "Enter into the register",
        no_unit: "chưa giao" / "not given yet",
        transfer_due: "Hạn trả lại hoặc chuyển nếu không thuộc thẩm quyền"
            / "Due to be sent back or passed on if not within competence",
        channel: "Nguồn" / "Came in",
        by_web: "người dân gửi qua trang này" / "sent by the citizen on this site",
        by_staff: "cán bộ nhập thay:" / "entered by",
        masked_note: "Tên và địa chỉ người gửi, số điện thoại, giấy tờ, thư điện tử và mã hồ sơ trong nội dung đã được che."
            / "The sender's name and address, telephone numbers, identity numbers, e-mail addresses and dossier codes in the text are masked.",
        history: "Quá trình xử lý" / "History",
        when: "Lúc" / "When",
        who: "Người thực hiện" / "Who",
        what: "Trạng thái" / "Status",
        note: "Ghi chú" / "Note",
        citizen: "người dân" / "the citizen",
        next_step: "Bước tiếp theo" / "Next step",
        give_to: "Giao đơn vị" / "Give to unit",
        unchanged: "giữ nguyên" / "as it is",
        need: Needs {
            Nothing | PublicText => "Ghi chú (không bắt buộc)" / "Note (optional)",
            Reason => "Lý do" / "Reason",
            Agency => "Cơ quan có thẩm quyền" / "Competent office",
            Answer => "Nội dung trả lời, người gửi đọc được" / "The answer, which the sender reads",
            Supplement => "Nội dung người gửi đã bổ sung" / "What the sender has supplied",
        },
        public_lead: "Văn bản sẽ công khai. Tên người gửi, số điện thoại, giấy tờ, thư điện tử và mã hồ sơ được che tự động; xin đọc lại và bỏ mọi chi tiết khác làm lộ danh tính."
            / "These texts become public. The sender's name, telephone and identity numbers, e-mail addresses and dossier codes are masked by the program; please read them through and take out whatever else gives somebody away.",
        sender: "Người gửi" / "Sender",
        sender_lead: "Mỗi lần mở được ghi vào nhật ký cùng tên tài khoản của Ông/Bà."
            / "Each opening is recorded in the audit log with the name of your account.",
        read_name: "Mở xem họ tên và cách liên hệ" / "Open name and contact",
        sealed_shut: "Không mở được niêm phong: khóa trên máy chủ không phải khóa đã dùng. Xin báo quản trị viên."
            / "The seal does not open: the key on the server is not the one that was used. Please tell an administrator.",
        recorded: "Lần mở này đã được ghi vào nhật ký." / "This opening has been recorded.",
        overtaken: "Người khác vừa chuyển trạng thái; trang đã cập nhật, xin xem lại trước khi làm tiếp."
            / "Somebody else has just moved it; the page is up to date now, please look before you go on.",
        incomplete: "Chưa ghi đủ: xin điền mục bắt buộc rồi bấm lại."
            / "Something is missing: please fill in what is needed and press again.",
        too_long: "Văn bản dài quá 4.000 ký tự; xin rút gọn."
            / "A text is longer than 4,000 characters; please shorten it.",
        move_to: State {
            New | Received => "Tiếp nhận" / "Take it",
            Refused => "Không tiếp nhận" / "Do not take it",
            Competent => "Thuộc thẩm quyền" / "Within competence",
            Transferred => "Chuyển cơ quan khác" / "Pass on",
            Handling => "Bắt đầu xử lý" / "Begin handling",
            Awaiting => "Yêu cầu bổ sung" / "Ask the sender for more",
            Insufficient => "Chưa đủ cơ sở" / "Not enough to go by",
            Handled => "Trả lời" / "Answer",
            Published => "Công khai" / "Publish",
        },
        handle_again: "Xử lý tiếp" / "Go on handling",
        sort_again: "Đã bổ sung, phân loại tiếp" / "Supplied: go on sorting",
        supplied: "Đã bổ sung, xử lý tiếp" / "Supplied: go on handling",
        unpublish: "Rút công khai" / "Take back the publication",
        to_answer: "Soạn trả lời" / "Write the answer",
        to_approval: "Xem câu trả lời chờ duyệt" / "See the answer that waits",
        answer_waits(name: &str): "Câu trả lời của {name} đang chờ người thứ hai duyệt."
            / "An answer by {name} waits for a second person.",
        answer_returned: "Câu trả lời bị trả lại. Lý do:" / "The answer was returned. Why:",
        to_publish: "Công khai câu trả lời" / "Publish the answer",
        refuse_title: "Không phải phản ánh, kiến nghị?" / "Is it no petition?",
        refuse_hint: "Việc không tiếp nhận có trang riêng, kèm lý do gửi cho người gửi."
            / "Refusing has a page of its own, with the reason that the sender reads.",
        to_refuse: "Không tiếp nhận" / "Do not take it",
        typed: "Nội dung Ông/Bà đã nhập, để sao chép" / "What you entered, to be copied",
        letters: "Thư báo người gửi" / "Letters to the sender",
        act: PetitionAct {
            Move => "chuyển trạng thái" / "moved",
            Proposed => "Trình câu trả lời" / "Answer submitted",
            Returned => "Trả lại câu trả lời" / "Answer returned",
            Approved => "Duyệt câu trả lời" / "Answer approved",
            Attached => "Thêm tệp trả lời" / "File added to the answer",
            Removed => "Bỏ tệp trả lời" / "File taken off the answer",
        },
    }
}

impl OfficeWords {
    /// The button of a move.
    pub(crate) fn button(&self, from: State, to: State) -> &'static str {
        match (from, to) {
            (State::Insufficient, State::Handling) => self.handle_again,
            (State::Awaiting, State::Received) => self.sort_again,
            (State::Awaiting, State::Handling) => self.supplied,
            (State::Published, State::Handled) => self.unpublish,
            _ => self.move_to(to),
        }
    }
}
