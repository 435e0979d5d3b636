//! How sure the index is, and what that says about its target.

use super::index::{self, Figures, is_share, method_name};
use super::scorecard::{IndexScore, ItemScore};
use super::tally::Tally;
use super::variance::Spread;
use crate::domain::survey::{Instrument, Method};
use crate::stats::{
    Exact, Interval, LEVEL, Verdict, float_of, more_needed, more_points, normal_quantile, ratio,
    reaches, real, whole, wilson_on,
};

/// An interval with what it is made of.
struct Sureness {
    interval: Interval,
    information: Information,
}

/// What the responses are worth, by which one can tell how many more are needed.
enum Information {
    /// A share, worth so many independent answers.
    Share { share: f64, effective: f64 },
    /// A value with its standard error.
    Value { value: f64, error: f64 },
}

impl Sureness {
    fn effective(&self) -> Option<f64> {
        match self.information {
            Information::Share { effective, .. } => Some(effective),
            Information::Value { .. } => None,
        }
    }

    fn more_needed(&self, aim: f64, responses: u64) -> Option<u64> {
        match self.information {
            Information::Share { share, effective } => {
                more_needed(share, aim, responses, effective, LEVEL)
            }
            Information::Value { value, error } => {
                more_points(value - aim, error, responses, LEVEL)
            }
        }
    }
}

/// The index with its interval and its verdict; `items` are those of the same tally.
pub(super) fn index_score(
    instrument: &Instrument,
    tally: &Tally,
    figures: &Figures,
    items: &[ItemScore],
) -> IndexScore {
    let method = instrument.formula.method;
    let figure = figures.index.as_ref();
    let target = instrument.target.as_ref();
    let on_interval_scale = figure.map(|figure| on_interval_scale(method, figure));
    let sureness = on_interval_scale.as_ref().and_then(real).and_then(|value| match method {
        Method::Sipas(_) => of_shares(tally, value, &people(instrument, items)),
        Method::Xhh | Method::OneStop | Method::Papi => {
            of_points(tally, value, &index::scale(instrument)?)
        }
    });
    let aim = target.and_then(|target| ratio(target.numerator, target.denominator));
    let rule = target.map(|target| target.rule);
    let level = aim.as_ref().and_then(real);
    let judged = sureness.as_ref().zip(level).zip(rule);
    let verdict = judged.map(|((sure, level), rule)| Verdict::of(sure.interval, level, rule));
    let undecided = level.filter(|_| verdict == Some(Verdict::Open));
    let exact = on_interval_scale.zip(aim).zip(rule);
    IndexScore {
        value: figure.and_then(real),
        interval: sureness.as_ref().map(|sure| sure.interval),
        method: method_name(method).to_owned(),
        target: level,
        verdict,
        reached_exactly: exact.map(|((figure, aim), rule)| reaches(&figure, &aim, rule)),
        more_needed: sureness
            .as_ref()
            .zip(undecided)
            .and_then(|(sure, aim)| sure.more_needed(aim, tally.responses)),
        effective: sureness.as_ref().and_then(Sureness::effective),
    }
}

/// The index on the scale of its interval and target: a share in 0…1, points on their own scale.
fn on_interval_scale(method: Method, figure: &Exact) -> Exact {
    if is_share(method) { figure / whole(100) } else { figure.clone() }
}

/// How many have answered, seen from the items of the index.
struct People {
    /// Answers to the item most have answered: at least so many people.
    at_least: u64,
    /// All valid answers.
    answers: u64,
}

fn people(instrument: &Instrument, items: &[ItemScore]) -> People {
    let index_items = instrument.index_items();
    let answers = || index_items.iter().filter_map(|at| items.get(*at)?.n);
    People { at_least: answers().max().unwrap_or(0), answers: answers().sum() }
}

/// The interval of Wilson on as many answers as the responses are worth.
///
/// Worth no more than all answers, were they independent; and where everybody agrees and nothing
/// varies, worth one answer a person, as if each had answered all items alike.
fn of_shares(tally: &Tally, share: f64, people: &People) -> Option<Sureness> {
    let agreed = float_of(people.at_least);
    let effective = Spread::of(&tally.moments, tally.responses)
        .and_then(Spread::effective)
        .map_or(agreed, |effective| effective.min(float_of(people.answers)));
    Some(Sureness {
        interval: wilson_on(share, effective, LEVEL)?,
        information: Information::Share { share, effective },
    })
}

/// The interval of the normal, kept within the index's scale.
///
/// None where nothing varies: no spread seen is no proof of none.
fn of_points(tally: &Tally, value: f64, scale: &(Exact, Exact)) -> Option<Sureness> {
    let (low, high) = (real(&scale.0)?, real(&scale.1)?);
    let spread = Spread::of(&tally.moments, tally.responses)?;
    if spread.variance <= 0.0 {
        return None;
    }
    // The ratio runs from 0 to 1 while the index runs over its scale.
    let error = spread.variance.sqrt() * (high - low);
    let half = normal_quantile(LEVEL) * error;
    Some(Sureness {
        interval: Interval((value - half).max(low), (value + half).min(high)),
        information: Information::Value { value, error },
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{one_stop_form, record, service_form};
    use super::*;
    use crate::domain::measure::{Channels, Filter, Scorecard};

    fn index(form: &Instrument, lines: &[&str]) -> IndexScore {
        let mut tally = Tally::empty(form);
        for line in lines {
            assert!(tally.count(form, &record(line)), "{line}");
        }
        Scorecard::of(form, &tally, Channels::default(), &Filter::default(), None).index
    }

    fn width(index: &IndexScore) -> f64 {
        let Interval(low, high) = index.interval.unwrap();
        high - low
    }

    #[test]
    fn answers_of_one_person_that_are_all_alike_are_worth_one() {
        let form = service_form(1);
        // Half of all answers are satisfied in both: by person, or within each person.
        let alike = index(&form, &["44445001", "11115001"].repeat(50));
        let mixed = index(&form, &["44115001", "11445001"].repeat(50));
        assert_eq!(alike.interval, wilson_on(0.5, 99.0, LEVEL));
        // Without variation between people the interval is as narrow as with independent answers.
        assert_eq!(mixed.interval, wilson_on(0.5, 400.0, LEVEL));
    }

    #[test]
    fn where_everybody_agrees_each_person_is_worth_one_answer() {
        let form = service_form(1);
        let index = index(&form, &["44555001"; 29]);
        let Interval(low, high) = index.interval.unwrap();
        // 29 of 29 by R's prop.test.
        assert!((low - 0.883_030_201_500_259).abs() < 1e-13 && high >= 1.0);
        assert_eq!((index.verdict, index.more_needed), (Some(Verdict::Open), Some(6)));
    }

    #[test]
    fn one_response_says_next_to_nothing() {
        let form = service_form(1);
        assert!(width(&index(&form, &["44115001"])) > 0.8);
    }

    #[test]
    fn the_interval_of_points_is_in_points() {
        let form = one_stop_form();
        // Totals of 18 and of 9, as often: a mean of 13.5 and a standard error of 4.5/√99.
        let varied = index(&form, &["222222222", "111111111"].repeat(50));
        let Interval(low, high) = varied.interval.unwrap();
        let half = 1.959_963_984_540_054 * 4.5 / 99.0_f64.sqrt();
        assert!((low - (13.5 - half)).abs() < 1e-12 && (high - (13.5 + half)).abs() < 1e-12);
        assert_eq!(varied.verdict, Some(Verdict::Reached));
        assert_eq!(index(&form, &["222222222"; 9]).interval, None);
    }
}
