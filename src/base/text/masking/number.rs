//! Numbers that identify a person, and numbers that do not.

use super::{Hidden, begins_anew, ends};
use crate::base::text::folded;

/// A day of the calendar, `02-11-2026` or `2026-11-02`, separated by dashes, dots or slashes: its length.
pub(super) fn day(letters: &[char], at: usize) -> Option<usize> {
    [[2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4], [4, 2, 2]]
        .into_iter()
        .find_map(|widths| parts(letters, at, widths))
}

/// Three groups of digits of these widths with one sign twice between them, spaces around it or not: their
/// length.
fn parts(letters: &[char], at: usize, widths: [usize; 3]) -> Option<usize> {
    let space = |at: usize| usize::from(letters.get(at) == Some(&' '));
    let mut here = at;
    let mut sign = None;
    let mut numbers = [0_u32; 3];
    for (place, width) in widths.into_iter().enumerate() {
        if place > 0 {
            here += space(here);
            let parting = *letters.get(here)?;
            if !"-./".contains(parting) || sign.is_some_and(|sign| sign != parting) {
                return None;
            }
            sign = Some(parting);
            here += 1;
            here += space(here);
        }
        for letter in letters.get(here..here + width)? {
            numbers[place] = 10 * numbers[place] + letter.to_digit(10)?;
        }
        here += width;
    }
    let [first, month, last] = numbers;
    let (day, year) = if widths[0] == 4 { (last, first) } else { (first, last) };
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    (is_day && (1900..2100).contains(&year) && ends(letters, here)).then_some(here - at)
}

/// The code of a procedure, `3.000242` or whole, `1.004227.000.00.00.H24`: its length.
pub(super) fn procedure(letters: &[char], at: usize) -> Option<usize> {
    let run = |from: usize| {
        let rest = letters.get(from..).unwrap_or_default();
        rest.iter().take_while(|letter| letter.is_ascii_digit()).count()
    };
    let point = |at: usize| letters.get(at) == Some(&'.');
    if run(at) != 1 || !point(at + 1) || run(at + 2) != 6 {
        return None;
    }
    let short = at + 8;
    let groups = [(short, 3), (short + 4, 2), (short + 7, 2)];
    let whole = groups.into_iter().all(|(start, width)| point(start) && run(start + 1) == width)
        && point(short + 10)
        && letters.get(short + 11).is_some_and(char::is_ascii_alphabetic);
    let end = if whole { short + 12 + run(short + 12) } else { short };
    ends(letters, end).then_some(end - at)
}

/// Groups of digits separated by spaces, dots, dashes or brackets: as many of them as have the form of a
/// number that identifies a person; with their length. A word may touch them on either side.
pub(super) fn found(letters: &[char], at: usize) -> Option<(Hidden, usize)> {
    let before = Before {
        plus: letters.get(at) == Some(&'+'),
        word: !begins_anew(letters, at),
        amount: ends_a_group(letters, at),
    };
    let digit = letters.get(at).is_some_and(char::is_ascii_digit);
    if before.word && !(digit && ends_a_word(letters, at)) {
        return None;
    }
    let named = digit.then(|| named_before(letters, at, before.word));
    let named = named.flatten();
    let mut digits = String::new();
    // Amounts of money are written with points, days in groups of two.
    let mut like_card = true;
    let mut in_one = true;
    let mut here = at + usize::from(before.plus);
    let mut found = None;
    while let Some(letter) = letters.get(here) {
        if letter.is_ascii_digit() {
            digits.push(*letter);
            if ends_number(letters, here + 1, &digits, before) {
                let seen =
                    Seen { like_card, in_one, glued: before.word || !ends(letters, here + 1) };
                let hidden = named.and_then(|named| named.form(&digits));
                let hidden = hidden.or_else(|| form(&digits, before, seen));
                found = hidden.map(|hidden| (hidden, here + 1 - at)).or(found);
            }
        } else if !digits.is_empty() && joins(letters, here, most_signs(&digits, before), &digits) {
            let no_amount = *letter != '.' || before.no_amount(&digits);
            like_card &= digits.len() >= 3 && no_amount;
            in_one = false;
        } else {
            break;
        }
        here += 1;
    }
    found
}

/// What stands right before the digits.
#[derive(Clone, Copy)]
struct Before {
    plus: bool,
    /// A word.
    word: bool,
    /// A group of digits and a point: what follows may be the rest of an amount.
    amount: bool,
}

impl Before {
    /// Whether such digits are no amount: none begins with 0.
    fn no_amount(self, digits: &str) -> bool {
        digits.starts_with('0') && !self.amount
    }
}

/// Whether a group of digits and a point stand right before: `000.000` is the rest of `5.000.000`.
fn ends_a_group(letters: &[char], at: usize) -> bool {
    let before = letters.get(..at).unwrap_or_default();
    matches!(before, [.., digit, '.'] if digit.is_ascii_digit())
}

/// Whether the number ends here and is no amount of money. What begins with 0, with + or as a number of
/// Việt Nam from abroad is none.
fn ends_number(letters: &[char], at: usize, digits: &str, before: Before) -> bool {
    let ends_here = ends(letters, at) || begins_a_word(letters, at);
    let phone = before.plus || from_abroad(digits);
    ends_here && (phone || before.no_amount(digits) || !money_after(letters, at))
}

/// `84` and a number that is given out: mobile ones begin with 3, 5, 7, 8, 9, others with 2.
fn from_abroad(digits: &str) -> bool {
    let own = digits.strip_prefix("84").unwrap_or_default();
    digits.len() == 11 && own.starts_with(['2', '3', '5', '7', '8', '9'])
}

/// Whether a word of two or more letters ends right before `at`: `zalo0912345678`. A single letter is
/// part of a code.
fn ends_a_word(letters: &[char], at: usize) -> bool {
    let before = letters.get(..at).unwrap_or_default();
    let word = before.iter().rev().take_while(|it| in_word(**it));
    word.filter(|letter| letter.is_alphabetic()).count() >= 2
}

/// The same behind: `0912345678nhé`.
fn begins_a_word(letters: &[char], at: usize) -> bool {
    let behind = letters.get(at..).unwrap_or_default();
    let word = behind.iter().take_while(|it| in_word(**it));
    word.filter(|letter| letter.is_alphabetic()).count() >= 2
}

/// A letter or the mark of one.
fn in_word(letter: char) -> bool {
    letter.is_alphabetic() || unicode_normalization::char::is_combining_mark(letter)
}

/// What the words before say a number is.
#[derive(Clone, Copy)]
enum Named {
    Account,
    /// Glued to the number: `CMND142345678`.
    Card,
}

impl Named {
    /// Accounts have 8 to 19 digits.
    fn form(self, digits: &str) -> Option<Hidden> {
        match (self, digits.len()) {
            (Self::Account, 8..=19) => Some(Hidden::Account),
            (Self::Card, 9 | 12) => Some(Hidden::Identity),
            _ => None,
        }
    }
}

fn named_before(letters: &[char], at: usize, glued: bool) -> Option<Named> {
    if account_before(letters, at) {
        return Some(Named::Account);
    }
    let before = letters.get(..at).unwrap_or_default();
    let word = before.iter().rev().take_while(|it| in_word(**it)).count();
    let word: String = before.iter().skip(at - word).collect();
    let card = matches!(folded(&word).as_str(), "cmnd" | "cmt" | "cmtnd" | "cccd");
    (glued && card).then_some(Named::Card)
}

/// Whether the words before name a bank account.
fn account_before(letters: &[char], at: usize) -> bool {
    // Long enough for "số tài khoản ngân hàng của tôi là".
    let from = at.saturating_sub(34);
    let before: String = letters[from..at].iter().collect();
    // A mark ends what was said of the number before it.
    let before = before.rsplit(']').next().unwrap_or_default();
    let before = folded(before);
    let mut words = before.split(|letter: char| !letter.is_alphanumeric());
    let names = |word: &str| matches!(word, "stk" | "iban" | "account");
    words.any(names) || before.contains("tai khoan") || before.contains("so tk")
}

/// Whether a word for money stands after.
fn money_after(letters: &[char], at: usize) -> bool {
    let after: String = letters.iter().skip(at).take(8).collect();
    let after = folded(&after);
    let word: String =
        after.trim_start().chars().take_while(|letter| letter.is_alphanumeric()).collect();
    // `đ/c` is a comrade, and a number of seven digits and more is never followed by k for a thousand:
    // there `k` is "không".
    let comrade = after.trim_start().starts_with("d/c");
    let money = ["d", "dong", "vnd", "ngan", "nghin", "usd"];
    !comrade && money.contains(&word.as_str())
}

/// How many signs may stand between two groups of digits. Three, as in `0912 - 345 - 678`, only where the
/// number can be no amount: `2.500.000 - 3.000.000 đồng` are two.
fn most_signs(digits: &str, before: Before) -> usize {
    if before.plus || before.no_amount(digits) { 3 } else { 2 }
}

/// Whether a digit follows after at most so many signs that part groups of digits. A comma or a slash parts
/// them only alone, and after a group as of a telephone number: `01,02,03` are months.
fn joins(letters: &[char], at: usize, most: usize, digits: &str) -> bool {
    let next_is_digit = letters.get(at + 1).is_some_and(char::is_ascii_digit);
    if matches!(letters.get(at), Some(',' | '/')) {
        let is_plus = at > digits.len() && letters.get(at - digits.len() - 1) == Some(&'+');
        return next_is_digit && (is_plus || digits.len() >= 3 && digits.starts_with('0'));
    }
    let parts = |letter: &&char| {
        let space = letter.is_whitespace() && !matches!(**letter, '\n' | '\r');
        space || ".-()‐‑–—".contains(**letter)
    };
    let rest = letters.get(at..).unwrap_or_default();
    let signs = rest.iter().take_while(parts).count();
    (1..=most).contains(&signs) && rest.get(signs).is_some_and(char::is_ascii_digit)
}

/// What was seen around and between the digits.
#[derive(Clone, Copy)]
struct Seen {
    /// Separated as the number of a card may be.
    like_card: bool,
    /// Without separators.
    in_one: bool,
    /// A word stands right before or behind.
    glued: bool,
}

/// What such digits are the number of.
///
/// Bank accounts have 8 to 19 digits; of 13 and more in one run nothing else is usual. CCCD: 12 digits
/// (Luật Căn cước 26/2023/QH15, Điều 12); CMND: 9. Beside a word, where codes look alike, only what
/// begins with 0.
fn form(digits: &str, before: Before, seen: Seen) -> Option<Hidden> {
    if seen.glued && !(digits.starts_with('0') && matches!(digits.len(), 10 | 12)) {
        return None;
    }
    match digits.len() {
        10..=12 if before.plus && digits.starts_with("84") => Some(Hidden::Phone),
        _ if before.plus => None,
        11 if digits.starts_with("84") => Some(Hidden::Phone),
        10 | 11 if digits.starts_with('0') => Some(Hidden::Phone),
        9 | 12 if seen.like_card => Some(Hidden::Identity),
        13..=19 if seen.in_one => Some(Hidden::Account),
        _ => None,
    }
}
