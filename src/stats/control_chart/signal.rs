//! Which patterns of a chart are more than chance.
//!
//! Source: NHS England, Making Data Count (2019–), as its R package `NHSRplotthedots` and its
//! guides state the rules. Lengths of runs and trends differ between editions (the guides say a
//! trend is 6, the package 7), so they are parameters.

use serde::Serialize;

/// Near a limit: beyond two of the three σ.
const NEAR_LIMIT: f64 = 2.0;
/// Near the centre: within one of the three σ.
const NEAR_CENTRE: f64 = 1.0;

/// How many points in a row make a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// On one side of the centre: 7.
    pub run: usize,
    /// Each above, or each below, the one before: 6.
    pub trend: usize,
    /// Near the centre: 15.
    pub near_centre: usize,
}

impl Default for Rules {
    fn default() -> Self {
        Self { run: 7, trend: 6, near_centre: 15 }
    }
}

/// Which pattern it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// One point beyond a limit.
    OutsideLimits,
    /// A run on one side of the centre.
    Run,
    /// A run of rises, or of falls.
    Trend,
    /// Two of three in a row beyond 2 σ, within the limits, on the same side.
    NearLimit,
    /// A run within 1 σ of the centre: less variation than there should be.
    NearCentre,
}

/// Where a signal points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Above the centre, or rising.
    Up,
    /// Below it, or falling.
    Down,
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Good {
    /// The share of satisfied answers.
    High,
    /// Days of waiting, the share of late dossiers.
    Low,
    /// The number of visitors.
    Neither,
}

/// What a signal is for who runs the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The good way.
    Improvement,
    /// The other way.
    Concern,
    /// Neither way is good, or the pattern has no direction.
    Neither,
}

/// A pattern that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Which.
    pub rule: Rule,
    /// Its first point, from 0.
    pub first: usize,
    /// Its last point.
    pub last: usize,
    /// Where it points; `None` near the centre.
    pub direction: Option<Direction>,
    /// What that is.
    pub meaning: Meaning,
}

/// A point as the rules see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) value: f64,
    /// Value less centre.
    pub(super) above: f64,
    /// The same in thirds of the way to a limit; `None` where the limits have no width.
    pub(super) sigmas: Option<f64>,
    pub(super) outside: bool,
}

impl Place {
    fn side(&self) -> Option<Direction> {
        side(self.above)
    }
}

fn side(difference: f64) -> Option<Direction> {
    match difference {
        d if d > 0.0 => Some(Direction::Up),
        d if d < 0.0 => Some(Direction::Down),
        _ => None,
    }
}

impl Good {
    fn meaning(self, direction: Option<Direction>) -> Meaning {
        match (self, direction) {
            (Self::Neither, _) | (_, None) => Meaning::Neither,
            (Self::High, Some(Direction::Up)) | (Self::Low, Some(Direction::Down)) => {
                Meaning::Improvement
            }
            _ => Meaning::Concern,
        }
    }
}

/// Every pattern, rule by rule, each as long as it lasts; gaps are passed over.
pub(super) fn signals(points: &[Option<Place>], rules: &Rules, good: Good) -> Vec<Signal> {
    let known: Vec<(usize, Place)> =
        points.iter().enumerate().filter_map(|(at, point)| Some((at, (*point)?))).collect();
    let mut found = Vec::new();
    let mut add = |rule, first: usize, last: usize, direction| {
        if let (Some((first, _)), Some((last, _))) = (known.get(first), known.get(last)) {
            found.push(Signal {
                rule,
                first: *first,
                last: *last,
                direction,
                meaning: good.meaning(direction),
            });
        }
    };
    for (at, (_, place)) in known.iter().enumerate() {
        if place.outside {
            add(Rule::OutsideLimits, at, at, place.side());
        }
    }
    let sides: Vec<_> = known.iter().map(|(_, place)| place.side()).collect();
    for (first, last, direction) in streaks(&sides) {
        if last + 1 - first >= rules.run {
            add(Rule::Run, first, last, Some(direction));
        }
    }
    let steps = known.windows(2).map(|pair| match pair {
        [(_, before), (_, after)] => side(after.value - before.value),
        _ => None,
    });
    for (first, last, direction) in streaks(&steps.collect::<Vec<_>>()) {
        // n rises make n + 1 points.
        if last + 2 - first >= rules.trend {
            add(Rule::Trend, first, last + 1, Some(direction));
        }
    }
    for (first, last, direction) in near_limits(&known) {
        add(Rule::NearLimit, first, last, Some(direction));
    }
    // One side is as good as another here: a streak of "near".
    let is_near = |place: &Place| place.sigmas.is_some_and(|s| s.abs() <= NEAR_CENTRE);
    let near = |(_, place): &(usize, Place)| is_near(place).then_some(Direction::Up);
    for (first, last, _) in streaks(&known.iter().map(near).collect::<Vec<_>>()) {
        if last + 1 - first >= rules.near_centre {
            add(Rule::NearCentre, first, last, None);
        }
    }
    found
}

/// First and last of each unbroken row of one direction.
fn streaks(directions: &[Option<Direction>]) -> Vec<(usize, usize, Direction)> {
    let mut streaks: Vec<(usize, usize, Direction)> = Vec::new();
    for (at, direction) in directions.iter().enumerate() {
        let Some(direction) = *direction else {
            continue;
        };
        match streaks.last_mut() {
            Some((_, last, same)) if *last + 1 == at && *same == direction => *last = at,
            _ => streaks.push((at, at, direction)),
        }
    }
    streaks
}

/// Two of three in a row near the same limit; patterns that overlap are one.
fn near_limits(known: &[(usize, Place)]) -> Vec<(usize, usize, Direction)> {
    let near = |(_, place): &(usize, Place)| {
        let far = place.sigmas.is_some_and(|s| s.abs() > NEAR_LIMIT);
        if far && !place.outside { place.side() } else { None }
    };
    let near: Vec<_> = known.iter().map(near).collect();
    let mut found: Vec<(usize, usize, Direction)> = Vec::new();
    for direction in [Direction::Up, Direction::Down] {
        let places: Vec<usize> =
            (0..near.len()).filter(|at| near.get(*at) == Some(&Some(direction))).collect();
        for pair in places.windows(2) {
            let [first, last] = *pair else { continue };
            if last - first > 2 {
                continue;
            }
            match found.last_mut() {
                Some((_, end, same)) if *end == first && *same == direction => *end = last,
                _ => found.push((first, last, direction)),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points in σ above a centre of 0.
    fn found(sigmas: &[f64]) -> Vec<(Rule, usize, usize)> {
        let place = |sigmas: &f64| {
            Some(Place {
                value: *sigmas,
                above: *sigmas,
                sigmas: Some(*sigmas),
                outside: sigmas.abs() > 3.0,
            })
        };
        let places: Vec<_> = sigmas.iter().map(place).collect();
        let all = signals(&places, &Rules::default(), Good::High);
        all.iter().map(|s| (s.rule, s.first, s.last)).collect()
    }

    #[test]
    fn each_rule_needs_its_whole_length() {
        assert_eq!(found(&[0.5, 3.1, -1.5]), [(Rule::OutsideLimits, 1, 1)]);
        let side = [1.2, 1.4, 1.3, 1.5, 1.2, 1.6, 1.1];
        assert_eq!(found(&side), [(Rule::Run, 0, 6)]);
        assert_eq!(found(&side[..6]), []);
        let rising = [-1.5, -1.2, -0.4, 0.2, 1.2, 1.9];
        assert_eq!(found(&rising), [(Rule::Trend, 0, 5)]);
        assert_eq!(found(&rising[..5]), []);
        assert_eq!(found(&[2.5, 0.0, 2.1, -1.5]), [(Rule::NearLimit, 0, 2)]);
        assert_eq!(found(&[2.5, 0.0, 0.0, 2.1]), []);
        assert_eq!(found(&[2.5, -2.5, 0.0]), []);
        let calm = [0.5, -0.5].repeat(8);
        assert_eq!(found(&calm[..15]), [(Rule::NearCentre, 0, 14)]);
        assert_eq!(found(&calm[..14]), []);
    }

    #[test]
    fn a_gap_is_passed_over_and_a_point_on_the_centre_ends_a_run() {
        let place = |above: f64| Place { value: above, above, sigmas: Some(above), outside: false };
        let mut points: Vec<_> = [1.2, 1.4, 1.3, 1.5, 1.2, 1.6, 1.1].map(|x| Some(place(x))).into();
        points.insert(3, None);
        let all = signals(&points, &Rules::default(), Good::Low);
        assert_eq!((all[0].first, all[0].last), (0, 7));
        assert_eq!(all[0].meaning, Meaning::Concern);
        points[3] = Some(place(0.0));
        assert_eq!(signals(&points, &Rules::default(), Good::Low), []);
    }
}
