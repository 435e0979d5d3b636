//! Cumulative sums: small shifts that last, found sooner than by single points.

use super::signal::Direction;
use crate::stats::counted::Counted;

/// A tabular CUSUM of shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Cusum {
    /// One a point; `None` without trials.
    pub points: Vec<Option<CusumPoint>>,
}

/// One point: both sums after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CusumPoint {
    /// (p − p₀) over its standard error.
    pub z: f64,
    /// C⁺, in standard errors.
    pub upper: f64,
    /// C⁻, in standard errors, as a positive number.
    pub lower: f64,
    /// The sum that is above h.
    pub signal: Option<Direction>,
    /// With a signal: the place, from 0, where that sum last began to rise from 0, the likeliest
    /// moment of the change.
    pub began: Option<usize>,
}

/// One of the two sums.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    height: f64,
    began: Option<usize>,
}

impl Sum {
    fn add(&mut self, step: f64, at: usize) {
        self.height = (self.height + step).max(0.0);
        self.began = (self.height > 0.0).then(|| self.began.unwrap_or(at));
    }
}

/// C⁺ᵢ = max(0, C⁺ᵢ₋₁ + zᵢ − k) and C⁻ᵢ = max(0, C⁻ᵢ₋₁ − zᵢ − k) with
/// zᵢ = (pᵢ − p₀)/√(p₀(1 − p₀)/nᵢ); a sum above h is a signal, and goes on.
///
/// `target` is p₀, inside 0…1; `None` outside. `k` and `h` are in standard errors: k is half the
/// shift one wants to find, h is usually 4 or 5. Source: Montgomery (2013), section 9.1.
pub fn cusum(points: &[Counted], target: f64, k: f64, h: f64) -> Option<Cusum> {
    let inside = target > 0.0 && target < 1.0;
    let (mut up, mut down) = (Sum::default(), Sum::default());
    let mut placed = |at: usize, point: &Counted| {
        let z = (point.share()? - target) / point.standard_error(target)?;
        up.add(z - k, at);
        down.add(-z - k, at);
        let (signal, began) = match (up.height > h, down.height > h) {
            (true, _) => (Some(Direction::Up), up.began),
            (false, true) => (Some(Direction::Down), down.began),
            (false, false) => (None, None),
        };
        Some(CusumPoint { z, upper: up.height, lower: down.height, signal, began })
    };
    inside.then(|| Cusum {
        points: points.iter().enumerate().map(|(at, point)| placed(at, point)).collect(),
    })
}
