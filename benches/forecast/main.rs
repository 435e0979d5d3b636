//! Whether the forecast's chances come true, and how much better it is than "as it stands today".
//!
//! `cargo bench --bench forecast` prints the tables of docs/methodology/understanding.md; they
//! hold no times, so `--profile dev` gives the same.
#![expect(clippy::print_stdout, reason = "a bench prints")]

use hailong::base::random::Random;
use hailong::stats::{BackTest, MadeUpYears, NoForecast, back_test};
use hailong::stats::{Target, TargetRule};

const NINETY: Target = Target { numerator: 9, denominator: 10, rule: TargetRule::AtLeast };

const YEARS: usize = 4000;

fn main() {
    let all = scenarios().map(|(name, years)| (name, tried(&years)));
    println!("| years | Brier | as it stands | skill | within 95 % |");
    println!("|---|---|---|---|---|");
    for (name, found) in &all {
        match found {
            Ok(found) => summary(name, found),
            Err(reason) => println!("| {name} | {reason:?} | | | |"),
        }
    }
    println!();
    let told = all.iter().filter_map(|(name, found)| {
        let found = found.as_ref().ok()?;
        Some((*name, found))
    });
    for (name, found) in told {
        calibration(name, found);
    }
}

/// What is tried: within the model, at its edges, and outside of it.
fn scenarios() -> [(&'static str, MadeUpYears); 6] {
    let years = |settled: Vec<u64>, to_come: Vec<u64>, between, drift| MadeUpYears {
        settled,
        to_come,
        target: NINETY,
        margin: 0.05,
        between,
        drift,
    };
    let uneven = |count| [12, 60, 31, 95, 44, 7].into_iter().cycle().take(count);
    [
        ("26 of 52 weeks of 40, chance alone", years(vec![40; 26], vec![40; 26], 0.0, 0.0)),
        ("26 of 52 weeks of 40, ρ = 0.02", years(vec![40; 26], vec![40; 26], 0.02, 0.0)),
        (
            "39 of 52 weeks of 7 to 95, ρ = 0.02",
            years(uneven(39).collect(), uneven(13).collect(), 0.02, 0.0),
        ),
        ("6 of 12 months of 170, ρ = 0.02", years(vec![170; 6], vec![170; 6], 0.02, 0.0)),
        ("6 of 52 weeks of 40, ρ = 0.05", years(vec![40; 6], vec![40; 46], 0.05, 0.0)),
        (
            "26 of 52 weeks of 40, level walks 1 point a week",
            years(vec![40; 26], vec![40; 26], 0.02, 0.01),
        ),
    ]
}

fn tried(years: &MadeUpYears) -> Result<BackTest, NoForecast> {
    Random::seeded(2026).with(|rng| back_test(years, YEARS, rng, &mut || {}))
}

fn summary(name: &str, found: &BackTest) {
    let skill = found.skill.map_or_else(|| "none".to_owned(), |skill| format!("{skill:.2}"));
    println!(
        "| {name} | {:.3} | {:.3} | {skill} | {:.1} |",
        found.brier,
        found.brier_last_value,
        100.0 * found.inside,
    );
}

fn calibration(name: &str, found: &BackTest) {
    println!("{name}\n\n| chance told | years | mean told | reached |\n|---|---|---|---|");
    for bin in &found.bins {
        println!(
            "| {:.0}–{:.0} % | {} | {:.1} | {:.1} |",
            100.0 * bin.from,
            100.0 * bin.to,
            bin.years,
            100.0 * bin.chance,
            100.0 * bin.reached,
        );
    }
    println!();
}
