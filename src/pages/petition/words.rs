//! Words of the pages of petitions.

use super::draft::{Fault, Field};
use crate::base::words;
use crate::domain::petition::{Kind, Needs, State, Urgency};

words! {
    /// What more than one page says.
    pub(super) struct Words {
        kind_name: Kind {
            Report => "Phản ánh" / "Report",
            Proposal => "Kiến nghị" / "Proposal",
        },
        state: State {
            New => "Mới" / "New",
            Received => "Đã tiếp nhận" / "Taken",
            Refused => "Không tiếp nhận" / "Not taken",
            Competent => "Thuộc thẩm quyền" / "Within competence",
            Transferred => "Đã chuyển cơ quan khác" / "Passed to another office",
            Handling => "Đang xử lý" / "Being handled",
            Awaiting => "Chờ bổ sung" / "Waits for the sender",
            Insufficient => "Chưa đủ cơ sở" / "Not enough to go by",
            Handled => "Đã xử lý" / "Answered",
            Published => "Đã công khai" / "Published",
        },
        urgency: Urgency {
            InTime => "Trong hạn" / "In time",
            Warn => "Sắp đến hạn" / "Due soon",
            Overdue => "Quá hạn" / "Overdue",
        },
        number: "Số" / "No.",
        // In a line of text.
        numbered: "số" / "no.",
        kind: "Loại" / "Kind",
        subject: "Tiêu đề" / "Subject",
        body: "Nội dung" / "Text",
        received: "Ngày nhận" / "Received",
        state: "Trạng thái" / "State",
        answer: "Trả lời" / "Answer",
        answered: "Ngày trả lời" / "Answered",
        published: "Ngày công khai" / "Published",
        unit: "Đơn vị xử lý" / "Unit",
        reason: "Lý do" / "Reason",
        agency: "Cơ quan nhận chuyển" / "Passed to",
        reply_due: "Hạn trả lời" / "Answer due",
        asked_for: "Nội dung cần bổ sung" / "What the sender is asked for",
        practice: "theo thông lệ cổng dịch vụ công; chờ văn bản"
            / "as the public service portal counts; the text is awaited",
        unsure: "tạm tính: lịch nghỉ của thời gian này chưa chắc chắn"
            / "provisional: the holidays of that time are not certain",
        rates: "Kết quả xử lý" / "How petitions are handled",
        rates_lead: "Đã xử lý: trong số đã nhận, trừ không tiếp nhận và chưa đủ cơ sở. Đúng hạn, theo cách tính của Cổng Dịch vụ công quốc gia (Quyết định 766/QĐ-TTg): đã trả lời đúng hạn và đang xử lý còn hạn, trong số đã nhận thuộc trách nhiệm trả lời. Công khai: trong số đã trả lời. Kỳ đã qua được tính đến hết ngày cuối kỳ."
            / "Handled: of those received, without those not taken or without enough to go by. In time, as the National Public Service Portal counts (Decision 766/QĐ-TTg): answered in time, or open with time left, of those received that are the office's to answer. Published: of those answered. A period that is over is told as of its last day.",
        rate: "Tỷ lệ" / "Rate",
        count: "Số lượng" / "Count",
        share: "Đạt được" / "Share",
        interval: "Khoảng tin cậy 95%" / "95% interval",
        target: "Chỉ tiêu 100%" / "Target 100%",
        rate_names: [
            "Đã xử lý hoặc chuyển" / "Handled or passed on",
            "Đúng hạn" / "In time",
            "Đã công khai" / "Published",
        ],
        reached: "đạt" / "reached",
        missed: "chưa đạt" / "not reached",
        period: "Kỳ" / "Period",
        all_time: "Từ trước đến nay" / "All time",
        search: "Tìm (không cần dấu)" / "Search (accents do not matter)",
        show: "Lọc" / "Filter",
        page: "Trang" / "Page",
        to_first: "Về đầu danh sách" / "Back to the beginning",
        next: "Trang sau" / "Next page",
        bad_filter: "Không đọc được điều kiện lọc:" / "The filter cannot be read:",
        nothing: "Chưa có phản ánh, kiến nghị nào." / "There are no petitions.",
        error: "Lỗi: " / "Error: ",
    }
}

words! {
    /// Words of the citizen's pages.
    pub(super) struct CitizenWords {
        held_apart: "Đã nhận, chờ vào sổ" / "Received, waiting for the register",
        held_apart_more: "Đơn đã được lưu đầy đủ. Do cùng lúc có rất nhiều đơn gửi đến, cán bộ sẽ kiểm tra rồi đưa vào sổ; thời hạn trả lời vẫn tính từ ngày nhận."
            / "Your petition has been kept whole. Very many came in at the same time, so staff will look at it before it enters the register; the limits run from the day of receipt.",
        left_out: "Không đưa vào sổ" / "Not entered into the register",
        title: "Gửi phản ánh, kiến nghị" / "File a petition",
        lead: "Phản ánh, kiến nghị theo Nghị định 20/2008/NĐ-CP là văn bản có tên người gửi: cơ quan phải vào sổ, xử lý theo thời hạn và trả lời."
            / "A petition under Decree 20/2008/NĐ-CP carries its sender's name: the office must register it, handle it within its time limits and answer.",
        purpose: "Họ tên và cách liên hệ chỉ dùng để xử lý và trả lời phản ánh, kiến nghị này. Thông tin được mã hóa; chỉ cán bộ xử lý mở được, và mỗi lần mở đều được ghi lại. Khi công khai kết quả, tên được bỏ đi."
            / "Name and contact serve only to handle and answer this petition. They are encrypted; only the officers who handle it can open them, and each opening is recorded. When the outcome is published, names are taken out.",
        not_anonymous: "Chỉ muốn góp ý không ghi tên? Xin trả lời phiếu khảo sát ở mã QR tại quầy; phiếu đó không hỏi tên và không có trả lời riêng."
            / "Only a remark, without a name? Please answer the survey behind the QR code at the counter; it asks no name and gets no reply.",
        kind_hint: Kind {
            Report => "nêu vướng mắc, chậm trễ, phiền hà, hoặc quy định chưa phù hợp"
                / "something that is hard, slow or troublesome, or a rule that does not fit",
            Proposal => "đề xuất cách xử lý hoặc quy định mới"
                / "a proposal of what to do, or of a new rule",
        },
        subject_hint: "Một câu ngắn, tối đa 200 ký tự."
            / "One short sentence, at most 200 characters.",
        body_hint: "Việc gì, ở đâu, khi nào, mong muốn gì. Bằng tiếng Việt, tối đa 4.000 ký tự."
            / "What, where, when, and what you would like. The law asks for Vietnamese. At most 4,000 characters.",
        who: "Người gửi" / "Sender",
        who_hint: "Theo Điều 7 Nghị định 20/2008/NĐ-CP, phản ánh, kiến nghị phải có họ tên và địa chỉ hoặc số điện thoại."
            / "Article 7 of Decree 20/2008/NĐ-CP asks for a name and an address or telephone number.",
        name: "Họ tên, hoặc tên tổ chức" / "Name, or name of the organisation",
        address: "Địa chỉ" / "Address",
        phone: "Số điện thoại" / "Telephone",
        email: "Thư điện tử" / "E-mail",
        either_hint: "Cần ít nhất địa chỉ hoặc số điện thoại."
            / "At least an address or a telephone number is needed.",
        optional: "(không bắt buộc)" / "(optional)",
        send: "Gửi phản ánh, kiến nghị" / "Send the petition",
        please_mend: "Chưa gửi được. Xin xem lại:"
            / "The petition was not sent. Please look at this:",
        no_key: "Trang chưa mang mã gửi nên chưa được ghi. Trang đã được cấp mã mới: xin bấm Gửi lần nữa."
            / "The page did not carry its own key and nothing was kept. It has a new one now: please press Send again.",
        sent_before: "Trang này đã gửi một phản ánh, kiến nghị khác và đã ghi nhận. Muốn gửi thêm, xin mở lại trang từ đầu."
            / "This page has sent another petition before, and that one was kept. For one more, please open the page anew.",
        missing: Field {
            Kind => "Xin chọn phản ánh hay kiến nghị." / "Please choose report or proposal.",
            Subject => "Xin ghi tiêu đề." / "Please write a subject.",
            Body => "Xin ghi nội dung." / "Please write the text.",
            Name => "Xin ghi họ tên." / "Please write your name.",
            Address | Phone | Email | Received | ReceivedFrom | AssignedBy => "Xin ghi địa chỉ hoặc số điện thoại để cơ quan trả lời."
                / "Please write an address or a telephone number for the answer.",
        },
        too_long(characters: usize, at_most: usize):
            "Mục này dài {characters} ký tự; xin rút gọn còn {at_most}."
            / "This has {characters} characters; please shorten it to {at_most}.",
        unreadable: Field {
            Phone => "Số điện thoại cần 8 đến 15 chữ số. Xin kiểm tra lại."
                / "A telephone number has 8 to 15 digits. Please check it.",
            Email => "Thư điện tử cần có dạng ten@noi.vn. Xin kiểm tra lại."
                / "An e-mail address looks like name@place.vn. Please check it.",
            Received | Kind | Subject | Body | Name | Address | ReceivedFrom | AssignedBy => "Ngày nhận cần có dạng 14/12/2026, không muộn hơn hôm nay và không quá một năm trước."
                / "Write the day as 14/12/2026, not after today and at most a year ago.",
        },
        follow_title: "Theo dõi phản ánh, kiến nghị" / "Follow a petition",
        code: "Mã theo dõi" / "Follow-up code",
        code_hint: "Xin giữ mã này. Ai có mã đều xem được trang này; trang không hiện họ tên hay cách liên hệ."
            / "Please keep this code. Anybody who has it can see this page; the page shows neither name nor contact.",
        next: State {
            New => "Cơ quan đã nhận và lưu phản ánh, kiến nghị này. Tiếp theo, cán bộ xem việc thuộc thẩm quyền của ai; câu trả lời sẽ hiện tại trang này."
                / "The office has received and kept this petition. Next, staff see whose competence it is; the answer will appear on this page.",
            Received => "Cán bộ đang xem việc thuộc thẩm quyền của ai; câu trả lời sẽ hiện tại trang này."
                / "Staff are looking whose competence it is; the answer will appear on this page.",
            Competent | Handling => "Cơ quan đang xử lý; câu trả lời sẽ hiện tại trang này."
                / "The office is working on it; the answer will appear on this page.",
            Refused => "Cơ quan không tiếp nhận, vì lý do dưới đây." / "The office did not take it, for the reason below.",
            Transferred => "Đã chuyển đến cơ quan có thẩm quyền dưới đây; cơ quan đó trả lời Ông/Bà."
                / "It was passed to the competent office below, which will answer you.",
            Awaiting => "Cơ quan cần Ông/Bà bổ sung thông tin; thời hạn trả lời tạm dừng cho đến khi nhận được. Xin gửi phần bổ sung đến cơ quan bằng văn bản, điện thoại hoặc tại quầy và nêu mã theo dõi dưới đây."
                / "The office needs more from you; the limit to answer stands still until it is there. Please send it in writing, by telephone or at the counter, and give the follow-up code below.",
            Insufficient => "Nội dung chưa đủ để xử lý, vì lý do dưới đây." / "There is not enough to go by, for the reason below.",
            Handled => "Cơ quan đã trả lời." / "The office has answered.",
            Published => "Cơ quan đã trả lời và công khai câu trả lời, không có tên người gửi."
                / "The office has answered, and published the answer without the sender's name.",
        },
        transfer_note: "Nếu không thuộc thẩm quyền, cơ quan sẽ chuyển đi chậm nhất ngày"
            / "If another office is competent, it is passed on no later than",
        not_found: "Không tìm thấy phản ánh, kiến nghị" / "No such petition",
        list_title: "Phản ánh, kiến nghị" / "Petitions",
        list_lead: "Phản ánh, kiến nghị đã được trả lời và công khai, đã bỏ tên người gửi."
            / "Petitions that were answered and published, without their senders' names.",
        send_one: "Gửi phản ánh, kiến nghị" / "File a petition",
        follow_up: "Xem tình trạng" / "Check progress",
        code_label: "Mã theo dõi" / "Follow-up code",
        answered_ones: "Đã trả lời và công khai" / "Answered and published",
    }
}

impl CitizenWords {
    /// A fault in one sentence with its remedy.
    pub(super) fn fault(&self, field: Field, fault: Fault) -> String {
        match fault {
            Fault::Missing => self.missing(field).to_owned(),
            Fault::TooLong(characters, at_most) => self.too_long(characters, at_most),
            Fault::Unreadable => self.unreadable(field).to_owned(),
        }
    }
}

words! {
    /// Words of the office's pages.
    pub(super) struct OfficeWords {
        title: "Sổ theo dõi phản ánh, kiến nghị" / "Register of petitions",
        lead: "Tên và cách liên hệ của người gửi được niêm phong; mở ra xem là một thao tác được ghi vào nhật ký."
            / "Senders' names and contacts are sealed; opening one is an act that the audit log records.",
        apart_title: "Đơn chờ vào sổ" / "Petitions waiting for the register",
        apart_link(count: &str): "{count} đơn chờ vào sổ" / "{count} waiting for the register",
        apart_lead: "Các đơn này đến dồn dập nên chưa được cấp số. Đơn vào sổ giữ ngày nhận ban đầu và thời hạn tính từ ngày đó; đơn để ngoài sổ không bị xóa, người gửi đọc được lý do."
            / "These came in a flood and have no number yet. One that is entered keeps its day of receipt, from which its limits run; one that is left out is not deleted, and its sender reads why.",
        apart_waiting(count: &str): "Đang chờ: {count}." / "Waiting: {count}.",
        apart_take_in: "Vào sổ các đơn đã chọn" / "Enter those ticked",
        apart_leave_out: "Để ngoài sổ các đơn đã chọn" / "Leave out those ticked",
        apart_reason: "Lý do để ngoài sổ (người gửi đọc được)" / "Why they are left out (their senders read it)",
        apart_no_reason: "Xin nêu lý do trước khi để ngoài sổ." / "Please say why before leaving any out.",
        overdue: "quá hạn" / "overdue",
        due_soon: "sắp đến hạn" / "due soon",
        filter: "Lọc" / "Filter",
        all: "Tất cả" / "All",
        clear: "Bỏ lọc" / "Clear",
        urgency: "Thời hạn" / "Time limit",
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
        by_staff: "cán bộ nhập thay:" / "written down by",
        masked_note: "Tên và địa chỉ người gửi, số điện thoại, giấy tờ, thư điện tử và mã hồ sơ trong nội dung đã được che."
            / "The sender's name and address, telephone numbers, identity numbers, e-mail addresses and dossier codes in the text are masked.",
        history: "Quá trình xử lý" / "History",
        when: "Lúc" / "When",
        who: "Người thực hiện" / "Who",
        what: "Trạng thái" / "State",
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
    }
}

impl OfficeWords {
    /// The button of a move.
    pub(super) fn button(&self, from: State, to: State) -> &'static str {
        match (from, to) {
            (State::Insufficient, State::Handling) => self.handle_again,
            (State::Awaiting, State::Received) => self.sort_again,
            (State::Awaiting, State::Handling) => self.supplied,
            (State::Published, State::Handled) => self.unpublish,
            _ => self.move_to(to),
        }
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        taken_in(petitions: usize): "Đã đưa {petitions} đơn vào sổ." / "{petitions} are in the register now.",
        left_out(petitions: usize): "Đã để {petitions} đơn ngoài sổ; người gửi thấy lý do ở trang theo dõi."
            / "{petitions} are left out; their senders see the reason on the follow-up page.",
        written: "Đã ghi vào sổ; xin trao mã theo dõi cho người gửi."
            / "It is in the register; please give the sender the code to follow it by.",
        moved: "Đã chuyển trạng thái; người gửi thấy trạng thái mới ở trang theo dõi."
            / "Its state is changed; the sender sees the new one on the follow-up page.",
    }
}
