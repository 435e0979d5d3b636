//! What became of units in the made-up year: one renamed, one merged into another.

use chrono::{Days, NaiveDate};

use super::{Failed, Setting};
use crate::base::Text;
use crate::domain::unit::Change;
use crate::store::{NewAct, Store, UnitsChanged};

fn text(vi: &str, en: &str) -> Text {
    Text { vi: vi.to_owned(), en: en.to_owned() }
}

/// The acts, each in force on the day it was recorded. The units are those of `seeds/demo/offices.toml`.
fn acts(last_day: NaiveDate) -> Vec<NewAct> {
    let founded =
        Change::Founded { name: text("Phòng Lễ tân", "Protocol Division"), parent: None };
    let renamed = Change::Renamed {
        name: text("Phòng Lãnh sự", "Consular Division"),
        before: text(
            "Phòng Lãnh sự và Người Việt Nam ở nước ngoài",
            "Consular and Overseas Vietnamese Division",
        ),
    };
    let merged = Change::Passed { into: vec!["PHTQT".to_owned()], touchpoints: [].into() };
    let all = [
        ("demo-1", "QĐ 21/QĐ-UBND", 300, "PLT", founded),
        ("demo-2", "QĐ 47/QĐ-UBND", 210, "PLS", renamed),
        ("demo-3", "QĐ 88/QĐ-UBND", 120, "PLT", merged),
    ];
    let act = |(id, basis, ago, unit, change): (&str, &str, u64, &str, Change)| NewAct {
        id: id.to_owned(),
        basis: basis.to_owned(),
        day: last_day - Days::new(ago),
        changes: vec![(unit.to_owned(), change)],
    };
    all.map(act).into()
}

/// Records what became of units, each on the day of the act.
pub async fn load_units(store: &Store, setting: Setting<'_>) -> Result<(), Failed> {
    for act in acts(setting.last_day) {
        let changed = store.record_units(&act, &setting.by(act.day, 10 * 60)).await?;
        if changed != UnitsChanged::Done {
            return Err(Failed::Units(format!("{act:?}: {changed:?}")));
        }
    }
    Ok(())
}
