//! What one person answers.
//!
//! A feeling about each question is the sum of how well that question usually does, the person's
//! mood, the counter's goodwill and chance; above 0 the person is satisfied. The mood is shared by
//! all of a person's answers, so answers of one person go together, as they do in life.

use rand::{Rng, RngExt};

use crate::domain::survey::{Choice, Counts, Instrument, Item, Kind, Scale};

/// How well the questions `s1` to `s16` do with a person in an average mood. About 1.7 makes nine of
/// ten satisfied. Fees, time limits and petitions do less well, courtesy does best.
const LEANINGS: [f64; 16] =
    [1.95, 1.72, 1.8, 1.95, 1.85, 1.5, 1.4, 2.35, 1.95, 2.15, 1.5, 2.1, 2.0, 1.8, 1.65, 1.5];
/// The same of `overall`.
const OVERALL: f64 = 1.85;
/// The leaning of any other question.
const USUAL: f64 = 1.75;
/// How far moods differ, beside chance of spread 1.
const MOODS: f64 = 0.9;
/// From "hài lòng" to "rất hài lòng".
const STEP_UP: f64 = 1.9;
/// From "bình thường" to "không hài lòng", and on.
const STEP_DOWN: f64 = 0.7;

/// Part of the people who take what is offered as "don't know" or "not applicable" to a question.
const DOES_NOT_KNOW: f64 = 0.015;
const DOES_NOT_APPLY: f64 = 0.12;
/// Part of the choices that is ticked where any number may be.
const TICKED: f64 = 0.3;

/// One person at one counter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    /// Mood, with the counter's goodwill of the day; 0 is average.
    pub(super) feeling: f64,
    /// From this place on nothing is answered.
    stops_at: usize,
    /// How likely each question is passed over.
    skips: f64,
}

impl Person {
    /// A visitor who meets `goodwill` at the counter.
    pub(super) fn met_with(goodwill: f64, rng: &mut impl Rng) -> Self {
        let care: f64 = rng.random();
        Self {
            feeling: goodwill + MOODS * normal(rng),
            stops_at: if care < 0.04 { rng.random_range(3..12) } else { usize::MAX },
            skips: if (0.04..0.2).contains(&care) { 0.08 } else { 0.002 },
        }
    }

    /// The fields this person posts; the first question is always answered.
    pub(super) fn fields(
        &self,
        instrument: &Instrument,
        rng: &mut impl Rng,
    ) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = Vec::with_capacity(instrument.items.len());
        for (place, item) in instrument.items.iter().enumerate() {
            let passed_over = place >= self.stops_at || rng.random_bool(self.skips);
            if (place > 0 && passed_over) || !is_asked(item, &fields) {
                continue;
            }
            let Some(scale) = instrument.scale_of(item) else {
                continue;
            };
            let values = match item.kind {
                Kind::SelectOne { .. } => self.one(item, scale, place, rng),
                Kind::SelectMany { .. } => ticked(scale, rng),
            };
            fields.extend(values.into_iter().map(|value| (item.code.clone(), value)));
        }
        fields
    }

    fn one(&self, item: &Item, scale: &Scale, place: usize, rng: &mut impl Rng) -> Vec<String> {
        let lot: f64 = rng.random();
        let feeling = leaning(&item.code) + self.feeling + normal(rng);
        let value = if place > 0 && scale.dont_know.is_some() && lot < DOES_NOT_KNOW {
            Some('?')
        } else if scale.not_applicable.is_some() && lot > 1.0 - DOES_NOT_APPLY {
            Some('~')
        } else {
            chosen(scale, feeling, rng).map(|choice| choice.code)
        };
        value.into_iter().map(String::from).collect()
    }
}

/// Whether earlier answers lead to this question.
fn is_asked(item: &Item, fields: &[(String, String)]) -> bool {
    item.asked_if.as_ref().is_none_or(|routing| {
        fields.iter().any(|(code, value)| {
            *code == routing.item && value.chars().all(|choice| routing.any_of.contains(&choice))
        })
    })
}

/// The choice that a feeling leads to: upwards from the least of the good ones, downwards from the
/// best of the others.
fn chosen<'a>(scale: &'a Scale, feeling: f64, rng: &mut impl Rng) -> Option<&'a Choice> {
    if scale.choices.iter().all(|each| each.counts == Counts::Described) {
        return scale.choices.get(rng.random_range(0..scale.choices.len().max(1)));
    }
    let half = scale.choices.len() / 2;
    let is_good = |(place, choice): &(usize, &Choice)| match choice.counts {
        Counts::Satisfied => true,
        Counts::Points => *place >= half,
        _ => false,
    };
    let choices = scale.choices.iter().enumerate();
    if feeling > 0.0 {
        walk(choices.filter(is_good).map(|(_, choice)| choice), feeling, STEP_UP)
    } else {
        let others = choices.filter(|each| !is_good(each));
        walk(others.rev().map(|(_, choice)| choice), -feeling, STEP_DOWN)
    }
}

/// The choice reached by going `distance` along `choices`, one for each `step`.
fn walk<'a>(
    choices: impl Iterator<Item = &'a Choice>,
    mut distance: f64,
    step: f64,
) -> Option<&'a Choice> {
    let mut reached = None;
    for choice in choices {
        reached = Some(choice);
        if distance < step {
            break;
        }
        distance -= step;
    }
    reached
}

fn ticked(scale: &Scale, rng: &mut impl Rng) -> Vec<String> {
    scale
        .choices
        .iter()
        .filter(|_| rng.random_bool(TICKED))
        .map(|choice| choice.code.to_string())
        .collect()
}

fn leaning(code: &str) -> f64 {
    if code == "overall" {
        return OVERALL;
    }
    let number = code.strip_prefix('s').and_then(|number| number.parse::<usize>().ok());
    let leaning = number.and_then(|number| LEANINGS.get(number.checked_sub(1)?));
    leaning.copied().unwrap_or(USUAL)
}

/// A draw close to the standard normal: the sum of twelve uniform ones. It needs no logarithm, so
/// it is the same to the last bit on every machine.
fn normal(rng: &mut impl Rng) -> f64 {
    (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::base::random::Random;

    fn five_steps() -> Scale {
        let step = |(code, counts)| Choice { code, label: Text::default(), counts, points: None };
        Scale {
            code: "satisfaction".to_owned(),
            choices: [
                ('1', Counts::Unsatisfied),
                ('2', Counts::Unsatisfied),
                ('3', Counts::Neutral),
                ('4', Counts::Satisfied),
                ('5', Counts::Satisfied),
            ]
            .map(step)
            .into(),
            dont_know: None,
            not_applicable: None,
        }
    }

    #[test]
    fn a_feeling_finds_its_place_on_the_scale() {
        let scale = five_steps();
        let at = |feeling| {
            Random::seeded(1).with(|rng| chosen(&scale, feeling, rng)).map(|choice| choice.code)
        };
        for (feeling, code) in
            [(-9.0, '1'), (-1.0, '2'), (-0.1, '3'), (0.1, '4'), (2.5, '5'), (99.0, '5')]
        {
            assert_eq!(at(feeling), Some(code), "{feeling}");
        }
    }

    #[test]
    fn draws_have_mean_nought_and_spread_one() {
        let random = Random::seeded(1);
        let draws: Vec<f64> = (0..20_000).map(|_| random.with(normal)).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        let spread = draws.iter().map(|draw| draw * draw).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03, "{mean}");
        assert!((spread - 1.0).abs() < 0.04, "{spread}");
    }
}
