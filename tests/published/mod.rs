//! Figures that others have published, with citations.

mod form;
mod hue;
mod one_stop;
mod papi;
mod sipas;
mod target;
mod wilson;
