//! Figures that others have published, with citations.

mod close;
mod control_chart;
mod cusum;
mod drivers;
mod form;
mod funnel;
mod hue;
mod one_stop;
mod one_stop_facts;
mod papi;
mod papi_series;
mod proportion;
mod reliability;
mod sipas;
mod target;
mod wilson;
