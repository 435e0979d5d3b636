//! Touchpoints as a file. Pure.

use crate::base::dataset::{Cell, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::touchpoint::Activity;
use crate::domain::touchpoint::table::LAYOUT;
use crate::domain::unit::Touchpoint;
use crate::pages::shared::exported::{choice, column};

/// The table; an import reads it back, and passes over what it does not keep.
pub(super) fn table(lang: Lang) -> Dataset {
    let of = LAYOUT.columns();
    let text = |code, most| column(&of, code, Kind::Text(most));
    let whole = |code| column(&of, code, Kind::Whole);
    let columns = vec![
        text("code", 200),
        text("name_vi", 400),
        text("name_en", 400),
        text("unit", 200),
        text("procedures", 8_000),
        text("instrument", 200),
        choice(&of, "tier"),
        column(&of, "closed", Kind::Day),
        whole("slips_issued"),
        whole("slips_used"),
        whole("last_7_days"),
        whole("last_30_days"),
        column(&of, "last_day", Kind::Day),
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
    let mut tiers = LAYOUT.columns().choices_of("tier").iter();
    let tier = tiers.position(|(code, ..)| *code == touchpoint.tier.code());
    let tier = tier.and_then(|place| u16::try_from(place).ok()).map_or(Cell::Empty, Cell::Choice);
    vec![
        of(&touchpoint.code),
        of(&touchpoint.name.vi),
        of(&touchpoint.name.en),
        of(&touchpoint.unit),
        Cell::text(touchpoint.procedures.join("; ")),
        of(&touchpoint.instrument),
        tier,
        day(touchpoint.closed),
        count(issued),
        count(used),
        count(activity.week),
        count(activity.month),
        day(activity.last),
    ]
}
