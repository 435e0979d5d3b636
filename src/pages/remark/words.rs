//! Words of the pages of remarks.

use super::pages::Trouble;
use crate::base::words;
use crate::domain::remark::{State, Tone};
use crate::store::Publication;

words! {
    /// Words of the pages of remarks.
    pub(super) struct Words {
        state: State {
            Unread => "chưa đọc" / "unread",
            Read => "đã đọc" / "read",
            Action => "cần xử lý" / "needs action",
            Done => "đã xử lý" / "done",
            Spam => "nội dung rác" / "spam",
        },
        tone: Tone {
            Neutral => "không rõ" / "not clear",
            Praise => "khen" / "praise",
            Complaint => "phàn nàn, đề nghị" / "complaint or request",
            Mixed => "vừa khen vừa phàn nàn" / "praise and complaint",
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
        download: "Tải danh sách" / "Download the list",
        release: "Công khai góp ý" / "Release to the public",
        public: "Trang công khai" / "Public page",
        bad_filter: "Không đọc được điều kiện lọc, nên chưa hiển thị góp ý nào:"
            / "The filter cannot be read, so nothing is shown:",
        found: "góp ý" / "remarks",
        nothing: "Không có góp ý nào phù hợp với điều kiện lọc." / "No remark fits the filter.",
        none_then: "Không có góp ý nào trong khoảng thời gian này."
            / "There are no remarks in this period.",
        none_yet: "Chưa có góp ý nào được hiển thị." / "There are no remarks yet.",
        no_more: "Đã hết danh sách." / "The list ends here.",
        tone_name: "Khen, phàn nàn" / "Praise or complaint",
        officer: "Người xử lý" / "Officer",
        by_topic(complaints: &str, praises: &str):
            "Theo chủ đề: {complaints} phàn nàn, đề nghị · {praises} khen"
            / "By topic: {complaints} complaints or requests · {praises} with praise",
        many: "Xử lý nhiều góp ý" / "Work on several remarks",
        scope: "Áp dụng cho" / "Apply to",
        scope_ticked: "các góp ý đã chọn" / "those ticked",
        scope_page(count: usize): "cả trang này ({count})" / "all of this page ({count})",
        scope_all(count: &str): "tất cả {count} góp ý phù hợp" / "all {count} that fit",
        make_read: "Đã đọc" / "Read",
        hand_on: "Giao xử lý" / "Hand on",
        make_spam: "Nội dung rác" / "Spam",
        made_read(count: &str): "Đã đánh dấu {count} góp ý là đã đọc." / "{count} remarks are marked as read.",
        made_action(count: &str): "Đã giao xử lý {count} góp ý." / "{count} remarks are handed on.",
        made_spam(count: &str): "Đã chuyển {count} góp ý vào nội dung rác." / "{count} remarks are set aside as spam.",
        more_left: "Mỗi lần xử lý tối đa 10.000 góp ý; vẫn còn góp ý phù hợp, xin làm tiếp."
            / "At most 10,000 remarks are worked on at once; there are more that fit, so please go on.",
        nothing_changed: "Không có góp ý nào cần thay đổi." / "There was no remark to change.",
        none_ticked: "Chưa chọn góp ý nào, nên chưa có gì thay đổi." / "No remark was ticked, so nothing has changed.",
        needs_note: "Chưa giao được: xin ghi việc phải làm (tối đa 1.000 ký tự) và chọn đơn vị hoặc người xử lý trong danh sách."
            / "Nothing was handed on: please say what is to be done (at most 1,000 characters) and choose a unit or officer of the list.",
        undo: "Hoàn tác" / "Undo",
        undone(count: &str): "Đã hoàn tác: {count} góp ý trở lại như trước; góp ý đã được sửa sau đó giữ nguyên." / "Undone: {count} remarks are as they were; those changed since stay as they are.",
        not_undone: "Không hoàn tác được: thao tác này đã được hoàn tác hoặc không phải của tài khoản này."
            / "It cannot be undone: it was undone before, or another account did it.",
        keys: "Phím tắt" / "Keyboard shortcuts",
        keys_list: [
            "J, K: góp ý sau, góp ý trước" / "J, K: next remark, previous remark",
            "X: chọn hoặc bỏ chọn" / "X: tick or untick",
            "R: đánh dấu đã đọc" / "R: mark as read",
            "G: giao xử lý" / "G: hand on",
            "S: nội dung rác" / "S: spam",
            "O: mở góp ý" / "O: open the remark",
            "A: chọn cả trang" / "A: tick the whole page",
        ],
        spam_title: "Không phải góp ý?" / "Not a remark?",
        spam_hint: "Quảng cáo hoặc chữ gõ bừa: không tính vào số góp ý, không công khai được; lấy lại được bất cứ lúc nào."
            / "Advertising, or keys pressed at random: it is not counted and cannot be made public; it can be taken back at any time.",
        restore: "Lấy lại góp ý này" / "Take it back from the spam",
        saved_state: "Đã lưu trạng thái góp ý." / "The state of the remark is saved.",
        saved_topics: "Đã lưu chủ đề góp ý." / "The topics of the remark are saved.",
        saved_chosen: "Đã chọn góp ý cho đợt công khai tới." / "The remark is chosen for the next release.",
        saved_unchosen: "Góp ý không còn trong đợt công khai tới." / "The remark is no longer chosen.",
        saved_spam: "Đã chuyển góp ý vào nội dung rác." / "The remark is set aside as spam.",
        saved_restored: "Đã lấy lại góp ý; trạng thái như trước." / "The remark is back as it was.",
        saved_redacted: "Đã gỡ nội dung góp ý." / "The words of the remark are taken out.",
        saved_taken_back: "Góp ý không còn trên trang công khai." / "The remark is no longer public.",
        saved_released(count: &str): "Đã công khai {count} góp ý." / "{count} remarks are public now.",
        saved_answer: "Đã đăng câu trả lời." / "The answer is public now.",
        saved_no_answer: "Đã rút câu trả lời." / "The answer is taken back.",
        complaints_title: "Phàn nàn, đề nghị" / "Complaints and requests",
        praises_title: "Khen" / "Praise",
        others_title: "Ý kiến khác" / "Other remarks",
        will_be_public: "Người dân sẽ thấy" / "What the public will see",
        filter: "Lọc góp ý" / "Filter remarks",
        search: "Tìm từ" / "Search words",
        search_hint: "Không cần gõ dấu; mọi từ phải có mặt; đặt cụm từ trong ngoặc kép. Từ dài sai một chữ vẫn tìm thấy."
            / "Accents are not needed; all words must be there; put a phrase in quotation marks. Long words are found with one letter wrong.",
        topic: "Chủ đề" / "Topic",
        state_name: "Trạng thái" / "Status",
        unit: "Đơn vị" / "Unit",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        instrument: "Phiếu" / "Form",
        publication_name: "Công khai" / "Publication",
        show: "Lọc" / "Filter",
        clear: "Bỏ lọc" / "Clear",
        all: "Tất cả" / "All",
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
            / "What is masked is opened for nobody: a citizen who wants an answer sends a petition.",
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
