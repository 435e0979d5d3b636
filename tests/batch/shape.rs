//! Holds `src/domain/batch/shape.rs` against counting record by record.

use hailong::domain::batch::Shape;
use hailong::domain::measure::{Counter, Tally};
use hailong::domain::survey::{Instrument, Kind, MissingRule, Record, file};
use proptest::prelude::*;

use crate::support::sample::instrument;

/// A record that fits, drawn by these numbers; each item has as many numbers as it needs.
pub(super) fn record(instrument: &Instrument, draw: &mut impl FnMut(usize) -> usize) -> String {
    let mut record = String::new();
    for item in &instrument.items {
        let codes: Vec<char> = instrument
            .scale_of(item)
            .map_or_else(Vec::new, |scale| scale.choices.iter().map(|each| each.code).collect());
        let many = matches!(item.kind, Kind::SelectMany { .. });
        let width = if many { codes.len() } else { 1 };
        match draw(codes.len() + 3) {
            0 => record.extend(std::iter::repeat_n('-', width)),
            1 => record.extend(std::iter::repeat_n('?', width)),
            2 => record.extend(std::iter::repeat_n('~', width)),
            at if many => {
                // At least the choice that was drawn is ticked.
                let ticks = (0..width).map(|each| if each == at - 3 { 1 } else { draw(2) });
                record.extend(ticks.map(|tick| if tick == 1 { '1' } else { '0' }));
            }
            at => record.push(codes[at - 3]),
        }
    }
    record
}

/// Numbers below what is asked for, from these bytes again and again.
pub(super) fn drawn(bytes: &[u8]) -> impl FnMut(usize) -> usize {
    let mut next = 0;
    move |below| {
        next += 1;
        usize::from(bytes[next % bytes.len()]).wrapping_mul(31).wrapping_add(next) % below
    }
}

/// Every built-in instrument, the small one, and the small one with blanks in the denominator.
pub(super) fn instruments() -> Vec<Instrument> {
    let catalogue = file::built_in().unwrap();
    let built_in = catalogue.ids().into_iter().filter_map(|id| catalogue.newest(id)).cloned();
    let counted = Instrument { missing: MissingRule::InDenominator, ..instrument() };
    built_in.chain([instrument(), counted]).collect()
}

/// The columns of records of one width.
fn columns(records: &[String], width: usize) -> Vec<Vec<u8>> {
    let column = |at| records.iter().map(|record| record.as_bytes()[at]).collect();
    (0..width).map(column).collect()
}

proptest! {
    #[test]
    fn columns_count_what_records_count(
        bytes in prop::collection::vec(any::<u8>(), 50..400),
        responses in 1_usize..300,
    ) {
        for instrument in instruments() {
            let shape = Shape::of(&instrument);
            let mut draw = drawn(&bytes);
            let records: Vec<String> =
                (0..responses).map(|_| record(&instrument, &mut draw)).collect();
            let counter = Counter::of(&instrument);
            let mut expected = Tally::empty(&instrument);
            for each in &records {
                prop_assert_eq!(each.len(), shape.width());
                prop_assert!(counter.count(&mut expected, &Record::stored(each.as_str())));
            }
            let columns = columns(&records, shape.width());
            let slices: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            prop_assert!(shape.fits(&slices));
            let mut sum = shape.empty();
            shape.count(&slices, &mut sum);
            sum.moments = shape.moments(&slices);
            prop_assert_eq!(shape.tally(&sum), expected, "{}", instrument.id);
        }
    }

    #[test]
    fn a_record_fits_by_columns_where_it_fits_by_itself(text in "[-?~0123456]{5}") {
        let instrument = instrument();
        let mut tally = Tally::empty(&instrument);
        let record = Record::stored(text.as_str());
        let fits = Counter::of(&instrument).count(&mut tally, &record);
        let columns = columns(&[text], 5);
        let slices: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(Shape::of(&instrument).fits(&slices), fits);
    }
}

#[test]
fn more_responses_than_are_counted_at_a_time_are_counted() {
    let instrument = instrument();
    let shape = Shape::of(&instrument);
    let columns = columns(&vec!["5-100".to_owned(); 10_000], 5);
    let slices: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let mut sum = shape.empty();
    shape.count(&slices, &mut sum);
    let tally = shape.tally(&sum);
    assert_eq!((tally.responses, tally.items[0].choices[4]), (10_000, 10_000));
    assert_eq!((tally.items[1].missing, tally.items[2].choices[0]), (10_000, 10_000));
    let mut one = Tally::empty(&instrument);
    assert!(one.count(&instrument, &Record::stored("5-100")));
    assert_eq!(shape.moments(&slices).answered, 10_000 * one.moments.answered);
}
