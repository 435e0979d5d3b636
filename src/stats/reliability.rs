//! Whether the items of a scale measure one thing: Cronbach's α (hệ số tin cậy Cronbach).
//!
//! Sources: Cronbach (1951), Coefficient alpha and the internal structure of tests; Feldt, Woodruff
//! and Salih (1987), Statistical inference for coefficient alpha. Rows with a blank are left out.

use super::distribution::beta_quantile;
use super::interval::Interval;
use super::number::float_len;

/// α of a scale, with what each item does to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Complete rows.
    pub n: usize,
    /// Rows with a blank, which enter nothing.
    pub left_out: usize,
    /// k/(k − 1) · (1 − Σ variances / variance of the sum); up to 1, and it may be below 0.
    pub alpha: Option<f64>,
    /// Its interval, as if items were parallel in the analysis of variance (Feldt).
    pub interval: Option<Interval>,
    /// α of the standardised items: k·r̄ / (1 + (k − 1)·r̄), r̄ their mean correlation.
    pub standardised: Option<f64>,
    /// α of the others without this item, in the order of the items.
    pub if_dropped: Vec<Option<f64>>,
    /// Correlation of an item with the sum of the others, in the order of the items.
    pub item_total: Vec<Option<f64>>,
    /// Places (from 0) of the items with one and the same value in every row.
    pub constant: Vec<usize>,
}

/// A scale whose rows are read once: what α needs of them is a matrix as wide as the scale, however many
/// they are.
///
/// Means and sums of products of deviations are carried from row to row. Source: Welford (1962), Note
/// on a method for calculating corrected sums of squares and products, Technometrics 4.
#[derive(Clone, Debug)]
pub struct Scale {
    n: usize,
    left_out: usize,
    items: Vec<Moved>,
    /// Σ of products of two items' deviations, by rows; the first item of a pair is the later one.
    products: Vec<f64>,
    total: Moved,
    /// The sum of the other items, and Σ of products of its deviations and the item's.
    rests: Vec<(Moved, f64)>,
    row: Vec<f64>,
}

/// A column as far as it has been read.
#[derive(Clone, Copy, Debug)]
struct Moved {
    mean: f64,
    squares: f64,
    least: f64,
    most: f64,
}

impl Moved {
    const NOTHING: Self =
        Self { mean: 0.0, squares: 0.0, least: f64::INFINITY, most: f64::NEG_INFINITY };

    /// Takes the `n`th value; how far it lay from the mean before and lies from the mean now.
    fn add(&mut self, value: f64, n: f64) -> (f64, f64) {
        let before = value - self.mean;
        self.mean += before / n;
        let now = value - self.mean;
        self.squares += before * now;
        self.least = self.least.min(value);
        self.most = self.most.max(value);
        (before, now)
    }

    fn is_constant(&self) -> bool {
        self.least >= self.most
    }

    /// Σ of squared deviations, unless the variance is rounding.
    fn spread(&self, n: usize) -> Option<f64> {
        let rounding = self.least.abs().max(self.most.abs()) * 1e-14;
        let variance = self.squares / (float_len(n) - 1.0);
        (variance > rounding * rounding).then_some(self.squares)
    }
}

impl Scale {
    /// A scale of so many items.
    pub fn new(items: usize) -> Self {
        Self {
            n: 0,
            left_out: 0,
            items: vec![Moved::NOTHING; items],
            products: vec![0.0; items * items],
            total: Moved::NOTHING,
            rests: vec![(Moved::NOTHING, 0.0); items],
            row: Vec::with_capacity(items),
        }
    }

    /// One more row, an answer an item; one with a blank is left out.
    pub fn add(&mut self, row: &[Option<f64>]) {
        self.row.clear();
        self.row.extend(row.iter().flatten());
        if self.row.len() != self.items.len() {
            self.left_out += 1;
            return;
        }
        self.n += 1;
        let n = float_len(self.n);
        let size = self.items.len();
        let total: f64 = self.row.iter().sum();
        self.total.add(total, n);
        let mut before_it = 0.0;
        for (at, value) in self.row.iter().enumerate() {
            let after_it: f64 = self.row.iter().skip(at + 1).sum();
            if let (Some(item), Some((rest, with))) =
                (self.items.get_mut(at), self.rests.get_mut(at))
            {
                let (before, _) = item.add(*value, n);
                let (_, now) = rest.add(before_it + after_it, n);
                *with += before * now;
            }
            before_it += value;
        }
        // By now the means are those with this row: a deviation before it is n/(n − 1) of one after.
        let back = if self.n > 1 { n / (n - 1.0) } else { 0.0 };
        for (value, item) in self.row.iter_mut().zip(&self.items) {
            *value -= item.mean;
        }
        for (one, products) in self.row.iter().zip(self.products.chunks_exact_mut(size)) {
            let scaled = one * back;
            for (other, product) in self.row.iter().zip(products) {
                *product += scaled * other;
            }
        }
    }

    /// The figures; `level` lies inside 0…1. With fewer than two items or two complete rows every figure
    /// is `None`; a constant item has no correlation, so its own and the standardised α are `None`.
    pub fn reliability(&self, level: f64) -> Reliability {
        let (n, size) = (self.n, self.items.len());
        let apart: f64 = self.items.iter().map(|item| item.squares).sum();
        let alpha = self.alpha(size, apart, &self.total);
        let each = || self.items.iter().zip(&self.rests);
        let dropped = each().map(|(item, (rest, _))| {
            self.alpha(size.saturating_sub(1), apart - item.squares, rest)
        });
        let constant = |(at, item): (usize, &Moved)| (n > 0 && item.is_constant()).then_some(at);
        Reliability {
            n,
            left_out: self.left_out,
            alpha,
            interval: alpha.and_then(|alpha| feldt(alpha, n, size, level)),
            standardised: self.standardised(),
            if_dropped: dropped.collect(),
            item_total: each()
                .map(|(item, (rest, with))| correlation(item, rest, *with).filter(|_| size > 1))
                .collect(),
            constant: self.items.iter().enumerate().filter_map(constant).collect(),
        }
    }

    /// Raw α of so many items, whose deviations' squares add up to `apart`; `None` for fewer than two
    /// items or rows, or where the sum never varies.
    fn alpha(&self, items: usize, apart: f64, together: &Moved) -> Option<f64> {
        let together = together.spread(self.n).filter(|_| items > 1 && self.n > 1)?;
        let k = float_len(items);
        Some(k / (k - 1.0) * (1.0 - apart / together))
    }

    fn standardised(&self) -> Option<f64> {
        let size = self.items.len();
        if size < 2 || self.n < 2 || self.items.iter().any(Moved::is_constant) {
            return None;
        }
        let lengths: Vec<f64> = self.items.iter().map(|item| item.squares.sqrt()).collect();
        let rows = lengths.iter().zip(self.products.chunks_exact(size)).enumerate();
        let correlations: f64 = rows
            .flat_map(|(at, (one, products))| {
                let others = products.iter().zip(&lengths).take(at);
                others.map(move |(product, other)| product / (one * other))
            })
            .sum();
        let k = float_len(size);
        let mean = 2.0 * correlations / (k * (k - 1.0));
        let below = 1.0 + (k - 1.0) * mean;
        (below > 1e-12).then(|| k * mean / below)
    }
}

/// Measures the scale made of `items`, one list of answers an item, row by row.
pub fn reliability(items: &[&[Option<f64>]], level: f64) -> Reliability {
    let mut scale = Scale::new(items.len());
    let rows = items.iter().map(|item| item.len()).min().unwrap_or(0);
    let mut row = Vec::with_capacity(items.len());
    for at in 0..rows {
        row.clear();
        row.extend(items.iter().map(|item| item.get(at).copied().flatten()));
        scale.add(&row);
    }
    scale.reliability(level)
}

/// Pearson's r, −1…1; `None` where one is constant or there are fewer than two rows.
fn correlation(one: &Moved, other: &Moved, products: f64) -> Option<f64> {
    let spread = one.squares.sqrt() * other.squares.sqrt();
    let varies = !one.is_constant() && !other.is_constant() && spread > 0.0;
    varies.then(|| (products / spread).clamp(-1.0, 1.0))
}

/// 1 − (1 − α)·F at both ends, F on n − 1 and (n − 1)(k − 1) degrees of freedom.
fn feldt(alpha: f64, n: usize, k: usize, level: f64) -> Option<Interval> {
    let rows = float_len(n) - 1.0;
    let cells = rows * (float_len(k) - 1.0);
    let f = |p: f64| {
        let share = beta_quantile(p, rows / 2.0, cells / 2.0);
        cells / rows * share / (1.0 - share)
    };
    let low = 1.0 - (1.0 - alpha) * f(f64::midpoint(1.0, level));
    let high = 1.0 - (1.0 - alpha) * f((1.0 - level) / 2.0);
    (low.is_finite() && high.is_finite()).then_some(Interval(low, high))
}
