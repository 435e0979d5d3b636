//! Holds `src/domain/survey/file/`.

mod built_in;
