//! A cubic spline whose outer pieces bend as the cubics through the four outer points do.
//!
//! Source: Forsythe, Malcolm, Moler (1977), Computer Methods for Mathematical Computations,
//! chapter 4.

/// Through its points, with a bend at each.
#[derive(Clone, Debug)]
pub(crate) struct Spline<'a> {
    points: &'a [(f64, f64)],
    /// A sixth of the second derivative at each point.
    bends: Vec<f64>,
}

impl<'a> Spline<'a> {
    /// `None` with fewer than four points; their abscissae rise.
    pub(crate) fn through(points: &'a [(f64, f64)]) -> Option<Self> {
        if points.len() < 4 {
            return None;
        }
        let last = points.len() - 1;
        let width = |at: usize| points[at + 1].0 - points[at].0;
        let slope = |at: usize| (points[at + 1].1 - points[at].1) / width(at);
        // At inner points the slopes of both sides agree; at the ends the third derivative is that
        // of the cubic through the outer four points.
        let mut right: Vec<f64> = (0..=last)
            .map(|at| match at {
                0 => width(0) * width(0) * third(points, 0),
                at if at == last => -width(last - 1) * width(last - 1) * third(points, last - 3),
                at => slope(at) - slope(at - 1),
            })
            .collect();
        let mut diagonal: Vec<f64> = (0..=last)
            .map(|at| match at {
                0 => -width(0),
                at if at == last => -width(last - 1),
                at => 2.0 * (width(at - 1) + width(at)),
            })
            .collect();
        for at in 1..=last {
            let factor = width(at - 1) / diagonal[at - 1];
            diagonal[at] -= factor * width(at - 1);
            right[at] -= factor * right[at - 1];
        }
        let mut bends = vec![0.0; points.len()];
        bends[last] = right[last] / diagonal[last];
        for at in (0..last).rev() {
            bends[at] = (right[at] - width(at) * bends[at + 1]) / diagonal[at];
        }
        Some(Self { points, bends })
    }

    /// The height at `x`, which lies in the piece that begins at point `at`.
    fn height(&self, at: usize, x: f64) -> f64 {
        let ((left, low), (right, high)) = (self.points[at], self.points[at + 1]);
        let width = right - left;
        let (near, far) = ((x - left) / width, (right - x) / width);
        let bend = |part: f64, bend: f64| (part * part * part - part) * bend * width * width;
        near * high + far * low + bend(near, self.bends[at + 1]) + bend(far, self.bends[at])
    }

    /// The spline at `count` places, evenly spaced.
    pub(crate) fn straight_pieces(&self, count: usize) -> Vec<(f64, f64)> {
        let last = self.points.len() - 1;
        let (left, right) = (self.points[0].0, self.points[last].0);
        let step = (right - left) / super::count(count - 1);
        (0..count)
            .map(|place| {
                let x = left + super::count(place) * step;
                let piece = self.points.iter().rposition(|point| point.0 <= x);
                let at = piece.unwrap_or(0).min(last - 1);
                (x, self.height(at, x))
            })
            .collect()
    }
}

/// The third divided difference of the four points from `at` on.
fn third(points: &[(f64, f64)], at: usize) -> f64 {
    let mut heights: Vec<f64> = points[at..at + 4].iter().map(|point| point.1).collect();
    for order in 1..4 {
        for place in 0..4 - order {
            let width = points[at + place + order].0 - points[at + place].0;
            heights[place] = (heights[place + 1] - heights[place]) / width;
        }
    }
    heights[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cubic_is_its_own_spline() {
        let cubic = |x: f64| x * x * x - 2.0 * x + 1.0;
        let points: Vec<(f64, f64)> = [0.0, 0.5, 1.5, 2.0, 4.0].map(|x| (x, cubic(x))).to_vec();
        for (x, height) in Spline::through(&points).unwrap().straight_pieces(50) {
            assert!((height - cubic(x)).abs() < 1e-12, "at {x}");
        }
    }
}
