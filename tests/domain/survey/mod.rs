//! Holds `src/domain/survey/`.

mod cell;
mod file;
mod remark;
