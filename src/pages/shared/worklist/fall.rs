//! A criterion that fell at a counter or unit, in words.

use super::words::Words;
use super::{Names, Said};
use crate::base::format;
use crate::domain::worklist::{FallItem, FellAt};
use crate::pages::shared::places;
use crate::web::paths;

/// The counter, the criterion and both shares, with the way to the criterion's page for those months.
pub(super) fn fall(of: &FallItem, names: Names<'_>) -> Said {
    let words = Words::of(names.lang);
    let (name, narrowed) = match &of.place {
        FellAt::Touchpoint(code, _) => {
            (places::name(names.touchpoints, code, names.lang), ("touchpoint", code.as_str()))
        }
        FellAt::Unit(code) => {
            (places::name(names.units, code, names.lang), ("unit", code.as_str()))
        }
    };
    let form = names.instruments.newest(&of.instrument);
    let item = form.and_then(|form| form.item(&of.item));
    let item = item.map_or(of.item.as_str(), |item| item.title.in_lang(names.lang));
    let [then, now] = [of.before, of.now].map(|counted| {
        let share = counted.share().unwrap_or_default();
        let (part, whole) = (counted.successes, counted.trials);
        let [part, whole] = [part, whole].map(|count| format::count(count, names.lang));
        format!("{} ({part}/{whole})", format::percent(share, names.lang))
    });
    let mut why = words.fell(item, &then, &now);
    if of.further > 0 {
        why = format!("{why} {}", words.fell_further(of.further));
    }
    let days = [of.days.first, of.days.last].map(|day| day.to_string());
    let item = paths::office_item(&of.instrument, &of.item);
    Said {
        what: format!("{}: {name} ({})", words.fall, narrowed.1),
        why,
        path: paths::with_query(&item, [narrowed, ("from", &days[0]), ("to", &days[1])]),
    }
}
