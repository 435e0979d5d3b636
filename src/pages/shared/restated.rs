//! The mark of figures that were restated: batches among them were taken back.

use maud::{Markup, html};

use crate::base::calendar::office_day;
use crate::base::{Lang, format, words};
use crate::domain::batch::Audience;
use crate::domain::measure::Filter;
use crate::domain::wave::OUTSIDE;
use crate::store::{self, BatchEntry, Store};

words! {
    /// Words of the mark.
    struct Words {
        title: "Số liệu đã được điều chỉnh" / "Figures restated",
        line(day: &str, count: &str, settled: &str):
            "Ngày {day} đã rút {count} phiếu của một lô chốt ngày {settled}"
            / "On {day} the {count} answers of a batch settled on {settled} were taken back",
    }
}

/// The batches taken back that a filter would leave; of those that the public saw, for the public.
pub async fn restated(
    store: &Store,
    instrument: &str,
    filter: &Filter,
    audience: Audience,
) -> store::Result<Vec<BatchEntry>> {
    let mut batches = store.taken_back(instrument).await?;
    let is = |wanted: &Option<String>, own: &Option<String>| wanted.is_none() || wanted == own;
    batches.retain(|batch| {
        let tier = batch.place.tier.map(|tier| tier.code().to_owned());
        let in_place = is(&filter.unit, &batch.place.unit)
            && is(&filter.touchpoint, &batch.place.touchpoint)
            && is(&filter.tier, &tier)
            && filter.wave.as_deref().is_none_or(|wave| is_of(wave, &batch.wave));
        filter.from.is_none_or(|from| from <= batch.day)
            && filter.to.is_none_or(|to| batch.day <= to)
            && match audience {
                Audience::Staff => in_place,
                Audience::Public => batch.released.is_some(),
            }
    });
    Ok(batches)
}

/// Whether a batch is of the wave that is asked for.
fn is_of(wanted: &str, own: &str) -> bool {
    if wanted == OUTSIDE { own.is_empty() } else { own == wanted }
}

/// One line a batch; the reasons are for staff.
pub fn note(batches: &[BatchEntry], audience: Audience, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        @if !batches.is_empty() {
            div.note {
                strong { (words.title) }
                ul {
                    @for batch in batches {
                        @let taken = batch.take_back.as_ref();
                        @let when = taken.and_then(|it| it.confirmed.as_ref()).map(|(_, at)| office_day(*at));
                        li {
                            (words.line(
                                &when.map_or_else(String::new, |day| format::day(day, lang)),
                                &format::count(batch.responses, lang),
                                &format::day(batch.day, lang),
                            ))
                            @if audience == Audience::Staff && let Some(taken) = taken { ": " (taken.reason) }
                            "."
                        }
                    }
                }
            }
        }
    }
}
