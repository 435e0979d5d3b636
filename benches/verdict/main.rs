//! Whether verdicts and funnels keep their promise, by made-up people.
//!
//! `cargo bench --bench verdict` prints the tables of docs/methodology/verdicts.md and
//! docs/methodology/between-offices.md; `-- index` or `-- funnel` those of one.
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod funnel;
mod index;
mod people;

fn main() {
    let wanted: Vec<String> = std::env::args().collect();
    let asks = |name: &str| wanted.iter().any(|each| each == name);
    if !asks("funnel") {
        index::print();
    }
    if !asks("index") {
        funnel::print();
    }
}
