//! Totals written on the cover of a bundle, and those that were keyed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::survey::{Answer, Instrument, Kind, Record};

/// How many forms have each choice of an item.
pub type Totals = BTreeMap<char, u64>;

/// What is written on a cover (bìa bó phiếu): by item, how many forms have each choice. Items and choices may be left
/// out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cover(pub BTreeMap<String, Totals>);

/// What does not fit about a cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoverFault {
    /// The choices of an item add up to more than there are valid forms.
    Exceeds {
        /// Code of the item.
        item: String,
        /// What its choices add up to.
        sum: u64,
        /// How many forms there are.
        valid: u64,
    },
    /// Another number was keyed than is written.
    Differs {
        /// Code of the item.
        item: String,
        /// Code of the choice.
        choice: char,
        /// What the cover says.
        written: u64,
        /// What was keyed.
        keyed: u64,
    },
    /// A field is no number.
    NoNumber {
        /// Code of the item.
        item: String,
        /// Code of the choice.
        choice: char,
    },
}

impl Cover {
    /// Reads fields `item.choice`, such as `s1.5`; blank ones are not written.
    pub fn read(
        instrument: &Instrument,
        fields: &[(String, String)],
    ) -> Result<Self, Vec<CoverFault>> {
        let (mut cover, mut faults) = (Self::default(), Vec::new());
        for item in &instrument.items {
            for choice in instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices) {
                let name = format!("{}.{}", item.code, choice.code);
                let typed = fields.iter().find(|(each, _)| *each == name);
                let typed = typed.map_or("", |(_, value)| value.trim());
                if typed.is_empty() {
                    continue;
                }
                match typed.parse::<u64>() {
                    Ok(number) => {
                        cover.0.entry(item.code.clone()).or_default().insert(choice.code, number);
                    }
                    Err(_) => faults.push(CoverFault::NoNumber {
                        item: item.code.clone(),
                        choice: choice.code,
                    }),
                }
            }
        }
        if faults.is_empty() { Ok(cover) } else { Err(faults) }
    }

    /// What was keyed of these records.
    pub fn of<'a>(instrument: &Instrument, records: impl Iterator<Item = &'a Record>) -> Self {
        let mut cover = Self::default();
        for answers in records.filter_map(|record| record.answers(instrument)) {
            for (item, answer) in instrument.items.iter().zip(&answers) {
                let choices = instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices);
                let ticked: Vec<char> = match answer {
                    Answer::One(code) => vec![*code],
                    Answer::Many(ticks) => {
                        let ticked = choices.iter().zip(ticks).filter(|(_, tick)| **tick);
                        ticked.map(|(choice, _)| choice.code).collect()
                    }
                    _ => Vec::new(),
                };
                let totals = cover.0.entry(item.code.clone()).or_default();
                for code in ticked {
                    *totals.entry(code).or_default() += 1;
                }
            }
        }
        cover
    }

    /// Items whose choices add up to more than there are valid forms. An item that takes several answers has no
    /// more of one choice.
    pub fn exceeding(&self, instrument: &Instrument, valid: u64) -> Vec<CoverFault> {
        let exceeds = |(item, totals): (&String, &Totals)| {
            let is_many = instrument
                .item(item)
                .is_some_and(|item| matches!(item.kind, Kind::SelectMany { .. }));
            let sum = if is_many {
                totals.values().copied().max().unwrap_or(0)
            } else {
                totals.values().fold(0_u64, |sum, more| sum.saturating_add(*more))
            };
            (sum > valid).then(|| CoverFault::Exceeds { item: item.clone(), sum, valid })
        };
        self.0.iter().filter_map(exceeds).collect()
    }

    /// Where what is written differs from what was keyed.
    pub fn differing(&self, keyed: &Self) -> Vec<CoverFault> {
        let all = self.0.iter().flat_map(|(item, totals)| {
            totals.iter().map(move |(choice, written)| (item, *choice, *written))
        });
        let differs = |(item, choice, written): (&String, char, u64)| {
            let keyed = keyed.0.get(item).and_then(|totals| totals.get(&choice)).copied();
            let keyed = keyed.unwrap_or(0);
            (written != keyed).then(|| CoverFault::Differs {
                item: item.clone(),
                choice,
                written,
                keyed,
            })
        };
        all.filter_map(differs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::built_in;

    fn cover(rows: &[(&str, [u64; 3])]) -> Cover {
        let totals = |counts: &[u64; 3]| ['5', '4', '2'].into_iter().zip(*counts).collect();
        Cover(rows.iter().map(|(item, counts)| ((*item).to_owned(), totals(counts))).collect())
    }

    /// Row 1 of the report of Huế's one-stop centre for the first quarter of 2019 (báo cáo 02/BC-TTHCC, 04/4/2019):
    /// 2063 + 2137 + 150 = 4350 of 4215 forms. Rows 2 and 5 add up to 4215 and 4205.
    #[test]
    fn a_row_whose_counts_exceed_its_forms_is_named() {
        let instruments = built_in().unwrap();
        let instrument = instruments.newest("sipas-counter").unwrap();
        let hue = cover(&[
            ("s1", [2063, 2137, 150]),
            ("s2", [1983, 2128, 104]),
            ("s5", [1825, 2281, 99]),
        ]);
        let item = "s1".to_owned();
        assert_eq!(
            hue.exceeding(instrument, 4215),
            [CoverFault::Exceeds { item, sum: 4350, valid: 4215 }]
        );
        assert_eq!(cover(&[("s1", [2063, 2137, 15])]).exceeding(instrument, 4215), []);
    }

    #[test]
    fn what_is_written_is_held_against_what_was_keyed() {
        let instruments = built_in().unwrap();
        let instrument = instruments.newest("quick").unwrap();
        let item = &instrument.items[0].code;
        let records = [Record::of(instrument, &[Answer::One('5'), Answer::NotApplicable])];
        let keyed = Cover::of(instrument, records.iter());
        let written = |five| Cover(BTreeMap::from([(item.clone(), Totals::from([('5', five)]))]));
        assert_eq!(written(1).differing(&keyed), []);
        assert_eq!(
            written(2).differing(&keyed),
            [CoverFault::Differs { item: item.clone(), choice: '5', written: 2, keyed: 1 }]
        );
        let fields = [(format!("{item}.5"), " 1 ".to_owned())];
        assert_eq!(Cover::read(instrument, &fields), Ok(written(1)));
        let fields = [(format!("{item}.5"), "một".to_owned())];
        assert!(Cover::read(instrument, &fields).is_err());
    }
}
