//! A scorecard of a weighted sample: counts stay, shares and what is judged from them do not.
//!
//! An item's share is a ratio of weighted sums; an index of shares is linearised over all items of
//! a response jointly, so that what goes together in one person is not taken for independent.
//! Intervals are those of Korn and Graubard, on the design's degrees of freedom.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::Scorecard;
use super::super::index::{is_share, method_name};
use super::replies::{Replies, Reply};
use crate::domain::survey::{Aggregation, Factor, Instrument, Method};
use crate::stats::design::{Design, Domain, Estimate, count};
use crate::stats::{Interval, LEVEL, Undecided, Verdict, aim};

/// Name of the intervals.
const METHOD: &str = "beta";

/// The design figures rest on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Basis {
    /// Rows that weigh anything.
    pub n: usize,
    /// Strata.
    pub strata: usize,
    /// Clusters.
    pub clusters: usize,
    /// Clusters less strata.
    pub degf: usize,
    /// Σ w.
    pub sum_w: f64,
    /// What unequal weights cost.
    pub kish_deff: Option<f64>,
}

impl Basis {
    /// Of all rows of a design.
    pub fn of(design: &Design) -> Self {
        let everyone = vec![true; design.rows()];
        let makeup = design.makeup(Domain(&everyone));
        Self {
            n: makeup.n,
            strata: makeup.strata,
            clusters: makeup.clusters,
            degf: makeup.degf(),
            sum_w: makeup.sum_w,
            kish_deff: makeup.kish_deff,
        }
    }
}

/// An item's weighted share.
struct Share {
    valid: Vec<bool>,
    satisfied: Vec<f64>,
    weight: f64,
    value: f64,
}

impl Scorecard {
    /// The same card with the shares, intervals and verdicts of the design; `None` for an
    /// instrument whose index is not made of shares of satisfied answers.
    pub fn weighed(
        mut self,
        instrument: &Instrument,
        design: &Design,
        replies: &Replies,
    ) -> Option<Self> {
        let Method::Sipas(by) = instrument.formula.method else {
            return None;
        };
        let shares: Vec<Option<Share>> =
            replies.rows.iter().map(|each| design.share(each)).collect();
        for (item, share) in self.items.iter_mut().zip(&shares) {
            item.shortfall = None;
            (item.index, item.wilson, item.interval) = (None, None, None);
            (item.verdict, item.more_needed) = (None, None);
            let Some(share) = share else { continue };
            let domain = Domain(&share.valid);
            item.index = Some(100.0 * share.value);
            let Some(estimate) = design.mean(&share.satisfied, domain) else {
                continue;
            };
            let judged = Judged::of(instrument, design, &estimate, domain);
            item.wilson = judged.interval;
            item.interval = judged.interval;
            item.verdict = judged.verdict;
            item.more_needed = judged.more_needed(&estimate, item.answers());
        }
        let parts = Parts { instrument, shares: &shares, by };
        for (factor, score) in instrument.factors.iter().zip(&mut self.factors) {
            score.index = parts.value(&parts.of_items(&[factor])).map(|v| 100.0 * v);
        }
        for (domain, score) in instrument.domains.iter().zip(&mut self.domains) {
            let own = parts.factors_of(&domain.factors);
            score.index = parts.value(&parts.of_domain(&own)).map(|v| 100.0 * v);
        }
        self.index_of(design, &parts);
        self.interval_method = Some(METHOD);
        self.design = Some(Basis::of(design));
        Some(self)
    }

    fn index_of(&mut self, design: &Design, parts: &Parts<'_>) {
        let coefficients = parts.of_index();
        let index = &mut self.index;
        index.value = None;
        index.interval = None;
        index.verdict = None;
        index.reached_exactly = None;
        index.more_needed = None;
        index.effective = None;
        method_name(parts.instrument.formula.method).clone_into(&mut index.method);
        let Some(value) = parts.value(&coefficients) else {
            return;
        };
        index.value = Some(100.0 * value);
        let (influence, inside) = parts.influence(design, &coefficients, value);
        let domain = Domain(&inside);
        let makeup = design.makeup(domain);
        let Some(variance) = design.variance(influence, domain) else {
            return;
        };
        let estimate = Estimate {
            n: makeup.n,
            degf: makeup.degf(),
            value,
            variance,
            deff: None,
            deff_replace: None,
        };
        let judged = Judged::of(parts.instrument, design, &estimate, domain);
        index.interval = judged.interval;
        index.verdict = judged.verdict;
        index.more_needed = judged.more_needed(&estimate, self.responses);
    }
}

/// What an estimate says about the target.
struct Judged {
    interval: Option<Interval>,
    verdict: Option<Verdict>,
    aim: Option<f64>,
}

impl Judged {
    fn of(
        instrument: &Instrument,
        design: &Design,
        estimate: &Estimate,
        domain: Domain<'_>,
    ) -> Self {
        let interval = design.beta_interval(estimate, domain, LEVEL);
        let wanted = instrument.target.as_ref();
        let wanted = wanted.filter(|_| is_share(instrument.formula.method));
        let aim = wanted.and_then(aim);
        let judged = interval.zip(aim).zip(wanted);
        Self {
            interval,
            verdict: judged.map(|((ends, aim), target)| Verdict::of(ends, aim, target.rule)),
            aim,
        }
    }

    /// As many more of the same design would decide an open verdict.
    fn more_needed(&self, estimate: &Estimate, have: u64) -> Option<u64> {
        let aim = self.aim.filter(|_| self.verdict == Some(Verdict::Open))?;
        let spread = estimate.value * (1.0 - estimate.value);
        let effective =
            if estimate.variance > 0.0 { spread / estimate.variance } else { count(estimate.n) };
        Undecided { share: estimate.value, aim, effective }.more_needed(have, LEVEL)
    }
}

impl Design {
    fn share(&self, replies: &[Reply]) -> Option<Share> {
        let valid: Vec<bool> = replies.iter().map(|r| *r != Reply::Nothing).collect();
        let yes = |reply: &Reply| f64::from(*reply == Reply::Satisfied);
        let satisfied: Vec<f64> = replies.iter().map(yes).collect();
        let value = self.mean_value(&satisfied, Domain(&valid))?;
        Some(Share { weight: self.weighed(Domain(&valid), |_| 1.0), value, valid, satisfied })
    }
}

/// How items make up factors, domains and the index: each item's part in the figure.
struct Parts<'a> {
    instrument: &'a Instrument,
    shares: &'a [Option<Share>],
    by: Aggregation,
}

/// Items with their parts, which add up to 1.
type Coefficients = Vec<(usize, f64)>;

impl<'a> Parts<'a> {
    fn factors_of(&self, codes: &[String]) -> Vec<&'a Factor> {
        let factors = self.instrument.factors.iter();
        factors.filter(|each| codes.contains(&each.code)).collect()
    }

    /// Items of these factors that have a share.
    fn answered(&self, factors: &[&Factor]) -> Vec<usize> {
        let codes = factors.iter().flat_map(|factor| &factor.items);
        let place = |code: &String| {
            let mut items = self.instrument.items.iter();
            items.position(|item| item.code == *code)
        };
        codes
            .filter_map(place)
            .filter(|at| self.shares.get(*at).is_some_and(Option::is_some))
            .collect()
    }

    fn of_items(&self, factors: &[&Factor]) -> Coefficients {
        let items = self.answered(factors);
        let weight = |at: &usize| match (self.by, self.shares.get(*at)) {
            (Aggregation::Pooled, Some(Some(share))) => share.weight,
            _ => 1.0,
        };
        let sum: f64 = items.iter().map(weight).sum();
        items.iter().map(|at| (*at, weight(at) / sum)).collect()
    }

    /// The mean of groups that have a share.
    fn mean_of(groups: Vec<Coefficients>) -> Coefficients {
        let known: Vec<Coefficients> = groups.into_iter().filter(|g| !g.is_empty()).collect();
        let parts = count(known.len());
        let all = known.into_iter().flatten();
        all.map(|(at, part)| (at, part / parts)).collect()
    }

    fn by_factor(&self, factors: &[&Factor]) -> Coefficients {
        let each = factors.iter().map(|factor| self.of_items(&[factor]));
        Self::mean_of(each.collect())
    }

    fn of_domain(&self, factors: &[&Factor]) -> Coefficients {
        match self.by {
            Aggregation::FactorMean => self.by_factor(factors),
            _ => self.of_items(factors),
        }
    }

    fn of_index(&self) -> Coefficients {
        let factors: Vec<&Factor> = self.instrument.factors.iter().collect();
        match self.by {
            Aggregation::ItemMean | Aggregation::Pooled => self.of_items(&factors),
            Aggregation::FactorMean => self.by_factor(&factors),
            Aggregation::DomainMean => {
                let domains = self.instrument.domains.iter();
                let each = domains.map(|domain| self.of_domain(&self.factors_of(&domain.factors)));
                Self::mean_of(each.collect())
            }
        }
    }

    fn value(&self, coefficients: &Coefficients) -> Option<f64> {
        let share = |at: usize| self.shares.get(at)?.as_ref();
        let terms = coefficients.iter().map(|(at, part)| Some(part * share(*at)?.value));
        (!coefficients.is_empty()).then(|| terms.sum())?
    }

    /// Each row's influence on the figure, and which rows have any.
    fn influence(
        &self,
        design: &Design,
        coefficients: &Coefficients,
        value: f64,
    ) -> (Vec<f64>, Vec<bool>) {
        let mut influence = vec![0.0; design.rows()];
        let mut inside = vec![false; design.rows()];
        for (at, part) in coefficients {
            let Some(Some(share)) = self.shares.get(*at) else {
                continue;
            };
            // Pooled answers are set against the figure of all, others against their item's.
            let centre = match self.by {
                Aggregation::Pooled => value,
                _ => share.value,
            };
            let own = design.influence(Domain(&share.valid), |row| {
                part * (share.satisfied[row] - centre) / share.weight
            });
            for (sum, own) in influence.iter_mut().zip(own) {
                *sum += own;
            }
            for (inside, valid) in inside.iter_mut().zip(&share.valid) {
                *inside |= valid;
            }
        }
        (influence, inside)
    }
}
