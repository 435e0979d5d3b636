//! How an instrument's records are counted column by column.

use super::Sum;
use crate::domain::measure::{ItemTally, Moments, Tally, Worth, worths};
use crate::domain::survey::{Instrument, Kind, MissingRule};

/// Characters of a record that are no answer, in the order of their counts.
const NO_ANSWER: [u8; 3] = [b'-', b'?', b'~'];

/// Fewer answers than this are counted one by one: looking for each code costs more than they do.
const FEW: usize = 64;

/// Where a byte is counted that stands for nothing.
const NOWHERE: u8 = u8::MAX;

/// Responses counted at a time while what they earn is added up.
const AT_ONCE: usize = 4096;

/// The columns of an instrument's records, and where each count stands in a [`Sum`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    items: Vec<Item>,
    /// Characters of a record.
    width: usize,
    /// Numbers of a sum.
    size: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    /// Its first column.
    column: usize,
    /// Its first number in a sum.
    at: usize,
    /// The codes of its choices, in the scale's order.
    codes: Vec<u8>,
    /// Where each byte is counted, from the item's first number; [`NOWHERE`] for others.
    places: Box<[u8; 256]>,
    /// Whether it has a column of ticks for each choice.
    many: bool,
    /// What each byte can earn and earns; `None` outside of the index.
    worth: Option<Box<[(i32, i32); 256]>>,
}

impl Shape {
    /// The shape of an instrument's records.
    pub fn of(instrument: &Instrument) -> Self {
        let blank_counts = instrument.missing == MissingRule::InDenominator;
        let (mut width, mut size) = (0, 0);
        let mut items = Vec::with_capacity(instrument.items.len());
        for (item, worth) in instrument.items.iter().zip(worths(instrument)) {
            let choices = instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices);
            let code = |code: char| u8::try_from(code).unwrap_or(0);
            let codes: Vec<u8> = choices.iter().map(|choice| code(choice.code)).collect();
            let many = matches!(item.kind, Kind::SelectMany { .. });
            let worth = worth.map(|worth| by_byte(&worth, &codes, blank_counts));
            let columns = if many { codes.len() } else { 1 };
            let numbers = codes.len() + NO_ANSWER.len();
            let places = places(&codes);
            items.push(Item { column: width, at: size, codes, places, many, worth });
            width += columns;
            size += numbers;
        }
        Self { items, width, size }
    }

    /// Characters of a record.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The column of a single-choice item's answers.
    pub fn column(&self, item: usize) -> Option<usize> {
        self.items.get(item).filter(|item| !item.many).map(|item| item.column)
    }

    /// A sum of nothing, with a place for every count.
    pub fn empty(&self) -> Sum {
        Sum { counts: vec![0; self.size], ..Sum::default() }
    }

    /// Counts the answers of these columns, which are all of the same length, into a sum.
    pub fn count(&self, columns: &[&[u8]], sum: &mut Sum) {
        let responses = columns.first().map_or(0, |column| column.len());
        sum.responses += responses as u64;
        for item in &self.items {
            item.count(columns, &mut sum.counts);
        }
    }

    /// Adds up what the responses of these columns could earn and earned.
    pub fn moments(&self, columns: &[&[u8]]) -> Moments {
        let responses = columns.first().map_or(0, |column| column.len());
        let mut moments = Moments::default();
        let mut first = 0;
        while first < responses {
            let last = (first + AT_ONCE).min(responses);
            let mut worth = vec![(0_i32, 0_i32); last - first];
            for item in &self.items {
                let (Some(table), Some(column)) = (&item.worth, columns.get(item.column)) else {
                    continue;
                };
                for (sum, byte) in worth.iter_mut().zip(&column[first..last]) {
                    let (reach, earned) = table[usize::from(*byte)];
                    sum.0 += reach;
                    sum.1 += earned;
                }
            }
            for (reach, earned) in worth {
                moments.count(reach.into(), earned.into());
            }
            first = last;
        }
        moments
    }

    /// Whether every character of these columns is one that its item allows.
    pub fn fits(&self, columns: &[&[u8]]) -> bool {
        columns.len() == self.width
            && self.items.iter().all(|item| {
                let own = columns.get(item.column..item.column + item.columns());
                own.is_some_and(|own| item.fits(own))
            })
    }

    /// The sum as counts by item.
    pub fn tally(&self, sum: &Sum) -> Tally {
        let items = self.items.iter().map(|item| {
            let mut counts = sum.counts.iter().skip(item.at).map(|count| u64::from(*count));
            ItemTally {
                choices: counts.by_ref().take(item.codes.len()).collect(),
                missing: counts.next().unwrap_or(0),
                dont_know: counts.next().unwrap_or(0),
                not_applicable: counts.next().unwrap_or(0),
            }
        });
        Tally { responses: sum.responses, items: items.collect(), moments: sum.moments }
    }
}

impl Item {
    fn columns(&self) -> usize {
        if self.many { self.codes.len() } else { 1 }
    }

    fn count(&self, columns: &[&[u8]], counts: &mut [u32]) {
        let Some(first) = columns.get(self.column) else { return };
        let Some(counts) = counts.get_mut(self.at..self.at + self.codes.len() + NO_ANSWER.len())
        else {
            return;
        };
        if !self.many && first.len() < FEW {
            for byte in *first {
                let place = self.places[usize::from(*byte)];
                if let Some(count) = counts.get_mut(usize::from(place)) {
                    *count += 1;
                }
            }
            return;
        }
        let (choices, others) = counts.split_at_mut(self.codes.len());
        let mut answers = 0;
        if self.many {
            let ticks = columns.iter().skip(self.column);
            for (count, column) in choices.iter_mut().zip(ticks) {
                *count += occurrences(column, b'1');
            }
        } else {
            for (count, code) in choices.iter_mut().zip(&self.codes) {
                let found = occurrences(first, *code);
                answers += found;
                *count += found;
            }
        }
        if answers as usize == first.len() {
            return;
        }
        for (count, code) in others.iter_mut().zip(NO_ANSWER) {
            *count += occurrences(first, code);
        }
    }

    fn fits(&self, columns: &[&[u8]]) -> bool {
        let Some((first, rest)) = columns.split_first() else { return false };
        if !self.many {
            return first.iter().all(|byte| NO_ANSWER.contains(byte) || self.codes.contains(byte));
        }
        (0..first.len()).all(|at| {
            let mut all = std::iter::once(first).chain(rest).map(|column| column[at]);
            if NO_ANSWER.contains(&first[at]) {
                return all.all(|byte| byte == first[at]);
            }
            let ticks = all.clone().filter(|byte| *byte == b'1').count();
            ticks > 0 && all.all(|byte| matches!(byte, b'0' | b'1'))
        })
    }
}

/// How often a byte stands in a column; the compiler makes vector instructions of it.
fn occurrences(column: &[u8], byte: u8) -> u32 {
    column
        .chunks(255)
        .map(|chunk| {
            let found = chunk.iter().fold(0_u8, |found, each| found + u8::from(*each == byte));
            u32::from(found)
        })
        .sum()
}

/// Where each byte of an item is counted: its choices, then what is no answer.
fn places(codes: &[u8]) -> Box<[u8; 256]> {
    let mut places = Box::new([NOWHERE; 256]);
    for (code, place) in codes.iter().chain(&NO_ANSWER).zip(0..NOWHERE) {
        places[usize::from(*code)] = place;
    }
    places
}

/// What each byte of an item can earn and earns.
fn by_byte(worth: &Worth, codes: &[u8], blank_counts: bool) -> Box<[(i32, i32); 256]> {
    let mut table = Box::new([(0, 0); 256]);
    let reach = i32::try_from(worth.reach).unwrap_or(i32::MAX);
    for (code, earned) in codes.iter().zip(&worth.earned) {
        if let Some(earned) = earned {
            table[usize::from(*code)] = (reach, i32::try_from(*earned).unwrap_or(i32::MAX));
        }
    }
    if blank_counts {
        table[usize::from(b'-')] = (reach, 0);
    }
    table
}
