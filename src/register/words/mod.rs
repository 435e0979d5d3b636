//! Words of petitions: those of every page here; `citizen.rs` and `office.rs` have the rest.

pub(super) mod citizen;
pub(super) mod office;

use crate::petition::{Kind, State, Urgency};
use crate::survey::Lang;

/// What is said on more than one page, in one language.
#[derive(Debug)]
pub(super) struct Words {
    kinds: [&'static str; 2],
    states: [&'static str; 9],
    urgencies: [&'static str; 3],
    pub(super) number: &'static str,
    /// Before a number in a line of text.
    pub(super) numbered: &'static str,
    pub(super) kind: &'static str,
    pub(super) subject: &'static str,
    pub(super) body: &'static str,
    pub(super) received: &'static str,
    pub(super) state: &'static str,
    pub(super) answer: &'static str,
    pub(super) answered: &'static str,
    pub(super) published: &'static str,
    pub(super) unit: &'static str,
    pub(super) reason: &'static str,
    pub(super) agency: &'static str,
    pub(super) reply_due: &'static str,
    pub(super) unsure: &'static str,
    pub(super) rates: &'static str,
    pub(super) rates_lead: &'static str,
    pub(super) rate: &'static str,
    pub(super) count: &'static str,
    pub(super) share: &'static str,
    pub(super) interval: &'static str,
    pub(super) target: &'static str,
    pub(super) rate_names: [&'static str; 3],
    pub(super) reached: &'static str,
    pub(super) missed: &'static str,
    pub(super) period: &'static str,
    pub(super) all_time: &'static str,
    pub(super) search: &'static str,
    pub(super) show: &'static str,
    pub(super) page: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    pub(super) bad_filter: &'static str,
    pub(super) nothing: &'static str,
    pub(super) error: &'static str,
}

impl Words {
    pub(super) fn kind_name(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Report => self.kinds[0],
            Kind::Proposal => self.kinds[1],
        }
    }

    pub(super) fn state(&self, state: State) -> &'static str {
        let place = State::ALL.iter().position(|each| *each == state);
        self.states[place.unwrap_or(0)]
    }

    pub(super) fn urgency(&self, urgency: Urgency) -> &'static str {
        match urgency {
            Urgency::InTime => self.urgencies[0],
            Urgency::Warn => self.urgencies[1],
            Urgency::Overdue => self.urgencies[2],
        }
    }
}

pub(super) const VI: Words = Words {
    kinds: ["Phản ánh", "Kiến nghị"],
    states: [
        "Mới",
        "Đã tiếp nhận",
        "Không tiếp nhận",
        "Thuộc thẩm quyền",
        "Đã chuyển cơ quan khác",
        "Đang xử lý",
        "Chưa đủ cơ sở",
        "Đã xử lý",
        "Đã công khai",
    ],
    urgencies: ["Trong hạn", "Sắp đến hạn", "Quá hạn"],
    number: "Số",
    numbered: "số",
    kind: "Loại",
    subject: "Tiêu đề",
    body: "Nội dung",
    received: "Ngày nhận",
    state: "Trạng thái",
    answer: "Trả lời",
    answered: "Ngày trả lời",
    published: "Ngày công khai",
    unit: "Đơn vị xử lý",
    reason: "Lý do",
    agency: "Cơ quan nhận chuyển",
    reply_due: "Hạn trả lời",
    unsure: "tạm tính: lịch nghỉ của thời gian này chưa chắc chắn",
    rates: "Kết quả xử lý",
    rates_lead: "Đã xử lý: trong số đã nhận, trừ không tiếp nhận và chưa đủ cơ sở. Đúng hạn: trong số đã trả lời hoặc đã quá hạn. Công khai: trong số đã trả lời.",
    rate: "Tỷ lệ",
    count: "Số lượng",
    share: "Đạt được",
    interval: "Khoảng tin cậy 95%",
    target: "Chỉ tiêu 100%",
    rate_names: ["Đã xử lý hoặc chuyển", "Trả lời đúng hạn", "Đã công khai"],
    reached: "đạt",
    missed: "chưa đạt",
    period: "Kỳ",
    all_time: "Từ trước đến nay",
    search: "Tìm (không cần dấu)",
    show: "Xem",
    page: "Trang",
    previous: "Trang trước",
    next: "Trang sau",
    bad_filter: "Không đọc được điều kiện lọc:",
    nothing: "Chưa có phản ánh, kiến nghị nào.",
    error: "Lỗi: ",
};

pub(super) const EN: Words = Words {
    kinds: ["Report", "Proposal"],
    states: [
        "New",
        "Taken",
        "Not taken",
        "Within competence",
        "Passed to another office",
        "Being handled",
        "Not enough to go by",
        "Answered",
        "Published",
    ],
    urgencies: ["In time", "Due soon", "Overdue"],
    number: "No.",
    numbered: "no.",
    kind: "Kind",
    subject: "Subject",
    body: "Text",
    received: "Received",
    state: "State",
    answer: "Answer",
    answered: "Answered",
    published: "Published",
    unit: "Unit",
    reason: "Reason",
    agency: "Passed to",
    reply_due: "Answer due",
    unsure: "provisional: the holidays of that time are not certain",
    rates: "How petitions are handled",
    rates_lead: "Handled: of those received, without those not taken or without enough to go by. In time: of those answered or overdue. Published: of those answered.",
    rate: "Rate",
    count: "Count",
    share: "Share",
    interval: "95% interval",
    target: "Target 100%",
    rate_names: ["Handled or passed on", "Answered in time", "Published"],
    reached: "reached",
    missed: "missed",
    period: "Period",
    all_time: "All time",
    search: "Search (accents do not matter)",
    show: "Show",
    page: "Page",
    previous: "Previous page",
    next: "Next page",
    bad_filter: "The filter cannot be read:",
    nothing: "There are no petitions.",
    error: "Error: ",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
