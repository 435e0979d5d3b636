//! Words around an instrument's figures.

use crate::base::words;
use crate::stats::Verdict;

words! {
    /// Words around an instrument's figures.
    pub(super) struct Words {
        no_answers: "Chưa có ý kiến" / "No answers yet",
        too_few_answers(k: u64): "Dưới {k} người trả lời tiêu chí này nên chưa tính."
            / "Fewer than {k} have answered this criterion, so it has no figure.",
        basis(k: u64):
            "Tính theo ngày chốt phiếu; phiếu của quầy ít khách được chốt theo nhóm từ {k}."
            / "Counted by the day an answer was settled; answers of a quiet counter are settled in groups of {k} or more.",
        without_merged: "Chưa gồm phần gộp của toàn cơ quan."
            / "Without what was settled together for the whole office.",
        merged: "Dòng gộp: phiếu của nhiều nơi hoặc nhiều nguồn được chốt chung, nên không tính riêng cho nơi nào."
            / "A row of several together: answers of several places or channels that were settled as one, and so belong to none of them alone.",
        label: "khảo sát nội bộ" / "internal survey",
        interval: "khoảng tin cậy 95%" / "95% confidence interval",
        interval_or_counts: "khoảng tin cậy 95%, ít phiếu thì số phiếu"
            / "95% confidence interval, or counts of few",
        index_of_few(figure: &str): "chỉ số các tiêu chí {figure}" / "index of the criteria {figure}",
        responses: "phiếu" / "answers",
        target: "So với chỉ tiêu" / "Against the target",
        at_least(aim: &str): "Chỉ tiêu: từ {aim} trở lên." / "Target: {aim} or more.",
        more_than(aim: &str): "Chỉ tiêu: trên {aim}." / "Target: more than {aim}.",
        points: "điểm" / "points",
        verdict: Verdict {
            Reached => "Đạt chỉ tiêu" / "Target reached",
            Missed => "Chưa đạt chỉ tiêu" / "Target not reached",
            Open => "Chưa đủ căn cứ" / "Not enough to tell",
        },
        self_selected: "Một phần phiếu đến từ mã QR dùng chung: người trả lời tự chọn tham gia, nên kết quả không đại diện cho tất cả người làm thủ tục."
            / "Some answers come from the shared QR code: people chose by themselves to take part, so the figures do not speak for everyone who was served.",
        provisional: "Tạm thời: " / "Provisional: ",
        items_title: "Từng tiêu chí so với chỉ tiêu, thấp nhất đứng trước"
            / "Each criterion against the target, the lowest first",
        items_of_few(k: u64, names: &str): "Dưới {k} ý kiến nên chưa tính: {names}."
            / "Fewer than {k} answers, so without a figure: {names}.",
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
        too_few: "ít ý kiến" / "too few",
        method: { "item_mean" => "Chỉ số là trung bình cộng tỷ lệ hài lòng của các tiêu chí."
            / "The index is the mean of the criteria's satisfaction rates.",
            "pooled" => "Chỉ số là số ý kiến hài lòng trên tổng số ý kiến của mọi tiêu chí."
            / "The index is satisfied answers out of all answers to all criteria.",
            "domain_mean" => "Chỉ số là trung bình cộng của các lĩnh vực, mỗi lĩnh vực là trung bình của các tiêu chí."
            / "The index is the mean of the domains, each the mean of its criteria.",
            "factor_mean" => "Chỉ số là trung bình cộng của các yếu tố, mỗi yếu tố là trung bình của các tiêu chí."
            / "The index is the mean of the factors, each the mean of its criteria." },
        response_rate(rate: &str): "Tỷ lệ phản hồi của phiếu có mã: {rate}"
            / "Response rate of slips: {rate}",
    }
}
