//! The words for what wants attention.

use crate::survey::Lang;

/// What is said, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) late: &'static str,
    pub(super) soon: &'static str,
    pub(super) look: &'static str,
    pub(super) petition: &'static str,
    pub(super) sort: &'static str,
    pub(super) reply: &'static str,
    pub(super) task: &'static str,
    pub(super) due: &'static str,
    pub(super) was_due: &'static str,
    pub(super) quiet: &'static str,
    /// Of the last day, the working days and the usual pace.
    pub(super) silence: fn(&str, u32, &str) -> String,
    /// Of the index and the number of items.
    pub(super) missed: fn(&str, usize) -> String,
    /// Of the index and the answers that are lacking.
    pub(super) undecided: fn(&str, Option<&str>) -> String,
    /// Of the first day of the week, its share and the usual one.
    pub(super) signal: fn(&str, &str, &str) -> String,
    pub(super) improvement: &'static str,
    pub(super) concern: &'static str,
    pub(super) neither: &'static str,
    pub(super) dossiers: &'static str,
    /// Of how many and their earliest day.
    pub(super) finish: fn(&str, &str) -> String,
    pub(super) apologise: fn(&str, &str) -> String,
    pub(super) remarks: &'static str,
    /// Of how many and the oldest day.
    pub(super) unread: fn(&str, &str) -> String,
}

const VI: Words = Words {
    late: "Quá hạn",
    soon: "Sắp đến hạn",
    look: "Nên xem",
    petition: "Phản ánh, kiến nghị số",
    sort: "phân loại, chuyển chậm nhất ngày",
    reply: "trả lời chậm nhất ngày",
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
    neither: "Tín hiệu",
    dossiers: "Hồ sơ",
    finish: |count, day| {
        format!("{count} hồ sơ quá hạn chưa trả kết quả, sớm nhất hẹn ngày {day}.")
    },
    apologise: |count, day| {
        format!(
            "{count} hồ sơ sắp đến hạn; nếu không kịp, phiếu xin lỗi phải gửi muộn nhất ngày {day}."
        )
    },
    remarks: "Góp ý",
    unread: |count, day| format!("{count} góp ý chưa ai đọc, cũ nhất từ đợt đến ngày {day}."),
};

const EN: Words = Words {
    late: "Late",
    soon: "Due soon",
    look: "Worth a look",
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
    neither: "Signal",
    dossiers: "Dossiers",
    finish: |count, day| {
        format!("{count} past their day and not completed, the earliest due on {day}.")
    },
    apologise: |count, day| {
        format!("{count} due soon; where that will not do, an apology must be sent by {day}.")
    },
    remarks: "Remarks",
    unread: |count, day| {
        format!("{count} that nobody has read, the oldest of the batch until {day}.")
    },
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
