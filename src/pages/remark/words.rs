//! Words of the pages of remarks.

use super::pages::Trouble;
use crate::base::words;
use crate::domain::remark::State;
use crate::store::Publication;

words! {
    /// Words of the pages of remarks.
    pub(super) struct Words {
        state: State {
            Unread => "chưa đọc" / "unread",
            Read => "đã đọc" / "read",
            Action => "cần xử lý" / "needs action",
            Done => "đã xử lý" / "done",
        },
        publication: Publication {
            None => "không" / "no",
            Chosen => "đã chọn" / "chosen",
            Released => "đã công khai" / "released",
            TakenBack => "đã rút" / "taken back",
        },
        trouble: Trouble {
            Incomplete => "Chưa đủ: xin chọn trạng thái, và ghi việc phải làm hoặc lý do."
                / "Something is missing: please choose a state, and say what is to be done or why.",
            TooLong => "Quá 1.000 ký tự; xin viết ngắn lại."
                / "More than 1,000 characters; please shorten it.",
            NotAllowed => "Góp ý đã ở trạng thái khác; trang này là mới nhất, xin xem lại."
                / "The remark has moved on; this page is up to date, please look again.",
        },
        some_of(shown: &str, all: &str):
            "Trang này đăng {shown} trong {all} góp ý đã nhận, do cơ quan chọn; không phải tất cả."
            / "This page shows {shown} of {all} remarks received, chosen by the office; it is not all of them.",
        title: "Góp ý của người dân" / "Citizens' remarks",
        lead: "Góp ý không ghi tên, hiển thị khi lô phiếu (từ năm phiếu trở lên) đã chốt; lô có dưới năm góp ý chỉ ghi tháng và đơn vị. Số điện thoại, số giấy tờ, mã hồ sơ luôn được che, với mọi tài khoản."
            / "Anonymous remarks, shown once their batch of at least five responses is settled; of a batch with fewer than five remarks the month and the unit alone are told. Phone numbers, identity numbers and dossier codes are always masked, for every account.",
        download: "Tải danh sách (CSV)" / "Download the list (CSV)",
        release: "Công khai góp ý" / "Release to the public",
        public: "Trang công khai" / "Public page",
        bad_filter: "Không đọc được điều kiện:" / "The filter cannot be read:",
        found: "góp ý" / "remarks",
        nothing: "Không có góp ý nào phù hợp." / "No remark fits.",
        filter: "Lọc góp ý" / "Filter remarks",
        search: "Tìm từ" / "Search words",
        search_hint: "Không cần gõ dấu; mọi từ phải có mặt; đặt cụm từ trong ngoặc kép. Từ dài sai một chữ vẫn tìm thấy."
            / "Accents are not needed; all words must be there; put a phrase in quotation marks. Long words are found with one letter wrong.",
        topic: "Chủ đề" / "Topic",
        state_name: "Trạng thái" / "State",
        unit: "Đơn vị" / "Unit",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        instrument: "Phiếu" / "Form",
        publication_name: "Công khai" / "Publication",
        from: "Từ ngày" / "From",
        to: "Đến ngày" / "To",
        show: "Xem" / "Show",
        clear: "Bỏ lọc" / "Clear",
        all: "Tất cả" / "All",
        mark_read: "Đánh dấu các góp ý đã chọn là đã đọc" / "Mark the ticked ones as read",
        tick: "Chọn" / "Tick",
        open: "Mở" / "Open",
        suggested: "máy gợi ý" / "suggested",
        confirmed: "đã xác nhận" / "confirmed",
        page: "Trang" / "Page",
        to_first: "Về đầu danh sách" / "Back to the beginning",
        next: "Sau" / "Next",
        one: "Góp ý" / "Remark",
        back: "Về danh sách góp ý" / "Back to the remarks",
        masked: "Phần che không mở được cho bất kỳ ai: ai muốn được trả lời riêng thì gửi phản ánh, kiến nghị."
            / "What is masked is opened for nobody: whoever wants an answer of their own sends a petition.",
        not_told: "Không nêu" / "Not told",
        batch: "Đợt" / "Batch",
        no_topic: "chưa rõ" / "none found",
        assigned: "Đơn vị xử lý" / "Unit to act",
        nobody: "chưa giao" / "nobody yet",
        note: "Ghi chú" / "Note",
        note_hint: "Bắt buộc khi cần xử lý: việc gì phải làm. Tối đa 1.000 ký tự."
            / "Needed where something is to be done: say what. At most 1,000 characters.",
        work: "Xử lý" / "Work on it",
        save: "Lưu" / "Save",
        confirm_topics: "Xác nhận chủ đề" / "Confirm the topics",
        choose: "Chọn để công khai" / "Choose for the public",
        unchoose: "Không công khai nữa" / "No longer choose",
        choose_hint: "Lãnh đạo công khai theo đợt ít nhất mười góp ý, chỉ ghi tháng. Xin đọc kỹ: tên người giữa câu không có dạng để máy che."
            / "A manager releases at least ten remarks at once, with the month alone. Please read it through: a name in the middle of a sentence has no form that the program could mask.",
        take_back: "Rút công khai" / "Take back from the public",
        redact: "Gỡ nội dung" / "Take the words out",
        redact_hint: "Nội dung bị xóa vĩnh viễn khỏi mọi trang, tệp và cơ sở dữ liệu; câu trả lời của phiếu giữ nguyên. Nhật ký ghi lý do."
            / "The words are deleted for good from every page, file and the database; the answers of the form stay. The audit log keeps the reason.",
        reason: "Lý do" / "Reason",
        release_lead: "Các góp ý cán bộ đã chọn. Mỗi lần công khai ít nhất mười góp ý, chỉ ghi tháng; tên điểm khảo sát chỉ hiện khi tháng đó có ít nhất mười phiếu đã công bố."
            / "Remarks that officers have chosen. At least ten are released at once, with the month alone; a touchpoint is named only where at least ten answers of that month are public.",
        too_few: "Chưa đủ mười góp ý được chọn, nên chưa công khai được."
            / "Fewer than ten remarks are chosen, so none can be released yet.",
        chosen_now: "Đang chọn" / "Chosen now",
        release_now: "Công khai các góp ý này" / "Release these remarks",
        answers: "Chúng tôi đã làm gì" / "What we have done",
        answers_hint: "Hiện trên trang công khai dưới chủ đề. Để trống là rút câu trả lời."
            / "Shown on the public page below the topic. A blank takes the answer back.",
        answer_to: "Trả lời về" / "Answer about",
        public_title: "Người dân góp ý, cơ quan trả lời" / "What citizens wrote, and what we did",
        public_lead: "Góp ý không ghi tên từ các phiếu khảo sát, giữ nguyên lời; số điện thoại, số giấy tờ và mã hồ sơ đã được che."
            / "Anonymous remarks from the forms, in their own words; phone numbers, identity numbers and dossier codes are masked.",
        none_public: "Chưa có góp ý nào được công khai." / "No remark has been released yet.",
        no_topic_title: "Khác" / "Other",
        we_did: "Chúng tôi đã làm gì" / "What we have done",
        want_answer: "Muốn được trả lời riêng?" / "Want an answer of your own?",
        petition: "Gửi phản ánh, kiến nghị" / "Send a petition",
    }
}
