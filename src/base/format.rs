//! Numbers and days as text: the only place that rounds.

use chrono::{Datelike, NaiveDate};

use crate::base::lang::Lang;

/// `index` (0…100) with two decimals, half up; decimal comma in Vietnamese: `90,00`.
///
/// Half up on the shortest decimal writing of the number, so that 82.665 prints 82,67 although
/// its binary form lies a hair below.
pub fn two_decimals(index: f64, lang: Lang) -> String {
    decimals(index, 2, lang)
}

/// `figure` as [`two_decimals`] prints it, in hundredths: a difference of two printed figures is exact.
pub fn hundredths(figure: f64) -> i64 {
    half_up(figure, 2).replace('.', "").parse().unwrap_or(0)
}

/// Whole hundredths as a number with two decimals: 231 is `2,31`.
pub fn of_hundredths(hundredths: i64, lang: Lang) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let of = hundredths.unsigned_abs();
    format!("{sign}{}{}{:02}", of / 100, lang.pick(',', '.'), of % 100)
}

/// `figure` with four decimals, as PAPI's reports print scores: `44,0045`.
pub fn four_decimals(figure: f64, lang: Lang) -> String {
    decimals(figure, 4, lang)
}

fn decimals(figure: f64, places: usize, lang: Lang) -> String {
    let text = half_up(figure, places);
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text,
    }
}

/// A share (0…1) as percent with two decimals: `90,00%`.
pub fn percent(share: f64, lang: Lang) -> String {
    format!("{}%", two_decimals(share * 100.0, lang))
}

/// Two shares (0…1) as a range: `62,11% – 96,79%`.
pub fn percent_range((low, high): (f64, f64), lang: Lang) -> String {
    format!("{} – {}", percent(low, lang), percent(high, lang))
}

/// A share (0…1) as whole percent, half up: `47%`. For labels; figures have two decimals.
pub fn whole_percent(share: f64) -> String {
    format!("{}%", half_up(share * 100.0, 0))
}

/// A share (0…1) as percent without decimals it does not need: `90%`, `92,50%`. For targets.
pub fn share_in_short(share: f64, lang: Lang) -> String {
    let whole = hundredths(share * 100.0) % 100 == 0;
    if whole { whole_percent(share) } else { percent(share, lang) }
}

/// A count with grouped digits: `20.000` in Vietnamese, `20,000` in English.
pub fn count(n: u64, lang: Lang) -> String {
    let separator = lang.pick('.', ',');
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A day: `15/12/2026` in Vietnamese, `15 December 2026` in English.
pub fn day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        Lang::En => day.format("%-d %B %Y").to_string(),
    }
}

/// A day as documents write it (Nghị định 30/2020/NĐ-CP, Phụ lục I): days under 10 and the months 1 and 2 with a 0
/// before them, `ngày 05 tháng 02 năm 2026`.
pub fn long_day(day: NaiveDate) -> String {
    let month = match day.month() {
        month @ (1 | 2) => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// Rounds the shortest decimal writing of `x` half away from zero to `places` decimals.
fn half_up(x: f64, places: usize) -> String {
    let exact = format!("{:.12}", x.abs());
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let kept = format!("{whole}{}", &fraction[..places]);
    let up = fraction.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    let scaled = kept.parse::<u128>().unwrap_or(0) + u128::from(up);
    let digits = format!("{scaled:0width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if x < 0.0 && scaled > 0 { "-" } else { "" };
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}
