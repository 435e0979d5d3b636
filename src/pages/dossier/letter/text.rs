//! The words of a letter, the same on paper and on the page. Pure.
//!
//! Source of the fields: the form as public case-handling systems print it (mẫu 04, now of Thông tư
//! 03/2025/TT-VPCP, which keeps the number and the rule "at the latest one day before"); the official print was not read. Numbers and days are written as Nghị định
//! 30/2020/NĐ-CP, Phụ lục I asks: days under 10 and the months 1 and 2 with a 0 before them.

use chrono::NaiveDate;

use crate::base::format::long_day;
use crate::pages::shared::document::{MOTTO, STATE};

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) parent: String,
    pub(crate) office: String,
    pub(crate) number: u32,
    /// Of the office, after the number; may be empty.
    pub(crate) abbreviation: String,
    pub(crate) place: String,
    pub(crate) sent: NaiveDate,
    pub(crate) recipient: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) procedure: String,
    pub(crate) code: String,
    pub(crate) received: NaiveDate,
    pub(crate) due: NaiveDate,
    pub(crate) unit: String,
    pub(crate) reason: String,
    pub(crate) new_due: NaiveDate,
    pub(crate) title: String,
    pub(crate) signer: String,
    pub(crate) copies: Vec<String>,
}

/// The parts of a letter as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) parent: String,
    pub(crate) office: String,
    pub(crate) state: &'static str,
    pub(crate) motto: &'static str,
    pub(crate) number: String,
    pub(crate) dated: String,
    pub(crate) heading: [&'static str; 2],
    /// Lines after "Kính gửi".
    pub(crate) to: Vec<String>,
    pub(crate) body: Vec<String>,
    pub(crate) copies: Vec<String>,
    pub(crate) title: String,
    pub(crate) signer: String,
}

impl Letter {
    /// The letters after its number (ký hiệu).
    fn sign(&self) -> String {
        match self.abbreviation.as_str() {
            "" => "PXL".to_owned(),
            of => format!("PXL-{of}"),
        }
    }

    /// The letter in words.
    pub(crate) fn written(&self) -> Written {
        let mut to =
            vec![format!("Kính gửi: {}", self.recipient), format!("Địa chỉ: {}", self.address)];
        let ways = [("Số điện thoại", &self.phone), ("Thư điện tử", &self.email)];
        let ways: Vec<String> = ways
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| format!("{name}: {text}"))
            .collect();
        if !ways.is_empty() {
            to.push(ways.join("; "));
        }
        let mut copies = vec!["Như trên".to_owned()];
        copies.extend(self.copies.iter().cloned());
        copies.push("Lưu: VT".to_owned());
        Written {
            parent: self.parent.to_uppercase(),
            office: self.office.to_uppercase(),
            state: STATE,
            motto: MOTTO,
            number: format!("Số: {:02}/{}", self.number, self.sign()),
            dated: format!("{}, {}", self.place, long_day(self.sent)),
            heading: ["PHIẾU XIN LỖI", "Về việc hẹn lại ngày trả kết quả"],
            to,
            body: self.body(),
            copies,
            title: self.title.to_uppercase(),
            signer: self.signer.clone(),
        }
    }

    fn body(&self) -> Vec<String> {
        let reason = self.reason.trim_end_matches(['.', ' ']);
        vec![
            format!(
                "{}, {} đã tiếp nhận hồ sơ của Ông/Bà (quý tổ chức), mã hồ sơ: {}.",
                capital(&long_day(self.received)),
                self.office,
                self.code
            ),
            format!("Nội dung yêu cầu giải quyết: {}.", self.procedure),
            format!("Ngày hẹn trả kết quả: {}.", long_day(self.due)),
            format!(
                "Tuy nhiên, hồ sơ của Ông/Bà (quý tổ chức) chưa được giải quyết xong theo thời hạn nêu trên. \
                 Bộ phận xử lý chậm: {}. Lý do: {reason}.",
                self.unit
            ),
            format!(
                "{} xin lỗi Ông/Bà (quý tổ chức) về sự chậm trễ này và hẹn trả kết quả vào {}.",
                self.office,
                long_day(self.new_due)
            ),
            "Rất mong nhận được sự thông cảm của Ông/Bà (quý tổ chức)./.".to_owned(),
        ]
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_documents_write_them() {
        let day = |text: &str| long_day(text.parse().unwrap());
        assert_eq!(day("2026-02-05"), "ngày 05 tháng 02 năm 2026");
        assert_eq!(day("2026-03-15"), "ngày 15 tháng 3 năm 2026");
        assert_eq!(capital("ngày"), "Ngày");
    }
}
