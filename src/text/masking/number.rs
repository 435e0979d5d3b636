//! Numbers that identify somebody, and numbers that do not.

use super::{Hidden, ends};
use crate::text::folded;

/// A day of the calendar, `02-11-2026` or `2026-11-02`, parted by dashes, points or strokes: its length.
pub(super) fn day(letters: &[char], at: usize) -> Option<usize> {
    [[2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4], [4, 2, 2]]
        .into_iter()
        .find_map(|widths| parts(letters, at, widths))
}

/// Three groups of digits of these widths with one sign twice between them: their length.
fn parts(letters: &[char], at: usize, widths: [usize; 3]) -> Option<usize> {
    let mut here = at;
    let mut sign = None;
    let mut numbers = [0_u32; 3];
    for (place, width) in widths.into_iter().enumerate() {
        if place > 0 {
            let parting = *letters.get(here)?;
            if !"-./".contains(parting) || sign.is_some_and(|sign| sign != parting) {
                return None;
            }
            sign = Some(parting);
            here += 1;
        }
        for letter in letters.get(here..here + width)? {
            numbers[place] = 10 * numbers[place] + letter.to_digit(10)?;
        }
        here += width;
    }
    let [first, month, last] = numbers;
    let (day, year) = if widths[0] == 4 {
        (last, first)
    } else {
        (first, last)
    };
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    (is_day && (1900..2100).contains(&year) && ends(letters, here)).then_some(here - at)
}

/// The code of a procedure, `3.000242` or whole, `1.004227.000.00.00.H24`: its length.
pub(super) fn procedure(letters: &[char], at: usize) -> Option<usize> {
    let run = |from: usize| {
        let rest = letters.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count()
    };
    let point = |at: usize| letters.get(at) == Some(&'.');
    if run(at) != 1 || !point(at + 1) || run(at + 2) != 6 {
        return None;
    }
    let short = at + 8;
    let groups = [(short, 3), (short + 4, 2), (short + 7, 2)];
    let whole = groups
        .into_iter()
        .all(|(start, width)| point(start) && run(start + 1) == width)
        && point(short + 10)
        && letters
            .get(short + 11)
            .is_some_and(char::is_ascii_alphabetic);
    let end = if whole {
        short + 12 + run(short + 12)
    } else {
        short
    };
    ends(letters, end).then_some(end - at)
}

/// Groups of digits parted by single spaces, points, dashes or brackets: as many of them as have the
/// form of a number that identifies somebody; with their length.
pub(super) fn found(letters: &[char], at: usize) -> Option<(Hidden, usize)> {
    let plus = letters.get(at) == Some(&'+');
    let of_account =
        letters.get(at).is_some_and(char::is_ascii_digit) && account_before(letters, at);
    let mut digits = String::new();
    // Amounts of money are written with points, days in groups of two.
    let mut like_card = true;
    let mut in_one = true;
    let mut here = at + usize::from(plus);
    let mut found = None;
    while let Some(letter) = letters.get(here) {
        if letter.is_ascii_digit() {
            digits.push(*letter);
            if ends_number(letters, here + 1, &digits) {
                let length = here + 1 - at;
                let named = if of_account {
                    form_of_account(&digits)
                } else {
                    None
                };
                let seen = Seen {
                    plus,
                    like_card,
                    in_one,
                };
                found = named
                    .or_else(|| form(&digits, seen))
                    .map(|hidden| (hidden, length))
                    .or(found);
            }
        } else if !digits.is_empty() && joins(letters, here) {
            like_card &= *letter != '.' && digits.len() >= 3;
            in_one = false;
        } else {
            break;
        }
        here += 1;
    }
    found
}

/// Whether the number ends here and is no amount of money.
fn ends_number(letters: &[char], at: usize, digits: &str) -> bool {
    ends(letters, at) && (digits.starts_with('0') || !money_after(letters, at))
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
    let word: String = after
        .trim_start()
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .collect();
    matches!(
        word.as_str(),
        "d" | "dong" | "vnd" | "k" | "ngan" | "nghin" | "usd"
    )
}

/// Whether a digit follows after one or two signs that part groups of digits.
fn joins(letters: &[char], at: usize) -> bool {
    let parts = |place| {
        letters
            .get(place)
            .is_some_and(|letter| " .-()–".contains(*letter))
    };
    let digit = |place| letters.get(place).is_some_and(char::is_ascii_digit);
    parts(at) && (digit(at + 1) || parts(at + 1) && digit(at + 2))
}

/// What was seen around and between the digits.
#[derive(Clone, Copy)]
struct Seen {
    plus: bool,
    /// Parted as the number of a card may be.
    like_card: bool,
    /// Not parted at all.
    in_one: bool,
}

/// The number of an account that was named before: 8 to 19 digits.
fn form_of_account(digits: &str) -> Option<Hidden> {
    (8..=19).contains(&digits.len()).then_some(Hidden::Account)
}

/// What such digits are the number of.
///
/// Bank accounts have 8 to 19 digits; of 13 and more in one run nothing else is usual. CCCD: 12 digits
/// (Luật Căn cước 26/2023/QH15, Điều 12); CMND: 9.
fn form(digits: &str, seen: Seen) -> Option<Hidden> {
    match digits.len() {
        10..=12 if seen.plus && digits.starts_with("84") => Some(Hidden::Phone),
        _ if seen.plus => None,
        11 if digits.starts_with("84") => Some(Hidden::Phone),
        10 | 11 if digits.starts_with('0') => Some(Hidden::Phone),
        9 | 12 if seen.like_card => Some(Hidden::Identity),
        13..=19 if seen.in_one => Some(Hidden::Account),
        _ => None,
    }
}
