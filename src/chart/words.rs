//! The words charts use by themselves.

use crate::measure::Verdict;
use crate::survey::Lang;

/// All words of this room, in one language.
pub(super) struct Words {
    pub(super) reached: &'static str,
    pub(super) missed: &'static str,
    pub(super) open: &'static str,
    pub(super) no_answers: &'static str,
    pub(super) interval: &'static str,
    pub(super) share: &'static str,
    pub(super) answers: &'static str,
    pub(super) verdict: &'static str,
    /// Of "90%".
    pub(super) target: fn(&str) -> String,
    /// Of "60%".
    pub(super) axis_from: fn(&str) -> String,
    pub(super) likert_note: &'static str,
    pub(super) gap: &'static str,
    /// Of label and figure, twice: the highest and the lowest.
    pub(super) range: fn([&str; 4]) -> String,
    /// Of label and figure.
    pub(super) single: fn([&str; 2]) -> String,
    /// Of label and figure: the last period.
    pub(super) latest: fn([&str; 2]) -> String,
    /// Of label and figure, twice: the most and the least satisfied.
    pub(super) satisfied: fn([&str; 4]) -> String,
    /// Of the target, the rows reached, missed and open, and all rows with a verdict.
    pub(super) verdicts: fn(&str, [usize; 4]) -> String,
    /// Of the hidden rows.
    pub(super) hidden: fn(usize) -> String,
    /// Of the rows without answers.
    pub(super) silent: fn(usize) -> String,
    pub(super) limits: &'static str,
    /// Of "91,38%".
    pub(super) centre: fn(&str) -> String,
    pub(super) signal: &'static str,
    pub(super) signal_up: &'static str,
    pub(super) signal_down: &'static str,
    pub(super) common: &'static str,
    pub(super) no_signal: &'static str,
    pub(super) funnel_note: &'static str,
    pub(super) importance: &'static str,
    pub(super) performance: &'static str,
    pub(super) quadrant: &'static str,
    pub(super) fix_first: &'static str,
    pub(super) keep_up: &'static str,
    pub(super) low_priority: &'static str,
    pub(super) possible_overkill: &'static str,
    pub(super) crosshair: &'static str,
    pub(super) not_cause: &'static str,
    pub(super) constant: &'static str,
    pub(super) share_of_r_squared: &'static str,
    /// Of "73,26%".
    pub(super) explained: fn(&str) -> String,
}

const VI: Words = Words {
    reached: "Đạt",
    missed: "Chưa đạt",
    open: "Chưa đủ căn cứ",
    no_answers: "Chưa có ý kiến",
    interval: "Khoảng tin cậy 95%",
    share: "Tỷ lệ hài lòng",
    answers: "Số ý kiến",
    verdict: "So với chỉ tiêu",
    target: |share| format!("Chỉ tiêu {share}"),
    axis_from: |share| format!("Trục bắt đầu từ {share}, không phải từ 0%."),
    likert_note: "Vạch giữa: ranh giới giữa chưa hài lòng và hài lòng.",
    gap: "Chỗ đứt đoạn: kỳ chưa có ý kiến hoặc có số liệu bị ẩn.",
    range: |[high, at, low, below]| format!("Cao nhất: {high} ({at}); thấp nhất: {low} ({below})."),
    single: |[label, share]| format!("{label}: {share}."),
    latest: |[label, share]| format!("Kỳ gần nhất có số liệu: {label} ({share})."),
    satisfied: |[most, at, least, below]| {
        format!("Hài lòng trở lên nhiều nhất: {most} ({at}); ít nhất: {least} ({below}).")
    },
    verdicts: |target, [reached, missed, open, all]| {
        format!(
            "So với chỉ tiêu {target}: {reached} trên {all} đạt, {missed} chưa đạt, \
             {open} chưa đủ căn cứ."
        )
    },
    hidden: |rows| format!("Số liệu bị ẩn: {rows}."),
    silent: |rows| format!("Chưa có ý kiến: {rows}."),
    limits: "Giới hạn của biến động ngẫu nhiên",
    centre: |share| format!("Đường giữa: {share}"),
    signal: "Tín hiệu",
    signal_up: "Tín hiệu tốt",
    signal_down: "Tín hiệu xấu",
    common: "Biến động ngẫu nhiên",
    no_signal: "Không có tín hiệu: mọi khác biệt có thể chỉ do ngẫu nhiên.",
    funnel_note: "Vùng đậm: giới hạn 95%; vùng nhạt: 99,8%.",
    importance: "Mức quan trọng (tương quan ρ)",
    performance: "Mức thực hiện (điểm trung bình)",
    quadrant: "Góc phần tư",
    fix_first: "Cần ưu tiên cải thiện",
    keep_up: "Tiếp tục phát huy",
    low_priority: "Ưu tiên thấp",
    possible_overkill: "Có thể đang dư nguồn lực",
    crosshair: "Hai đường nét đứt: trung bình của các yếu tố, không phải chỉ tiêu.",
    not_cause: "Đây là tương quan, không phải nguyên nhân.",
    constant: "Mọi người trả lời như nhau, nên không có số liệu",
    share_of_r_squared: "Phần của R²",
    explained: |share| {
        format!("Các yếu tố cùng nhau giải thích {share} khác biệt về hài lòng chung (R²).")
    },
};

const EN: Words = Words {
    reached: "Reached",
    missed: "Not reached",
    open: "Too early to say",
    no_answers: "No answers yet",
    interval: "95% confidence interval",
    share: "Satisfied",
    answers: "Answers",
    verdict: "Against the target",
    target: |share| format!("Target {share}"),
    axis_from: |share| format!("The axis begins at {share}, not at 0%."),
    likert_note: "Line in the middle: where dissatisfied ends and satisfied begins.",
    gap: "Broken line: no answers in that period, or a hidden figure.",
    range: |[high, at, low, below]| format!("Highest: {high} ({at}); lowest: {low} ({below})."),
    single: |[label, share]| format!("{label}: {share}."),
    latest: |[label, share]| format!("Latest period with a figure: {label} ({share})."),
    satisfied: |[most, at, least, below]| {
        format!("Most satisfied: {most} ({at}); least satisfied: {least} ({below}).")
    },
    verdicts: |target, [reached, missed, open, all]| {
        format!(
            "Against the target of {target}: {reached} of {all} reached it, {missed} did not, \
             {open} too early to say."
        )
    },
    hidden: |rows| format!("Hidden figures: {rows}."),
    silent: |rows| format!("No answers yet: {rows}."),
    limits: "Limits of chance",
    centre: |share| format!("Centre line: {share}"),
    signal: "Signals",
    signal_up: "Improvement",
    signal_down: "Concern",
    common: "Chance alone",
    no_signal: "No signal: every difference may be chance alone.",
    funnel_note: "Dark: 95% limits; light: 99.8%.",
    importance: "Importance (correlation ρ)",
    performance: "Performance (mean answer)",
    quadrant: "Quadrant",
    fix_first: "Improve first",
    keep_up: "Keep up",
    low_priority: "Low priority",
    possible_overkill: "Perhaps more than is needed",
    crosshair: "Dashed lines: the means of these items, not a target.",
    not_cause: "This is correlation, not cause.",
    constant: "Everybody answered the same, so there is no figure",
    share_of_r_squared: "Share of R²",
    explained: |share| {
        format!("Together they explain {share} of the differences in overall satisfaction (R²).")
    },
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// A verdict as a word.
    pub(super) fn of(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Reached => self.reached,
            Verdict::Missed => self.missed,
            Verdict::Open => self.open,
        }
    }
}
