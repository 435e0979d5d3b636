//! Words of the pages of petitions.

mod acts;
mod citizen;
mod office;

use crate::base::words;
use crate::domain::petition::{Kind, State, Urgency};

pub(super) use acts::{AnswerWords, DoneWords, FileWords, PublicationWords, RefusalWords};
pub(super) use citizen::CitizenWords;
pub(super) use office::OfficeWords;

words! {
    /// What more than one page says.
    pub(crate) struct Words {
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
        state: "Trạng thái" / "Status",
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
        interval: "Khoảng tin cậy 95%" / "95% confidence interval",
        target: "Chỉ tiêu 100%" / "Target 100%",
        rate_names: [
            "Đã xử lý hoặc chuyển" / "Handled or passed on",
            "Đúng hạn" / "On time",
            "Đã công khai" / "Published",
        ],
        period: "Kỳ" / "Period",
        all_time: "Từ trước đến nay" / "All time",
        search: "Tìm (không cần dấu)" / "Search (accents do not matter)",
        show: "Lọc" / "Filter",
        page: "Trang" / "Page",
        to_first: "Về đầu danh sách" / "Back to the beginning",
        next: "Trang sau" / "Next page",
        bad_filter: "Không đọc được điều kiện lọc, nên chưa hiển thị phản ánh nào:"
            / "The filter cannot be read, so nothing is shown:",
        bad_query: "Địa chỉ trang có điều kiện lọc không đọc được nên chưa hiển thị phản ánh nào. Xin tìm và lọc lại bằng các ô của trang."
            / "The page's address has a filter that cannot be read, so nothing is shown. Please search and filter again on the page.",
        nothing: "Chưa có phản ánh, kiến nghị nào." / "There are no petitions.",
        nothing_fits: "Không có phản ánh, kiến nghị nào khớp điều kiện tìm và lọc."
            / "No petition fits what was searched and filtered for.",
        nothing_yet: "Chưa thấy phản ánh, kiến nghị nào khớp trong các đơn gần đây; bấm “Trang sau” để tìm tiếp các đơn cũ hơn."
            / "None of the recent petitions fits; press “Next page” to look through older ones.",
        error: "Lỗi: " / "Error: ",
    }
}

words! {
    /// Words of letters to senders.
    pub(crate) struct LetterWords {
        subject(number: &str, state: &str): "Phản ánh, kiến nghị số {number}: {state}"
            / "Petition no. {number}: {state}",
        state(state: &str): "Phản ánh, kiến nghị của Ông/Bà: {state}." / "Your petition: {state}.",
        look: "Xem trạng thái và câu trả lời tại:" / "See its state and the answer at:",
        automatic: "Thư do hệ thống gửi tự động, xin không trả lời thư này. Ai có đường dẫn trên đều xem được trang theo dõi."
            / "This letter was sent by the system; please do not answer it. Anybody who has the link can see the page.",
    }
}
