//! The words charts use by themselves.

use crate::base::words;

words! {
    /// Words of every chart.
    pub(super) struct Words {
        no_answers: "Chưa có ý kiến" / "No answers yet",
        interval: "Khoảng tin cậy 95%" / "95% confidence interval",
        share: "Tỷ lệ hài lòng" / "Satisfied",
        answers: "Số ý kiến" / "Answers",
        responses: "Số phiếu" / "Responses",
        effective: "Số ý kiến độc lập tương đương" / "Worth so many independent answers",
        verdict: "So với chỉ tiêu" / "Against the target",
        target(share: &str): "Chỉ tiêu {share}" / "Target {share}",
        axis_from(share: &str): "Trục bắt đầu từ {share}, không phải từ 0%."
            / "The axis begins at {share}, not at 0%.",
        likert_note: "Vạch giữa: ranh giới giữa chưa hài lòng và hài lòng."
            / "Line in the middle: where dissatisfied ends and satisfied begins.",
        gap: "Chỗ đứt đoạn: kỳ chưa có ý kiến hoặc ít ý kiến nên chưa tính."
            / "Broken line: no answers in that period, or too few to count.",
        range(high: &str, at: &str, low: &str, below: &str):
            "Cao nhất: {high} ({at}); thấp nhất: {low} ({below})."
            / "Highest: {high} ({at}); lowest: {low} ({below}).",
        single(label: &str, share: &str): "{label}: {share}." / "{label}: {share}.",
        latest(label: &str, share: &str): "Kỳ gần nhất có số liệu: {label} ({share})."
            / "Latest period with a figure: {label} ({share}).",
        satisfied(most: &str, at: &str, least: &str, below: &str):
            "Hài lòng trở lên nhiều nhất: {most} ({at}); ít nhất: {least} ({below})."
            / "Most satisfied: {most} ({at}); least satisfied: {least} ({below}).",
        against(target: &str): "So với chỉ tiêu {target}" / "Against the target of {target}",
        verdicts(reached: usize, all: usize, missed: usize, open: usize):
            "{reached} trên {all} đạt, {missed} chưa đạt, {open} chưa đủ căn cứ."
            / "{reached} of {all} reached it, {missed} did not, {open} not enough to tell.",
        hidden(rows: usize): "Ít ý kiến nên chưa tính: {rows}." / "Too few answers: {rows}.",
        silent(rows: usize): "Chưa có ý kiến: {rows}." / "No answers yet: {rows}.",
        limits: "Giới hạn của biến động ngẫu nhiên" / "Limits of chance",
        centre(share: &str): "Mức trung bình: {share}" / "Centre line: {share}",
        signal: "Tín hiệu" / "Signals",
        latest_signals(all: usize, latest: &str): "{all} tín hiệu, mới nhất: {latest}."
            / "{all} signals, the latest: {latest}.",
        lowest_signals(all: usize, lowest: &str): "{all} tín hiệu, thấp nhất: {lowest}."
            / "{all} signals, the lowest: {lowest}.",
        signal_up: "Tín hiệu tốt" / "Improvement",
        signal_down: "Tín hiệu xấu" / "Concern",
        common: "Biến động ngẫu nhiên" / "Chance alone",
        no_signal: "Không có tín hiệu: mọi khác biệt có thể chỉ do ngẫu nhiên."
            / "No signal: every difference may be chance alone.",
        funnel_note: "Vùng đậm: giới hạn 95%; vùng nhạt: 99,8%."
            / "Dark: 95% limits; light: 99.8%.",
        importance: "Tương quan với hài lòng chung (r)" / "Correlation with overall satisfaction (r)",
        quadrant: "Nhóm" / "Group",
        fix_first: "Kém chỉ tiêu, gắn nhiều với hài lòng chung"
            / "Below the target, close to overall satisfaction",
        keep_up: "Từ chỉ tiêu, gắn nhiều với hài lòng chung"
            / "At the target, close to overall satisfaction",
        low_priority: "Kém chỉ tiêu, gắn ít hơn" / "Below the target, less close",
        possible_overkill: "Từ chỉ tiêu, gắn ít hơn" / "At the target, less close",
        crosshair: "Đường đứng: chỉ tiêu. Đường ngang: mức gắn trung bình."
            / "Upright line: the target. Level line: the mean correlation.",
        not_cause: "Đây là tương quan, không phải nguyên nhân." / "This is correlation, not cause.",
        constant: "Mọi người trả lời như nhau, nên không có số liệu"
            / "Everybody answered the same, so there is no figure",
        share_of_r_squared: "Phần của R²" / "Share of R²",
        explained(share: &str):
            "Các tiêu chí cùng nhau giải thích {share} khác biệt về hài lòng chung (R²)."
            / "Together they explain {share} of the differences in overall satisfaction (R²).",
    }
}
