//! Holds `src/domain/batch/series.rs` and `fullness.rs`.

use hailong::domain::batch::{Fullness, Series};
use hailong::domain::survey::{Answer, Tier, file};
use proptest::prelude::*;

use crate::support::sample::{instrument, series};

fn code() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9._-]{1,12}"
}

proptest! {
    #[test]
    fn a_series_is_read_back_from_its_text(
        codes in prop::collection::vec(code(), 5),
        wave in "[0-9-]{0,6}",
        tier in prop::sample::select(Tier::ALL.to_vec()),
        fullness in prop::sample::select(Fullness::ALL.to_vec()),
        apart in any::<bool>(),
    ) {
        let [instrument, version, office, unit, touchpoint] = codes.try_into().unwrap();
        let series =
            Series { instrument, version, wave, office, unit, touchpoint, tier, fullness, apart };
        prop_assert_eq!(Series::of_text(&series.to_text()), Some(series));
    }

    #[test]
    fn no_other_text_is_read(text in "[a-z|]{0,30}") {
        if let Some(read) = Series::of_text(&text) {
            prop_assert_eq!(read.to_text(), text);
        }
    }
}

#[test]
fn a_damaged_text_is_no_series() {
    let whole = series().to_text();
    assert_eq!(whole, "small|1||sngv|VP|BT01|open|full|");
    for damaged in
        [&whole[1..].replace("open", "opened"), &format!("{whole}|"), &format!("{whole}x"), ""]
    {
        assert_eq!(Series::of_text(damaged), None, "{damaged}");
    }
}

/// Answers to the first `answered` of an instrument's items of the index, and to no other.
fn answers(instrument: &hailong::domain::survey::Instrument, answered: usize) -> Vec<Answer> {
    let of_index = instrument.index_items();
    let given = |at: &usize| of_index.iter().take(answered).any(|own| own == at);
    let count = instrument.items.len();
    (0..count).map(|at| if given(&at) { Answer::One('5') } else { Answer::Missing }).collect()
}

#[test]
fn forms_are_overall_alone_under_half_or_more() {
    let catalogue = file::built_in().unwrap();
    let form = catalogue.newest("sipas-counter").unwrap();
    let items = form.index_items().len();
    for answered in 0..=items {
        let expected = match answered {
            0 => Fullness::Overall,
            some if some * 2 < items => Fullness::Short,
            _ => Fullness::Full,
        };
        assert_eq!(Fullness::of(form, &answers(form, answered)), expected, "{answered}");
    }
    // No opinion on an item is an answer to it, a question that was not put is none.
    let small = instrument();
    let of = |overall: Answer| Fullness::of(&small, &[overall, Answer::Missing, Answer::Missing]);
    assert_eq!(of(Answer::DontKnow), Fullness::Full);
    assert_eq!(of(Answer::NotApplicable), Fullness::Overall);
}
