//! Units over time: what is stored, pages.

mod pages;
mod stored;
mod table;
