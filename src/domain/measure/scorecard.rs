//! The one set of figures that pages, charts, exports and the API share (phiếu điểm).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::item::Detail;
use super::uncertainty::index_score;
use super::{Tally, index};
use crate::domain::measure::weighted::Basis;
use crate::domain::survey::{Domain, Instrument, Tier};
use crate::stats::{Counted, Exact, Interval, Verdict, ratio, real};

/// Which responses a scorecard is about; `None` is "all".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Filter {
    /// First office day, included.
    pub from: Option<NaiveDate>,
    /// Last office day, included.
    pub to: Option<NaiveDate>,
    /// Unit code.
    pub unit: Option<String>,
    /// Touchpoint code.
    pub touchpoint: Option<String>,
    /// Procedure code; only where the filter names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// `verified`, `open`, `assisted` or `paper`.
    pub tier: Option<String>,
    /// Code of a wave, `-` for answers outside of all; only where the filter names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wave: Option<String>,
}

/// Responses by tier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Channels {
    /// By a one-time slip.
    pub verified: u64,
    /// From the shared QR.
    pub open: u64,
    /// Filled in with a helper.
    pub assisted: u64,
    /// Entered from paper.
    pub paper: u64,
    /// Of batches with answers of several channels.
    pub mixed: u64,
}

impl Channels {
    /// The count of a tier; `None` for what came in by several.
    pub fn of(&mut self, tier: Option<Tier>) -> &mut u64 {
        match tier {
            Some(Tier::Verified) => &mut self.verified,
            Some(Tier::Open) => &mut self.open,
            Some(Tier::Assisted) => &mut self.assisted,
            Some(Tier::Paper) => &mut self.paper,
            None => &mut self.mixed,
        }
    }
}

/// Figures of one item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct ItemScore {
    /// Item code.
    pub code: String,
    /// Valid answers; `None`, as all that follows, when suppressed.
    pub n: Option<u64>,
    /// Left blank.
    pub missing: Option<u64>,
    /// "Không có ý kiến".
    pub dont_know: Option<u64>,
    /// "Không áp dụng".
    pub not_applicable: Option<u64>,
    /// One count a choice, in the scale's order; empty when suppressed.
    pub counts: Vec<u64>,
    /// Answers that count as satisfied; `None` for an item that has no such.
    pub satisfied: Option<u64>,
    /// 100·satisfied/n, or mean points; `None` without answers or when suppressed.
    pub index: Option<f64>,
    /// Wilson interval of the share, 0…1; under a design the one its card names.
    pub wilson: Option<Interval>,
    /// The interval the verdict is read off: Clopper and Pearson's; under a design the same as beside.
    pub interval: Option<Interval>,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// How many more of the n answers would have had to be satisfied to reach the target.
    pub shortfall: Option<u64>,
    /// How many more answers at the same rate would decide an open verdict.
    pub more_needed: Option<u64>,
    /// Not told, because fewer than k have answered.
    pub suppressed: bool,
}

/// Figures of a factor or a domain.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GroupScore {
    /// Factor or domain code.
    pub code: String,
    /// On the instrument's own scale.
    pub index: Option<f64>,
    /// How many items with answers it is made of.
    pub n_items: usize,
}

/// The instrument's one index.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct IndexScore {
    /// On the instrument's own scale.
    pub value: Option<f64>,
    /// 0…1 for shares; on the index's own scale for points.
    pub interval: Option<Interval>,
    /// Which aggregation: `item_mean`, …
    pub method: String,
    /// 0…1 for shares; on the index's own scale for points.
    pub target: Option<f64>,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// Whether the target is met by the exact, unrounded figure.
    pub reached_exactly: Option<bool>,
    /// How many more responses like these would decide an open verdict.
    pub more_needed: Option<u64>,
    /// How many independent answers a share is worth; `None` for points and without responses.
    #[serde(skip)]
    pub effective: Option<f64>,
    /// How many people of equal weight its interval rests on; `None` where it has none of theirs.
    #[serde(skip)]
    pub people: Option<f64>,
}

/// All figures of one instrument over one set of responses.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Scorecard {
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Formula version.
    pub formula: String,
    /// First day, if the filter sets one.
    pub from: Option<NaiveDate>,
    /// Last day, if the filter sets one.
    pub to: Option<NaiveDate>,
    /// The rest of the filter.
    pub filter: Filter,
    /// How many responses.
    pub responses: u64,
    /// The same by tier.
    pub channels: Channels,
    /// One-time slips handed out in the closed months of the same filter, if any were.
    pub issued: Option<u64>,
    /// Slips spent over slips issued, 0…1.
    pub response_rate: Option<f64>,
    /// Every item, in form order.
    pub items: Vec<ItemScore>,
    /// Every factor.
    pub factors: Vec<GroupScore>,
    /// Every domain.
    pub domains: Vec<GroupScore>,
    /// The index.
    pub index: IndexScore,
    /// Which intervals the items and the index have, when not Wilson's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval_method: Option<&'static str>,
    /// The sample's design, when the figures respect one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub design: Option<Basis>,
    /// Always "khảo sát nội bộ": only imported figures may be called official.
    pub label: &'static str,
}

impl Scorecard {
    /// All figures of `tally`. Slips issued for the same filter, and how many of them were spent, give
    /// the response rate.
    pub fn of(
        instrument: &Instrument,
        tally: &Tally,
        channels: Channels,
        filter: &Filter,
        slips: Option<(u64, u64)>,
    ) -> Self {
        let card = Self::with_items(instrument, tally, |_| true);
        Self {
            from: filter.from,
            to: filter.to,
            filter: filter.clone(),
            channels,
            issued: slips.map(|(issued, _)| issued),
            response_rate: slips.and_then(|(issued, spent)| real(&ratio(spent, issued)?)),
            ..card
        }
    }

    /// The same of all days, with the items that are `wanted` alone: one figure of many tallies needs no
    /// interval of every item.
    pub(super) fn with_items(
        instrument: &Instrument,
        tally: &Tally,
        wanted: impl Fn(&str) -> bool,
    ) -> Self {
        let figures = index::figures(instrument, tally);
        let items = instrument.items.iter().zip(&tally.items);
        let items: Vec<ItemScore> = items
            .filter(|(item, _)| wanted(&item.code))
            .map(|(item, counts)| {
                ItemScore::of(instrument, item, counts, (tally.responses, Detail::More))
            })
            .collect();
        let answered = |codes: &[&String]| {
            let has_answers = |item: &&ItemScore| codes.contains(&&item.code) && item.answers() > 0;
            items.iter().filter(has_answers).count()
        };
        let factors = instrument.factors.iter().zip(&figures.factors);
        let domains = instrument.domains.iter().zip(&figures.domains);
        Self {
            instrument: instrument.id.clone(),
            version: instrument.version.clone(),
            formula: instrument.formula.version.clone(),
            from: None,
            to: None,
            filter: Filter::default(),
            responses: tally.responses,
            channels: Channels::default(),
            issued: None,
            response_rate: None,
            factors: factors
                .map(|(factor, figure)| {
                    let own: Vec<&String> = factor.items.iter().collect();
                    GroupScore::of(&factor.code, figure.as_ref(), answered(&own))
                })
                .collect(),
            domains: domains
                .map(|(domain, figure)| {
                    let own = items_of(instrument, domain);
                    GroupScore::of(&domain.code, figure.as_ref(), answered(&own))
                })
                .collect(),
            index: index_score(instrument, tally, figures.index.as_ref(), true),
            items,
            interval_method: None,
            design: None,
            label: LABEL,
        }
    }
}

impl Scorecard {
    /// The same with no figure of an item that fewer than `k` have answered: so few are no basis, and
    /// each could be recognised.
    #[must_use]
    pub fn judged_from(mut self, k: u64) -> Self {
        self.items = self.items.into_iter().map(|item| item.judged_from(k)).collect();
        self
    }
}

impl ItemScore {
    /// Valid answers; 0 when they are not told.
    pub fn answers(&self) -> u64 {
        self.n.unwrap_or(0)
    }

    /// Satisfied and valid answers; `None` where they are not told, are none, or the item has no such.
    pub fn counted(&self) -> Option<Counted> {
        let (successes, trials) = self.satisfied.zip(self.n)?;
        (trials > 0).then_some(Counted { successes, trials })
    }

    /// The same without figures when fewer than `k` have answered.
    #[must_use]
    pub(super) fn judged_from(self, k: u64) -> Self {
        if !(1..k).contains(&self.answers()) {
            return self;
        }
        Self { code: self.code, suppressed: true, ..Self::default() }
    }
}

impl GroupScore {
    fn of(code: &str, figure: Option<&Exact>, n_items: usize) -> Self {
        Self { code: code.to_owned(), index: figure.and_then(real), n_items }
    }
}

impl IndexScore {
    /// The index alone: a card of all items costs many times as much.
    pub(super) fn of(instrument: &Instrument, tally: &Tally) -> Self {
        index_score(instrument, tally, index::index(instrument, tally).as_ref(), false)
    }
}

/// Codes of a domain's items.
fn items_of<'a>(instrument: &'a Instrument, domain: &Domain) -> Vec<&'a String> {
    let factors = instrument.factors.iter();
    let own = factors.filter(|factor| domain.factors.contains(&factor.code));
    own.flat_map(|factor| &factor.items).collect()
}

/// What every figure of ours is called; only imported ones may be called official.
const LABEL: &str = "khảo sát nội bộ";
