//! The apology with a new day (phiếu xin lỗi và hẹn lại ngày trả kết quả): its form, its words, its file.
//!
//! Who it goes to is printed and forgotten: nothing here is kept but the number and the days.

pub(super) mod docx;
mod form;
mod text;

pub(super) use form::{About, Fault, Problem, Typed, read};
pub(super) use text::{Letter, Written};
