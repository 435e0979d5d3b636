//! The variance of a ratio of sums over responses, for one person's answers are alike.
//!
//! An index is taken as R = Σ s / Σ a (see [`Moments`]). Linearised and with the response as
//! cluster, V(R) = n/(n − 1) · Σ (s − R·a)² / (Σ a)². Source: Särndal, Swensson, Wretman (1992),
//! Model Assisted Survey Sampling, section 5.6; it holds for responses drawn independently from a
//! population much larger than the sample.

use num_bigint::BigInt;

use super::tally::Moments;
use crate::stats::{Exact, fraction, real};

/// A ratio of sums, and how it would vary from sample to sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Σ s / Σ a, 0…1.
    pub(super) ratio: f64,
    /// Its variance.
    pub(super) variance: f64,
}

impl Spread {
    /// `None` with fewer than two responses, or none that could earn anything.
    pub(super) fn of(moments: &Moments, responses: u64) -> Option<Self> {
        if responses < 2 {
            return None;
        }
        let ratio = fraction(moments.earned, moments.answered)?;
        // In whole numbers, over (Σ a)² each: the three terms are huge and nearly cancel.
        let (answered, earned) = (BigInt::from(moments.answered), BigInt::from(moments.earned));
        let square = &answered * &answered;
        let squares = &square * moments.earned_squared
            - BigInt::from(2) * &answered * &earned * moments.answered_earned
            + &earned * &earned * moments.answered_squared;
        let variance = Exact::new_raw(squares * responses, &square * &square * (responses - 1));
        Some(Self { ratio: real(&ratio)?, variance: real(&variance)? })
    }

    /// How many independent answers would be worth as much; infinite where nothing varies, `None`
    /// where the ratio is at an end and a variance of 0 says nothing.
    pub(super) fn effective(self) -> Option<f64> {
        let binomial = self.ratio * (1.0 - self.ratio);
        (binomial > 0.0).then(|| binomial / self.variance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fifteen school districts of the Californian sample `apiclus1`: enrolment and tested pupils;
    /// schools and schools that met their goal. Expected: R 4.2.2, survey 4.1-1,
    /// `svydesign(id = ~dnum, weights = ~pw)` with `svyratio` and `svymean`.
    #[test]
    fn the_variance_is_that_of_the_survey_package_for_clusters() {
        let pupils = [
            (6081, 4895),
            (1436, 1184),
            (680, 532),
            (6958, 5935),
            (683, 610),
            (1641, 1373),
            (1668, 1461),
            (9025, 7573),
            (2180, 1877),
            (15038, 12618),
            (14968, 12292),
            (25814, 22452),
            (6777, 6047),
            (274, 199),
            (7375, 6431),
        ];
        let schools = [
            (11, 11),
            (4, 4),
            (2, 1),
            (13, 10),
            (2, 2),
            (4, 2),
            (4, 3),
            (16, 15),
            (9, 7),
            (34, 31),
            (21, 18),
            (37, 32),
            (13, 11),
            (1, 1),
            (12, 12),
        ];
        let published = [
            (pupils, 0.849_708_741_724_488, 0.008_470_640_194_931_51),
            (schools, 0.874_316_939_890_71, 0.020_564_237_447_437_9),
        ];
        for (clusters, ratio, error) in published {
            let mut moments = Moments::default();
            for (answered, earned) in clusters {
                moments.count(answered, earned);
            }
            let spread = Spread::of(&moments, 15).unwrap();
            assert!((spread.ratio - ratio).abs() < 1e-14);
            assert!((spread.variance.sqrt() - error).abs() < 1e-14);
        }
    }

    #[test]
    fn people_who_answer_one_item_each_are_a_simple_sample() {
        let mut moments = Moments::default();
        for satisfied in [true, true, true, false] {
            moments.count(1000, if satisfied { 1000 } else { 0 });
        }
        let spread = Spread::of(&moments, 4).unwrap();
        // p(1 − p)/(n − 1)
        assert!((spread.variance - 0.75 * 0.25 / 3.0).abs() < 1e-15);
        assert!((spread.effective().unwrap() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn people_who_always_answer_alike_are_worth_one_answer_each() {
        let mut moments = Moments::default();
        for satisfied in [true, true, true, false] {
            moments.count(16_000, if satisfied { 16_000 } else { 0 });
        }
        let spread = Spread::of(&moments, 4).unwrap();
        assert!((spread.effective().unwrap() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn one_response_or_no_answers_have_no_variance() {
        assert_eq!(Spread::of(&Moments::default(), 9), None);
        let mut moments = Moments::default();
        moments.count(1000, 1000);
        assert_eq!(Spread::of(&moments, 1), None);
        moments.count(1000, 1000);
        assert_eq!(Spread::of(&moments, 2).unwrap().effective(), None);
    }
}
