//! Counting records of one instrument, with what the instrument says prepared once.

use super::tally::{ItemTally, Tally};
use super::worth::{Worth, worths};
use crate::domain::survey::{Instrument, Kind, MissingRule, Record};

/// An instrument made ready for counting: an array look-up an answer.
#[derive(Clone, Debug)]
pub struct Counter {
    places: Vec<Place>,
}

/// Where an item stands in a record, and what its answers earn.
#[derive(Clone, Debug)]
struct Place {
    /// Codes of the choices, in the scale's order.
    codes: Vec<u8>,
    /// Whether it takes a tick a choice instead of one code.
    many: bool,
    worth: Option<Worth>,
    /// Whether a blank could have earned something, and did not.
    blank_counts: bool,
}

/// What one item of a record says, as a position in the tally.
enum Seen<'a> {
    Choice(usize),
    Ticks(&'a [u8]),
    Missing,
    DontKnow,
    NotApplicable,
}

impl Counter {
    /// Prepares `instrument`.
    pub fn of(instrument: &Instrument) -> Self {
        let place = |(item, worth)| Place {
            codes: instrument.scale_of(item).map_or_else(Vec::new, |scale| {
                let code = |code: char| u8::try_from(code).unwrap_or(0);
                scale.choices.iter().map(|each| code(each.code)).collect()
            }),
            many: matches!(item.kind, Kind::SelectMany { .. }),
            worth,
            blank_counts: instrument.missing == MissingRule::InDenominator,
        };
        let items = instrument.items.iter().zip(worths(instrument));
        Self { places: items.map(place).collect() }
    }

    /// Counts one record into a tally of the same instrument; `false`, and nothing counted, when
    /// the record does not fit.
    pub fn count(&self, tally: &mut Tally, record: &Record) -> bool {
        let Some(seen) = self.read(record.as_str().as_bytes()) else {
            return false;
        };
        if tally.items.len() != self.places.len() {
            return false;
        }
        let (mut answered, mut earned) = (0, 0);
        for ((place, seen), item) in self.places.iter().zip(seen).zip(&mut tally.items) {
            put(&seen, item);
            let Some(worth) = &place.worth else { continue };
            match seen {
                Seen::Choice(at) => {
                    if let Some(Some(gain)) = worth.earned.get(at) {
                        answered += worth.reach;
                        earned += gain;
                    }
                }
                Seen::Missing if place.blank_counts => answered += worth.reach,
                _ => {}
            }
        }
        tally.responses += 1;
        tally.moments.count(answered, earned);
        true
    }

    fn read<'a>(&self, mut record: &'a [u8]) -> Option<Vec<Seen<'a>>> {
        let mut seen = Vec::with_capacity(self.places.len());
        for place in &self.places {
            let width = if place.many { place.codes.len() } else { 1 };
            let (field, rest) = record.split_at_checked(width)?;
            seen.push(place.read(field)?);
            record = rest;
        }
        record.is_empty().then_some(seen)
    }
}

impl Place {
    fn read<'a>(&self, field: &'a [u8]) -> Option<Seen<'a>> {
        let first = *field.first()?;
        let alike = field.iter().all(|other| *other == first);
        match first {
            b'-' => alike.then_some(Seen::Missing),
            b'?' => alike.then_some(Seen::DontKnow),
            b'~' => alike.then_some(Seen::NotApplicable),
            _ if self.many => {
                let ticks = field.iter().all(|tick| matches!(tick, b'0' | b'1'));
                (ticks && field.contains(&b'1')).then_some(Seen::Ticks(field))
            }
            code => {
                let at = self.codes.iter().position(|each| *each == code)?;
                Some(Seen::Choice(at))
            }
        }
    }
}

fn put(seen: &Seen<'_>, item: &mut ItemTally) {
    match seen {
        Seen::Choice(at) => {
            if let Some(count) = item.choices.get_mut(*at) {
                *count += 1;
            }
        }
        Seen::Ticks(ticks) => {
            for (count, tick) in item.choices.iter_mut().zip(*ticks) {
                *count += u64::from(*tick == b'1');
            }
        }
        Seen::Missing => item.missing += 1,
        Seen::DontKnow => item.dont_know += 1,
        Seen::NotApplicable => item.not_applicable += 1,
    }
}
