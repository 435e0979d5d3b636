//! How signals of charts are asked for and told.

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::measure::{Direction, Good, Meaning, Rule, Rules, Signal};

/// What counts as a signal.
#[derive(Args, Debug)]
pub(super) struct Asked {
    /// The points that set the limits, as FIRST-LAST from 1; all by default.
    #[arg(long, value_name = "FIRST-LAST")]
    pub(super) baseline: Option<String>,
    /// Which way is good.
    #[arg(long, value_enum, default_value_t = Way::High)]
    good: Way,
    /// Points in a row on one side of the centre that are a signal.
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(2..))]
    run: u8,
    /// Points in a row that rise, or fall, that are a signal.
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u8).range(2..))]
    trend: u8,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Way {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Neither.
    Neither,
}

impl Asked {
    pub(super) fn rules(&self) -> Rules {
        Rules { run: self.run.into(), trend: self.trend.into(), ..Rules::default() }
    }

    pub(super) fn good(&self) -> Good {
        match self.good {
            Way::High => Good::High,
            Way::Low => Good::Low,
            Way::Neither => Good::Neither,
        }
    }
}

/// A signal with its places from 1.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    rule: Rule,
    first: usize,
    last: usize,
    direction: Option<Direction>,
    meaning: Meaning,
}

/// All signals, and the places of the points beyond a limit.
pub(super) fn told(signals: &[Signal]) -> (Vec<Told>, Vec<usize>) {
    let outside = signals.iter().filter(|signal| signal.rule == Rule::OutsideLimits);
    let places = outside.map(|signal| signal.first + 1).collect();
    let all = signals.iter().map(|signal| Told {
        rule: signal.rule,
        first: signal.first + 1,
        last: signal.last + 1,
        direction: signal.direction,
        meaning: signal.meaning,
    });
    (all.collect(), places)
}
