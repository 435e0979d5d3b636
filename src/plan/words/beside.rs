//! Words for what stands beside a task: reports that were sent, official figures, whose it is.

use crate::measure::{ReportStanding, ReportState};
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) mine: &'static str,
    pub(crate) of_me: &'static str,
    pub(crate) of_unit: &'static str,
    pub(crate) reports: &'static str,
    pub(crate) reports_source: &'static str,
    pub(crate) reports_note: &'static str,
    pub(crate) register: &'static str,
    pub(crate) official: &'static str,
    pub(crate) official_note: &'static str,
    pub(crate) official_none: &'static str,
    pub(crate) official_all: &'static str,
    /// In time of those due, and how many are not due yet.
    in_time: fn(usize, usize, usize) -> String,
}

const VI: Beside = Beside {
    mine: "Giao cho",
    of_me: "Tôi",
    of_unit: "Đơn vị tôi",
    reports: "Báo cáo định kỳ đã gửi",
    reports_source: "Sổ báo cáo đã gửi, tự động",
    reports_note: "Tính tự động từ sổ báo cáo đã gửi: đạt khi mọi báo cáo đến hạn đều đã gửi đúng hạn.",
    register: "Mở sổ báo cáo đã gửi",
    official: "Kết quả chính thức",
    official_note: "Do cơ quan công bố đo, khác mẫu và khác công thức với khảo sát nội bộ ở trên; hai số không cần trùng nhau và không được gộp.",
    official_none: "Chưa nạp kết quả chính thức của năm này.",
    official_all: "Xem kết quả chính thức các năm",
    in_time: |in_time, due, open| {
        format!("{in_time}/{due} báo cáo đến hạn đã gửi đúng hạn; {open} chưa đến hạn")
    },
};

const EN: Beside = Beside {
    mine: "Assigned to",
    of_me: "Me",
    of_unit: "My unit",
    reports: "Periodic reports sent",
    reports_source: "Register of reports sent, automatic",
    reports_note: "Counted from the register of reports sent: reached when every report due so far was sent in time.",
    register: "Open the register of reports sent",
    official: "Official result",
    official_note: "Measured by whoever publishes it, with another sample and another formula than the internal survey above; the two need not agree and are never merged.",
    official_none: "No official result of this year has been imported.",
    official_all: "See the official results of all years",
    in_time: |in_time, due, open| {
        format!("{in_time} of {due} due so far sent in time; {open} not yet due")
    },
};

/// The words in `lang`.
pub(crate) fn beside(lang: Lang) -> &'static Beside {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Beside {
    /// How many reports were sent in time, of how many.
    pub(crate) fn counted(&self, reports: &[ReportStanding]) -> String {
        let count = |state: ReportState| reports.iter().filter(|it| it.state == state).count();
        let (in_time, open) = (count(ReportState::InTime), count(ReportState::NotDue));
        (self.in_time)(in_time, reports.len() - open, open)
    }
}
