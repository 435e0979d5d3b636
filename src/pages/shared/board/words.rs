//! Words around an instrument's figures.

use crate::base::words;
use crate::domain::measure::Course;

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
        response_rate(rate: &str): "Tỷ lệ trả lời của phiếu mời đánh giá: {rate}"
            / "Response rate of slips: {rate}",
    }
}

words! {
    /// The sentences of where a figure stands.
    pub(super) struct StandingWords {
        points: "điểm" / "points",
        above(target: &str): "trên {target}" / "more than {target}",
        reached_exactly(target: &str): "Đạt chỉ tiêu {target}." / "Target of {target} reached.",
        reached(target: &str, gap: &str): "Đạt chỉ tiêu {target}: cao hơn {gap}."
            / "Target of {target} reached: {gap} above it.",
        missed(target: &str, gap: &str): "Chưa đạt chỉ tiêu {target}: kém {gap}."
            / "Target of {target} not reached: {gap} short.",
        missed_by_less(target: &str): "Chưa đạt chỉ tiêu {target}: kém chưa đến 0,01 điểm."
            / "Target of {target} not reached: less than 0.01 points short.",
        open_at(target: &str): "Chưa đủ căn cứ: vừa bằng chỉ tiêu {target}."
            / "Not enough to tell: exactly at the target of {target}.",
        open_not_above(target: &str):
            "Chưa đủ căn cứ: chỉ tiêu là {target}, kết quả bằng mức đó nhưng chưa vượt."
            / "Not enough to tell: the target is {target}, the figure is at it, not above.",
        open_by_less(target: &str): "Chưa đủ căn cứ: kém chỉ tiêu {target} chưa đến 0,01 điểm."
            / "Not enough to tell: less than 0.01 points short of the target of {target}.",
        open_above(target: &str, gap: &str): "Chưa đủ căn cứ: cao hơn chỉ tiêu {target} là {gap}."
            / "Not enough to tell: {gap} above the target of {target}.",
        open_below(target: &str, gap: &str): "Chưa đủ căn cứ: kém chỉ tiêu {target} là {gap}."
            / "Not enough to tell: {gap} short of the target of {target}.",
        of_all(some: &str, all: &str): "{some} trên {all}" / "{some} of {all}",
        satisfied(some: &str, all: &str): "{some} trên {all} phiếu hài lòng"
            / "{some} of {all} answers satisfied",
        all_satisfied(all: &str): "Cả {all} phiếu đều hài lòng" / "All {all} answers satisfied",
        none_satisfied(all: &str): "Cả {all} phiếu đều chưa hài lòng"
            / "None of {all} answers satisfied",
        the_one_satisfied: "Phiếu duy nhất hài lòng" / "The only answer satisfied",
        few_above(counted: &str, target: &str):
            "{counted}. Chưa đủ căn cứ: không dưới chỉ tiêu {target}, nhưng còn ít phiếu."
            / "{counted}. Not enough to tell: not below the target of {target}, but of few answers.",
        few_below(counted: &str, target: &str):
            "{counted}. Chưa đủ căn cứ: dưới chỉ tiêu {target}, nhưng còn ít phiếu."
            / "{counted}. Not enough to tell: below the target of {target}, but of few answers.",
        few_undecided(counted: &str, target: &str):
            "{counted}. Chưa đủ căn cứ so với chỉ tiêu {target}, vì còn ít phiếu."
            / "{counted}. Not enough to tell against the target of {target}: few answers.",
        few_missed(counted: &str, target: &str):
            "{counted}: chưa đạt chỉ tiêu {target}, ít phiếu nhưng đủ căn cứ."
            / "{counted}: target of {target} not reached; few as they are, they are enough to tell.",
        few_but_missed(counted: &str, figure: &str, target: &str):
            "{counted} nói chung, nhưng các tiêu chí chỉ được {figure}: chưa đạt chỉ tiêu {target}."
            / "{counted} overall, but the criteria come to {figure} alone: target of {target} not reached.",
        own(count: &str): "Kỳ này mới có {count} phiếu" / "This period has {count} answers so far",
        own_none: "Kỳ này chưa có phiếu nào" / "This period has no answers yet",
        own_too_few: "Kỳ này có quá ít ý kiến" / "This period has too few answers",
        twelve_months(own: &str, from: &str, to: &str): "{own}; gộp 12 tháng ({from} – {to})"
            / "{own}; twelve months together ({from} – {to})",
        all_days(own: &str, to: &str): "{own}; gộp mọi phiếu đến {to}"
            / "{own}; all answers up to {to} together",
        pooled(days: &str, said: &str): "{days}: {said}" / "{days}: {said}",
        pooled_alone(days: &str): "{days}." / "{days}.",
        to_date: "nay" / "today",
        short_above(gap: &str): "cao hơn {gap}" / "{gap} above",
        short_below(gap: &str): "kém {gap}" / "{gap} short",
        lately(figure: &str): "Ba tháng gần nhất {figure}" / "Last three months {figure}",
        last_months(figure: &str): "Ba tháng cuối kỳ {figure}"
            / "Last three months of the period {figure}",
        course: Course {
            Rising => "đang tăng" / "rising",
            Falling => "đang giảm" / "falling",
            Unclear => "chưa thấy thay đổi rõ rệt" / "no clear change",
        },
        needed(more: &str): "Nếu tỷ lệ giữ nguyên, cần thêm khoảng {more} phiếu để đủ căn cứ."
            / "At the same rate, about {more} more answers are needed to tell.",
        too_small: "Khác biệt quá nhỏ để khảo sát phân biệt."
            / "The difference is too small for the survey to tell.",
    }
}
