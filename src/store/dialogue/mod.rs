//! The register of dialogues and the requests made there.

mod keep;
mod read;
