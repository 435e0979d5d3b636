//! What cannot have happened, in sentences with the remedy.

use super::Fault;
use crate::base::{Lang, Text, words};

words! {
    struct Words {
        code(code: &str): "Mã “{code}”: xin dùng 1 đến 12 chữ cái hoa không dấu và chữ số."
            / "Code “{code}”: please use 1 to 12 capital letters and digits.",
        founded_twice(code: &str): "Đã có đơn vị mang mã {code}: xin chọn mã khác."
            / "There is a unit with the code {code}: please choose another.",
        unknown(code: &str): "Không có đơn vị nào mang mã {code}."
            / "There is no unit with the code {code}.",
        not_there(code: &str):
            "Vào ngày ấy không có đơn vị {code}, hoặc một việc đã ghi sau đó cần đơn vị này: xin xem lại ngày."
            / "Unit {code} was not there on that day, or something recorded later needs it: please check the day.",
        successor_not_there(code: &str):
            "Vào ngày ấy không có đơn vị nhận {code}: xin chọn đơn vị khác hoặc ghi thành lập trước."
            / "The receiving unit {code} was not there on that day: choose another or record its founding first.",
        no_successor(code: &str): "Đơn vị {code}: chưa chọn đơn vị nhận."
            / "Unit {code}: no receiving unit is chosen.",
        only_itself(code: &str):
            "Đơn vị {code} chuyển mọi việc cho chính mình: xin chọn đơn vị nhận khác."
            / "Unit {code} passes everything to itself: please choose another unit.",
        stray(code: &str): "Điểm khảo sát {code} được giao cho một đơn vị không nhận phần nào."
            / "Touchpoint {code} is given to a unit that takes nothing over.",
        parent_not_there(code: &str): "Vào ngày ấy không có đơn vị cấp trên {code}."
            / "The unit above, {code}, was not there on that day.",
        circle(code: &str): "Đơn vị {code} không thể trực thuộc chính mình, kể cả qua đơn vị khác."
            / "Unit {code} cannot stand below itself, not by way of others either.",
        same_name(code: &str):
            "Tên mới của đơn vị {code} phải khác tên cũ và có ở cả hai thứ tiếng."
            / "The new name of unit {code} must differ from the old one and be there in both languages.",
    }
}

impl Fault {
    /// What is wrong and what to do.
    pub fn sentence(&self) -> Text {
        Text { vi: self.localized(Lang::Vi), en: self.localized(Lang::En) }
    }

    /// The same in one language.
    pub fn localized(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        match self {
            Self::Code(code) => words.code(code),
            Self::FoundedTwice(code) => words.founded_twice(code),
            Self::Unknown(code) => words.unknown(code),
            Self::NotThere(code) => words.not_there(code),
            Self::SuccessorNotThere(code) => words.successor_not_there(code),
            Self::NoSuccessor(code) => words.no_successor(code),
            Self::OnlyItself(code) => words.only_itself(code),
            Self::Stray(code) => words.stray(code),
            Self::ParentNotThere(code) => words.parent_not_there(code),
            Self::Loop(code) => words.circle(code),
            Self::Name(code) => words.same_name(code),
        }
    }
}
