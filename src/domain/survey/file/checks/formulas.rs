//! The formula has what it counts.

use std::collections::BTreeSet;

use super::Report;
use crate::domain::survey::file::draft::Draft;
use crate::domain::survey::{Aggregation, Counts, Item, Kind, Method, MissingRule};

/// Factors make the index; a mean over domains needs domains.
pub(super) fn the_index_is_made_of_something(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    if of.factors.is_empty() {
        let what = "the formula has nothing to count: there is no factor".to_owned();
        report.add(at.formula, what, "Name its items under `[[factor]]`");
    }
    let by_domain =
        matches!(of.formula.method, Method::Sipas(Aggregation::DomainMean) | Method::Papi);
    if by_domain && of.domains.is_empty() {
        let what = "the formula goes by domains, and there is none".to_owned();
        report.add(at.of(at.formula, "aggregation"), what, "Name its factors under `[[domain]]`");
    }
    let factors = of.factors.iter().map(|each| ("items", &each.code, &each.items));
    let domains = of.domains.iter().map(|each| ("factors", &each.code, &each.factors));
    let lines = at.factors.iter().chain(&at.domains);
    for ((key, code, parts), line) in factors.chain(domains).zip(lines) {
        if parts.is_empty() {
            let what = format!("`{code}` is made of nothing");
            report.add(at.of(*line, key), what, "Name its parts, or remove it");
        }
    }
}

/// An item in two factors, or a factor in two domains, would weigh double.
pub(super) fn nothing_counts_twice(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let factors = of.factors.iter().map(|each| &each.items);
    let domains = of.domains.iter().map(|each| &each.factors);
    let factor_lines = at.factors.iter().map(|line| at.of(*line, "items"));
    let domain_lines = at.domains.iter().map(|line| at.of(*line, "factors"));
    each_once(report, "item", factors.zip(factor_lines));
    each_once(report, "factor", domains.zip(domain_lines));
}

fn each_once<'a>(
    report: &mut Report<'_>,
    kind: &str,
    groups: impl Iterator<Item = (&'a Vec<String>, usize)>,
) {
    let mut seen = BTreeSet::new();
    for (parts, line) in groups {
        for code in parts {
            if !seen.insert(code) {
                let what = format!("the {kind} `{code}` would count twice");
                report.add(line, what, "Leave it in one place");
            }
        }
    }
}

/// Whether every choice of the item's scale counts in one of these ways.
fn counts_as(draft: &Draft, item: &Item, ways: &[Counts]) -> bool {
    let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
    let scales = draft.instrument.scales.iter().zip(&draft.lines.counted);
    let found = scales.into_iter().find(|(each, _)| each.code == *scale);
    // An unknown scale, and one that does not say what it counts as, have their own fault.
    found.is_none_or(|(scale, counted)| {
        !counted || scale.choices.iter().all(|each| ways.contains(&each.counts))
    })
}

pub(super) fn index_items_can_be_counted(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let rates = [Counts::Satisfied, Counts::Neutral, Counts::Unsatisfied];
    let (ways, wanted): (&[Counts], _) = match of.formula.method {
        Method::Sipas(_) => (&rates, "satisfied, neutral or unsatisfied"),
        Method::OneStop | Method::Xhh | Method::Papi => (&[Counts::Points], "points"),
    };
    for place in of.index_items() {
        let (Some(item), Some(line)) = (of.items.get(place), draft.lines.items.get(place)) else {
            continue;
        };
        if matches!(item.kind, Kind::SelectMany { .. }) {
            let what = format!("the formula names `{}`, which takes many choices", item.code);
            report.add(at.of(*line, "kind"), what, "Take it out of its factor");
        } else if !counts_as(draft, item, ways) {
            let what = format!("the formula cannot count the scale of `{}`", item.code);
            let remedy = format!("Let its choices count as {wanted}");
            report.add(at.of(*line, "scale"), what, remedy);
        }
        if of.formula.method == Method::Xhh && item.max_points.is_none_or(|points| points <= 0) {
            let what = format!("the formula needs the points `{}` can earn", item.code);
            report.add(at.of(*line, "max_points"), what, "Add `max_points = …`");
        }
    }
}

/// Points have no lower part that a blank could be in.
pub(super) fn blanks_count_in_rates_alone(draft: &Draft, report: &mut Report<'_>) {
    let of = &draft.instrument;
    let rates = matches!(of.formula.method, Method::Sipas(_));
    if of.missing == MissingRule::InDenominator && !rates {
        let what = "the formula has no rates whose denominator a blank could be in".to_owned();
        report.add(draft.lines.top("missing"), what, "Write `missing = \"left_out\"`");
    }
}

pub(super) fn targets_are_fractions(draft: &Draft, report: &mut Report<'_>) {
    // The target of a point method is in points, so only that of a share is bounded by 1.
    let is_rate = matches!(draft.instrument.formula.method, Method::Sipas(_) | Method::Xhh);
    if let Some(target) = draft.instrument.target
        && (target.denominator == 0 || (is_rate && target.numerator > target.denominator))
    {
        let what =
            format!("the target {}/{} cannot be reached", target.numerator, target.denominator);
        report.add(
            draft.lines.of(draft.lines.target, "numerator"),
            what,
            "Write a fraction between 0 and 1, such as 90 / 100",
        );
    }
}

pub(super) fn ranges_are_in_order(draft: &Draft, report: &mut Report<'_>) {
    let needed = draft.instrument.formula.method == Method::Papi;
    for (factor, line) in draft.instrument.factors.iter().zip(&draft.lines.factors) {
        match factor.range {
            Some((low, high)) if low >= high => {
                let what = format!("the range of `{}` ends before it begins", factor.code);
                let line = draft.lines.of(*line, "range");
                report.add(line, what, "Write the lower end first");
            }
            None if needed => {
                let what = format!("the formula needs the range of `{}`", factor.code);
                report.add(*line, what, "Add `range = [lowest, highest]`");
            }
            _ => {}
        }
    }
}
