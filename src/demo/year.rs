//! The year as a whole: how many answers each counter gets on each day. Pure.

use std::vec;

use chrono::{Days, NaiveDate};
use rand::RngExt;
use rand::distr::weighted::WeightedIndex;

use super::visit::{Scene, Visit};
use super::{counters, days};
use crate::base::random::Random;
use crate::domain::survey::Catalogue;
use crate::domain::unit::Touchpoint;

/// Days of the year, today's not among them: it has not ended yet.
const LENGTH: u64 = 365;

/// What decides a made-up year; the same values make the same year.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    /// The chance it is made from.
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
        for ago in (0..LENGTH).rev() {
            let Some(day) = self.last_day.checked_sub_days(Days::new(ago)) else {
                continue;
            };
            for (place, touchpoint) in self.touchpoints.iter().enumerate() {
                let Some(instrument) = self.instruments.on(&touchpoint.instrument, day) else {
                    continue;
                };
                let habits = counters::of(place);
                let scene = Scene { day, late: ago < LENGTH / 3, touchpoint, instrument, habits };
                scenes.push((scene, habits.size * days::busyness(day)));
            }
        }
        scenes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::domain::survey::Tier;
    use crate::domain::survey::{
        Aggregation, Choice, Counts, Formula, Instrument, Item, Kind, Method, MissingRule, Scale,
    };
    use chrono::{Datelike, Weekday};

    /// One question on a scale of two steps, asked from `first` on.
    fn instrument(first: &str) -> Instrument {
        let choice = |code, counts| Choice { code, label: Text::default(), counts, points: None };
        Instrument {
            id: "one".to_owned(),
            version: "1".to_owned(),
            title: Text::default(),
            purpose: Text::default(),
            provisional: None,
            valid_from: first.parse().unwrap(),
            valid_to: None,
            legal_basis: Vec::new(),
            formula: Formula {
                version: "f/1".to_owned(),
                method: Method::Sipas(Aggregation::ItemMean),
            },
            missing: MissingRule::LeftOut,
            target: None,
            scales: vec![Scale {
                code: "two".to_owned(),
                choices: vec![choice('1', Counts::Unsatisfied), choice('2', Counts::Satisfied)],
                dont_know: None,
                not_applicable: None,
            }],
            sections: Vec::new(),
            items: vec![Item {
                code: "overall".to_owned(),
                section: String::new(),
                title: Text::default(),
                question: Text::default(),
                help: None,
                kind: Kind::SelectOne { scale: "two".to_owned() },
                asked_if: None,
                max_points: None,
                provisional: None,
            }],
            factors: Vec::new(),
            domains: Vec::new(),
            digest: String::new(),
        }
    }

    fn touchpoints() -> Vec<Touchpoint> {
        ["A1", "A2", "A3"]
            .map(|code| Touchpoint {
                code: code.to_owned(),
                office: String::new(),
                unit: String::new(),
                name: Text::default(),
                instrument: "one".to_owned(),
                tier: Tier::Open,
                procedures: Vec::new(),
            })
            .into()
    }

    fn visits<'a>(
        seed: u64,
        instruments: &'a Catalogue,
        touchpoints: &'a [Touchpoint],
    ) -> Vec<Vec<Visit<'a>>> {
        let year = Year {
            seed,
            instruments,
            touchpoints,
            responses: 2000,
            last_day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        };
        year.visits().collect()
    }

    #[test]
    fn there_are_as_many_answers_as_asked_for_and_none_on_a_sunday() {
        let (catalogue, touchpoints) =
            (Catalogue::of(vec![instrument("2020-01-01")]), touchpoints());
        let days = visits(1, &catalogue, &touchpoints);
        assert_eq!(days.iter().map(Vec::len).sum::<usize>(), 2000);
        for visits in &days {
            let day = crate::base::calendar::office_day(visits[0].sent_at);
            assert_ne!(day.weekday(), Weekday::Sun);
            assert!(visits.is_sorted_by_key(|visit| visit.sent_at));
            assert!(
                visits.iter().all(|visit| crate::base::calendar::office_day(visit.sent_at) == day)
            );
        }
        assert!(days.is_sorted_by_key(|visits| visits[0].sent_at));
    }

    #[test]
    fn the_seed_decides_every_visit() {
        let (catalogue, touchpoints) =
            (Catalogue::of(vec![instrument("2020-01-01")]), touchpoints());
        let once = visits(1, &catalogue, &touchpoints);
        assert!(once == visits(1, &catalogue, &touchpoints));
        assert!(once != visits(2, &catalogue, &touchpoints));
    }

    #[test]
    fn nobody_answers_before_an_instrument_is_valid() {
        let first = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let touchpoints = touchpoints();
        let catalogue = Catalogue::of(vec![instrument("2026-06-01")]);
        let days = visits(1, &catalogue, &touchpoints);
        assert_eq!(days.iter().map(Vec::len).sum::<usize>(), 2000);
        assert!(crate::base::calendar::office_day(days[0][0].sent_at) >= first);

        let catalogue = Catalogue::of(vec![instrument("2027-01-01")]);
        assert!(visits(1, &catalogue, &touchpoints).is_empty());
    }
}
