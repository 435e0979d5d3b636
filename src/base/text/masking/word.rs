//! Words of letters and digits that identify a person.

use super::{Hidden, ends};

/// Sites on which a page is a person's.
const SITES: [&str; 18] = [
    "facebook.com",
    "fb.com",
    "fb.me",
    "fb.watch",
    "m.me",
    "messenger.com",
    "zalo.me",
    "t.me",
    "telegram.me",
    "wa.me",
    "viber.me",
    "instagram.com",
    "threads.net",
    "tiktok.com",
    "youtube.com",
    "linkedin.com",
    "twitter.com",
    "x.com",
];

/// A personal page, an address of e-mail, a dossier's code, a passport or a licence plate, with its length.
pub(super) fn found(letters: &[char], at: usize) -> Option<(Hidden, usize)> {
    if let Some(length) = profile(letters, at) {
        return Some((Hidden::Profile, length));
    }
    if let Some(length) = dossier(letters, at) {
        return Some((Hidden::Dossier, length));
    }
    if let Some(length) = plate(letters, at) {
        return Some((Hidden::Plate, length));
    }
    if let Some(length) = spaced_email(letters, at) {
        return Some((Hidden::Email, length));
    }
    let joins = |letter: &char| letter.is_alphanumeric() || "@._%+-".contains(*letter);
    let run: String = letters[at..].iter().copied().take_while(joins).collect();
    let word = run.trim_end_matches(['.', '-', '_', '+', '%']);
    let length = word.chars().count();
    if is_email(word) {
        Some((Hidden::Email, length))
    } else if is_passport(word) {
        Some((Hidden::Identity, length))
    } else {
        None
    }
}

/// `fb.com/name`, `https://zalo.me/0912345678`: the page of a person; its length.
fn profile(letters: &[char], at: usize) -> Option<usize> {
    let run = |from: usize, takes: fn(char) -> bool| {
        let rest = letters.get(from..).unwrap_or_default();
        rest.iter().take_while(|letter| takes(**letter)).count()
    };
    let rest: String = letters[at..].iter().take(8).collect::<String>().to_lowercase();
    let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme));
    let host_at = at + scheme.map_or(0, str::len);
    let length = run(host_at, |letter| letter.is_ascii_alphanumeric() || ".-".contains(letter));
    let host: String = letters[host_at..host_at + length].iter().collect::<String>().to_lowercase();
    let is_of = |site: &str| host == site || host.ends_with(&format!(".{site}"));
    SITES.into_iter().find(|site| is_of(site))?;
    let space = |at: usize| usize::from(letters.get(at) == Some(&' '));
    let slash = host_at + length;
    let slash = slash + space(slash);
    if letters.get(slash) != Some(&'/') {
        return None;
    }
    let path_at = slash + 1 + space(slash + 1);
    let path = run(path_at, |it| !it.is_whitespace() && !",;()[]\"<>“”".contains(it));
    let path: Vec<char> = letters[path_at..path_at + path].to_vec();
    let last = path.iter().rposition(|letter| letter.is_alphanumeric())?;
    Some(path_at + last + 1 - at)
}

/// `lan @ example.com`: an address with spaces around its sign, which ends in a word of letters. Its length.
fn spaced_email(letters: &[char], at: usize) -> Option<usize> {
    let run = |from: usize, takes: fn(char) -> bool| {
        let rest = letters.get(from..).unwrap_or_default();
        rest.iter().take_while(|letter| takes(**letter)).count()
    };
    let in_name = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
    let is_space = |letter: char| letter.is_whitespace() && !matches!(letter, '\n' | '\r');
    let name = run(at, in_name);
    let sign = at + name + run(at + name, is_space);
    if name == 0 || letters.get(sign) != Some(&'@') {
        return None;
    }
    let host_at = sign + 1 + run(sign + 1, is_space);
    let host: String = letters[host_at..host_at + run(host_at, in_name)].iter().collect();
    let host = host.trim_end_matches(['.', '-', '_', '+', '%']);
    let (first, last) = host.rsplit_once('.')?;
    let is_host = !first.is_empty() && last.len() >= 2 && last.chars().all(char::is_alphabetic);
    is_host.then(|| host_at + host.chars().count() - at)
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.starts_with('.') && host.contains('.') && !host.contains('@')
    })
}

/// One letter and seven or eight digits, the form of Vietnamese and of many foreign passports, or two
/// letters and seven (ICAO Doc 9303: at most nine letters and digits).
fn is_passport(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = word.len() - digits.len();
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!((letters, digits.len()), (1, 7 | 8) | (2, 7))
}

/// `H24.12.05-261124-0001`: an office, a day of six digits, a running number of four to eight, where
/// two letters may stand before it; the dashes may have spaces around them. Its length.
///
/// Source: Thông tư 04/2025/TT-VPCP (`MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-AAXXXX`) and Thông tư 01/2018/TT-VPCP.
fn dossier(letters: &[char], at: usize) -> Option<usize> {
    let run = |from: usize, takes: fn(char) -> bool| {
        let rest = letters.get(from..).unwrap_or_default();
        rest.iter().take_while(|letter| takes(**letter)).count()
    };
    let office = run(at, |letter| letter.is_ascii_alphanumeric() || letter == '.');
    let name = letters.get(at..at + office)?;
    if !name.contains(&'.') || !name.iter().any(char::is_ascii_digit) {
        return None;
    }
    let day_at = dash(letters, at + office)?;
    if run(day_at, |letter| letter.is_ascii_digit()) != 6 {
        return None;
    }
    let number_at = dash(letters, day_at + 6)?;
    let prefix = run(number_at, |letter| letter.is_ascii_alphabetic());
    let number = run(number_at + prefix, |letter| letter.is_ascii_digit());
    let end = number_at + prefix + number;
    let fits = prefix <= 2 && (4..=8).contains(&number) && ends(letters, end);
    fits.then_some(end - at)
}

/// Behind a dash, with or without a space on either side of it.
fn dash(letters: &[char], at: usize) -> Option<usize> {
    let space = |at: usize| usize::from(letters.get(at) == Some(&' '));
    let sign = at + space(at);
    let is_dash = matches!(letters.get(sign), Some('-' | '–'));
    is_dash.then(|| sign + 1 + space(sign + 1))
}

/// `15A-123.45`, `29-B1 123.45`, `30F-1234`: two digits of a province, a series of one or two letters and
/// perhaps a digit, and a number of five digits or, of old, four. Its length.
///
/// Source: Thông tư 79/2024/TT-BCA on licence plates. In small letters only with five digits: `12h 2025`
/// is an hour.
fn plate(letters: &[char], at: usize) -> Option<usize> {
    let is = |place: usize, test: fn(&char) -> bool| letters.get(place).is_some_and(test);
    if !(is(at, char::is_ascii_digit) && is(at + 1, char::is_ascii_digit)) {
        return None;
    }
    let series = at + 2 + usize::from(letters.get(at + 2) == Some(&'-'));
    let length = (0..2).take_while(|more| is(series + more, char::is_ascii_alphabetic)).count();
    let small = is(series, char::is_ascii_lowercase);
    let mut here = series + length;
    if length == 0 {
        return None;
    }
    // A digit of the series stands before a sign.
    if is(here, char::is_ascii_digit) && is(here + 1, |sign| "-. ".contains(*sign)) {
        here += 1;
    }
    here += usize::from(is(here, |sign| "-. ".contains(*sign)));
    let digits = |from: usize, count: usize| {
        (from..from + count).all(|place| is(place, char::is_ascii_digit))
    };
    let end = if digits(here, 5) {
        here + 5
    } else if digits(here, 3) && letters.get(here + 3) == Some(&'.') && digits(here + 4, 2) {
        here + 6
    } else if digits(here, 4) && !small {
        here + 4
    } else {
        return None;
    };
    ends(letters, end).then_some(end - at)
}
