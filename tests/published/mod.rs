//! Figures that others have published, with citations.

mod form;
mod hue;
mod one_stop;
mod papi;
mod papi_series;
mod sipas;
mod target;
mod wilson;
