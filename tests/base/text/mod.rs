//! Holds `src/base/text/`.

mod fold;
mod query;
mod syllables;
mod visible;
