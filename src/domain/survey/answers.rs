//! From posted fields to a record, every fault at once.

use super::{Answer, Instrument, Item, Kind, Record, Scale};
use crate::base::text;

/// The field of the free text.
const REMARK: &str = "remark";

/// The longest remark, in letters: a page of handwriting.
const LONGEST: usize = 1200;

/// A form without fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The closed answers.
    pub record: Record,
    /// The free text, cleaned; `None` when nothing is left of it.
    pub remark: Option<String>,
}

/// One fault of a posted form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field it was found in; empty for the form as a whole.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a posted field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The form has no such field.
    Unknown,
    /// The value is none of the item's choices.
    NotAChoice,
    /// A single-choice item was answered more than once.
    Repeated,
    /// "Không có ý kiến" stands beside other ticks.
    Contradiction,
    /// An earlier answer leads past this item.
    NotAsked,
    /// The remark is longer than it may be.
    TooLong {
        /// Its length, in characters.
        characters: usize,
        /// The longest there may be.
        at_most: usize,
    },
    /// Neither an item nor the remark was answered.
    NothingAnswered,
    /// The item is not answered, and the form asks for every one.
    Unanswered,
}

/// Reads the answers among `fields` (name and value, in posted order); `key`, `slip` and `lang`
/// belong to the door and are left out by the caller.
///
/// A blank value is no answer; `?` is "không có ý kiến" and `~` "không áp dụng", where the scale
/// offers them. An item that an earlier answer leads past becomes "không áp dụng".
pub fn read_answers(
    instrument: &Instrument,
    fields: &[(String, String)],
) -> Result<Answers, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut answers: Vec<Answer> = Vec::with_capacity(instrument.items.len());
    for item in &instrument.items {
        let given: Vec<&str> = values_of(fields, &item.code).collect();
        let answer = if is_asked(instrument, item, &answers) {
            read_item(instrument, item, &given)
        } else if given.is_empty() {
            Ok(Answer::NotApplicable)
        } else {
            Err(Fault::NotAsked)
        };
        answers.push(answer.unwrap_or_else(|fault| {
            problems.push(problem(&item.code, fault));
            Answer::Missing
        }));
    }
    let remark = read_remark(fields).unwrap_or_else(|fault| {
        problems.push(problem(REMARK, fault));
        None
    });
    problems.extend(unknown_fields(instrument, fields));
    let said_something = answers
        .iter()
        .any(|answer| matches!(answer, Answer::One(_) | Answer::Many(_) | Answer::DontKnow));
    if problems.is_empty() && !said_something && remark.is_none() {
        problems.push(problem("", Fault::NothingAnswered));
    }
    if problems.is_empty() {
        let record = Record::of(instrument, &answers);
        Ok(Answers { record, remark })
    } else {
        Err(problems)
    }
}

/// Reads one item from its posted values.
fn read_item(instrument: &Instrument, item: &Item, given: &[&str]) -> Result<Answer, Fault> {
    let scale = instrument.scale_of(item).ok_or(Fault::Unknown)?;
    match (given, &item.kind) {
        ([], _) if instrument.obligatory => Err(Fault::Unanswered),
        ([], _) => Ok(Answer::Missing),
        (["?"], _) if scale.dont_know.is_some() => Ok(Answer::DontKnow),
        (["~"], _) if scale.not_applicable.is_some() => Ok(Answer::NotApplicable),
        ([one], Kind::SelectOne { .. }) => choice(scale, one).map(Answer::One),
        (_, Kind::SelectOne { .. }) => Err(Fault::Repeated),
        (many, Kind::SelectMany { .. }) => ticks(scale, many),
    }
}

/// The choice whose code was posted.
fn choice(scale: &Scale, posted: &str) -> Result<char, Fault> {
    let mut codes = scale.choices.iter().map(|choice| choice.code);
    codes.find(|code| posted.chars().eq([*code])).ok_or(Fault::NotAChoice)
}

/// For each choice whether it is among the posted ones.
fn ticks(scale: &Scale, posted: &[&str]) -> Result<Answer, Fault> {
    let offers = |code: &str| {
        (code == "?" && scale.dont_know.is_some())
            || (code == "~" && scale.not_applicable.is_some())
    };
    if posted.iter().any(|code| offers(code)) {
        return Err(Fault::Contradiction);
    }
    let mut ticks = vec![false; scale.choices.len()];
    for code in posted {
        let code = choice(scale, code)?;
        let place = scale.choices.iter().position(|each| each.code == code);
        if let Some(tick) = place.and_then(|place| ticks.get_mut(place)) {
            *tick = true;
        }
    }
    Ok(Answer::Many(ticks))
}

/// Whether the answers given so far lead to `item`.
fn is_asked(instrument: &Instrument, item: &Item, answers: &[Answer]) -> bool {
    let Some(condition) = &item.asked_if else {
        return true;
    };
    let earlier = instrument.items.iter().zip(answers);
    earlier
        .filter(|(each, _)| each.code == condition.item)
        .any(|(_, answer)| matches!(answer, Answer::One(code) if condition.any_of.contains(code)))
}

fn read_remark(fields: &[(String, String)]) -> Result<Option<String>, Fault> {
    let given: Vec<&str> = values_of(fields, REMARK).collect();
    let text = match given.as_slice() {
        [] => return Ok(None),
        [typed] => text::clean(typed),
        _ => return Err(Fault::Repeated),
    };
    let characters = text::length(&text);
    if characters > LONGEST {
        let at_most = LONGEST;
        return Err(Fault::TooLong { characters, at_most });
    }
    Ok((!text.is_empty()).then_some(text))
}

/// Unknown fields that are named: a form of thousands would be answered by a page many times its size.
const UNKNOWN_NAMED: usize = 5;

/// One problem a name, however often it was posted, for the first few names.
fn unknown_fields(instrument: &Instrument, fields: &[(String, String)]) -> Vec<Problem> {
    let known = |name: &str| name == REMARK || instrument.item(name).is_some();
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    names.retain(|name| !known(name));
    names.sort_unstable();
    names.dedup();
    names.into_iter().take(UNKNOWN_NAMED).map(|name| problem(name, Fault::Unknown)).collect()
}

/// What was posted under `name`, blanks left out.
fn values_of<'a>(fields: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = &'a str> {
    let of_name = fields.iter().filter(move |(each, _)| each == name);
    of_name.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
}

fn problem(field: &str, fault: Fault) -> Problem {
    let field = field.to_owned();
    Problem { field, fault }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::{File, read};

    /// An item that leads on, one of one choice, one of many.
    const FORM: &str = r#"id = "mini"
version = "1"
valid_from = 2026-01-01
missing = "left_out"
title = { vi = "Phiếu", en = "Form" }
purpose = { vi = "Để hỏi", en = "To ask" }
formula = { version = "sipas-item-mean/1", method = "sipas", aggregation = "item_mean" }
[[scale]]
code = "yes"
dont_know = { vi = "Không có ý kiến", en = "No opinion" }
choice = [
  { code = "1", label = { vi = "Không", en = "No" }, counts = "unsatisfied" },
  { code = "2", label = { vi = "Có", en = "Yes" }, counts = "satisfied" },
]
[[scale]]
code = "why"
dont_know = { vi = "Không có ý kiến", en = "No opinion" }
choice = [
  { code = "A", label = { vi = "Chờ lâu", en = "Waiting" }, counts = "described" },
  { code = "B", label = { vi = "Phí cao", en = "Fees" }, counts = "described" },
  { code = "C", label = { vi = "Khác", en = "Other" }, counts = "described" },
]
[[section]]
code = "all"
title = { vi = "Tất cả", en = "All" }
[[item]]
code = "overall"
section = "all"
scale = "yes"
title = { vi = "Chung", en = "Overall" }
question = { vi = "Hài lòng?", en = "Satisfied?" }
[[item]]
code = "why"
section = "all"
scale = "why"
kind = "many"
asked_if = { item = "overall", any_of = ["1"] }
title = { vi = "Lý do", en = "Why" }
question = { vi = "Vì sao?", en = "Why?" }
[[factor]]
code = "overall"
title = { vi = "Chung", en = "Overall" }
items = ["overall"]
"#;

    fn read_form(fields: &[(&str, &str)]) -> Result<(String, Option<String>), Vec<Problem>> {
        let instrument = read(File { name: "mini.toml", text: FORM }).unwrap();
        let owned: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let answers = read_answers(&instrument, &owned)?;
        Ok((answers.record.as_str().to_owned(), answers.remark))
    }

    #[test]
    fn answers_become_one_character_a_place() {
        let record = |fields: &[_]| read_form(fields).unwrap().0;
        assert_eq!(record(&[("overall", "2")]), "2~~~");
        assert_eq!(record(&[("overall", "1")]), "1---");
        assert_eq!(record(&[("overall", "1"), ("why", "C"), ("why", "A")]), "1101");
        assert_eq!(record(&[("overall", "1"), ("why", "?")]), "1???");
        assert_eq!(record(&[("overall", "?")]), "?~~~");
        assert_eq!(record(&[("overall", " "), ("remark", "Tốt")]), "-~~~");
    }

    #[test]
    fn a_remark_alone_is_an_answer_and_a_blank_one_is_none() {
        let (_, remark) = read_form(&[("remark", "  Tốt\u{200b} ")]).unwrap();
        assert_eq!(remark.as_deref(), Some("Tốt"));
        let (_, remark) = read_form(&[("overall", "2"), ("remark", " \r\n ")]).unwrap();
        assert_eq!(remark, None);
    }

    #[test]
    fn every_problem_of_a_form_is_told_at_once() {
        let long = "à".repeat(LONGEST + 1);
        let problems = read_form(&[
            ("overall", "2"),
            ("overall", "1"),
            ("why", "A"),
            ("remark", &long),
            ("s99", "1"),
            ("s99", "2"),
        ])
        .unwrap_err();
        let told: Vec<_> = problems
            .iter()
            .map(|problem| (problem.field.as_str(), problem.fault.clone()))
            .collect();
        let too_long = Fault::TooLong { characters: LONGEST + 1, at_most: LONGEST };
        assert_eq!(
            told,
            [
                ("overall", Fault::Repeated),
                ("why", Fault::NotAsked),
                ("remark", too_long),
                ("s99", Fault::Unknown),
            ]
        );
    }

    #[test]
    fn an_obligatory_form_names_every_question_that_is_asked_and_not_answered() {
        let form = FORM.replace("missing = ", "obligatory = true\nmissing = ");
        let instrument = read(File { name: "mini.toml", text: &form }).unwrap();
        let told = |fields: &[(&str, &str)]| {
            let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            let fields: Vec<_> = fields.iter().map(owned).collect();
            let problems = read_answers(&instrument, &fields).err().unwrap_or_default();
            problems.into_iter().map(|it| (it.field, it.fault)).collect::<Vec<_>>()
        };
        let unanswered = |field: &str| (field.to_owned(), Fault::Unanswered);
        assert_eq!(told(&[("remark", "Tốt")]), [unanswered("overall")]);
        assert_eq!(told(&[("overall", "1")]), [unanswered("why")]);
        assert_eq!(told(&[("overall", "2")]), []);
    }

    #[test]
    fn impossible_values_are_refused() {
        let fault = |fields: &[_]| read_form(fields).unwrap_err()[0].fault.clone();
        assert_eq!(fault(&[("overall", "6")]), Fault::NotAChoice);
        assert_eq!(fault(&[("overall", "~")]), Fault::NotAChoice);
        assert_eq!(fault(&[("overall", "1"), ("why", "D")]), Fault::NotAChoice);
        assert_eq!(fault(&[("overall", "1"), ("why", "?"), ("why", "A")]), Fault::Contradiction);
        assert_eq!(fault(&[("overall", "")]), Fault::NothingAnswered);
        assert_eq!(fault(&[]), Fault::NothingAnswered);
    }
}
