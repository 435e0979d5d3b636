//! The signals of control charts: options and output.

use std::ops::Range;

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::stats::{Good, Rule, Rules, Signal};

/// What counts as a signal.
#[derive(Args, Debug)]
pub(super) struct SignalRules {
    /// The points that set the limits, as FIRST-LAST from 1; all by default.
    #[arg(long, value_name = "FIRST-LAST")]
    baseline: Option<String>,
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

impl SignalRules {
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

    /// The baseline as places from 0; all `points` by default.
    pub(super) fn baseline(&self, points: usize) -> anyhow::Result<Range<usize>> {
        let Some(text) = self.baseline.as_deref() else {
            return Ok(0..points);
        };
        let ends = text.split_once('-').and_then(|(first, last)| {
            let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
            (first >= 1 && first <= last && last <= points).then(|| first - 1..last)
        });
        ends.with_context(|| {
            format!("--baseline: `{text}` is no span of the {points} points; write it as 1-12")
        })
    }
}

/// Signals with their places from 1.
pub(super) fn rows(signals: &[Signal]) -> Vec<Value> {
    let row = |signal: &Signal| {
        json!({
            "rule": signal.rule,
            "first": signal.first + 1,
            "last": signal.last + 1,
            "direction": signal.direction,
            "meaning": signal.meaning,
        })
    };
    signals.iter().map(row).collect()
}

/// Places, from 1, of the points beyond a limit.
pub(super) fn outside(signals: &[Signal]) -> Vec<usize> {
    let outside = signals.iter().filter(|signal| signal.rule == Rule::OutsideLimits);
    outside.map(|signal| signal.first + 1).collect()
}
