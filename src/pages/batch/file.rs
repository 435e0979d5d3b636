//! Batches as a file. Pure.

use super::words::Words;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::batch::Standing;
use crate::domain::survey::Tier;
use crate::store::BatchEntry;

/// The table.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let standings = Standing::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.standing(each), en.standing(each))));
    let tiers = Tier::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.channel(each), en.channel(each))));
    let (code, called) = (|| Kind::Text(200), Column::called);
    let columns = vec![
        called("batch", ("Số lô", "Batch"), Kind::Whole),
        called("day", ("Ngày chốt", "Day of settling"), Kind::Day),
        called("instrument", ("Mẫu phiếu khảo sát", "Survey"), code()),
        called("wave", ("Đợt khảo sát", "Wave"), code()),
        called("unit", ("Đơn vị", "Unit"), code()),
        called("touchpoint", ("Điểm khảo sát", "Survey point"), code()),
        called("tier", ("Nguồn phiếu", "Channel"), Kind::Choice(tiers.collect())),
        called("responses", ("Số phiếu", "Responses"), Kind::Whole),
        called("standing", ("Trạng thái", "Status"), Kind::Choice(standings.collect())),
        called("reason", ("Lý do rút", "Reason to take it back"), Kind::Text(8_000)),
    ];
    Dataset { title: Text::new("Lô phiếu", "Batches"), columns, lang, shown: Shown::Labels }
}

/// A row.
pub(super) fn cells(batch: &BatchEntry) -> Vec<Cell<'static>> {
    let of = |text: &str| Cell::text(text.to_owned());
    let [unit, touchpoint, _] = batch.place.codes();
    let reason = batch.take_back.as_ref().map_or("", |it| &*it.reason);
    vec![
        Cell::Whole(batch.number.cast_signed()),
        Cell::Day(batch.day),
        of(&batch.instrument),
        of(&batch.wave),
        of(unit),
        of(touchpoint),
        batch.place.tier.map_or(Cell::Empty, |tier| Cell::choice(&Tier::ALL, &tier)),
        Cell::Whole(batch.responses.cast_signed()),
        Cell::choice(&Standing::ALL, &batch.standing),
        of(reason),
    ]
}
