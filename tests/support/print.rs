//! How figures and days print on pages, held in both languages.
//!
//! A percent sign stands close to its figure (95%); Vietnamese has a decimal comma and points between thousands, English
//! the other way round; a day in numbers has its zeros (05/02/2026); an en dash between two
//! figures with decimals, or between two days, has a space on either side.

/// What is odd about a text, as a sentence; `None` where nothing is.
pub fn odd_print(lang: &str, text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().collect();
    let odd = |place: usize| odd_at(lang, &letters, place);
    (0..letters.len()).find_map(odd)
}

fn odd_at(lang: &str, letters: &[char], place: usize) -> Option<&'static str> {
    let at = |step: isize| place.checked_add_signed(step).and_then(|at| letters.get(at)).copied();
    let is_digit = |step: isize| at(step).is_some_and(|letter| letter.is_ascii_digit());
    let is_blank = |step: isize| matches!(at(step), Some(' ' | '\u{a0}'));
    let (point, wrong) = if lang == "vi" { (',', '.') } else { ('.', ',') };
    match letters[place] {
        '%' if is_blank(-1) && is_digit(-2) => Some("a blank before the percent sign"),
        '%' if is_digit(-1) && decimals_before(letters, place, wrong) == Some(2) => {
            Some("the other language's decimal sign")
        }
        '–' if is_digit(1) && (is_digit(-1) || at(-1) == Some('%')) => {
            let before = if at(-1) == Some('%') { place - 1 } else { place };
            let is_figure = decimals_before(letters, before, point).is_some();
            let is_day = ends_in_year(&letters[..place]);
            (is_figure || is_day).then_some("an en dash without blanks")
        }
        '/' => short_day(letters, place).then_some("a day without its zeros"),
        _ => None,
    }
}

/// Digits between `sign` and the end of a figure that ends before `end`; `None` without the sign.
fn decimals_before(letters: &[char], end: usize, sign: char) -> Option<usize> {
    let digits = letters[..end].iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
    let sign_at = end.checked_sub(digits + 1)?;
    let before = sign_at.checked_sub(1)?;
    (letters[sign_at] == sign && letters[before].is_ascii_digit()).then_some(digits)
}

/// Whether it ends in `/2026`.
fn ends_in_year(letters: &[char]) -> bool {
    let Some(at) = letters.len().checked_sub(5) else { return false };
    letters[at] == '/' && letters[at + 1..].iter().all(char::is_ascii_digit)
}

/// How many digits stand on either side of the first `/` of `d/m/yyyy`; `None` of another text.
fn day_at(letters: &[char], place: usize) -> Option<(usize, usize)> {
    let count =
        |run: &mut dyn Iterator<Item = &char>| run.take_while(|it| it.is_ascii_digit()).count();
    let day = count(&mut letters[..place].iter().rev());
    let month = count(&mut letters[place + 1..].iter());
    let second = place + 1 + month;
    let year = letters.get(second).is_some_and(|it| *it == '/')
        && count(&mut letters[second + 1..].iter()) == 4;
    let is_day = year && (1..=2).contains(&day) && (1..=2).contains(&month);
    let is_longer = letters[..place - day].last().is_some_and(|it| *it == '/' || *it == '.');
    (is_day && !is_longer).then_some((day, month))
}

fn short_day(letters: &[char], place: usize) -> bool {
    // Laws are cited as `ngày 09/6/2025` (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    let is_early = |letter: Option<&char>| matches!(letter, Some('1' | '2'));
    day_at(letters, place).is_some_and(|parts| match parts {
        (2, 2) => false,
        (2, 1) => is_early(letters.get(place + 1)),
        _ => true,
    })
}

#[test]
fn odd_prints_are_found() {
    for (lang, text) in [
        ("vi", "95 %"),
        ("en", "95\u{a0}%"),
        ("vi", "90.00%"),
        ("en", "90,00%"),
        ("vi", "89,76–90,21%"),
        ("en", "62.11%–96.79%"),
        ("vi", "15/12/2025–14/12/2026"),
        ("vi", "ngày 5/2/2026"),
        ("en", "on 5/02/2026"),
    ] {
        assert!(odd_print(lang, text).is_some(), "{lang}: {text}");
    }
    for (lang, text) in [
        ("vi", "95%"),
        ("vi", "20.000%"),
        ("en", "20,000 (90.00%)"),
        ("vi", "89,76% – 90,21%"),
        ("vi", "Quầy 1–12, 0–100%"),
        ("vi", "15/12/2025 – 14/12/2026"),
        ("vi", "11/2026 và 211/219 hồ sơ"),
        ("en", "15 December 2026"),
    ] {
        assert_eq!(odd_print(lang, text), None, "{lang}: {text}");
    }
}
