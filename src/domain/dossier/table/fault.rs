//! What is wrong with a row, in the reader's language.

use chrono::NaiveDate;

use crate::base::table::Called;
use crate::base::{Lang, Text, format, table};

/// One thing wrong with a file.
pub type Fault = table::Fault<Problem>;

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What is wrong with the table or a cell in itself.
    Table(Text),
    /// There is no row.
    NoRows,
    /// Nothing is written.
    Needed,
    /// No code of a dossier.
    NoCode(String),
    /// No such procedure.
    NoProcedure(String),
    /// No such touchpoint.
    NoTouchpoint(String),
    /// No day.
    NoDay(String),
    /// A day outside any dossier's life.
    Far(NaiveDate),
    /// A day that has not come.
    Future(NaiveDate),
    /// A day before the one of receipt.
    BeforeReceived(NaiveDate),
    /// None of the outcomes.
    NoOutcome(String),
    /// An outcome without the day of completion.
    OpenOutcome,
    /// A day of completion without an outcome.
    WithoutOutcome,
    /// A new day without an apology.
    NoApology,
    /// A new day that is not after the due day.
    NotAfterDue(NaiveDate),
    /// The dossier stands in this row already, with other facts.
    Differs(u64),
    /// The dossier in this row has this code, which differs by zeros before it alone.
    Zeros(u64, String),
}

impl From<table::Fault<Text>> for Fault {
    fn from(fault: table::Fault<Text>) -> Self {
        let table::Fault { row, column, problem } = fault;
        Self { row, column, problem: Problem::Table(problem) }
    }
}

impl Fault {
    /// One sentence with the place and the remedy.
    pub fn localized(&self, lang: Lang) -> String {
        self.localized_in(&Called::default(), lang)
    }

    /// The same with what the column is called in the file.
    pub fn localized_in(&self, called: &Called, lang: Lang) -> String {
        self.placed_in(&self.problem.localized(lang), called, lang)
    }
}

impl Problem {
    fn localized(&self, lang: Lang) -> String {
        let said = |day: &NaiveDate| format::day(*day, Lang::Vi);
        let outcomes = super::LAYOUT.offered("outcome");
        let (vi, en) = match self {
            Self::Table(text) => return text.in_lang(lang).to_owned(),
            Self::NoRows => ("không có hồ sơ nào dưới dòng tiêu đề".to_owned(), "there is no dossier below the header".to_owned()),
            Self::Needed => ("không được để trống".to_owned(), "it is needed; write it".to_owned()),
            Self::NoCode(code) => (
                format!("`{code}` không phải mã hồ sơ: chỉ dùng chữ không dấu, số, dấu chấm, gạch nối, có ít nhất một chữ số, tối đa 64 ký tự; không ghi tên người"),
                format!("`{code}` is no code of a dossier: letters without accents, digits, dots and dashes, at least one digit, at most 64 of them; never a name"),
            ),
            Self::NoProcedure(code) => (
                format!("không có thủ tục `{code}`; xin xem mã ở danh mục thủ tục"),
                format!("there is no procedure `{code}`; look its code up among the procedures"),
            ),
            Self::NoTouchpoint(code) => (
                format!("không có điểm khảo sát `{code}`; xin xem mã ở trang Điểm khảo sát"),
                format!("there is no touchpoint `{code}`; look its code up among the touchpoints"),
            ),
            Self::NoDay(text) => (
                format!("`{text}` không phải ngày; xin viết như 31/01/2026"),
                format!("`{text}` is no day; write 2026-01-31"),
            ),
            Self::Far(day) => (
                format!("{} quá xa: hồ sơ có ngày từ 01/01/2000 đến mười năm tới; xin sửa ngày", said(day)),
                format!("{day} is too far off: dossiers have days from 2000-01-01 to ten years from now; correct it"),
            ),
            Self::Future(day) => (format!("{} chưa tới", said(day)), format!("{day} has not come yet")),
            Self::BeforeReceived(day) => (
                format!("{} trước ngày tiếp nhận; xin sửa một trong hai ngày", said(day)),
                format!("{day} is before the day of receipt; correct one of the two"),
            ),
            Self::NoOutcome(text) => (
                format!("`{text}` không phải kết quả; xin viết một trong {outcomes}"),
                format!("`{text}` is no outcome; write granted, refused or returned"),
            ),
            Self::OpenOutcome => (
                "có kết quả mà không có ngày trả kết quả; xin ghi ngày hoặc để trống kết quả".to_owned(),
                "an outcome without the day in `completed`; write the day, or leave the outcome blank".to_owned(),
            ),
            Self::WithoutOutcome => (
                format!("hồ sơ đã hoàn thành phải có kết quả, một trong {outcomes}"),
                "a completed dossier has an outcome: granted, refused or returned".to_owned(),
            ),
            Self::NoApology => (
                "có ngày hẹn mới mà không có ngày gửi phiếu xin lỗi".to_owned(),
                "a new day without the day in `apology_sent`".to_owned(),
            ),
            Self::NotAfterDue(day) => (
                format!("ngày hẹn mới {} không sau ngày hẹn trả", said(day)),
                format!("the new day {day} is not after the one in `due`"),
            ),
            Self::Differs(row) => (
                format!("hồ sơ này đã có ở dòng {row} với nội dung khác; xin giữ một dòng"),
                format!("this dossier stands in row {row} with other facts; keep one row"),
            ),
            Self::Zeros(row, code) => zeros(*row, code),
        };
        lang.pick(vi, en)
    }
}

/// Asks about a code that differs by zeros before it alone from the one in a row.
fn zeros(row: u64, code: &str) -> (String, String) {
    (
        format!(
            "mã này chỉ khác mã `{code}` ở dòng {row} bởi số 0 đứng trước; nếu là một hồ sơ thì bỏ một dòng, định dạng cột là Văn bản (Text) rồi ghi đủ mã"
        ),
        format!(
            "it differs from `{code}` in row {row} by zeros before it alone; if they are one dossier, remove a row, format the column as Text and write the whole code"
        ),
    )
}
