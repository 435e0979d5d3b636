//! What several estimates check of their arguments.

use anyhow::ensure;

/// Refuses a confidence level, or another probability, that does not lie between 0 and 1.
pub(super) fn inside(option: &str, value: f64) -> anyhow::Result<f64> {
    ensure!(
        value > 0.0 && value < 1.0,
        "{option} is {value}, and has to lie between 0 and 1: write 0.95 for 95 %"
    );
    Ok(value)
}

/// The most trials there can be: the figures are doubles, and sums run over √n counts.
pub(super) const MOST: u64 = 1_000_000_000_000;

/// Refuses more satisfied answers than answers, and more answers than can be computed with.
pub(super) fn counted(names: (&str, &str), successes: u64, trials: u64) -> anyhow::Result<()> {
    let (of, all) = names;
    ensure!(
        successes <= trials,
        "{of} is {successes}, more than {all} {trials}: give the satisfied answers first"
    );
    computable(all, trials)
}

/// Refuses more answers than can be computed with.
pub(super) fn computable(option: &str, trials: u64) -> anyhow::Result<()> {
    ensure!(trials <= MOST, "{option} is {trials}, above the {MOST} that can be computed with");
    Ok(())
}
