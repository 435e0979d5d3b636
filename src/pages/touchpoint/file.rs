//! Touchpoints as a file. Pure.

use crate::base::dataset::{Cell, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::touchpoint::Activity;
use crate::domain::unit::Touchpoint;

/// The table; its first columns are those that an import reads.
pub(super) fn table(lang: Lang) -> Dataset {
    let (code, name, called) = (|| Kind::Text(200), || Kind::Text(400), Column::called);
    let columns = vec![
        called("code", ("Mã điểm", "Code"), code()),
        called("name_vi", ("Tên", "Name in Vietnamese"), name()),
        called("name_en", ("Tên tiếng Anh", "Name in English"), name()),
        called("unit", ("Đơn vị", "Unit"), code()),
        called("procedures", ("Thủ tục", "Procedures"), Kind::Text(8_000)),
        called("instrument", ("Mẫu phiếu khảo sát", "Questionnaire"), code()),
        called("tier", ("Nguồn phiếu", "How answers come in"), code()),
        called("closed", ("Đã đóng từ", "Closed since"), Kind::Day),
        called("slips_issued", ("Phiếu mã đã phát", "Slips issued"), Kind::Whole),
        called(
            "slips_used",
            ("Phiếu mã đã dùng, các tháng đã hết hạn", "Slips used, of expired months"),
            Kind::Whole,
        ),
        called("last_7_days", ("Phiếu 7 ngày qua", "Answers, last 7 days"), Kind::Whole),
        called("last_30_days", ("Phiếu 30 ngày qua", "Answers, last 30 days"), Kind::Whole),
        called("last_day", ("Phiếu gần nhất", "Last answers"), Kind::Day),
    ];
    Dataset {
        title: Text::new("Điểm khảo sát", "Touchpoints"),
        columns,
        lang,
        shown: Shown::Labels,
    }
}

/// A row with the slips issued, and those used of expired months.
pub(super) fn cells(
    touchpoint: &Touchpoint,
    activity: Activity,
    (issued, used): (u64, u64),
) -> Vec<Cell<'static>> {
    let of = |text: &str| Cell::text(text.to_owned());
    let day = |day: Option<_>| day.map_or(Cell::Empty, Cell::Day);
    let count = |count: u64| Cell::Whole(count.cast_signed());
    vec![
        of(&touchpoint.code),
        of(&touchpoint.name.vi),
        of(&touchpoint.name.en),
        of(&touchpoint.unit),
        Cell::text(touchpoint.procedures.join("; ")),
        of(&touchpoint.instrument),
        of(touchpoint.tier.code()),
        day(touchpoint.closed),
        count(issued),
        count(used),
        count(activity.week),
        count(activity.month),
        day(activity.last),
    ]
}
