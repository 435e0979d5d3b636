//! What is typed into the keying screen: a character an answer. Pure.

use crate::domain::survey::{
    Answer, Answers, Fault, Instrument, Item, Kind, Problem, read_answers,
};
use crate::web::fields::{first, value};

/// What stands for a question that the form leaves blank.
pub(super) const BLANK: &str = "-";

/// What became of a form that was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// It is whole.
    Whole(Answers),
    /// These items are blank, and nobody has said that they are so on the paper.
    Blank(Vec<String>),
    /// It cannot be taken.
    Wrong(Vec<Problem>),
}

/// The characters that may be typed into the field of an item.
pub(super) fn codes(instrument: &Instrument, item: &Item) -> String {
    let scale = instrument.scale_of(item);
    let mut codes: String = scale.iter().flat_map(|it| &it.choices).map(|it| it.code).collect();
    codes.extend(scale.and_then(|scale| scale.dont_know.as_ref()).map(|_| '?'));
    codes.extend(scale.and_then(|scale| scale.not_applicable.as_ref()).map(|_| '~'));
    codes.push('-');
    codes
}

/// Whether an item takes several answers.
pub(super) fn is_many(item: &Item) -> bool {
    matches!(item.kind, Kind::SelectMany { .. })
}

/// Reads what was typed. Blank items are taken once the field `blanks` names them: they were pointed out.
pub(super) fn read(instrument: &Instrument, fields: &[(String, String)]) -> Read {
    let mut posted: Vec<(String, String)> = Vec::new();
    for item in &instrument.items {
        let typed = value(fields, &item.code).to_uppercase();
        let values: Vec<String> = if is_many(item) {
            let letters =
                typed.chars().filter(|letter| !letter.is_whitespace() && !",;".contains(*letter));
            letters.filter(|letter| *letter != '-').map(String::from).collect()
        } else {
            Some(typed).filter(|typed| typed != BLANK && !typed.is_empty()).into_iter().collect()
        };
        posted.extend(values.into_iter().map(|value| (item.code.clone(), value)));
    }
    posted.push(("remark".to_owned(), first(fields, "remark").to_owned()));
    let is_untouched = |code: &str| value(fields, code).is_empty();
    let confirmed = value(fields, "blanks");
    match read_answers(instrument, &posted) {
        Ok(answers) => {
            let given = answers.record.answers(instrument).unwrap_or_default();
            let pairs = instrument.items.iter().zip(&given);
            let blank = pairs
                .filter(|(item, answer)| **answer == Answer::Missing && is_untouched(&item.code));
            let blank: Vec<String> = blank.map(|(item, _)| item.code.clone()).collect();
            if blank.is_empty() || blank.join(" ") == confirmed {
                Read::Whole(answers)
            } else {
                Read::Blank(blank)
            }
        }
        Err(problems) => {
            let is_soft = |problem: &&Problem| {
                matches!(problem.fault, Fault::Unanswered | Fault::NothingAnswered)
            };
            if !problems.iter().all(|problem| is_soft(&problem)) {
                let hard = problems.iter().filter(|problem| !is_soft(problem));
                return Read::Wrong(hard.cloned().collect());
            }
            let blank: Vec<String> = instrument
                .items
                .iter()
                .filter(|item| is_untouched(&item.code))
                .filter(|item| {
                    let mut named = problems.iter();
                    named.any(|problem| problem.field.is_empty() || problem.field == item.code)
                })
                .map(|item| item.code.clone())
                .collect();
            if blank.is_empty() || blank.join(" ") == confirmed {
                Read::Wrong(problems)
            } else {
                Read::Blank(blank)
            }
        }
    }
}

/// What would be typed for these answers.
pub(super) fn written(
    instrument: &Instrument,
    answers: &[Answer],
    remark: Option<&str>,
) -> Vec<(String, String)> {
    let items = instrument.items.iter().zip(answers);
    let mut fields: Vec<(String, String)> = items
        .map(|(item, answer)| {
            let typed = match answer {
                Answer::One(code) => code.to_string(),
                Answer::Many(ticks) => {
                    let choices = instrument.scale_of(item).map_or(&[][..], |it| &it.choices);
                    let ticked = choices.iter().zip(ticks).filter(|(_, tick)| **tick);
                    ticked.map(|(choice, _)| choice.code).collect()
                }
                Answer::Missing => BLANK.to_owned(),
                Answer::DontKnow => "?".to_owned(),
                Answer::NotApplicable => {
                    let scale = instrument.scale_of(item);
                    let offers = scale.is_some_and(|scale| scale.not_applicable.is_some());
                    if offers { "~".to_owned() } else { String::new() }
                }
            };
            (item.code.clone(), typed)
        })
        .collect();
    fields.push(("remark".to_owned(), remark.unwrap_or_default().to_owned()));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::built_in;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn blanks_are_pointed_out_once_and_taken_when_they_are_meant() {
        let all = built_in().unwrap();
        let counter = all.newest("sipas-counter").unwrap();
        let codes: Vec<&str> = counter.items.iter().map(|item| item.code.as_str()).collect();
        let mut typed: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "4")).collect();
        assert!(matches!(read(counter, &fields(&typed)), Read::Whole(_)));
        typed.retain(|(code, _)| !["s3", "s9"].contains(code));
        let blank = Read::Blank(vec!["s3".to_owned(), "s9".to_owned()]);
        assert_eq!(read(counter, &fields(&typed)), blank);
        let meant = [&typed[..], &[("blanks", "s3 s9")]].concat();
        assert!(matches!(read(counter, &fields(&meant)), Read::Whole(_)));
        let said = [&typed[..], &[("s3", "-"), ("s9", "-")]].concat();
        assert!(matches!(read(counter, &fields(&said)), Read::Whole(_)));
        let wrong = [&typed[..], &[("s3", "8")]].concat();
        assert!(matches!(read(counter, &fields(&wrong)), Read::Wrong(_)));
        assert!(matches!(read(counter, &[]), Read::Blank(_)));
    }

    #[test]
    fn what_is_written_of_answers_reads_as_they_are() {
        let all = built_in().unwrap();
        let quick = all.newest("quick").unwrap();
        let typed = fields(&[("overall", "2"), ("why", "1 3"), ("remark", "Chờ lâu")]);
        let Read::Whole(answers) = read(quick, &typed) else { panic!() };
        let given = answers.record.answers(quick).unwrap();
        let again = written(quick, &given, answers.remark.as_deref());
        assert_eq!(again, fields(&[("overall", "2"), ("why", "13"), ("remark", "Chờ lâu")]));
        assert_eq!(read(quick, &again), Read::Whole(answers));
    }
}
