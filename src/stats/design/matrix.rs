//! Small square matrices: what a table's tests need of linear algebra.

/// Square, by rows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    pub(crate) fn zeros(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// The matrix whose cells are `cell(row, column)`.
    pub(crate) fn of(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let mut matrix = Self::zeros(size);
        for row in 0..size {
            for column in 0..size {
                matrix.add(row, column, cell(row, column));
            }
        }
        matrix
    }

    pub(crate) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    pub(crate) fn add(&mut self, row: usize, column: usize, amount: f64) {
        self.cells[row * self.size + column] += amount;
    }

    /// Copies what is below the diagonal to above it.
    pub(crate) fn mirror(&mut self) {
        for row in 0..self.size {
            for column in 0..row {
                self.cells[column * self.size + row] = self.at(row, column);
            }
        }
    }

    pub(crate) fn trace(&self) -> f64 {
        (0..self.size).map(|at| self.at(at, at)).sum()
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self::of(self.size, |row, column| {
            (0..self.size).map(|at| self.at(row, at) * other.at(at, column)).sum()
        })
    }

    /// W·`self`·Wᵀ, W having the rows `lists`.
    pub(crate) fn within(&self, lists: &[Vec<f64>]) -> Self {
        let dot = |one: &[f64], other: &[f64]| -> f64 {
            one.iter().zip(other).map(|(one, other)| one * other).sum()
        };
        let rows = self.cells.chunks_exact(self.size.max(1));
        let rows: Vec<&[f64]> = rows.collect();
        let halves: Vec<Vec<f64>> =
            lists.iter().map(|list| rows.iter().map(|row| dot(row, list)).collect()).collect();
        Self::of(lists.len(), |row, column| dot(&halves[row], &lists[column]))
    }

    /// X with `self`·X = `right`, by elimination with row exchange; `None` when there is no one X.
    pub(crate) fn solve(&self, right: &Self) -> Option<Self> {
        let (mut left, mut right) = (self.clone(), right.clone());
        let largest = left.cells.iter().fold(0.0_f64, |most, cell| most.max(cell.abs()));
        for pivot in 0..self.size {
            let rows = pivot..self.size;
            let size = |row: &usize| left.at(*row, pivot).abs();
            let best = rows.max_by(|a, b| size(a).total_cmp(&size(b)))?;
            // What is left over from rounding is no pivot.
            if size(&best) <= largest * 1e-13 {
                return None;
            }
            left.exchange(pivot, best);
            right.exchange(pivot, best);
            for row in 0..self.size {
                if row != pivot {
                    let factor = left.at(row, pivot) / left.at(pivot, pivot);
                    left.subtract(row, pivot, factor);
                    right.subtract(row, pivot, factor);
                }
            }
        }
        Some(Self::of(self.size, |row, column| right.at(row, column) / left.at(row, row)))
    }

    fn exchange(&mut self, one: usize, other: usize) {
        for column in 0..self.size {
            self.cells.swap(one * self.size + column, other * self.size + column);
        }
    }

    fn subtract(&mut self, from: usize, row: usize, factor: f64) {
        for column in 0..self.size {
            let amount = factor * self.at(row, column);
            self.add(from, column, -amount);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solution_times_the_matrix_is_the_right_side() {
        let left = Matrix::of(2, |row, column| [[0.0, 2.0], [3.0, 1.0]][row][column]);
        let right = Matrix::of(2, |row, column| [[4.0, 0.0], [5.0, 3.0]][row][column]);
        let solved = left.solve(&right).unwrap();
        assert_eq!(left.times(&solved), right);
        assert_eq!(Matrix::zeros(2).solve(&right), None);
    }
}
