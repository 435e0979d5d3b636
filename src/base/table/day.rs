//! Days as offices write them in files.

use chrono::NaiveDate;

use crate::base::calendar::read_day;
use crate::base::lang::Text;

/// The day of a cell: `31/01/2026`, `31-01-2026`, `31/1/26`, with or without a time before or behind it.
pub fn day(written: &str) -> Option<NaiveDate> {
    let is_beside = |word: &str| is_time(word) || BESIDE.contains(&&*word.to_lowercase());
    let written = plain(written);
    let words = written.split([' ', 'T', ',']).filter(|word| !word.is_empty());
    let (beside, days): (Vec<&str>, Vec<&str>) = words.partition(|word| is_beside(word));
    let [word] = days[..] else { return None };
    if beside.iter().filter(|word| is_time(word)).count() > 1 {
        return None;
    }
    read_day(word).or_else(|| match word.split(['-', '/', '.']).collect::<Vec<_>>()[..] {
        [year, month, day] if year.len() == 4 => read_day(&format!("{day}/{month}/{year}")),
        [day, month, year] if year.len() == 4 => read_day(&format!("{day}/{month}/{year}")),
        // Between dashes it could be the year that comes first.
        [day, month, year] if year.len() == 2 && day.len() <= 2 && !word.contains('-') => {
            read_day(&format!("{day}/{month}/20{year}"))
        }
        _ => None,
    })
}

/// Words around a day: the last ones are halves of it, behind a time.
const BESIDE: [&str; 6] = ["ngày", "lúc", "sa", "ch", "am", "pm"];

/// A day with digits as ASCII has them, and slashes for the words between its parts.
fn plain(written: &str) -> String {
    let digit = |it: char| match it {
        '\u{ff10}'..='\u{ff19}' | '\u{ff0f}' => {
            char::from_u32(u32::from(it) - 0xff01 + 0x21).unwrap_or(it)
        }
        other => other,
    };
    let text: String = written.chars().map(digit).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let at = |wanted: &str| small.iter().position(|word| word == wanted);
    let Some((month, year)) = at("tháng").zip(at("năm")).filter(|(it, year)| it + 2 == *year)
    else {
        return text;
    };
    match (month.checked_sub(1).and_then(|it| words.get(it)), words.get(year + 1)) {
        (Some(day), Some(last)) => {
            let before = words[..month - 1].join(" ");
            let behind = words[year + 2..].join(" ");
            format!("{before} {day}/{}/{last} {behind}", words[month + 1])
        }
        _ => text,
    }
}

/// Whether a word is a time of day: `08:30`, `17h00`, `8h`, `08:30:00`. `24:00` is none: of which day it is, is not clear.
fn is_time(word: &str) -> bool {
    let mut parts = word.split([':', 'h', 'g']);
    let below = |part: &str, most: u8| {
        part.len() <= 2
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|it: u8| it < most)
    };
    let Some(hour) = parts.next() else { return false };
    let rest: Vec<&str> = parts.collect();
    let seconds = |part: &str| part.split('.').next().unwrap_or_default().to_owned();
    below(hour, 24)
        && (1..=2).contains(&rest.len())
        && rest.iter().all(|part| part.is_empty() || below(&seconds(part), 60))
}

/// The first and last number of a day that is told from other numbers: the years 1990 to 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 32_874..=73_050;

/// The remedy where a cell has the number by which spreadsheets keep a day, or a day that no calendar has.
pub fn serial_day(written: &str) -> Option<Text> {
    if is_no_day(written) {
        return Some(Text {
            vi: format!("`{written}` là ngày không có trong lịch; xin xem lại ngày và tháng"),
            en: format!("`{written}` is a day that does not exist; look at its day and month"),
        });
    }
    if ["0", "00/01/1900", "1900-01-00", "1899-12-31"].contains(&written) {
        return Some(Text {
            vi: format!(
                "`{written}` là ô trống mà bảng tính giữ như ngày 0; xin xóa ô, hoặc ghi ngày"
            ),
            en: format!(
                "`{written}` is a blank cell that a spreadsheet keeps as day 0; clear it, or write the day"
            ),
        });
    }
    let number: u32 = written.split('.').next()?.parse().ok()?;
    SERIALS.contains(&number).then(|| Text {
        vi: format!("`{written}` là ngày ở dạng số của bảng tính; xin định dạng cột là Ngày (dd/mm/yyyy)"),
        en: format!("`{written}` is a day as the number of a spreadsheet; format the column as a date (yyyy-mm-dd)"),
    })
}

/// Whether a text is written as a day, but its month has fewer days: `30/02/2026`.
fn is_no_day(written: &str) -> bool {
    let parts: Vec<Option<u32>> =
        written.split(['-', '/', '.']).map(|it| it.parse().ok()).collect();
    let ([Some(day), Some(month), Some(year @ 1000..)]
    | [Some(year @ 1000..), Some(month), Some(day)]) = parts[..]
    else {
        return false;
    };
    let year = i32::try_from(year).unwrap_or(0);
    (29..=31).contains(&day)
        && (1..=12).contains(&month)
        && NaiveDate::from_ymd_opt(year, month, day).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_and_without_times() {
        for written in [
            "02/11/2026",
            "2/11/2026",
            "2026-11-02",
            "02-11-2026",
            "2-11-2026",
            "02.11.2026",
            "02/11/26",
            "08:30 02/11/2026",
            "02/11/2026 08:30:00",
            "2026-11-02T08:30:00",
            "17h00 ngày 02/11/2026",
            "8h 02/11/2026",
            "2026/11/02",
            "2026/11/2",
            "ngày 02 tháng 11 năm 2026",
            "8h30 ngày 2 tháng 11 năm 2026",
            "02/11/2026 8:30 SA",
            "０２/１１/２０２６",
        ] {
            assert_eq!(day(written), NaiveDate::from_ymd_opt(2026, 11, 2), "{written}");
        }
        for written in ["26-01-05", "31/12/2026 24:00", "02/11/2026 25:99", "2026-11-02T20:30:00Z"]
        {
            assert_eq!(day(written), None, "{written}");
        }
        for written in ["", "46328", "11/13/2026", "2026-13-01", "26-11-02-1", "hôm nay", "02/11"]
        {
            assert_eq!(day(written), None, "{written}");
        }
    }

    #[test]
    fn the_number_of_a_day_has_a_remedy() {
        assert!(serial_day("46328").is_some() && serial_day("46328.35").is_some());
        assert!(serial_day("30/02/2026").unwrap().en.contains("does not exist"));
        assert!(serial_day("00/01/1900").unwrap().en.contains("day 0"));
        assert!(serial_day("29/02/2024").is_none() && serial_day("31/12/2026").is_none());
        assert!(serial_day("2026").is_none() && serial_day("02/11/2026").is_none());
    }
}
