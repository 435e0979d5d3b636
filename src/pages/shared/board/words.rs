//! Words around an instrument's figures.

use crate::base::words;
use crate::stats::Verdict;

words! {
    /// Words around an instrument's figures.
    pub(super) struct Words {
        no_answers: "Chưa có ý kiến" / "No answers yet",
        hidden(k: u64): "Chưa hiển thị: có dưới {k} phiếu, để không ai bị nhận ra."
            / "Not shown: fewer than {k} answers, so that nobody can be recognised.",
        label: "khảo sát nội bộ" / "internal survey",
        interval: "khoảng tin cậy 95%" / "95% confidence interval",
        responses: "phiếu" / "answers",
        target: "Chỉ tiêu" / "Target",
        at_least: "từ" / "at least",
        more_than: "trên" / "more than",
        points: "điểm" / "points",
        verdict: Verdict {
            Reached => "Đạt chỉ tiêu" / "Target reached",
            Missed => "Chưa đạt chỉ tiêu" / "Target missed",
            Open => "Chưa đủ căn cứ" / "Not enough to tell",
        },
        more_needed(more: &str):
            "Nếu tỷ lệ giữ nguyên, cần thêm khoảng {more} phiếu nữa mới kết luận được."
            / "At the same rate, some {more} more answers would decide it.",
        out_of_reach: "Với nhịp phiếu hiện nay, số phiếu của một năm nữa cũng chưa đủ để kết luận."
            / "At the present pace the answers of a further year would not decide it.",
        self_selected: "Một phần phiếu đến từ mã QR dùng chung: người trả lời tự chọn tham gia, nên kết quả không đại diện cho tất cả người làm thủ tục."
            / "Some answers come from the shared QR code: people chose by themselves to take part, so the figures do not speak for everyone who was served.",
        provisional: "Tạm thời: " / "Provisional: ",
        items_title: "Từng tiêu chí so với chỉ tiêu" / "Each criterion against the target",
        item: "Tiêu chí" / "Criterion",
        spread_title: "Phân bố ý kiến" / "How the answers spread",
        groups_title: "Theo yếu tố" / "By factor",
        group: "Yếu tố" / "Factor",
        index: "Chỉ số" / "Index",
        all: "Tất cả" / "All",
        n_items: "Số tiêu chí" / "Criteria",
        blanks_title: "Số ý kiến và số bỏ trống từng tiêu chí"
            / "Answers and blanks of each criterion",
        valid: "Có ý kiến" / "Valid",
        missing: "Bỏ trống" / "Left blank",
        dont_know: "Không có ý kiến" / "No opinion",
        not_applicable: "Không áp dụng" / "Not applicable",
        hidden_cell: "ẩn" / "hidden",
        formula: "Công thức" / "Formula",
        response_rate: "phiếu mã đã trả lời" / "of slips answered",
        widened(first: &str, last: &str, k: u64):
            "Số liệu dưới đây tính từ {first} đến {last}, rộng hơn những ngày đã chọn, để không suy ra được ý kiến của một nhóm dưới {k} phiếu."
            / "The figures below are of the days from {first} to {last}, more than were chosen, so that no group of fewer than {k} answers can be told.",
        first_answer: "phiếu đầu tiên" / "the first answer",
        today: "nay" / "today",
    }
}
