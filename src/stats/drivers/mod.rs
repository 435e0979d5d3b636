//! What moves satisfaction together with it: correlations, regression, shares of R².
//!
//! Importance is correlation, not cause. Rows with a blank in y or any driver are left out of every
//! figure, so that all of them speak of the same people.

mod bootstrap;
mod incomplete;
mod quadrant;
mod rank;
mod regression;
mod shapley;

use rand::Rng;

use super::columns::{complete, correlation, is_constant, mean};
use super::distribution::t_upper;
use super::interval::Interval;
use super::number::float_len;

pub use bootstrap::Bootstrap;
pub use incomplete::{Associations, associations};
pub use quadrant::{Crosshair, Quadrant};

/// More drivers than any of our forms has items.
pub const MOST_DRIVERS: usize = 40;

/// Below this a rank correlation of 0.6 may be chance.
pub const FEWEST_ROWS: usize = 10;

/// R² of pure noise is k / (n − 1) on average: below two rows a driver it is more than a half.
const ROWS_PER_DRIVER: usize = 2;

/// Below 30 rows, or five a driver, figures are given and called rough.
const ROUGH_BELOW: usize = 30;
const ROUGH_PER_DRIVER: usize = 5;

/// All figures; lists are in the order of the drivers, and `None` stands for a constant driver.
#[derive(Clone, Debug, PartialEq)]
pub struct Drivers {
    /// Complete rows.
    pub n: usize,
    /// Rows with a blank.
    pub left_out: usize,
    /// Whether rows are few for so many drivers.
    pub rough: bool,
    /// Spearman's ρ with y, −1…1.
    pub spearman: Vec<Option<f64>>,
    /// Its two-sided p-value by Student's t on n − 2, as R's `cor.test(exact = FALSE)`.
    pub spearman_p: Vec<Option<f64>>,
    /// Pearson's r with y, −1…1.
    pub pearson: Vec<Option<f64>>,
    /// Kendall's τ-b with y, −1…1.
    pub kendall: Vec<Option<f64>>,
    /// Intercept, then the slope of each driver.
    pub coefficients: Vec<Option<f64>>,
    /// Slopes in standard deviations.
    pub betas: Vec<Option<f64>>,
    /// 0…1.
    pub r_squared: f64,
    /// Shares of R², of which they are the sum.
    pub shares: Vec<Option<f64>>,
    /// Standard errors of the shares, where orders were sampled.
    pub share_errors: Option<Vec<Option<f64>>>,
    /// Means of the drivers.
    pub performance: Vec<f64>,
    /// Where the lines between quadrants stand.
    pub crosshair: Crosshair,
    /// The quadrant of each driver.
    pub quadrants: Vec<Option<Quadrant>>,
    /// Intervals, when samples were asked for.
    pub bootstrap: Option<Bootstrap>,
}

/// Why there are no figures. Places of drivers count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDrivers {
    /// No driver at all, or more than [`MOST_DRIVERS`].
    Number(usize),
    /// Complete rows, and how many are needed.
    TooFewRows(usize, usize),
    /// y is the same in every row.
    ConstantOutcome,
    /// Every driver is the same in every row.
    AllConstant,
    /// A driver that others make up, and those others.
    Collinear(usize, Vec<usize>),
}

/// How often to draw samples, and the level of the intervals (inside 0…1).
#[derive(Clone, Copy, Debug)]
pub struct Samples {
    /// 0 for no intervals.
    pub count: usize,
    /// 0.95 for 95 %.
    pub level: f64,
}

/// Measures what goes together with `y`. Columns are of one length, row by row.
pub fn drivers(
    y: &[Option<f64>],
    xs: &[&[Option<f64>]],
    samples: Samples,
    rng: &mut impl Rng,
) -> Result<Drivers, NoDrivers> {
    drivers_watched(y, xs, samples, rng, &mut || {})
}

/// Like [`drivers`]; `each` is called after every bootstrap sample, for a progress bar.
pub fn drivers_watched(
    y: &[Option<f64>],
    xs: &[&[Option<f64>]],
    samples: Samples,
    rng: &mut impl Rng,
    each: &mut dyn FnMut(),
) -> Result<Drivers, NoDrivers> {
    if xs.is_empty() || xs.len() > MOST_DRIVERS {
        return Err(NoDrivers::Number(xs.len()));
    }
    let all: Vec<&[Option<f64>]> = xs.iter().copied().chain([y]).collect();
    let kept = complete(&all);
    let n = kept.columns[0].len();
    let needed = FEWEST_ROWS.max(ROWS_PER_DRIVER * xs.len() + 1);
    if n < needed {
        return Err(NoDrivers::TooFewRows(n, needed));
    }
    let (y, xs) = kept.columns.split_last().ok_or(NoDrivers::Number(0))?;
    if is_constant(y) {
        return Err(NoDrivers::ConstantOutcome);
    }
    let varying: Vec<usize> = (0..xs.len()).filter(|at| !is_constant(&xs[*at])).collect();
    if varying.is_empty() {
        return Err(NoDrivers::AllConstant);
    }
    let columns = Columns { y, xs, varying };
    columns.measured(kept.left_out, samples, rng, each)
}

/// Complete columns, and the places of those that vary.
struct Columns<'a> {
    y: &'a [f64],
    xs: &'a [Vec<f64>],
    varying: Vec<usize>,
}

impl Columns<'_> {
    fn measured(
        &self,
        left_out: usize,
        samples: Samples,
        rng: &mut impl Rng,
        each: &mut dyn FnMut(),
    ) -> Result<Drivers, NoDrivers> {
        let (n, k) = (self.y.len(), self.xs.len());
        let mut chosen: Vec<&[f64]> = self.varying.iter().map(|at| &self.xs[*at][..]).collect();
        let fit = regression::fit(self.y, &chosen).map_err(|found| self.collinear(&found))?;
        chosen.push(self.y);
        let alone = || NoDrivers::Collinear(self.varying[0], self.varying[1..].to_vec());
        let square = bootstrap::correlations(&chosen, &vec![1.0; n]).ok_or_else(alone)?;
        let shares = shapley::shares(&square, rng).ok_or_else(alone)?;

        let classes: Vec<rank::Classes> = self.xs.iter().map(|x| rank::Classes::of(x)).collect();
        let y_classes = rank::Classes::of(self.y);
        let spearman: Vec<Option<f64>> =
            classes.iter().map(|x| rank::spearman(x, &y_classes)).collect();
        let performance: Vec<f64> = self.xs.iter().map(|x| mean(x)).collect();
        let crosshair = crosshair(&spearman, &performance);
        let quadrant =
            |(rho, mean): (&Option<f64>, &f64)| rho.map(|rho| crosshair.quadrant(rho, *mean));
        let bootstrap = (samples.count > 0).then(|| {
            let mut ranked: Vec<&rank::Classes> =
                self.varying.iter().map(|at| &classes[*at]).collect();
            ranked.push(&y_classes);
            let rows = bootstrap::Rows { columns: chosen, classes: ranked };
            self.sampled(&rows, samples, rng, each)
        });
        Ok(Drivers {
            n,
            left_out,
            rough: n < ROUGH_BELOW.max(ROUGH_PER_DRIVER * k),
            spearman_p: spearman.iter().map(|rho| rho.map(|rho| p_value(rho, n))).collect(),
            pearson: self.xs.iter().map(|x| correlation(x, self.y)).collect(),
            kendall: classes.iter().map(|x| rank::kendall(x, &y_classes)).collect(),
            coefficients: [Some(fit.intercept)]
                .into_iter()
                .chain(self.spread(&fit.slopes))
                .collect(),
            betas: self.spread(&fit.betas),
            r_squared: fit.r_squared,
            shares: self.spread(&shares.shares),
            share_errors: shares.errors.map(|errors| self.spread(&errors)),
            quadrants: spearman.iter().zip(&performance).map(quadrant).collect(),
            spearman,
            performance,
            crosshair,
            bootstrap,
        })
    }

    /// Intervals at the places of all drivers.
    fn sampled(
        &self,
        rows: &bootstrap::Rows<'_>,
        samples: Samples,
        rng: &mut impl Rng,
        each: &mut dyn FnMut(),
    ) -> Bootstrap {
        let found = bootstrap::bootstrap(rows, samples.count, samples.level, rng, each);
        let spread = |all: &[Option<Interval>]| self.spread(all).into_iter().map(Option::flatten);
        Bootstrap {
            samples: found.samples,
            spearman: spread(&found.spearman).collect(),
            shares: spread(&found.shares).collect(),
        }
    }

    /// Figures of the drivers that vary, at the places of all.
    fn spread<T: Copy>(&self, figures: &[T]) -> Vec<Option<T>> {
        let mut spread = vec![None; self.xs.len()];
        for (at, figure) in self.varying.iter().zip(figures) {
            spread[*at] = Some(*figure);
        }
        spread
    }

    fn collinear(&self, found: &regression::Dependent) -> NoDrivers {
        let on = found.on.iter().map(|at| self.varying[*at]).collect();
        NoDrivers::Collinear(self.varying[found.column], on)
    }
}

/// Two-sided, by t = ρ·√((n − 2)/(1 − ρ²)); 0 for a perfect ρ.
fn p_value(rho: f64, n: usize) -> f64 {
    let df = float_len(n) - 2.0;
    let left = 1.0 - rho * rho;
    if left <= 0.0 {
        return 0.0;
    }
    (2.0 * t_upper(rho.abs() * (df / left).sqrt(), df)).min(1.0)
}

fn crosshair(spearman: &[Option<f64>], performance: &[f64]) -> Crosshair {
    let known: Vec<(f64, f64)> =
        spearman.iter().zip(performance).filter_map(|(rho, mean)| Some(((*rho)?, *mean))).collect();
    let (rhos, means): (Vec<f64>, Vec<f64>) = known.into_iter().unzip();
    Crosshair { importance: mean(&rhos), performance: mean(&means) }
}
