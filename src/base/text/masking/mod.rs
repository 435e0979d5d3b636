//! Masks what identifies a person before a text is shown.
//!
//! Found by form alone: telephone numbers, numbers of identity cards (CCCD of 12 digits, CMND of 9) and
//! passports, bank accounts, licence plates, e-mail addresses, personal pages, codes of dossiers. What only looks alike
//! stays: days, amounts of money, codes of procedures. A person still reads a text before it is
//! published: a name in the middle of a story has no form.

mod number;
mod word;

use unicode_normalization::UnicodeNormalization;

use crate::base::lang::Lang;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hidden {
    Phone,
    Identity,
    Account,
    Plate,
    Email,
    Dossier,
    Profile,
}

impl Hidden {
    /// What stands in its place; no digit and no @, so that it is never taken for something itself.
    fn mark(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Phone => ("[đã che: số điện thoại]", "[hidden: phone number]"),
            Self::Identity => ("[đã che: số giấy tờ]", "[hidden: identity number]"),
            Self::Account => ("[đã che: số tài khoản]", "[hidden: bank account]"),
            Self::Plate => ("[đã che: biển số xe]", "[hidden: licence plate]"),
            Self::Email => ("[đã che: thư điện tử]", "[hidden: e-mail address]"),
            Self::Dossier => ("[đã che: mã hồ sơ]", "[hidden: dossier code]"),
            Self::Profile => ("[đã che: trang cá nhân]", "[hidden: personal page]"),
        };
        lang.pick(vi, en)
    }
}

/// The text with everything of a known form masked, the marks in Vietnamese.
pub fn masked(text: &str) -> String {
    masked_in(text, Lang::Vi)
}

/// The same with the marks in this language. Masking what is masked changes nothing.
pub fn masked_in(text: &str, lang: Lang) -> String {
    replaced(text, |hidden| hidden.mark(lang))
}

/// The text without what would be masked, for searching and counting words.
pub(super) fn without_hidden(text: &str) -> String {
    replaced(text, |_| " . ")
}

/// Replaces until nothing is found: what stands beside a mark may be known only then. It ends, since
/// each finding takes digits, an @ or the slash of an address away and puts none there.
fn replaced(text: &str, mark: impl Fn(Hidden) -> &'static str) -> String {
    let mut shown = text.to_owned();
    while let Some(next) = once(&shown, &mark) {
        shown = next;
    }
    shown
}

/// One pass; `None` when nothing was found.
fn once(text: &str, mark: impl Fn(Hidden) -> &'static str) -> Option<String> {
    let written: Vec<char> = text.chars().collect();
    let letters: Vec<char> = written.iter().map(|letter| plain(*letter)).collect();
    let mut shown = String::with_capacity(text.len());
    let mut found_any = false;
    let mut at = 0;
    while at < letters.len() {
        let begins = begins_anew(&letters, at);
        let stays = || number::day(&letters, at).or_else(|| number::procedure(&letters, at));
        if let Some(length) = begins.then(stays).flatten() {
            shown.extend(&written[at..at + length]);
            at += length;
            continue;
        }
        let found = begins
            .then(|| word::found(&letters, at))
            .flatten()
            .or_else(|| number::found(&letters, at));
        if let Some((hidden, length)) = found {
            shown.push_str(mark(hidden));
            found_any = true;
            at += length;
        } else {
            shown.push(written[at]);
            at += 1;
        }
    }
    found_any.then_some(shown)
}

/// The first digit of scripts whose digits a keyboard may write: Arabic, Persian, Devanagari, Thai, Lao, Khmer.
const OTHER_ZEROS: [u32; 6] = [0x0660, 0x06f0, 0x0966, 0x0e50, 0x0ed0, 0x17e0];

/// A letter as a reader takes it: full-width signs, and digits of any make, are those of ASCII.
fn plain(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    let number = u32::from(letter);
    let full_width = (0xff01..=0xff5e).contains(&number).then(|| number - 0xfee0);
    let zero = OTHER_ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&number));
    let digit = full_width.or_else(|| zero.map(|zero| number - zero + u32::from('0')));
    if let Some(found) = digit.and_then(char::from_u32) {
        return found;
    }
    // Circled and mathematical digits.
    let mut same = std::iter::once(letter).nfkc();
    match (same.next(), same.next()) {
        (Some(digit), None) if digit.is_ascii_digit() => digit,
        _ => letter,
    }
}

/// Whether nothing that belongs to the same word stands before `at`.
fn begins_anew(letters: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| letters.get(before))
        .is_none_or(|before| !before.is_alphanumeric())
}

/// Whether nothing that belongs to the same word stands at `at`.
fn ends(letters: &[char], at: usize) -> bool {
    letters.get(at).is_none_or(|letter| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::text::folded;

    fn digits(text: &str) -> usize {
        text.chars().filter(char::is_ascii_digit).count()
    }

    #[test]
    fn what_identifies_is_masked_in_every_usual_writing() {
        for (text, hidden) in [
            ("0912345678", Hidden::Phone),
            ("0912 345 678", Hidden::Phone),
            ("0912.345.678", Hidden::Phone),
            ("09 12 34 56 78", Hidden::Phone),
            ("+84 912 345 678", Hidden::Phone),
            ("+84-912-345-678", Hidden::Phone),
            ("84912345678", Hidden::Phone),
            ("02253 842 168", Hidden::Phone),
            ("0225) 3842 168", Hidden::Phone),
            ("031098001234", Hidden::Identity),
            ("031 098 001 234", Hidden::Identity),
            ("031234567", Hidden::Identity),
            ("B1234567", Hidden::Identity),
            ("c12345678", Hidden::Identity),
            ("lan.nguyen+1@example.com.vn", Hidden::Email),
            ("H24.12.05-261124-0001", Hidden::Dossier),
            ("H24.12.05-261124-AB0001", Hidden::Dossier),
            ("h24.88-200101-0001", Hidden::Dossier),
            ("H24.88 - 200101 - 0001", Hidden::Dossier),
            ("H24.88–200101–0001", Hidden::Dossier),
            ("000.00.12.H24-230601-0012", Hidden::Dossier),
            ("15A-123.45", Hidden::Plate),
            ("15A 12345", Hidden::Plate),
            ("29-B1 123.45", Hidden::Plate),
            ("15b1-23456", Hidden::Plate),
            ("30F-1234", Hidden::Plate),
            ("1234567890123456", Hidden::Account),
            ("0912 - 345 - 678", Hidden::Phone),
            ("0912\u{a0}345\u{a0}678", Hidden::Phone),
            ("+84 - 912 - 345 - 678", Hidden::Phone),
            ("0912—345—678", Hidden::Phone),
            ("0912/345/678", Hidden::Phone),
            ("0912,345,678", Hidden::Phone),
            ("+84/912/345/678", Hidden::Phone),
            ("０９１２３４５６７８", Hidden::Phone),
            ("０９１２．３４５．６７８", Hidden::Phone),
            ("٠٩١٢٣٤٥٦٧٨", Hidden::Phone),
            ("𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", Hidden::Phone),
            ("031/098/001/234", Hidden::Identity),
            ("lan.nguyen @ example.com", Hidden::Email),
            ("lan@ example.com.vn", Hidden::Email),
            ("lan ＠ example．com", Hidden::Email),
            ("031.098.001.234", Hidden::Identity),
            ("031.234.567", Hidden::Identity),
            ("fb.com/nguyen.lan.9", Hidden::Profile),
            ("https://www.facebook.com/profile.php?id=100004", Hidden::Profile),
            ("m.facebook.com/lan", Hidden::Profile),
            ("Zalo.me/0912345678", Hidden::Profile),
            ("t.me/lannguyen", Hidden::Profile),
            ("tiktok.com/@lan", Hidden::Profile),
            ("fb.com / lan.nguyen", Hidden::Profile),
        ] {
            let mark = hidden.mark(Lang::Vi);
            assert_eq!(masked(&format!("Gọi {text}, cảm ơn.")), format!("Gọi {mark}, cảm ơn."));
            assert_eq!(masked(text), mark);
            assert_eq!(masked_in(text, Lang::En), hidden.mark(Lang::En));
        }
    }

    #[test]
    fn an_account_is_known_by_the_words_before_it() {
        let mark = Hidden::Account.mark(Lang::Vi);
        for before in ["số tài khoản: ", "STK ", "so tai khoan la ", "account no. "] {
            for number in ["12345678", "0071 0008 9012 3", "19033344455"] {
                let text = format!("{before}{number} nhé");
                assert_eq!(masked(&text), format!("{before}{mark} nhé"));
            }
        }
    }

    #[test]
    fn a_word_beside_a_number_neither_hides_it_nor_makes_money_of_it() {
        for (text, digits_before) in [
            ("+84912345678 k ai nghe máy", "+84912345678"),
            ("84912345678 k ai nghe", "84912345678"),
            ("84912345678 đ/c Lan", "84912345678"),
            ("84912345678 đồng chí Lan", "84912345678"),
            ("CMND 142345678 k đúng", "142345678"),
            ("142345678 đ/c Lan", "142345678"),
            ("SĐT0912345678", "0912345678"),
            ("zalo0912345678 nhé", "0912345678"),
            ("zalo0912 345 678", "0912 345 678"),
            ("0912345678nhé", "0912345678"),
            ("0912345678nhe\u{301}", "0912345678"),
            ("CCCD031098001234", "031098001234"),
            ("CMND142345678", "142345678"),
            ("STK19033344455", "19033344455"),
        ] {
            let shown = masked(text);
            assert!(shown.contains("[đã che: "), "{text}: {shown}");
            assert_eq!(digits(&shown), 0, "{text}: {shown}");
            let words = text.replace(digits_before, "");
            let mark = shown.split_once('[').unwrap().1.split_once(']').unwrap().0;
            assert_eq!(shown.replace(&format!("[{mark}]"), ""), words);
        }
    }

    #[test]
    fn numbers_in_a_row_are_masked_one_by_one() {
        let (card, phone) = (Hidden::Identity.mark(Lang::Vi), Hidden::Phone.mark(Lang::Vi));
        assert_eq!(
            masked("031098001234 0912345678, ngày 02-11-2026 0913 345 678 0914345678"),
            format!("{card} {phone}, ngày 02-11-2026 {phone} {phone}")
        );
    }

    #[test]
    fn what_only_looks_alike_stays() {
        for text in [
            "ngày 02/11/2026 lúc 9 giờ",
            "ngày 02-11-2026 08 giờ 30",
            "từ 02.11.2026 08.12.2026",
            "2026-11-02 08",
            "2.500.000 đồng",
            "500.000.000 đồng",
            "500 000 000 đ",
            "500000000đ",
            "phí 120000000 VND",
            "TTHC 3.000242",
            "thủ tục 1.004227",
            "1.004227.000.00.00.H24",
            "Nghị định 20/2008/NĐ-CP",
            "Thông tư 04/2025/TT-VPCP",
            "phòng 12, tầng 3",
            "lúc 12h 2025 người",
            "quầy 15, số 1024",
            "mã A0912345678B",
            "@ 5.000 đ",
            "mua 2 @ 5.000 đ",
            "tháng 01,02,03,04,05 và 06",
            "thứ tự 01/02/03/04/05",
            "gặp lan @ quầy 3",
            "84.000.000.000 đồng",
            "1.000.000.000 người",
            "8.450.000 - 9.000.000 đồng",
            "ngày 08 - 12 - 2025 10 giờ",
            "từ 100 - 200 - 300 người",
            "0912345\n678 người",
            "mã HS123456789",
            "tài khoản của tôi trên cổng",
            "",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn nothing_hidden_is_left_for_a_search() {
        assert_eq!(without_hidden("gọi 0912345678 nhé"), "gọi  .  nhé");
    }

    /// Pieces that texts with numbers are made of.
    fn written() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[0-9]{1,12}",
            "[ .,:()+@/–-]{1,2}",
            "(stk|số tài khoản|đồng|đ|H24\\.88|A|15A|gọi|lan@x\\.vn)",
            "\\PC{0,3}",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn masking_again_changes_nothing_and_no_digit_is_added(text in written()) {
            let once = masked(&text);
            prop_assert_eq!(&masked(&once), &once);
            prop_assert!(digits(&once) <= digits(&text));
        }

        #[test]
        fn missing_accents_hide_no_number(
            number in prop_oneof!["0[35789][0-9]{8}", "0[0-9]{11}", "\\+84[0-9]{9}"],
            before in prop_oneof!["gọi số ", "xin liên hệ: ", "số tài khoản "],
            behind in prop_oneof![", cảm ơn", " k ai nghe", " đ/c Lan", "\u{a0}nhé"],
        ) {
            let text = format!("{before}{number}{behind}");
            prop_assert_eq!(digits(&masked(&text)), 0);
            prop_assert_eq!(digits(&masked(&folded(&text))), 0);
        }
    }
}
