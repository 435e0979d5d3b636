//! How often each interval holds the true share, by counting every outcome: no simulation.
//!
//! `cargo bench --bench coverage` prints the table of docs/methodology.md.
#![expect(clippy::print_stdout, reason = "a bench prints")]

use hailong::stats::{
    Interval, LEVEL, agresti_coull, binomial_chance, clopper_pearson, jeffreys, wald, wilson,
    wilson_corrected,
};

/// Takes successes, trials and level.
type Method = fn(u64, u64, f64) -> Option<Interval>;

const METHODS: [(&str, Method); 6] = [
    ("Wald", wald),
    ("Wilson", wilson),
    ("Wilson c.c.", wilson_corrected),
    ("Clopper–Pearson", clopper_pearson),
    ("Jeffreys", jeffreys),
    ("Agresti–Coull", agresti_coull),
];

const SHARES: [f64; 5] = [0.80, 0.85, 0.90, 0.95, 0.99];

const TRIALS: [u64; 6] = [20, 50, 100, 200, 500, 2000];

/// Outcomes rarer than this change no printed digit.
const TOO_RARE: f64 = 1e-12;

fn main() {
    print!("| p | n |");
    for (name, _) in METHODS {
        print!(" {name} |");
    }
    println!("\n|---|---|{}", "---|".repeat(METHODS.len()));
    for share in SHARES {
        for trials in TRIALS {
            print!("| {share:.2} | {trials} |");
            for (_, method) in METHODS {
                print!(" {:.1} |", 100.0 * coverage(method, share, trials));
            }
            println!();
        }
    }
}

/// The chance of all outcomes whose interval holds `share`.
fn coverage(method: Method, share: f64, trials: u64) -> f64 {
    let holds = |x: u64| {
        method(x, trials, LEVEL).is_some_and(|Interval(low, high)| low <= share && share <= high)
    };
    (0..=trials)
        .map(|x| (x, binomial_chance(x, trials, share)))
        .filter(|(x, chance)| *chance > TOO_RARE && holds(*x))
        .map(|(_, chance)| chance)
        .sum()
}
