//! Provinces and cities by the statistical office's numbers and by their names, before and after they were joined in
//! July 2025.

use std::sync::LazyLock;

use crate::base::Text;
use crate::base::text::{folded, one_slip_apart, same_name};

/// Numbers and names: Quyết định 124/2004/QĐ-TTg, Quyết định 19/2025/QĐ-TTg.
const BUILT_IN: &str = include_str!("../../../seeds/provinces.csv");

/// What stands before the name of a province, in small letters and with its marks.
const BEFORE: [&str; 6] = ["thành phố ", "tp. ", "tp.", "tp ", "tỉnh ", "t. "];

/// The first year whose figures are of the provinces as they are since July 2025.
const JOINED: i32 = 2025;

struct Province {
    name: &'static str,
    /// The name as it is compared, with its marks and without.
    marked: String,
    bare: String,
    /// Until 2024, and from 2025 on.
    numbers: [Option<u32>; 2],
    /// Other ways of writing the name, as they are compared.
    also: Vec<String>,
}

static ALL: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let lines = BUILT_IN.lines().skip(1);
    let province = |line: &'static str| {
        let mut cells = line.split(',');
        let mut next = || cells.next().unwrap_or_default();
        let (name, until, from, also) = (next(), next(), next(), next());
        let also = also.split('|').filter(|each| !each.is_empty()).map(plain).collect();
        let (marked, bare) = (same_name(name), plain(name));
        Province { name, marked, bare, numbers: [until.parse().ok(), from.parse().ok()], also }
    };
    lines.map(province).collect()
});

/// Letters and digits without case and marks.
fn plain(name: &str) -> String {
    folded(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A name without `Tỉnh`, `Thành phố`, `TP.` before it.
pub(super) fn without_kind(name: &str) -> String {
    let small = name.to_lowercase();
    let before = BEFORE.iter().find(|it| small.starts_with(*it));
    let rest: String = name.chars().skip(before.map_or(0, |it| it.chars().count())).collect();
    rest.trim().to_owned()
}

/// The province of this name: with its marks, or without where that can be one alone.
pub(super) fn named(written: &str) -> Option<&'static str> {
    let own = without_kind(written);
    let (marked, bare, whole) = (same_name(&own), plain(&own), plain(written));
    let exact = ALL.iter().find(|each| each.marked == marked);
    let bare = || {
        ALL.iter().find(|each| {
            each.bare == bare || each.also.iter().any(|also| *also == bare || *also == whole)
        })
    };
    exact.or_else(bare).map(|each| each.name)
}

/// What is said of a name with one wrong letter; `None` where it is like no province's.
pub(super) fn slip(written: &str) -> Option<Text> {
    like(written).map(|like| Text {
        vi: format!("không có tỉnh, thành phố `{written}`; nếu là {like} thì xin sửa tên"),
        en: format!("there is no province `{written}`; if it is {like}, correct the name"),
    })
}

/// The province whose name differs from this one by one letter.
fn like(written: &str) -> Option<&'static str> {
    let own = plain(&without_kind(written));
    let mut all = ALL.iter().filter(|each| one_slip_apart(&each.bare, &own));
    all.next().map(|each| each.name).filter(|_| all.next().is_none())
}

/// The province that a row of figures of `year` is of, by its number and its name, of which one may be blank.
///
/// # Errors
/// An unknown province, or a number that is another's, with the remedy.
pub(super) fn meant(number: &str, name: &str, year: i32) -> Result<&'static str, Text> {
    let (number, name) = match number.trim_start_matches('0').parse::<u32>() {
        Ok(number) => (Some(number), name),
        // A file without numbers may have names under any of the two.
        Err(_) if name.is_empty() => (None, number),
        Err(_) => (None, name),
    };
    let which = usize::from(year >= JOINED);
    let numbered = |number: u32| ALL.iter().find(|each| each.numbers[which] == Some(number));
    if name.is_empty() {
        let number = number.unwrap_or_default();
        return numbered(number).map(|each| each.name).ok_or_else(|| Text {
            vi: format!(
                "không có tỉnh, thành phố mang mã `{number}` năm {year}; xin sửa mã hoặc ghi tên"
            ),
            en: format!(
                "no province has the number `{number}` in {year}; correct it, or write the name"
            ),
        });
    }
    let found = named(name).ok_or_else(|| unknown(name))?;
    let own = ALL.iter().find(|each| each.name == found);
    let is_own = |number: u32| own.is_some_and(|own| own.numbers.contains(&Some(number)));
    match number.filter(|number| !is_own(*number)) {
        None => Ok(found),
        Some(number) => {
            let other = numbered(number).map_or("", |other| other.name);
            let (vi, en) = if other.is_empty() {
                ("không có".to_owned(), "of none".to_owned())
            } else {
                (format!("là của {other}"), format!("that of {other}"))
            };
            Err(Text {
                vi: format!("mã `{number}` {vi}, không phải của {found}; xin sửa mã hoặc tên"),
                en: format!(
                    "the number `{number}` is {en}, not of {found}; correct it or the name"
                ),
            })
        }
    }
}

fn unknown(name: &str) -> Text {
    slip(name).unwrap_or_else(|| Text {
        vi: format!("không có tỉnh, thành phố `{name}`; xin ghi tên như Hải Phòng, hoặc xóa dòng"),
        en: format!(
            "there is no province `{name}`; write a name such as Hải Phòng, or remove the row"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_are_known_however_their_names_are_written() {
        for (written, expected) in [
            ("Thành phố Hải Phòng", "Hải Phòng"),
            ("HẢI PHÒNG", "Hải Phòng"),
            ("Hai Phong", "Hải Phòng"),
            ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
            ("TPHCM", "Hồ Chí Minh"),
            ("TP HCM", "Hồ Chí Minh"),
            ("Thừa Thiên-Huế", "Thừa Thiên Huế"),
            ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
            ("Khánh Hoà", "Khánh Hòa"),
            ("Đắc Lắc", "Đắk Lắk"),
        ] {
            assert_eq!(named(written), Some(expected), "{written}");
        }
        assert_eq!((named("Hải Phòg"), like("Hải Phòg")), (None, Some("Hải Phòng")));
        assert_eq!((named("Trung bình"), like("Trung bình")), (None, None));
    }

    #[test]
    fn a_number_is_of_the_province_that_had_it_in_that_year() {
        assert_eq!(meant("31", "", 2021), Ok("Hải Phòng"));
        assert_eq!(meant("01", "Hà Nội", 2021), Ok("Hà Nội"));
        assert_eq!(
            (meant("24", "", 2024), meant("24", "", 2025)),
            (Ok("Bắc Giang"), Ok("Bắc Ninh"))
        );
        assert_eq!(meant("Hà Nội", "", 2021), Ok("Hà Nội"));
        assert!(meant("99", "", 2021).is_err_and(|it| it.en.starts_with("no province has")));
        assert!(meant("31", "Hà Nội", 2021).is_err_and(|it| it.en.contains("that of Hải Phòng")));
        assert!(meant("31", "Hải Phog", 2021).is_err_and(|it| it.en.starts_with("there is no")));
    }
}
