//! Numbers of an outline, such as 1.4.2, as they stand below one another.

use std::collections::BTreeMap;

use crate::base::lang::Text;

/// The numbers of a file so far.
#[derive(Debug, Default)]
pub struct Outline {
    /// The row of each number.
    seen: BTreeMap<String, u64>,
    /// The last part that stood below each number.
    last: BTreeMap<String, u16>,
}

impl Outline {
    /// What is wrong with the next number, with the remedy.
    pub fn add(&mut self, number: &str, row: u64) -> Option<Text> {
        let Some(parts) = parts(number) else {
            return Some(Text {
                vi: format!("`{number}` không phải là số mục; ghi 1, 1.4 hoặc 1.4.2"),
                en: format!("`{number}` is no number of an outline; write 1, 1.4 or 1.4.2"),
            });
        };
        let above = number.rsplit_once('.').map_or("", |(above, _)| above);
        let part = parts.last().copied().unwrap_or_default();
        let before = self.last.insert(above.to_owned(), part);
        // As a number 1.10 is 1.1; it follows 1.9.
        let is_shortened = parts.len() == 2
            && before.is_some_and(|before| u32::from(before) + 1 == u32::from(part) * 10);
        if is_shortened {
            self.last.insert(above.to_owned(), part * 10);
            return Some(Text {
                vi: format!(
                    "`{number}` đứng sau mục trước nó như `{number}0` bị bảng tính bỏ số 0 ở cuối; xin định dạng cột là Văn bản (Text) rồi nhập lại"
                ),
                en: format!(
                    "`{number}` follows the one before it as `{number}0` of which a spreadsheet dropped the zero; format the column as Text and enter it again"
                ),
            });
        }
        if let Some(first) = self.seen.get(number) {
            return Some(Text {
                vi: format!(
                    "`{number}` đã có ở dòng {first}; mỗi dòng một số (nếu là `{number}0`, xin định dạng cột là Văn bản)"
                ),
                en: format!(
                    "`{number}` stands in row {first} already; give each its own (if it is `{number}0`, format the column as Text)"
                ),
            });
        }
        self.seen.insert(number.to_owned(), row);
        (!above.is_empty() && !self.seen.contains_key(above)).then(|| Text {
            vi: format!("thiếu dòng `{above}` ở trên"),
            en: format!("`{above}` does not stand above it; add its row"),
        })
    }
}

/// The parts of a number, each from 1 and without zeros before it.
fn parts(number: &str) -> Option<Vec<u16>> {
    let is_plain =
        |part: &str| !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit());
    number.split('.').map(|part| part.parse().ok().filter(|_| is_plain(part))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_lost_its_last_zero_is_known_by_the_one_before_it() {
        let faults = |numbers: &str| -> Vec<String> {
            let mut outline = Outline::default();
            let added = numbers.split(' ').zip(1..).filter_map(|(it, row)| outline.add(it, row));
            added.map(|fault| fault.en).collect()
        };
        assert!(faults("1 1.1 1.2 1.3 2 2.1 2.1.1").is_empty());
        assert!(faults("1 1.8 1.9 1.10 1.11 1.2").is_empty());
        let lost = faults("1 1.9 1.1 1.11");
        assert!(
            lost.len() == 1 && lost[0].starts_with("`1.1` follows") && lost[0].contains("`1.10`")
        );
        assert!(faults("1 1.1 1.01")[0].starts_with("`1.01` is no number"));
        assert!(faults("1 1.1 1.1")[0].contains("stands in row 2 already"));
        assert_eq!(faults("1 2.1"), ["`2` does not stand above it; add its row"]);
    }
}
