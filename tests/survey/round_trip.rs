//! A form as posted, its record, and its cells in a table say the same.

use std::sync::LazyLock;

use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Answer, Catalogue, Instrument, Kind, Record, cell, read_answers};
use proptest::prelude::*;

static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| built_in().unwrap());

/// What a citizen posts who lets each number decide about one item, and follows the routing.
fn posted(instrument: &Instrument, numbers: &[u32]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = vec![("remark".into(), "Cảm ơn".into())];
    for (item, number) in instrument.items.iter().zip(numbers) {
        let led_here = |(name, value): &(String, String)| {
            item.asked_if.as_ref().is_none_or(|asked| {
                asked.item == *name && asked.any_of.iter().any(|code| value.chars().eq([*code]))
            })
        };
        if !fields.iter().any(led_here) {
            continue;
        }
        let scale = instrument.scale_of(item).unwrap();
        let mut codes: Vec<char> = scale.choices.iter().map(|choice| choice.code).collect();
        let ticked: Vec<char> = match &item.kind {
            Kind::SelectMany { .. } => {
                let bits = (0..).zip(&codes);
                bits.filter(|(bit, _)| number >> bit & 1 == 1).map(|(_, code)| *code).collect()
            }
            Kind::SelectOne { .. } => {
                codes.extend(scale.dont_know.iter().map(|_| '?'));
                codes.extend(scale.not_applicable.iter().map(|_| '~'));
                // One more than there are leaves it blank, where that is an answer.
                let ways = codes.len() + usize::from(!instrument.obligatory);
                let one = codes.get(*number as usize % ways);
                one.into_iter().copied().collect()
            }
        };
        let field = |code: char| (item.code.clone(), code.to_string());
        fields.extend(ticked.into_iter().map(field));
    }
    fields
}

proptest! {
    #[test]
    fn a_posted_form_survives_its_record_and_its_cells(
        which in 0..11_usize,
        numbers in proptest::collection::vec(any::<u32>(), 100),
    ) {
        let instrument = &SHIPPED.all()[which];
        let fields = posted(instrument, &numbers);
        let read = read_answers(instrument, &fields).unwrap();
        let answers = read.record.answers(instrument).unwrap();
        prop_assert_eq!(&Record::of(instrument, &answers), &read.record);
        for (item, answer) in instrument.items.iter().zip(&answers) {
            let written = cell::write(instrument, item, answer);
            prop_assert_eq!(cell::read(instrument, item, &written), Some(answer.clone()));
        }
        let given = fields.iter().filter(|(name, _)| name != "remark").count();
        let kept: usize = answers.iter().zip(&instrument.items).map(|(answer, item)| match answer {
            Answer::Many(ticks) => ticks.iter().filter(|tick| **tick).count(),
            Answer::One(_) | Answer::DontKnow => 1,
            // posted as such, or not asked
            Answer::NotApplicable => fields.iter().filter(|(name, _)| *name == item.code).count(),
            Answer::Missing => 0,
        }).sum();
        prop_assert_eq!(kept, given);
    }
}

#[test]
fn a_record_has_one_character_for_each_closed_item() {
    let counter = SHIPPED.newest("sipas-counter").unwrap();
    let all_five: Vec<_> =
        counter.items.iter().map(|item| (item.code.clone(), "5".to_owned())).collect();
    let read = read_answers(counter, &all_five).unwrap();
    assert_eq!(read.record.as_str(), "5".repeat(17));
}

#[test]
fn a_line_that_does_not_fit_the_instrument_is_no_record_of_it() {
    let counter = SHIPPED.newest("sipas-counter").unwrap();
    for line in ["", "5", &"5".repeat(18), "555555555555555é"] {
        assert_eq!(Record::stored(line).answers(counter), None, "{line}");
    }
}

#[test]
fn several_ticks_are_read_from_a_whole_field_only() {
    let quick = SHIPPED.newest("quick").unwrap();
    for (line, fits) in [
        ("5100000001", true),
        ("5---------", true),
        ("5~~~~~~~~~", true),
        ("5-00000000", false),
        ("510000000?", false),
        ("512000000 ", false),
    ] {
        assert_eq!(Record::stored(line).answers(quick).is_some(), fits, "{line}");
    }
}
