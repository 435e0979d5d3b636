//! Paper forms that make one batch, though some are fuller than others.

use super::Fullness;
use crate::domain::survey::{Answer, Instrument, MissingRule, Record};

/// The records of a batch of paper forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRecords {
    /// A record a form, in the order given.
    pub records: Vec<Record>,
    /// How many items are not told, because few of the forms answered them.
    pub untold: usize,
}

/// The records under which forms are settled together; `None` where they are fewer than `least` people.
///
/// Where a few forms are fuller than the others, what they alone answered could be read item by item. Then an item that
/// fewer than `least` of the forms answered is told of none of them: each item was answered by nobody, or by `least`
/// people or more, and so it is in every sum and difference of batches.
pub fn of_sheet(
    instrument: &Instrument,
    forms: &[Vec<Answer>],
    least: u64,
) -> Option<SheetRecords> {
    if forms.is_empty() || (forms.len() as u64) < least {
        return None;
    }
    let fullness: Vec<_> = forms.iter().map(|form| Fullness::of(instrument, form)).collect();
    let people = |wanted| fullness.iter().filter(|own| **own == wanted).count() as u64;
    let mixable = Fullness::mixable(people, least);
    let are_alike = fullness.iter().all(|own| mixable.contains(own));
    let mut forms = forms.to_vec();
    let mut untold = 0;
    for at in 0..instrument.items.len() {
        if !are_alike && is_of_few(&forms, at, least) {
            let blank = untold_as(instrument.missing);
            for answer in forms.iter_mut().filter_map(|form| form.get_mut(at)) {
                if is_given(answer) {
                    *answer = blank.clone();
                }
            }
            untold += 1;
        }
    }
    let records = forms.iter().map(|form| Record::of(instrument, form)).collect();
    Some(SheetRecords { records, untold })
}

fn is_given(answer: &Answer) -> bool {
    matches!(answer, Answer::One(_) | Answer::Many(_) | Answer::DontKnow)
}

/// Whether somebody answered an item, and fewer than `least` people did or said what counts.
fn is_of_few(forms: &[Vec<Answer>], at: usize, least: u64) -> bool {
    let count = |is: &dyn Fn(&&Answer) -> bool| {
        forms.iter().filter_map(|form| form.get(at)).filter(|it| is(it)).count() as u64
    };
    let counted = count(&|it| matches!(it, Answer::One(_) | Answer::Many(_)));
    let given = count(&|it| is_given(it));
    let few = |number: u64| (1..least).contains(&number);
    few(counted) || few(given)
}

/// A blank, where blanks are left out of rates; else what is in neither part of a rate.
fn untold_as(rule: MissingRule) -> Answer {
    match rule {
        MissingRule::LeftOut => Answer::Missing,
        MissingRule::InDenominator => Answer::NotApplicable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::built_in;

    /// Forms of the counter survey with the first items of the index answered, and the overall question.
    fn forms(instrument: &Instrument, answered: &[usize]) -> Vec<Vec<Answer>> {
        let items = instrument.index_items();
        let form = |many: &usize| {
            let is_answered = |at: usize| !items.contains(&at) || items[..*many].contains(&at);
            let answer = |at| if is_answered(at) { Answer::One('4') } else { Answer::Missing };
            (0..instrument.items.len()).map(answer).collect()
        };
        answered.iter().map(form).collect()
    }

    fn given(instrument: &Instrument, records: &[Record]) -> Vec<usize> {
        let read = |record: &Record| record.answers(instrument).unwrap();
        let all: Vec<_> = records.iter().map(read).collect();
        (0..instrument.items.len())
            .map(|at| all.iter().filter(|form| is_given(&form[at])).count())
            .collect()
    }

    #[test]
    fn forms_alike_in_fullness_are_told_as_they_are() {
        let all = built_in().unwrap();
        let counter = all.newest("sipas-counter").unwrap();
        let alike = forms(counter, &[16, 16, 15, 16, 16]);
        let told = of_sheet(counter, &alike, 5).unwrap();
        let kept: Vec<Record> = alike.iter().map(|form| Record::of(counter, form)).collect();
        assert_eq!(told, SheetRecords { records: kept, untold: 0 });
        assert_eq!(of_sheet(counter, &alike[..4], 5), None);
        // Shorter ones join fuller ones that are enough.
        let joined = forms(counter, &[16, 16, 15, 16, 16, 3, 0]);
        assert_eq!(of_sheet(counter, &joined, 5).unwrap().untold, 0);
    }

    #[test]
    fn what_few_of_mixed_forms_answered_is_told_of_none() {
        let all = built_in().unwrap();
        let counter = all.newest("sipas-counter").unwrap();
        for (answered, untold) in [
            (vec![16, 0, 0, 0, 0], 16),
            (vec![16, 16, 3, 3, 3, 0, 0], 13),
            (vec![16, 3, 3, 3, 3, 3], 13),
            (vec![9, 8, 8, 8, 7, 7, 7], 2),
        ] {
            let told = of_sheet(counter, &forms(counter, &answered), 5).unwrap();
            assert_eq!(told.untold, untold, "{answered:?}");
            assert_eq!(told.records.len(), answered.len());
            let given = given(counter, &told.records);
            assert!(given.iter().all(|people| *people == 0 || *people >= 5), "{given:?}");
            assert_eq!(given[0], answered.len(), "the overall question is told");
        }
    }
}
