//! Whether two answers go together: tests of a weighted cross-table.
//!
//! Sources: Rao, Scott (1984), On chi-squared tests for multiway contingency tables, for the
//! corrections of Pearson's χ²; Koch, Freeman, Freeman (1975), Strategies in the multivariate
//! analysis of data from complex surveys, for the Wald test.

use super::super::distribution::{chi_squared_upper, f_upper};
use super::matrix::Matrix;
use super::{Design, Domain, count};

/// The tests of one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Association {
    /// Σ w of each cell, by rows.
    pub cells: Vec<Vec<f64>>,
    /// Pearson's χ² of the weighted shares on as many answers as the file has rows.
    pub chi_squared: f64,
    /// (rows − 1)·(columns − 1).
    pub df: usize,
    /// P(χ² over its mean design effect), to the first order.
    pub chi_squared_p: f64,
    /// F of the second-order correction.
    pub f: f64,
    /// Its degrees of freedom, above and below.
    pub f_df: (f64, f64),
    /// P(F).
    pub f_p: f64,
    /// The Wald test; `None` where an empty cell leaves it none.
    pub wald: Option<Wald>,
}

/// The Wald test, as it is and for few clusters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wald {
    /// W over its degrees of freedom.
    pub f: f64,
    /// P(F) on df and the design's degrees of freedom.
    pub p: f64,
    /// The same, corrected for few clusters.
    pub adjusted_f: f64,
    /// P of that; `None` when there are too few clusters for so many cells.
    pub adjusted_p: Option<f64>,
}

/// Two answers of each row, as numbers from 0.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// Which row of the table.
    pub rows: &'a [usize],
    /// Which column.
    pub columns: &'a [usize],
    /// How many rows and columns the table has.
    pub size: (usize, usize),
}

impl Answers<'_> {
    fn df(&self) -> usize {
        self.size.0.saturating_sub(1) * self.size.1.saturating_sub(1)
    }

    /// The table's inner cells, without its last row and column, which the others tell.
    fn inner(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (rows, columns) = self.size;
        (0..columns.saturating_sub(1))
            .flat_map(move |column| (0..rows.saturating_sub(1)).map(move |row| (row, column)))
    }
}

/// Shares of the cells and of the margins.
struct Shares {
    cells: Vec<Vec<f64>>,
    rows: Vec<f64>,
    columns: Vec<f64>,
}

impl Design {
    /// Tests whether rows and columns go together in `domain`; `None` without at least two of
    /// each, or when no variance can be had.
    pub fn association(&self, answers: &Answers<'_>, domain: Domain<'_>) -> Option<Association> {
        let makeup = self.makeup(domain);
        let df = answers.df();
        if df == 0 || makeup.sum_w <= 0.0 {
            return None;
        }
        let shares = self.shares(answers, domain, makeup.sum_w);
        let everyone = vec![true; self.rows()];
        let degf = count(self.makeup(Domain(&everyone)).degf());
        let delta = self.effects(answers, &shares, domain)?;
        let chi_squared = shares.pearson() * count(self.rows());
        let mean = delta.trace() / count(df);
        let above = delta.trace() * delta.trace() / delta.times(&delta).trace();
        let f = chi_squared / delta.trace();
        let weight = |share: &f64| share * makeup.sum_w;
        let rows = shares.cells.iter();
        Some(Association {
            chi_squared,
            df,
            chi_squared_p: chi_squared_upper(chi_squared / mean, count(df)),
            f,
            f_df: (above, above * degf),
            f_p: f_upper(f, above, above * degf),
            wald: self.wald(answers, &shares, domain, degf),
            cells: rows.map(|row| row.iter().map(weight).collect()).collect(),
        })
    }

    fn shares(&self, answers: &Answers<'_>, domain: Domain<'_>, sum_w: f64) -> Shares {
        let (rows, columns) = answers.size;
        let mut cells = vec![vec![0.0; columns]; rows];
        for (at, weight) in self.influence(domain, |_| 1.0 / sum_w).iter().enumerate() {
            if domain.0[at] {
                cells[answers.rows[at]][answers.columns[at]] += weight;
            }
        }
        Shares {
            rows: cells.iter().map(|row| row.iter().sum()).collect(),
            columns: (0..columns).map(|column| cells.iter().map(|row| row[column]).sum()).collect(),
            cells,
        }
    }

    /// Rao and Scott's matrix of design effects, on a basis of the contrasts of rows and columns.
    fn effects(
        &self,
        answers: &Answers<'_>,
        shares: &Shares,
        domain: Domain<'_>,
    ) -> Option<Matrix> {
        let (last_row, last_column) = (answers.size.0 - 1, answers.size.1 - 1);
        let contrast = |row: usize, column: usize, (i, j): (usize, usize)| {
            let side =
                |at: usize, one: usize, last: usize| f64::from(at == one) - f64::from(at == last);
            side(row, i, last_row) * side(column, j, last_column)
        };
        let inverse = |row: usize, column: usize| {
            let share = shares.cells[row][column];
            if share > 0.0 { 1.0 / share } else { 0.0 }
        };
        let inner: Vec<(usize, usize)> = answers.inner().collect();
        // Σ contrast·share of a cell over the share: its influence, cell by cell.
        let sum_w = self.weighed(domain, |_| 1.0);
        let centres: Vec<f64> = inner
            .iter()
            .map(|each| {
                shares.sum(|row, column| contrast(row, column, *each) * inverse(row, column))
            })
            .collect();
        let design =
            self.covariance_of_cells(answers, domain, inner.len(), |at, (row, column)| {
                let one = contrast(row, column, inner[at]) * inverse(row, column);
                (one - centres[at]) / sum_w
            })?;
        let simple = Matrix::of(inner.len(), |one, other| {
            let cells = (0..=last_row).flat_map(|row| (0..=last_column).map(move |c| (row, c)));
            let terms = cells.map(|(row, column)| {
                contrast(row, column, inner[one])
                    * inverse(row, column)
                    * contrast(row, column, inner[other])
            });
            terms.sum::<f64>() / count(self.rows())
        });
        simple.solve(&design)
    }

    /// Variances and covariances of sums over rows that add what `influence` says of their cell.
    ///
    /// Such sums are those of the cells, transformed; with many cells far fewer numbers than a list a sum
    /// with an entry a row. Adjusted weights tie rows of different cells together, and go the long way.
    fn covariance_of_cells(
        &self,
        answers: &Answers<'_>,
        domain: Domain<'_>,
        sums: usize,
        influence: impl Fn(usize, (usize, usize)) -> f64,
    ) -> Option<Matrix> {
        if !self.adjustments.is_empty() {
            let list = |sum| {
                self.influence(domain, |at| influence(sum, (answers.rows[at], answers.columns[at])))
            };
            return self.covariance((0..sums).map(list).collect(), domain);
        }
        let (rows, columns) = answers.size;
        let cell_of = |at: usize| answers.rows[at] * columns + answers.columns[at];
        let apart = self.cell_covariance(cell_of, rows * columns, domain)?;
        let of = |sum, cell: usize| influence(sum, (cell / columns, cell % columns));
        let weights: Vec<Vec<f64>> =
            (0..sums).map(|sum| (0..rows * columns).map(|cell| of(sum, cell)).collect()).collect();
        Some(apart.within(&weights))
    }

    fn wald(
        &self,
        answers: &Answers<'_>,
        shares: &Shares,
        domain: Domain<'_>,
        degf: f64,
    ) -> Option<Wald> {
        let inner: Vec<(usize, usize)> = answers.inner().collect();
        let sum_w = self.weighed(domain, |_| 1.0);
        let variance = self.covariance_of_cells(answers, domain, inner.len(), |at, cell| {
            let (row, column) = inner[at];
            let in_row = f64::from(cell.0 == row) - shares.rows[row];
            let in_column = f64::from(cell.1 == column) - shares.columns[column];
            in_row * in_column
        })?;
        let apart = |at: usize| {
            let (row, column) = inner[at];
            sum_w * (shares.cells[row][column] - shares.rows[row] * shares.columns[column])
        };
        let right =
            Matrix::of(inner.len(), |row, column| if column == 0 { apart(row) } else { 0.0 });
        let solved = variance.solve(&right)?;
        let statistic: f64 = (0..inner.len()).map(|at| apart(at) * solved.at(at, 0)).sum();
        let df = count(inner.len());
        let below = degf - df + 1.0;
        let f = statistic / df;
        let adjusted_f = statistic * below / (df * degf);
        Some(Wald {
            f,
            p: f_upper(f, df, degf),
            adjusted_f,
            adjusted_p: (below > 0.0).then(|| f_upper(adjusted_f, df, below)),
        })
    }
}

impl Shares {
    /// Σ (share − row·column)² / (row·column).
    fn pearson(&self) -> f64 {
        let mut sum = 0.0;
        for (row, cells) in self.rows.iter().zip(&self.cells) {
            for (column, cell) in self.columns.iter().zip(cells) {
                let expected = row * column;
                if expected > 0.0 {
                    sum += (cell - expected) * (cell - expected) / expected;
                }
            }
        }
        sum
    }

    fn sum(&self, figure: impl Fn(usize, usize) -> f64) -> f64 {
        let rows = self.cells.iter().enumerate();
        rows.flat_map(|(row, cells)| cells.iter().enumerate().map(move |(c, cell)| (row, c, *cell)))
            .map(|(row, column, cell)| cell * figure(row, column))
            .sum()
    }
}
