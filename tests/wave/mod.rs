//! Waves of a survey.

mod domain;
mod pages;
mod stored;
