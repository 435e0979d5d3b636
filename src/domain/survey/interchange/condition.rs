//! Conditions of questions, as XLSForm and LimeSurvey write them: one earlier item, and answers that lead on.

use crate::domain::survey::Routing;

/// Reads `${s1} = '1' or selected(${s1}, '2')` and `s1.NAOK == "1" || s1 == '2'`: the item, and the names of its
/// answers. `None` for what cannot be said so.
pub(super) fn read(written: &str) -> Option<(String, Vec<String>)> {
    let plain = outer(written.trim());
    let mut found: Option<(String, Vec<String>)> = None;
    for term in split_or(plain) {
        let (item, answer) = term_of(outer(term.trim()))?;
        match &mut found {
            None => found = Some((item, vec![answer])),
            Some((known, answers)) if *known == item => answers.push(answer),
            Some(_) => return None,
        }
    }
    found
}

/// An expression without parentheses around the whole of it.
fn outer(written: &str) -> &str {
    let Some(inside) = written.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return written;
    };
    let mut depth = 0_i32;
    let closes_early = inside.chars().any(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth < 0
    });
    if closes_early { written } else { outer(inside.trim()) }
}

/// The terms between `or` and `||`.
fn split_or(written: &str) -> Vec<&str> {
    let mut terms = vec![written];
    for joint in [" or ", " OR ", "||"] {
        terms = terms.into_iter().flat_map(|term| term.split(joint)).collect();
    }
    terms
}

/// The item and the answer of one comparison.
fn term_of(term: &str) -> Option<(String, String)> {
    let (item, answer) = match term.strip_prefix("selected(").and_then(|it| it.strip_suffix(')')) {
        Some(inside) => inside.split_once(',')?,
        None => match term.split_once("==") {
            Some(sides) => sides,
            None => term.split_once('=').filter(|(item, _)| !item.ends_with(['!', '<', '>']))?,
        },
    };
    let item = item.trim();
    let item = item.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or(item);
    let item = item.strip_suffix(".NAOK").or(item.strip_suffix(".value")).unwrap_or(item);
    let answer = answer.trim().trim_matches(['\'', '"']);
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    (is_name(item) && is_name(answer)).then(|| (item.to_owned(), answer.to_owned()))
}

/// The condition as XLSForm writes it.
pub(super) fn xlsform(routing: &Routing) -> String {
    let term = |code: &char| format!("selected(${{{}}}, '{code}')", routing.item);
    routing.any_of.iter().map(term).collect::<Vec<_>>().join(" or ")
}

/// The condition as LimeSurvey writes it; `item` is the question's code there.
pub(super) fn lss(routing: &Routing, item: &str) -> String {
    let term = |code: &char| format!("{item}.NAOK == \"{code}\"");
    let terms = routing.any_of.iter().map(term).collect::<Vec<_>>();
    format!("({})", terms.join(" or "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_on_one_item_are_read_and_others_are_not() {
        let told = |written: &str| read(written).map(|(item, any)| (item, any.join("")));
        let s1 = |any: &str| Some(("s1".to_owned(), any.to_owned()));
        assert_eq!(told("${s1} = '1'"), s1("1"));
        assert_eq!(told("selected(${s1}, '1') or selected(${s1}, '2')"), s1("12"));
        assert_eq!(told("((s1.NAOK == \"1\" || s1.NAOK == \"2\"))"), s1("12"));
        assert_eq!(told("(${s1} = '1') or (${s1} = '2')"), s1("12"));
        for other in [
            "",
            "${s1} != '1'",
            "${s1} = '1' and ${s2} = '1'",
            "${s1} > 3",
            "${s1}='1' or ${s2}='1'",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
        let routing = Routing { item: "s1".to_owned(), any_of: vec!['1', 'A'] };
        assert_eq!(told(&xlsform(&routing)), s1("1A"));
        assert_eq!(told(&lss(&routing, "s1")), s1("1A"));
    }
}
