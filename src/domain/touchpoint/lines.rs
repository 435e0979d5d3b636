//! Units, procedures and counters as they are typed or pasted: one a line. Pure.

use std::collections::BTreeSet;

use super::code;
use crate::base::Text;
use crate::base::text::{folded, length};
use crate::domain::unit::{Procedure, Unit};

/// Most lines that are read at once.
pub const MOST: usize = 500;

/// Most characters of a procedure's name.
pub const LONGEST_PROCEDURE: usize = 500;

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
    /// The name is missing.
    NoName,
    /// Another line, or the office, has this name or code already.
    Known(String),
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

/// The names of counters: `Quầy 1–12` is twelve of them. `known` are the names there are.
pub fn counters(text: &str, known: &BTreeSet<String>) -> Result<Vec<String>, Vec<LineFault>> {
    let mut seen = known.clone();
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
            if length(&name) > super::table::LONGEST_NAME {
                let problem = LineProblem::NameTooLong(super::table::LONGEST_NAME);
                faults.push(LineFault { line, problem });
            } else if !seen.insert(name.clone()) {
                faults.push(LineFault { line, problem: LineProblem::Known(name) });
            } else {
                names.push(name);
            }
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
        } else if length(&code) > 12 {
            fault(LineProblem::NameTooLong(12));
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
        let (code, name) =
            match typed.split_once(|letter: char| letter.is_whitespace() || letter == ';') {
                Some((code, name)) if super::seeds::is_national(code) => {
                    let name = name.trim_start_matches([';', '-', '–', ':', ' ', '\t']).trim();
                    (Some(code.to_owned()), name.to_owned())
                }
                _ => (None, typed.to_owned()),
            };
        let illustrative = code.is_none();
        let code = code.unwrap_or_else(|| made_up(&taken));
        let mut fault = |problem| faults.push(LineFault { line, problem });
        if name.is_empty() || super::seeds::is_national(&name) {
            fault(LineProblem::NoName);
        } else if length(&name) > LONGEST_PROCEDURE {
            fault(LineProblem::NameTooLong(LONGEST_PROCEDURE));
        } else if !taken.insert(code.clone()) {
            fault(LineProblem::Known(code));
        } else {
            let name = Text { vi: name.clone(), en: name };
            procedures.push(Procedure { code, name, illustrative, closed: None });
        }
    }
    if faults.is_empty() { Ok(procedures) } else { Err(faults) }
}

fn made_up(taken: &BTreeSet<String>) -> String {
    let mut codes = (1_u32..).map(|number| format!("TT-{number:03}"));
    codes.find(|code| !taken.contains(code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<String>, Vec<LineFault>> {
        counters(text, &BTreeSet::from(["Quầy cũ".to_owned()]))
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
    }
}
