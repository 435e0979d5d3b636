//! The year as a whole: how many answers each counter gets on each day.

use std::vec;

use chrono::NaiveDate;
use rand::RngExt;
use rand::distr::weighted::WeightedIndex;

use super::visit::{Scene, Visit};
use super::{counters, days};
use crate::base::random::Random;
use crate::domain::survey::Catalogue;
use crate::domain::unit::Touchpoint;

/// What decides a made-up year; the same values make the same year.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    /// The seed of all randomness.
    pub seed: u64,
    /// The instruments, in all versions.
    pub instruments: &'a Catalogue,
    /// The counters.
    pub touchpoints: &'a [Touchpoint],
    /// How many answers there are to be.
    pub responses: usize,
    /// Its last day.
    pub last_day: NaiveDate,
}

impl<'a> Year<'a> {
    /// The visits, a day after the other, in the order of the clock within each.
    ///
    /// There are exactly as many as asked for; none at all if no counter asks anything on any
    /// open day of the year.
    pub fn visits(self) -> impl Iterator<Item = Vec<Visit<'a>>> {
        let random = Random::seeded(self.seed);
        self.days(&random).map(move |scenes| {
            let visit = |(scene, answers): (Scene<'a>, usize)| {
                let random = &random;
                std::iter::repeat_with(move || random.with(|rng| scene.visit(rng))).take(answers)
            };
            let mut visits: Vec<_> = scenes.into_iter().flat_map(visit).collect();
            visits.sort_by_key(|visit| visit.sent_at);
            visits
        })
    }

    /// For each day with answers, the counters and how many each gets.
    fn days(self, random: &Random) -> vec::IntoIter<Vec<(Scene<'a>, usize)>> {
        let (scenes, weights): (Vec<_>, Vec<_>) = self.scenes().into_iter().unzip();
        let mut answers = vec![0_usize; scenes.len()];
        if let Ok(lots) = WeightedIndex::new(&weights) {
            random.with(|rng| {
                for scene in rng.sample_iter(&lots).take(self.responses) {
                    answers[scene] += 1;
                }
            });
        }
        let busy: Vec<_> =
            scenes.into_iter().zip(answers).filter(|(_, answers)| *answers > 0).collect();
        busy.chunk_by(|(one, _), (next, _)| one.day == next.day)
            .map(<[_]>::to_vec)
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Each counter on each open day on which it asks something, with its weight.
    fn scenes(self) -> Vec<(Scene<'a>, f64)> {
        let mut scenes = Vec::new();
        for (ago, day) in days::year_until(self.last_day) {
            for (place, touchpoint) in self.touchpoints.iter().enumerate() {
                let Some(instrument) = self.instruments.on(&touchpoint.instrument, day) else {
                    continue;
                };
                let habits = counters::of(place);
                let late = ago < days::LENGTH / 3;
                let scene = Scene { day, late, touchpoint, instrument, habits };
                scenes.push((scene, habits.size * days::busyness(day)));
            }
        }
        scenes
    }
}
