//! What an office sets in the browser, on both databases.

mod pages;
mod stored;
