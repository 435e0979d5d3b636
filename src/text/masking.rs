//! What identifies somebody is masked before a text is public.
//!
//! Found by form alone: telephone numbers, numbers of identity cards (CCCD of 12 digits, CMND of 9),
//! e-mail addresses, codes of dossiers; and names that are known. A person still reads the text before it
//! is published: a name in the middle of a story has no form.

/// What stands in place of each.
const PHONE: &str = "[đã che: số điện thoại]";
const IDENTITY: &str = "[đã che: số giấy tờ]";
const EMAIL: &str = "[đã che: thư điện tử]";
const DOSSIER: &str = "[đã che: mã hồ sơ]";
const NAME: &str = "[đã che: họ tên]";

/// The text with everything of a known form masked.
pub fn masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let found = begins_anew(&letters, at)
            .then(|| token(&letters, at).or_else(|| number(&letters, at)))
            .flatten();
        if let Some((mark, length)) = found {
            shown.push_str(mark);
            at += length;
        } else {
            shown.push(*letter);
            at += 1;
        }
    }
    shown
}

/// Whether nothing that belongs to the same word stands before `at`.
fn begins_anew(letters: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| letters.get(before))
        .is_none_or(|before| !before.is_alphanumeric())
}

/// An e-mail address or a dossier's code, with its length.
fn token(letters: &[char], at: usize) -> Option<(&'static str, usize)> {
    let joins = |letter: &char| letter.is_alphanumeric() || "@._%+-".contains(*letter);
    let run: Vec<char> = letters[at..].iter().copied().take_while(joins).collect();
    let whole: String = run.iter().collect();
    let word = whole.trim_end_matches(['.', '-', '_', '+', '%']);
    let length = word.chars().count();
    if is_email(word) {
        Some((EMAIL, length))
    } else if is_dossier(word) {
        Some((DOSSIER, length))
    } else {
        None
    }
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.starts_with('.') && host.contains('.') && !host.contains('@')
    })
}

/// `H24.12.05-261124-0001`: an office, a day of six digits, a running number of four to eight, where
/// two letters may stand before it.
///
/// Source: Thông tư 04/2025/TT-VPCP (`MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-AAXXXX`) and Thông tư 01/2018/TT-VPCP.
fn is_dossier(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let [office, day, running] = parts[..] else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = running.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    office.contains('.')
        && office.chars().any(|letter| letter.is_ascii_digit())
        && day.len() == 6
        && digits(day)
        && (4..=8).contains(&number.len())
        && digits(number)
        && running.len() - number.len() <= 2
}

/// Groups of digits parted by single spaces, points, dashes or brackets: as many of them as have the
/// form of a telephone number or an identity card; with their length.
fn number(letters: &[char], at: usize) -> Option<(&'static str, usize)> {
    let plus = letters.get(at) == Some(&'+');
    let mut digits = String::new();
    // Amounts of money are written with points, days in groups of two.
    let mut like_card = true;
    let mut here = at + usize::from(plus);
    let mut found = None;
    while let Some(letter) = letters.get(here) {
        if letter.is_ascii_digit() {
            digits.push(*letter);
            let next = letters.get(here + 1);
            if next.is_none_or(|next| !next.is_alphanumeric()) {
                let length = here + 1 - at;
                found = form(&digits, plus, like_card)
                    .map(|mark| (mark, length))
                    .or(found);
            }
        } else if !digits.is_empty() && joins(letters, here) {
            like_card &= *letter != '.' && digits.len() >= 3;
        } else {
            break;
        }
        here += 1;
    }
    found
}

/// Whether a digit follows after one or two signs that part groups of digits.
fn joins(letters: &[char], at: usize) -> bool {
    let parts = |place| {
        letters
            .get(place)
            .is_some_and(|letter| " .-()".contains(*letter))
    };
    let digit = |place| letters.get(place).is_some_and(char::is_ascii_digit);
    parts(at) && (digit(at + 1) || parts(at + 1) && digit(at + 2))
}

/// What such digits are the number of.
fn form(digits: &str, plus: bool, like_card: bool) -> Option<&'static str> {
    match digits.len() {
        10..=12 if plus && digits.starts_with("84") => Some(PHONE),
        _ if plus => None,
        11 if digits.starts_with("84") => Some(PHONE),
        10 | 11 if digits.starts_with('0') => Some(PHONE),
        9 | 12 if like_card => Some(IDENTITY),
        _ => None,
    }
}

/// The text with each of these names masked, however it is cased.
pub fn without_names(text: &str, names: &[&str]) -> String {
    let mut shown = text.to_owned();
    for name in names.iter().map(|name| name.trim()) {
        // A single short word is too often something else: An, Hà, Lan.
        if name.chars().count() >= 5 {
            shown = without(&shown, name);
        }
    }
    shown
}

/// Letter by letter in lower case, so that places agree.
fn without(text: &str, name: &str) -> String {
    let lower = |letter: &char| letter.to_lowercase().next().unwrap_or(*letter);
    let letters: Vec<char> = text.chars().collect();
    let wanted: Vec<char> = name.chars().map(|letter| lower(&letter)).collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let after = at + wanted.len();
        let here = letters
            .get(at..after)
            .is_some_and(|part| part.iter().map(lower).eq(wanted.iter().copied()));
        let whole = letters
            .get(after)
            .is_none_or(|letter| !letter.is_alphanumeric());
        if here && whole && begins_anew(&letters, at) {
            shown.push_str(NAME);
            at = after;
        } else {
            shown.push(letters[at]);
            at += 1;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_identifies_is_masked_in_every_usual_writing() {
        for (text, mark) in [
            ("0912345678", PHONE),
            ("0912 345 678", PHONE),
            ("0912.345.678", PHONE),
            ("+84 912 345 678", PHONE),
            ("84912345678", PHONE),
            ("02253 842 168", PHONE),
            ("0225) 3842 168", PHONE),
            ("031098001234", IDENTITY),
            ("031 098 001 234", IDENTITY),
            ("031234567", IDENTITY),
            ("lan.nguyen+1@example.com.vn", EMAIL),
            ("H24.12.05-261124-0001", DOSSIER),
            ("H24.12.05-261124-AB0001", DOSSIER),
            ("000.00.12.H24-230601-0012", DOSSIER),
        ] {
            assert_eq!(
                masked(&format!("Gọi {text}, cảm ơn.")),
                format!("Gọi {mark}, cảm ơn.")
            );
            assert_eq!(masked(text), mark);
        }
    }

    #[test]
    fn numbers_in_a_row_are_masked_one_by_one() {
        assert_eq!(
            masked("031098001234 0912345678, ngày 02-11-2026 0913 345 678 0914345678"),
            format!("{IDENTITY} {PHONE}, ngày 02-11-2026 {PHONE} {PHONE}")
        );
    }

    #[test]
    fn what_only_looks_alike_stays() {
        for text in [
            "ngày 02/11/2026 lúc 9 giờ",
            "2.500.000 đồng",
            "500.000.000 đồng",
            "TTHC 3.000242",
            "Nghị định 20/2008/NĐ-CP",
            "phòng 12, tầng 3",
            "mã A0912345678B",
            "@ 5.000 đ",
            "",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn known_names_are_masked_and_parts_of_words_are_not() {
        let names = ["Trần Thị Bưởi", "An"];
        let text = "Tôi là TRẦN THỊ BƯỞI. An ninh tốt; trần thị bưởii.";
        assert_eq!(
            without_names(text, &names),
            format!("Tôi là {NAME}. An ninh tốt; trần thị bưởii.")
        );
    }
}
