//! How near a source is to the text it is about.

use serde::Deserialize;

/// The grade of a source; what rests on the last one is provisional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Grade {
    /// The official text or site.
    A,
    /// Press, or a recorded answer of an official system.
    B,
    /// A third party's transcription.
    C,
}
