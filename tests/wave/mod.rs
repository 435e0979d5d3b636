//! Waves of a survey.

mod domain;
mod many;
mod pages;
mod stored;
