//! What an office sets in the browser, on both databases.

mod first_run;
mod pages;
mod stored;
