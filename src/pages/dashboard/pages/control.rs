//! Satisfaction week by week, with its signals in words.

use maud::{Markup, html};

use super::Asked;
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, LimitRow};
use crate::domain::measure::Weekly;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::TodayWords;
use crate::stats::{Direction, Interval, Meaning, Rule, Signal, TRIAL_BELOW};
use crate::web::components::part;
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;

/// The control chart of weeks; nothing before there are enough of them.
pub(super) fn control(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = TodayWords::of(asked.lang);
    let Some(weekly) = figures.weekly(asked.today) else {
        return html! {};
    };
    let options = ChartOptions {
        id: "weekly",
        title: words.weekly,
        standalone: is_chart_wanted("weekly"),
        row_name: words.week,
        hidden: asked.words().too_few,
        target: None,
        lang: asked.lang,
    };
    let picture = chart::control_chart(&options, &rows(&weekly), weekly.chart.centre);
    let known = weekly.chart.points.iter().flatten().count();
    html! {
        section aria-labelledby="weekly-heading" {
            h2 #weekly-heading { (words.weekly) }
            p.hint { (words.weekly_lead) @if known < TRIAL_BELOW { " " (words.trial) } }
            (part::drawing(&figure(&picture, asked.lang), asked.lang))
            (control_section(asked, &weekly))
        }
    }
}

fn rows(weekly: &Weekly) -> Vec<LimitRow> {
    let weeks = weekly.weeks.iter().zip(&weekly.chart.points).enumerate();
    weeks
        .map(|(at, (week, point))| LimitRow {
            label: week.monday.format("%d/%m").to_string(),
            share: point.map(|point| point.share),
            limits: point.map(|point| Interval(point.lower, point.upper)),
            n: week.responses,
            signal: point.and_then(|point| {
                let meaning = marked(&weekly.signals, at)?;
                // A rise from the bottom begins below the centre, where no week is a good one.
                let is_plausible =
                    meaning != Meaning::Improvement || point.share >= weekly.chart.centre;
                is_plausible.then_some(meaning)
            }),
            href: None,
        })
        .collect()
}

/// The signal a week is part of; a bad one before a good one.
fn marked(signals: &[Signal], at: usize) -> Option<Meaning> {
    let own = |signal: &&Signal| signal.first <= at && at <= signal.last;
    let mut found: Vec<Meaning> = signals.iter().filter(own).map(|each| each.meaning).collect();
    found.sort_by_key(|meaning| *meaning != Meaning::Concern);
    found.into_iter().find(|meaning| *meaning != Meaning::Neither)
}

/// Signals shown at once; the rest unfolds.
const NEWEST: usize = 3;

/// Each signal in a sentence, the newest first.
fn control_section(asked: &Asked, weekly: &Weekly) -> Markup {
    let words = TodayWords::of(asked.lang);
    let mut signals = weekly.signals.clone();
    signals.sort_by_key(|signal| std::cmp::Reverse(signal.last));
    let (newest, earlier) = signals.split_at(signals.len().min(NEWEST));
    let list = |signals: &[Signal]| {
        html! { ul.signals { @for signal in signals { li { (said(asked, weekly, signal)) } } } }
    };
    html! {
        @if signals.is_empty() {
            p { (words.no_signal) }
        } @else {
            h3 { (words.signals) }
            (list(newest))
            @if !earlier.is_empty() {
                details { summary { (words.earlier(earlier.len())) } (list(earlier)) }
            }
        }
    }
}

/// A signal in words.
fn said(asked: &Asked, weekly: &Weekly, signal: &Signal) -> String {
    let words = TodayWords::of(asked.lang);
    let day = |at: usize| {
        let week = weekly.weeks.get(at);
        week.map_or_else(String::new, |week| format::day(week.monday, asked.lang))
    };
    let (first, last) = (day(signal.first), day(signal.last));
    let is_low = signal.direction == Some(Direction::Down);
    match (signal.rule, is_low) {
        (Rule::OutsideLimits, true) => words.one_low(&last),
        (Rule::OutsideLimits, false) => words.one_high(&last),
        (Rule::Run, true) => words.run_low(&first, &last),
        (Rule::Run, false) => words.run_high(&first, &last),
        (Rule::Trend, true) => words.trend_low(&first, &last),
        (Rule::Trend, false) => words.trend_high(&first, &last),
        (Rule::NearLimit, true) => words.near_low(&first, &last),
        (Rule::NearLimit, false) => words.near_high(&first, &last),
        (Rule::NearCentre, _) => words.near_centre(&first, &last),
    }
}
