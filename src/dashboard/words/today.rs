//! Words of the morning page and of the wall screen.

use crate::measure::{Meaning, Rule};
use crate::survey::Lang;

/// What is said on these pages, in one language.
#[derive(Debug)]
pub(in crate::dashboard) struct Words {
    pub(in crate::dashboard) title: &'static str,
    pub(in crate::dashboard) all_well: &'static str,
    pub(in crate::dashboard) late: &'static str,
    pub(in crate::dashboard) soon: &'static str,
    pub(in crate::dashboard) look: &'static str,
    pub(in crate::dashboard) more: (&'static str, &'static str),
    pub(in crate::dashboard) petition: &'static str,
    pub(in crate::dashboard) sort: &'static str,
    pub(in crate::dashboard) reply: &'static str,
    pub(in crate::dashboard) task: &'static str,
    pub(in crate::dashboard) due: &'static str,
    pub(in crate::dashboard) was_due: &'static str,
    pub(in crate::dashboard) quiet: &'static str,
    /// Of the last day, the working days and the usual pace.
    pub(in crate::dashboard) silence: fn(&str, u32, &str) -> String,
    /// Of the index and the number of items.
    pub(in crate::dashboard) missed: fn(&str, usize) -> String,
    /// Of the index and the answers that are lacking.
    pub(in crate::dashboard) undecided: fn(&str, Option<&str>) -> String,
    /// Of the first day of the week, its share and the usual one.
    pub(in crate::dashboard) signal: fn(&str, &str, &str) -> String,
    pub(in crate::dashboard) improvement: &'static str,
    pub(in crate::dashboard) concern: &'static str,
    pub(in crate::dashboard) weekly: &'static str,
    pub(in crate::dashboard) weekly_lead: &'static str,
    pub(in crate::dashboard) week: &'static str,
    pub(in crate::dashboard) trial: &'static str,
    pub(in crate::dashboard) no_signal: &'static str,
    pub(in crate::dashboard) signals: &'static str,
    pub(in crate::dashboard) rules: [&'static str; 5],
    pub(in crate::dashboard) from_to: (&'static str, &'static str),
    pub(in crate::dashboard) wall: &'static str,
    pub(in crate::dashboard) wall_counts: [&'static str; 3],
    pub(in crate::dashboard) wall_well: &'static str,
    pub(in crate::dashboard) back: &'static str,
    pub(in crate::dashboard) instruments: &'static str,
}

const VI: Words = Words {
    title: "Việc cần làm hôm nay",
    all_well: "Hôm nay chưa có việc nào gấp: không có việc quá hạn hay sắp đến hạn, không điểm khảo sát nào im ắng, không chỉ số nào cần xem lại.",
    late: "Quá hạn",
    soon: "Sắp đến hạn",
    look: "Nên xem",
    more: ("và", "việc khác"),
    petition: "Phản ánh, kiến nghị số",
    sort: "phân loại, chuyển trước",
    reply: "trả lời trước",
    task: "Nhiệm vụ",
    due: "hạn",
    was_due: "hạn là",
    quiet: "Im ắng",
    silence: |last, days, pace| {
        format!(
            "phiếu gần nhất ngày {last}; {days} ngày làm việc không có phiếu, trước đó trung bình {pace} phiếu mỗi ngày. Xin kiểm tra mã QR và quầy."
        )
    },
    missed: |index, items| {
        let tail = match items {
            0 => String::new(),
            items => format!(" {items} tiêu chí dưới chỉ tiêu."),
        };
        format!("{index} từ đầu năm báo cáo, chắc chắn dưới chỉ tiêu.{tail}")
    },
    undecided: |index, more| {
        let tail = more.map_or_else(
            || " Tỷ lệ sát chỉ tiêu nên có thêm phiếu cũng chưa kết luận được.".to_owned(),
            |more| {
                format!(" Nếu tỷ lệ giữ nguyên, cần thêm khoảng {more} phiếu mới kết luận được.")
            },
        );
        format!("{index} từ đầu năm báo cáo, dưới chỉ tiêu nhưng chưa đủ phiếu để kết luận.{tail}")
    },
    signal: |week, share, usual| {
        format!("tuần từ {week} có {share} hài lòng, khác hẳn mức thường thấy {usual}.")
    },
    improvement: "Tín hiệu tốt",
    concern: "Tín hiệu xấu",
    weekly: "Hài lòng theo tuần",
    weekly_lead: "Trong hai giới hạn là biến động thường ngày, không cần giải thích từng tuần.",
    week: "Tuần từ",
    trial: "Chưa đủ mười hai tuần: giới hạn còn tạm thời.",
    no_signal: "Không có tín hiệu: các tuần chỉ khác nhau như thường lệ.",
    signals: "Tín hiệu",
    rules: [
        "ra ngoài giới hạn",
        "bảy tuần trở lên liền cùng một phía của đường giữa",
        "sáu tuần trở lên liền cùng tăng hoặc cùng giảm",
        "hai trong ba tuần liền sát giới hạn",
        "mười lăm tuần trở lên liền sát đường giữa: ít biến động hơn thường lệ",
    ],
    from_to: ("từ", "đến"),
    wall: "Màn hình treo tường",
    wall_counts: ["quá hạn", "sắp đến hạn", "nên xem"],
    wall_well: "Không có việc gấp",
    back: "Về trang tổng quan",
    instruments: "Các phiếu khảo sát",
};

const EN: Words = Words {
    title: "What needs doing today",
    all_well: "Nothing presses today: nothing is late or due soon, no touchpoint has gone quiet, no index needs a look.",
    late: "Late",
    soon: "Due soon",
    look: "Worth a look",
    more: ("and", "more"),
    petition: "Petition no.",
    sort: "sort or pass on by",
    reply: "answer by",
    task: "Task",
    due: "due",
    was_due: "was due",
    quiet: "Quiet",
    silence: |last, days, pace| {
        format!(
            "last answer on {last}; {days} working days without one, after {pace} a day on average. Please check the QR code and the counter."
        )
    },
    missed: |index, items| {
        let tail = match items {
            0 => String::new(),
            1 => " One criterion is below its target.".to_owned(),
            items => format!(" {items} criteria are below theirs."),
        };
        format!("{index} since the reporting year began, surely below the target.{tail}")
    },
    undecided: |index, more| {
        let tail = more.map_or_else(
            || " It is so close to the target that more answers would not decide it.".to_owned(),
            |more| format!(" At the same rate, some {more} more answers would decide it."),
        );
        format!(
            "{index} since the reporting year began: below the target, with too few answers to be sure.{tail}"
        )
    },
    signal: |week, share, usual| {
        format!("the week from {week} has {share} satisfied, clearly unlike the usual {usual}.")
    },
    improvement: "Improvement",
    concern: "Concern",
    weekly: "Satisfied, week by week",
    weekly_lead: "Between the two limits weeks vary as they always do; no single one needs explaining.",
    week: "Week from",
    trial: "Fewer than twelve weeks: the limits are provisional.",
    no_signal: "No signal: the weeks differ no more than usual.",
    signals: "Signals",
    rules: [
        "outside the limits",
        "seven weeks or more in a row on one side of the centre",
        "six weeks or more in a row rising, or falling",
        "two of three weeks in a row near a limit",
        "fifteen weeks or more in a row near the centre: less variation than usual",
    ],
    from_to: ("from", "to"),
    wall: "Wall screen",
    wall_counts: ["late", "due soon", "worth a look"],
    wall_well: "Nothing presses",
    back: "Back to the overview",
    instruments: "The surveys",
};

/// The words in `lang`.
pub(in crate::dashboard) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// A pattern in words.
    pub(in crate::dashboard) fn rule(&self, rule: Rule) -> &'static str {
        let [outside, run, trend, near_limit, near_centre] = self.rules;
        match rule {
            Rule::OutsideLimits => outside,
            Rule::Run => run,
            Rule::Trend => trend,
            Rule::NearLimit => near_limit,
            Rule::NearCentre => near_centre,
        }
    }

    /// What a signal is, if it is good or bad.
    pub(in crate::dashboard) fn meaning(&self, meaning: Meaning) -> &'static str {
        match meaning {
            Meaning::Improvement => self.improvement,
            Meaning::Concern => self.concern,
            Meaning::Neither => self.signals,
        }
    }
}
