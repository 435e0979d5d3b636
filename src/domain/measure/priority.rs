//! What to mend first: how far below the target, and how many answers that concerns.
//!
//! The product of the two is how many more of all answers would have had to be satisfied, so a criterion
//! that few meet does not outrank one that everybody meets. A blank of one criterion leaves the answers to
//! the others in: each rate is of all who answered it (available cases).

use super::cell::{Cell, Figure};
use super::index::is_share;
use super::scorecard::Scorecard;
use crate::base::format::hundredths;
use crate::domain::survey::Instrument;
use crate::stats::{Verdict, aim, float_of};

/// What lies below the target.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority<K> {
    /// The criterion, unit or touchpoint.
    pub key: K,
    /// Its rate, 0…1.
    pub rate: f64,
    /// The target less the rate, both as they print, in hundredths of a point; 0 or more.
    pub gap: i64,
    /// Answers the rate rests on.
    pub n: u64,
    /// Those that are not satisfied; `None` for an index, which counts none.
    pub unsatisfied: Option<u64>,
    /// Which part of all answers it concerns, 0…1.
    pub share: f64,
    /// The gap times the share: which part of all answers would have had to be satisfied besides.
    pub weight: f64,
    /// Whether the answers suffice to say that it is below.
    pub is_certain: bool,
}

/// A rate that may lie below a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated<K> {
    /// The criterion, unit or touchpoint.
    pub key: K,
    /// Its figure.
    pub cell: Cell,
    /// Answers that are not satisfied, where the figure counts them.
    pub unsatisfied: Option<u64>,
}

impl<K> Rated<K> {
    /// Of the figure alone.
    pub fn of((key, cell): (K, Cell)) -> Self {
        Self { key, cell, unsatisfied: None }
    }
}

/// At most so many of these, the lowest first; what is not told is left out.
pub fn lowest<K>(mut all: Vec<Rated<K>>, most: usize) -> Vec<Rated<K>> {
    all.retain(|of| of.cell.value.is_some() && !of.cell.suppressed);
    let value = |of: &Rated<K>| of.cell.value.unwrap_or(f64::MAX);
    all.sort_by(|one, other| value(one).total_cmp(&value(other)));
    all.truncate(most);
    all
}

/// The criteria of the index; the overall question is what they are to explain.
pub fn rated_items<'a>(instrument: &'a Instrument, card: &Scorecard) -> Vec<Rated<&'a str>> {
    let is_share = is_share(instrument.formula.method);
    let inside = instrument.index_items();
    let items = inside.into_iter().filter_map(|at| instrument.items.get(at));
    let rated = items.filter_map(|item| {
        let score = card.items.iter().find(|score| score.code == item.code)?;
        // Of an index of shares only those that are shares: mean points lie on another scale.
        if is_share && score.wilson.is_none() && !score.suppressed {
            return None;
        }
        let cell = Cell::of(instrument, card, Figure::Item(&item.code));
        let unsatisfied = score.n.zip(score.satisfied).map(|(n, of)| n.saturating_sub(of));
        Some(Rated { key: item.code.as_str(), cell, unsatisfied })
    });
    rated.collect()
}

/// Those of a scorecard's answers that lie below the instrument's target, the weightiest first; none for points.
pub fn to_mend<K>(
    instrument: &Instrument,
    rated: impl IntoIterator<Item = Rated<K>>,
    all: u64,
) -> Vec<Priority<K>> {
    below(rated, all, target_of(instrument))
}

/// The target of rates; points have another scale.
fn target_of(instrument: &Instrument) -> Option<f64> {
    let target = instrument.target.as_ref()?;
    aim(target).filter(|_| is_share(instrument.formula.method))
}

/// What lies below `target` of `rated`, the weightiest first, of equals the lower rate.
fn below<K>(
    rated: impl IntoIterator<Item = Rated<K>>,
    all: u64,
    target: Option<f64>,
) -> Vec<Priority<K>> {
    let Some(target) = target.filter(|_| all > 0) else { return Vec::new() };
    let below = rated.into_iter().filter_map(|Rated { key, cell, unsatisfied }| {
        let rate = cell.value.filter(|rate| !cell.suppressed && cell.n > 0 && *rate < target)?;
        let share = (float_of(cell.n) / float_of(all)).min(1.0);
        Some(Priority {
            key,
            rate,
            gap: hundredths(target * 100.0) - hundredths(rate * 100.0),
            n: cell.n,
            unsatisfied,
            share,
            weight: (target - rate) * share,
            is_certain: cell.verdict == Some(Verdict::Missed),
        })
    });
    let mut below: Vec<Priority<K>> = below.collect();
    below.sort_by(|one, other| {
        other.weight.total_cmp(&one.weight).then(one.rate.total_cmp(&other.rate))
    });
    below
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{record, service_form};
    use super::*;
    use crate::domain::measure::{Channels, Filter, Tally};
    use crate::stats::{Target, TargetRule};

    fn rated(key: &str, satisfied: u64, n: u64) -> Rated<&str> {
        let value = Some(float_of(satisfied) / float_of(n));
        let cell = Cell { value, n, verdict: Some(Verdict::Missed), ..Cell::default() };
        Rated { key, cell, unsatisfied: Some(n - satisfied) }
    }

    #[test]
    fn the_weight_is_the_gap_times_the_share_of_answers_it_concerns() {
        let all = [rated("rare", 5, 10), rated("common", 850, 1000), rated("good", 950, 1000)];
        let found = below(all, 1000, Some(0.9));
        let keys: Vec<&str> = found.iter().map(|each| each.key).collect();
        // 40 points of one answer in a hundred are 0.4; 5 points of all are 5.
        assert_eq!(keys, ["common", "rare"]);
        assert!((found[0].weight - 0.05).abs() < 1e-12);
        assert!((found[1].weight - 0.004).abs() < 1e-12);
        assert_eq!((found[0].gap, found[0].unsatisfied, found[1].gap), (500, Some(150), 4000));
    }

    #[test]
    fn what_is_at_the_target_or_above_it_is_never_to_be_mended() {
        let all = [rated("at", 18_000, 20_000), rated("above", 18_001, 20_000)];
        assert_eq!(below(all, 20_000, Some(0.9)), []);
        let found = below([rated("below", 17_999, 20_000)], 20_000, Some(0.9));
        assert_eq!((found.len(), found[0].gap), (1, 0));
        assert_eq!(below([rated("none", 1, 2)], 2, None), []);
    }

    #[test]
    fn a_blank_leaves_the_answers_to_other_criteria_in() {
        let mut form = service_form(1);
        form.target = Some(Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast });
        let mut tally = Tally::empty(&form);
        // s0 is answered by two of ten and satisfies nobody; s1 by all, and eight are satisfied.
        for (line, times) in [("14445001", 2), ("-1445001", 2), ("-4445001", 6)] {
            (0..times).for_each(|_| assert!(tally.count(&form, &record(line))));
        }
        let card = Scorecard::of(&form, &tally, Channels::default(), &Filter::default(), None);
        let found = to_mend(&form, rated_items(&form, &card), card.responses);
        let seen: Vec<_> = found.iter().map(|of| (of.key, of.n, of.unsatisfied)).collect();
        assert_eq!(seen, [("s0", 2, Some(2)), ("s1", 10, Some(2))]);
        assert!((found[0].weight - 0.9 * 0.2).abs() < 1e-12);
    }

    #[test]
    fn units_are_ranked_by_how_much_of_the_office_they_hold_back() {
        let form = service_form(1);
        let cell = |value, n| Cell { value: Some(value), n, ..Cell::default() };
        let hidden = Cell { suppressed: true, ..Cell::default() };
        let rows = [("small", cell(0.5, 20)), ("large", cell(0.87, 900)), ("few", hidden)];
        let form = Instrument {
            target: Some(Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast }),
            ..form
        };
        let found = to_mend(&form, rows.map(Rated::of), 920);
        let keys: Vec<&str> = found.iter().map(|each| each.key).collect();
        assert_eq!(keys, ["large", "small"]);
    }
}
