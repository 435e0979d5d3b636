//! The variance of a ratio of sums over responses, for one person's answers are alike.
//!
//! An index is taken as R = Σ s / Σ a (see [`Moments`]). Linearised and with the response as
//! cluster, V(R) = n/(n − 1) · Σ (s − R·a)² / (Σ a)². Source: Särndal, Swensson, Wretman (1992),
//! Model Assisted Survey Sampling, section 5.6; it holds for responses drawn independently from a
//! population much larger than the sample.

use super::number::{Exact, fraction, real, whole};
use super::tally::Moments;

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
        let sum = |count: i64| Exact::from_integer(count.into());
        let ratio = fraction(moments.earned, moments.answered)?;
        // In exact fractions: the three terms are huge and nearly cancel.
        let squares = sum(moments.earned_squared)
            - whole(2) * &ratio * sum(moments.answered_earned)
            + &ratio * &ratio * sum(moments.answered_squared);
        let answered = sum(moments.answered);
        let unbiased = whole(responses) / whole(responses - 1);
        let variance = squares * unbiased / (&answered * &answered);
        Some(Self {
            ratio: real(&ratio)?,
            variance: real(&variance)?,
        })
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
