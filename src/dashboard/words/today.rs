//! Words of the morning page and of the wall screen.

use crate::measure::Rule;
use crate::survey::Lang;

/// What is said on these pages, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) all_well: &'static str,
    pub(crate) more: (&'static str, &'static str),
    pub(crate) weekly: &'static str,
    pub(crate) weekly_lead: &'static str,
    pub(crate) week: &'static str,
    pub(crate) trial: &'static str,
    pub(crate) no_signal: &'static str,
    pub(crate) signals: &'static str,
    pub(crate) rules: [&'static str; 5],
    pub(crate) from_to: (&'static str, &'static str),
    pub(crate) wall: &'static str,
    pub(crate) wall_counts: [&'static str; 3],
    pub(crate) wall_well: &'static str,
    pub(crate) back: &'static str,
    pub(crate) instruments: &'static str,
}

const VI: Words = Words {
    title: "Việc cần làm hôm nay",
    all_well: "Hôm nay chưa có việc nào gấp: không có việc quá hạn hay sắp đến hạn, không điểm khảo sát nào im ắng, không chỉ số nào cần xem lại.",
    more: ("và", "việc khác"),
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
    more: ("and", "more"),
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
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// A pattern in words.
    pub(crate) fn rule(&self, rule: Rule) -> &'static str {
        let [outside, run, trend, near_limit, near_centre] = self.rules;
        match rule {
            Rule::OutsideLimits => outside,
            Rule::Run => run,
            Rule::Trend => trend,
            Rule::NearLimit => near_limit,
            Rule::NearCentre => near_centre,
        }
    }
}
