//! What changed since the last wave (so với kỳ trước), and when that cannot be said.

use super::scorecard::Channels;
use crate::stats::{Counted, Interval, newcombe, wilson};

/// Answers that a wave needs on each side; our choice, after the 30 that interval sources ask for
/// where normal quantiles are used.
pub const LEAST_ANSWERS: u64 = 30;

/// How far the mix of channels may move: half the sum of the absolute differences of their shares.
/// Our choice; people who are handed a slip answer otherwise than those who find a QR.
const CHANNELS_MOVED: f64 = 0.2;

/// One wave of a survey, as far as another may be compared with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wave<'a> {
    /// Instrument and version.
    pub instrument: (&'a str, &'a str),
    /// The formula's name and version.
    pub formula: &'a str,
    /// Satisfied and valid answers.
    pub counted: Counted,
    /// How the answers came in.
    pub channels: Channels,
    /// Between which breaks of the series the wave lies: reorganised offices, moved counters.
    pub era: u32,
}

/// A difference of two waves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Now less before.
    pub difference: f64,
    /// Of the difference.
    pub interval: Interval,
}

/// Why two waves may not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Incomparable {
    /// Another instrument, or another version of it.
    Instrument,
    /// Another formula.
    Formula,
    /// The answers came in another way.
    Channels,
    /// The series breaks between them.
    Break,
    /// One of the two has fewer than [`LEAST_ANSWERS`] answers.
    TooFew,
}

/// The change of the share from `before` to `now`, by Newcombe's hybrid of two Wilson intervals:
/// d − √((p₁ − l₁)² + (u₀ − p₀)²) to d + √((u₁ − p₁)² + (p₀ − l₀)²).
///
/// # Errors
/// With every reason why the two may not be compared. Source: Newcombe (1998), Interval estimation
/// for the difference between independent proportions, method 10.
pub fn change(before: &Wave<'_>, now: &Wave<'_>, level: f64) -> Result<Change, Vec<Incomparable>> {
    let few = |wave: &Wave<'_>| wave.counted.trials < LEAST_ANSWERS;
    let moved = channels_moved(&before.channels, &now.channels);
    let reasons: Vec<Incomparable> = [
        (before.instrument != now.instrument, Incomparable::Instrument),
        (before.formula != now.formula, Incomparable::Formula),
        (moved, Incomparable::Channels),
        (before.era != now.era, Incomparable::Break),
        (few(before) || few(now), Incomparable::TooFew),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect();
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let ends = |wave: &Wave<'_>| {
        let Counted { successes, trials } = wave.counted;
        Some((wave.counted.share()?, wilson(successes, trials, level)?))
    };
    let (then, now) = ends(before).zip(ends(now)).ok_or_else(|| vec![Incomparable::TooFew])?;
    Ok(difference(then, now))
}

/// The change between two shares that have intervals already: of an index, whose answers are not
/// independent. The same square-and-add of the distances to the four limits. Source: Zou and Donner
/// (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27.
pub fn difference(before: (f64, Interval), now: (f64, Interval)) -> Change {
    let difference = now.0 - before.0;
    Change { difference, interval: newcombe(difference, now, before) }
}

/// Whether the answers came in so differently that a change may be the channels' and not the
/// office's; also when one of the two has no responses.
pub fn channels_moved(before: &Channels, now: &Channels) -> bool {
    moved(before, now).is_none_or(|far| far > CHANNELS_MOVED)
}

impl Change {
    /// Whether the interval leaves 0 out: then one may say that it changed.
    pub fn is_told(&self) -> bool {
        self.interval.0 > 0.0 || self.interval.1 < 0.0
    }
}

/// How far the mix of channels moved, in 0…1; `None` when one of the two has no responses.
fn moved(before: &Channels, now: &Channels) -> Option<f64> {
    let counts = |of: &Channels| [of.verified, of.open, of.assisted, of.paper];
    let shares = |counts: [u64; 4]| {
        let trials = counts.iter().sum();
        let share = |successes| Counted { successes, trials }.share();
        counts.into_iter().map(share).collect::<Option<Vec<f64>>>()
    };
    let both = shares(counts(before))?.into_iter().zip(shares(counts(now))?);
    Some(both.map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0)
}
