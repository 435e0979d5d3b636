//! Waves of surveys.

mod keep;
mod read;

pub use keep::{NotKept, WaveAnswers};
