//! Units, procedures and counters as they are typed or pasted: one a line. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::code;
use crate::base::Text;
use crate::base::text::{folded, length, same_name};
use crate::domain::unit::{Procedure, Touchpoint, Unit};

/// Most lines that are read at once.
pub const MOST: usize = 500;

/// Most characters of a procedure's name.
pub const LONGEST_PROCEDURE: usize = 500;

/// Most characters of a unit's code.
const LONGEST_UNIT_CODE: usize = 12;

/// Most counters of one line such as `Quầy 1–12`.
const MOST_NUMBERED: u32 = 100;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// Its number, from 1; 0 is all of them.
    pub line: usize,
    /// Why it is refused.
    pub problem: LineProblem,
}

/// Why a line is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// There are no lines.
    Nothing,
    /// More lines than are read at once.
    TooMany,
    /// A name of more characters than this.
    NameTooLong(usize),
    /// A code of more characters than this.
    CodeTooLong(usize),
    /// The name is missing.
    NoName,
    /// Another line, or the office, has this name or code already.
    Known(String),
    /// An open counter of the unit, the one with this code, has this name.
    Namesake(String, String),
    /// A name with characters that no poster can print.
    Unprintable(String),
    /// A range that ends before it begins, or is too long.
    Range,
}

/// The lines that have something on them, with their numbers.
fn lines(text: &str) -> Result<Vec<(usize, &str)>, LineFault> {
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines())
        .map(|(number, line)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    match lines.len() {
        0 => Err(LineFault { line: 0, problem: LineProblem::Nothing }),
        many if many > MOST => Err(LineFault { line: 0, problem: LineProblem::TooMany }),
        _ => Ok(lines),
    }
}

/// The names of counters: `Quầy 1–12` is twelve of them. `open` are the open counters of their unit, and
/// `unprintable` tells the characters that no poster can print.
pub fn counters(
    text: &str,
    open: &[&Touchpoint],
    unprintable: fn(&str) -> Vec<char>,
) -> Result<Vec<String>, Vec<LineFault>> {
    let known: BTreeMap<String, &str> =
        open.iter().map(|each| (same_name(&each.name.vi), each.code.as_str())).collect();
    let mut seen = BTreeSet::new();
    let (mut names, mut faults) = (Vec::new(), Vec::new());
    for (line, typed) in lines(text).map_err(|fault| vec![fault])? {
        let expanded = match numbered(typed) {
            Ok(expanded) => expanded,
            Err(problem) => {
                faults.push(LineFault { line, problem });
                continue;
            }
        };
        for name in expanded {
            let lacking = unprintable(&name);
            let problem = if length(&name) > super::table::LONGEST_NAME {
                LineProblem::NameTooLong(super::table::LONGEST_NAME)
            } else if !lacking.is_empty() {
                LineProblem::Unprintable(lacking.into_iter().collect())
            } else if let Some(code) = known.get(&same_name(&name)) {
                LineProblem::Namesake(name, (*code).to_owned())
            } else if !seen.insert(same_name(&name)) {
                LineProblem::Known(name)
            } else {
                names.push(name);
                continue;
            };
            faults.push(LineFault { line, problem });
        }
    }
    if faults.is_empty() { Ok(names) } else { Err(faults) }
}

/// The names that a line stands for: one, or one a number of its range.
fn numbered(line: &str) -> Result<Vec<String>, LineProblem> {
    let range = line.rsplit_once(['-', '–', '—']);
    let Some((before, last)) = range else { return Ok(vec![line.to_owned()]) };
    let digits = |text: &str| text.chars().rev().take_while(char::is_ascii_digit).count();
    let (before, last) = (before.trim_end(), last.trim());
    let (stem, first) = before.split_at(before.len() - digits(before));
    let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else {
        return Ok(vec![line.to_owned()]);
    };
    if stem.trim().is_empty() || last < first || last - first >= MOST_NUMBERED {
        return Err(LineProblem::Range);
    }
    Ok((first..=last).map(|number| format!("{stem}{number}")).collect())
}

/// A code for a counter of this name that is not `taken`: the letters its words begin with, and a number.
pub fn counter_code(name: &str, taken: &BTreeSet<String>) -> String {
    let folded = folded(name).to_ascii_uppercase();
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let initials: String = words
        .clone()
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_ascii_alphabetic() && code::fits(*letter))
        .take(2)
        .collect();
    let initials = if initials.is_empty() { "Q".to_owned() } else { initials };
    let own = words.filter_map(|word| word.parse::<u32>().ok()).find(|number| *number < 1000);
    let from = own.unwrap_or(1);
    let mut codes = (from..).map(|number| format!("{initials}{number:02}"));
    codes.find(|code| !taken.contains(code)).unwrap_or_default()
}

/// Units, one a line: a name, and its code behind a semicolon or a tab where it has one.
pub fn units(text: &str, office: &str, known: &[Unit]) -> Result<Vec<Unit>, Vec<LineFault>> {
    let mut taken: BTreeSet<String> = known.iter().map(|unit| unit.code.clone()).collect();
    let mut names: BTreeSet<String> = known.iter().map(|unit| unit.name.vi.clone()).collect();
    let (mut units, mut faults) = (Vec::new(), Vec::new());
    for (line, typed) in lines(text).map_err(|fault| vec![fault])? {
        let mut parts = typed.split([';', '\t']).map(str::trim);
        let name = parts.next().unwrap_or_default().to_owned();
        let code = parts.next().unwrap_or_default().to_uppercase();
        let code = if code.is_empty() { initials(&name, &taken) } else { code };
        let mut fault = |problem| faults.push(LineFault { line, problem });
        if name.is_empty() {
            fault(LineProblem::NoName);
        } else if length(&name) > 120 {
            fault(LineProblem::NameTooLong(120));
        } else if length(&code) > LONGEST_UNIT_CODE {
            fault(LineProblem::CodeTooLong(LONGEST_UNIT_CODE));
        } else if !names.insert(name.clone()) {
            fault(LineProblem::Known(name));
        } else if !taken.insert(code.clone()) {
            fault(LineProblem::Known(code));
        } else {
            let name = Text { vi: name.clone(), en: name };
            units.push(Unit { code, office: office.to_owned(), name });
        }
    }
    if faults.is_empty() { Ok(units) } else { Err(faults) }
}

/// The letters that the words of a name begin with, with a number where these are taken.
fn initials(name: &str, taken: &BTreeSet<String>) -> String {
    let folded = folded(name).to_ascii_uppercase();
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let own: String = words.filter_map(|word| word.chars().next()).take(8).collect();
    let own = if own.is_empty() { "DV".to_owned() } else { own };
    if !taken.contains(&own) {
        return own;
    }
    let mut codes = (2_u32..).map(|number| format!("{own}{number}"));
    codes.find(|code| !taken.contains(code)).unwrap_or_default()
}

/// Procedures, one a line: code and name, or a name alone, which gets a made-up code.
pub fn procedures(text: &str, known: &[Procedure]) -> Result<Vec<Procedure>, Vec<LineFault>> {
    let mut taken: BTreeSet<String> = known.iter().map(|each| each.code.clone()).collect();
    let (mut procedures, mut faults) = (Vec::new(), Vec::new());
    for (line, typed) in lines(text).map_err(|fault| vec![fault])? {
        let (code, name) = coded(typed);
        let illustrative = code.is_none();
        let code = code.map_or_else(|| made_up(&taken), str::to_owned);
        let mut fault = |problem| faults.push(LineFault { line, problem });
        if name.is_empty() || super::seeds::is_national(name) {
            fault(LineProblem::NoName);
        } else if length(name) > LONGEST_PROCEDURE {
            fault(LineProblem::NameTooLong(LONGEST_PROCEDURE));
        } else if !taken.insert(code.clone()) {
            fault(LineProblem::Known(code));
        } else {
            let name = Text::new(name, name);
            procedures.push(Procedure { code, name, illustrative, closed: None });
        }
    }
    if faults.is_empty() { Ok(procedures) } else { Err(faults) }
}

/// What stands between the number of a line, a code and a name.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ';' | ',' | ':' | '|' | '-' | '–' | '—' | '.' | ')')
}

/// The national code that a line begins with, if it does, and the name; a number of the line before it is left out.
fn coded(line: &str) -> (Option<&str>, &str) {
    let is_own = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
    let code = |text: &'_ str| {
        let end = text.find(|letter| !is_own(letter)).unwrap_or(text.len());
        let code = text[..end].trim_end_matches('.');
        super::seeds::is_national(code).then_some(code.len())
    };
    let after_number = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let after_number = after_number.trim_start_matches(is_between);
    for text in [line, after_number] {
        if let Some(length) = code(text) {
            return (Some(&text[..length]), text[length..].trim_start_matches(is_between).trim());
        }
    }
    (None, line)
}

fn made_up(taken: &BTreeSet<String>) -> String {
    let mut codes = (1_u32..).map(|number| format!("TT-{number:03}"));
    codes.find(|code| !taken.contains(code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::Tier;

    fn names(text: &str) -> Result<Vec<String>, Vec<LineFault>> {
        let known = Touchpoint {
            code: "Q01".to_owned(),
            office: "so".to_owned(),
            unit: "PLS".to_owned(),
            name: Text::new("Quầy cũ", "Old"),
            instrument: "quick".to_owned(),
            tier: Tier::Open,
            procedures: Vec::new(),
            closed: None,
        };
        counters(text, &[&known], |name| name.chars().filter(|sign| *sign == '✓').collect())
    }

    #[test]
    fn a_range_is_as_many_counters() {
        let read = names("Quầy 1–3\n\n Bàn hướng dẫn \nTầng 2 - Quầy 7-8").unwrap();
        let all =
            ["Quầy 1", "Quầy 2", "Quầy 3", "Bàn hướng dẫn", "Tầng 2 - Quầy 7", "Tầng 2 - Quầy 8"];
        assert_eq!(read, all);
        assert_eq!(names("Quầy 5 – Trả kết quả").unwrap(), ["Quầy 5 – Trả kết quả"]);
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let long = "x".repeat(81);
        let faults = names(&format!("Quầy cũ\nQuầy 9-1\n{long}\nA\nA")).unwrap_err();
        let told: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(told, [1, 2, 3, 5]);
        assert_eq!(faults[0].problem, LineProblem::Namesake("Quầy cũ".into(), "Q01".into()));
        let unprintable = LineProblem::Unprintable("✓".into());
        assert_eq!(names("Quầy ✓"), Err(vec![LineFault { line: 1, problem: unprintable }]));
        let nothing = LineFault { line: 0, problem: LineProblem::Nothing };
        assert_eq!(names(" \n"), Err(vec![nothing]));
    }

    #[test]
    fn codes_follow_names_and_are_free() {
        let taken = BTreeSet::from(["Q01".to_owned()]);
        assert_eq!(counter_code("Quầy 1", &taken), "Q02");
        assert_eq!(counter_code("Quầy 12", &taken), "Q12");
        assert_eq!(counter_code("Bàn hướng dẫn", &taken), "BH01");
        assert_eq!(counter_code("Lãnh sự", &taken), "S01");
    }

    #[test]
    fn units_and_procedures_have_codes_of_their_own_or_get_one() {
        let units = units("Phòng Lãnh sự\nVăn phòng; VP\nPhòng Lễ sự", "so", &[]).unwrap();
        let codes: Vec<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(codes, ["PLS", "VP", "PLS2"]);
        let read = procedures("3.000242\tCấp thẻ ABTC\n1.000811; Cấp mới\nKhai sinh", &[]).unwrap();
        let codes: Vec<&str> = read.iter().map(|each| each.code.as_str()).collect();
        assert_eq!(codes, ["3.000242", "1.000811", "TT-001"]);
        assert_eq!((read[0].name.vi.as_str(), read[2].illustrative), ("Cấp thẻ ABTC", true));
        assert_eq!(procedures("3.000242 A\n3.000242 B", &[]).unwrap_err().len(), 1);
        for between in [" ", "\t", " - ", "-", ", ", ",", " – ", ". ", ";"] {
            for number in ["", "1\t", "12. ", "3) "] {
                let line = format!("{number}2.000815.000.00.00.H24{between}Chứng thực bản sao");
                let read = procedures(&line, &[]).unwrap();
                let told = (&*read[0].code, &*read[0].name.vi, read[0].illustrative);
                let expected = ("2.000815.000.00.00.H24", "Chứng thực bản sao", false);
                assert_eq!(told, expected, "{line}");
            }
        }
        let read = procedures("1. Cấp giấy phép 3.000242", &[]).unwrap();
        assert_eq!((&*read[0].code, &*read[0].name.vi), ("TT-001", "1. Cấp giấy phép 3.000242"));
    }
}
