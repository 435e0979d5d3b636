//! Words around an instrument's figures.

use crate::measure::Verdict;
use crate::survey::Lang;

/// What is said around figures, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) no_answers: &'static str,
    pub(super) hidden: (&'static str, &'static str),
    pub(super) label: &'static str,
    pub(super) interval: &'static str,
    pub(super) responses: &'static str,
    pub(super) target: &'static str,
    pub(super) at_least: &'static str,
    pub(super) more_than: &'static str,
    pub(super) points: &'static str,
    pub(super) reached: &'static str,
    pub(super) missed: &'static str,
    pub(super) open: &'static str,
    pub(super) more_needed: (&'static str, &'static str),
    pub(super) too_close: &'static str,
    pub(super) self_selected: &'static str,
    pub(super) provisional: &'static str,
    pub(super) items_title: &'static str,
    pub(super) item: &'static str,
    pub(super) spread_title: &'static str,
    pub(super) groups_title: &'static str,
    pub(super) group: &'static str,
    pub(super) index: &'static str,
    pub(super) all: &'static str,
    pub(super) n_items: &'static str,
    pub(super) blanks_title: &'static str,
    pub(super) valid: &'static str,
    pub(super) missing: &'static str,
    pub(super) dont_know: &'static str,
    pub(super) not_applicable: &'static str,
    pub(super) hidden_cell: &'static str,
    pub(super) formula: &'static str,
    pub(super) response_rate: &'static str,
    pub(super) widened: (&'static str, &'static str, &'static str, &'static str),
    pub(super) widened_open: (&'static str, &'static str),
}

const VI: Words = Words {
    no_answers: "Chưa có ý kiến",
    hidden: ("Chưa hiển thị: có dưới", "phiếu, để không ai bị nhận ra."),
    label: "khảo sát nội bộ",
    interval: "khoảng tin cậy 95%",
    responses: "phiếu",
    target: "Chỉ tiêu",
    at_least: "từ",
    more_than: "trên",
    points: "điểm",
    reached: "Đạt chỉ tiêu",
    missed: "Chưa đạt chỉ tiêu",
    open: "Chưa đủ căn cứ",
    more_needed: ("Nếu tỷ lệ giữ nguyên, cần thêm khoảng", "phiếu nữa mới kết luận được."),
    too_close: "Tỷ lệ nằm sát chỉ tiêu, có thêm nhiều phiếu như vậy cũng chưa kết luận được.",
    self_selected: "Một phần phiếu đến từ mã QR dùng chung: người trả lời tự chọn tham gia, nên kết quả không đại diện cho tất cả người làm thủ tục.",
    provisional: "Tạm thời: ",
    items_title: "Từng tiêu chí so với chỉ tiêu",
    item: "Tiêu chí",
    spread_title: "Phân bố ý kiến",
    groups_title: "Theo yếu tố",
    group: "Yếu tố",
    index: "Chỉ số",
    all: "Tất cả",
    n_items: "Số tiêu chí",
    blanks_title: "Số ý kiến và số bỏ trống từng tiêu chí",
    valid: "Có ý kiến",
    missing: "Bỏ trống",
    dont_know: "Không có ý kiến",
    not_applicable: "Không áp dụng",
    hidden_cell: "ẩn",
    formula: "Công thức",
    response_rate: "phiếu mã đã trả lời",
    widened: (
        "Số liệu dưới đây tính từ",
        "đến",
        ", rộng hơn những ngày đã chọn, để không suy ra được ý kiến của một nhóm dưới",
        "phiếu.",
    ),
    widened_open: ("phiếu đầu tiên", "nay"),
};

const EN: Words = Words {
    no_answers: "No answers yet",
    hidden: ("Not shown: fewer than", "answers, so that nobody can be recognised."),
    label: "internal survey",
    interval: "95% confidence interval",
    responses: "answers",
    target: "Target",
    at_least: "at least",
    more_than: "more than",
    points: "points",
    reached: "Target reached",
    missed: "Target missed",
    open: "Not enough to tell",
    more_needed: ("At the same rate, some", "more answers would decide it."),
    too_close: "The rate is so close to the target that many more answers like these would not decide it.",
    self_selected: "Some answers come from the shared QR code: people chose by themselves to take part, so the figures do not speak for everyone who was served.",
    provisional: "Provisional: ",
    items_title: "Each criterion against the target",
    item: "Criterion",
    spread_title: "How the answers spread",
    groups_title: "By factor",
    group: "Factor",
    index: "Index",
    all: "All",
    n_items: "Criteria",
    blanks_title: "Answers and blanks of each criterion",
    valid: "Valid",
    missing: "Left blank",
    dont_know: "No opinion",
    not_applicable: "Not applicable",
    hidden_cell: "hidden",
    formula: "Formula",
    response_rate: "of slips answered",
    widened: (
        "The figures below are of the days from",
        "to",
        ", more than were chosen, so that no group of fewer than",
        "answers can be told.",
    ),
    widened_open: ("the first answer", "today"),
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// A verdict in words.
    pub(super) fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Reached => self.reached,
            Verdict::Missed => self.missed,
            Verdict::Open => self.open,
        }
    }
}
