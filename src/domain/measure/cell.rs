//! One figure of a table: what a page or a chart needs to show it.

use super::overall::counted_item;
use super::people::{Part, nested};
use super::scorecard::{IndexScore, ItemScore, Scorecard};
use crate::domain::survey::{Aggregation, Instrument, Method, MissingRule};
use crate::stats::{
    Counted, Interval, LEVEL, Verdict, aim, ceiling, clopper_pearson_on, float, float_of,
};

/// Which figure a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure<'a> {
    /// The instrument's index.
    Index,
    /// One factor's.
    Factor(&'a str),
    /// One item's.
    Item(&'a str),
}

/// A figure of some of the responses.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    /// A share in 0…1, or points on their own scale; `None` without answers or of too few.
    pub value: Option<f64>,
    /// On the same scale.
    pub interval: Option<Interval>,
    /// Responses for an index, valid answers for an item, those of its most answered item for a
    /// factor; 0 of too few.
    pub n: u64,
    /// How many independent answers a share is worth: of an index by how alike the answers of one
    /// person are, otherwise `n`. `None` without answers, for points, or of too few.
    pub effective: Option<f64>,
    /// How many people of equal weight the interval of an index or a factor rests on: with forms that answer the
    /// overall question alone, fewer than `n`. `None` for an item, where they are its answers.
    pub people: Option<f64>,
    /// Satisfied and valid answers: of the item, or of the question that stands for the index; `None` where
    /// there is none, and of fewer than k.
    pub counted: Option<Counted>,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// Not told, because fewer than k have answered the item.
    pub suppressed: bool,
}

impl Cell {
    /// Of too few answers.
    pub(super) const TOO_FEW: Self = Self {
        value: None,
        interval: None,
        n: 0,
        effective: None,
        people: None,
        counted: None,
        verdict: None,
        suppressed: true,
    };

    /// How many people, rounded down, the figure rests on.
    pub(super) fn rests_on(&self) -> u64 {
        self.people.and_then(|people| ceiling(people.floor())).unwrap_or(self.n)
    }

    /// The cell of `figure` in a scorecard; empty for an item that is not there.
    pub fn of(instrument: &Instrument, card: &Scorecard, figure: Figure<'_>) -> Self {
        match figure {
            Figure::Index => {
                let item = counted_item(instrument);
                let score = item.and_then(|item| card.items.iter().find(|of| of.code == item.code));
                let cell = Self::index(instrument, &card.index, card.responses);
                Self { counted: score.and_then(ItemScore::counted), ..cell }
            }
            Figure::Factor(code) => Self::factor(instrument, card, code),
            Figure::Item(code) => {
                let item = card.items.iter().find(|item| item.code == code);
                item.map_or_else(Self::default, |item| Self::item(instrument, item))
            }
        }
    }

    /// The cell of an index of so many responses.
    pub(super) fn index(instrument: &Instrument, index: &IndexScore, responses: u64) -> Self {
        let share = super::is_share(instrument.formula.method);
        let scale = if share { 100.0 } else { 1.0 };
        Self {
            value: index.value.map(|value| value / scale),
            interval: index.interval,
            n: responses,
            effective: index.effective,
            people: index.people,
            counted: None,
            verdict: index.verdict,
            suppressed: false,
        }
    }

    /// The interval takes each person for one answer, as if they had answered all items of the
    /// factor alike and who skipped one had skipped the next: never too narrow, for counters do not
    /// say how alike they were.
    fn factor(instrument: &Instrument, card: &Scorecard, code: &str) -> Self {
        let Some(score) = card.factors.iter().find(|each| each.code == code) else {
            return Self::default();
        };
        let own = instrument.factors.iter().find(|each| each.code == code);
        let items = || {
            let items = card.items.iter();
            items.filter(|item| own.is_some_and(|factor| factor.items.contains(&item.code)))
        };
        let n = items().map(ItemScore::answers).max().unwrap_or(0);
        if !super::is_share(instrument.formula.method) {
            return Self { value: score.index, n, ..Self::default() };
        }
        let part = |item: &ItemScore| {
            let answers = float_of(item.answers() + blanks(instrument, item));
            let most = || instrument.item(&item.code)?.max_points.map(float);
            let weight = match instrument.formula.method {
                Method::Sipas(Aggregation::Pooled) => answers,
                Method::Xhh => most()?,
                _ => 1.0,
            };
            (item.answers() > 0).then_some(Part { weight, answers })
        };
        let people = nested(&items().filter_map(part).collect::<Vec<_>>());
        let value = score.index.map(|value| value / 100.0);
        let interval =
            value.zip(people).and_then(|(share, people)| clopper_pearson_on(share, people, LEVEL));
        let target = instrument.target.as_ref();
        let judged = interval.zip(target.and_then(aim)).zip(target);
        Self {
            value,
            interval,
            n,
            effective: people.filter(|_| interval.is_some()),
            people,
            counted: None,
            verdict: judged
                .map(|((interval, aim), target)| Verdict::of(interval, aim, target.rule)),
            suppressed: false,
        }
    }

    /// The cell of an item.
    pub(super) fn item(instrument: &Instrument, score: &ItemScore) -> Self {
        if score.suppressed {
            return Self::TOO_FEW;
        }
        let answers = score.answers() + blanks(instrument, score);
        let share = || float_of(score.satisfied.unwrap_or(0)) / float_of(answers);
        Self {
            // Counts tell a share also where no interval was asked for.
            value: score.satisfied.filter(|_| answers > 0).map(|_| share()).or(score.index),
            interval: score.interval,
            n: score.answers(),
            effective: score.wilson.map(|_| float_of(answers)),
            people: None,
            counted: score.counted(),
            verdict: score.verdict,
            suppressed: false,
        }
    }
}

/// Blanks that count as answers.
fn blanks(instrument: &Instrument, score: &ItemScore) -> u64 {
    match instrument.missing {
        MissingRule::InDenominator => score.missing.unwrap_or(0),
        MissingRule::LeftOut => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{record, service_form};
    use super::*;
    use crate::domain::measure::{Channels, Filter, Tally};

    #[test]
    fn an_item_is_the_same_share_with_and_without_its_interval() {
        let form = service_form(2);
        let mut tally = Tally::empty(&form);
        for line in ["44445555-001", "1-1144445001", "11145---5001"] {
            assert!(tally.count(&form, &record(line)), "{line}");
        }
        let values = super::super::breakdown::item_values(&form, &tally, 1);
        assert_eq!(form.items[0].code, "s0");
        let cell = super::super::cell(&form, &tally, Figure::Item("s0"), 1);
        assert_eq!((values[0].value, cell.value), (Some(1.0 / 3.0), Some(1.0 / 3.0)));
    }

    #[test]
    fn a_cell_of_a_tally_is_that_of_its_scorecard() {
        let form = service_form(2);
        let mut tally = Tally::empty(&form);
        for line in ["44445555-001", "4-1144445001", "11145---5001"] {
            assert!(tally.count(&form, &record(line)), "{line}");
        }
        let card = Scorecard::of(&form, &tally, Channels::default(), &Filter::default(), None);
        for figure in [Figure::Index, Figure::Factor("f1"), Figure::Item("s3"), Figure::Item("no")]
        {
            let cell = super::super::cell(&form, &tally, figure, 1);
            assert_eq!(cell, Cell::of(&form, &card, figure), "{figure:?}");
        }
    }
}
