//! The self-scoring sheet of administrative reform: its criteria, rounds, scores and evidence.

mod evidence;
mod import;
mod read;
mod score;

pub use evidence::AssessmentFile;
pub use import::CriteriaImport;
pub use score::Scored;
