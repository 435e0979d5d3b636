//! Hiding cells of a table with totals on both sides.
//!
//! Totals are cells like others: with them each row and each column is one equation. A hidden cell
//! joins its row to its column; it can be worked out exactly when no other hidden cells join the
//! two. So each secret is hidden with the cheapest ring of cells through it. Source: Gusfield
//! (1988), A graph theoretic approach to statistical data security.

use std::collections::BTreeSet;

/// Which cells and totals of a two-way table are hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TwoWay {
    /// Row by row.
    pub cells: Vec<Vec<bool>>,
    /// Totals of rows.
    pub rows: Vec<bool>,
    /// Totals of columns.
    pub columns: Vec<bool>,
    /// The total of all.
    pub total: bool,
}

/// Hides cells of fewer than `k`, and others until no row, column, total or combination of them
/// tells one, and no row or column hides fewer than `k`; rows of `counts` are of one length.
pub fn two_way(counts: &[Vec<u64>], k: u64) -> TwoWay {
    two_way_beside(counts, &TwoWay::default(), k)
}

/// The same where some cells and totals are hidden whatever their size (`others`; what it lacks is
/// not): they are kept from being worked out like small ones.
pub fn two_way_beside(counts: &[Vec<u64>], others: &TwoWay, k: u64) -> TwoWay {
    let mut grid = Grid::of(counts);
    let mut secrets = grid.small(k);
    secrets.extend(grid.places().filter(|place| grid.is_among(*place, others)));
    grid.hidden.extend(&secrets);
    loop {
        for secret in &secrets {
            let ring = grid.ring(*secret);
            grid.hidden.extend(ring);
        }
        let mut lines = secrets.iter().flat_map(|place| grid.lines(*place));
        let Some(more) = lines.find_map(|line| grid.behind(&line, k)) else {
            return grid.disclosed();
        };
        grid.hidden.insert(more);
        secrets.push(more);
    }
}

/// Row and column; the last of each are the totals.
type Place = (usize, usize);

/// A table with its totals.
struct Grid {
    counts: Vec<Vec<u64>>,
    hidden: BTreeSet<Place>,
}

/// How a row or a column is reached on a ring: at what cost, and through which cell.
type Reached = Option<(u64, Place)>;

impl Grid {
    fn of(counts: &[Vec<u64>]) -> Self {
        let columns = counts.first().map_or(0, Vec::len);
        let mut counts: Vec<Vec<u64>> = counts
            .iter()
            .map(|row| row.iter().copied().chain([row.iter().sum()]).collect())
            .collect();
        let total = |at: usize| counts.iter().filter_map(|row| row.get(at)).sum();
        let totals = (0..=columns).map(total).collect();
        counts.push(totals);
        Self { counts, hidden: BTreeSet::new() }
    }

    /// The place of the total of all.
    fn last(&self) -> Place {
        let columns = self.counts.first().map_or(0, Vec::len);
        (self.counts.len() - 1, columns.saturating_sub(1))
    }

    fn count(&self, (row, column): Place) -> u64 {
        self.counts[row][column]
    }

    fn places(&self) -> impl Iterator<Item = Place> {
        let (rows, columns) = self.last();
        (0..=rows).flat_map(move |row| (0..=columns).map(move |column| (row, column)))
    }

    fn small(&self, k: u64) -> Vec<Place> {
        let (rows, columns) = self.last();
        self.places()
            .filter(|place| place.0 < rows && place.1 < columns)
            .filter(|place| (1..k).contains(&self.count(*place)))
            .collect()
    }

    /// Whether a place is hidden in `others`.
    fn is_among(&self, (row, column): Place, others: &TwoWay) -> bool {
        let (rows, columns) = self.last();
        let hidden = match (row == rows, column == columns) {
            (true, true) => Some(&others.total),
            (true, false) => others.columns.get(column),
            (false, true) => others.rows.get(row),
            (false, false) => others.cells.get(row).and_then(|row| row.get(column)),
        };
        hidden == Some(&true)
    }

    /// The row and the column of a place.
    fn lines(&self, place: Place) -> [Vec<Place>; 2] {
        let (rows, columns) = self.last();
        [
            (0..=columns).map(|column| (place.0, column)).collect(),
            (0..=rows).map(|row| (row, place.1)).collect(),
        ]
    }

    /// What must also be hidden in a line that hides fewer than `k`: the smallest that is left.
    fn behind(&self, line: &[Place], k: u64) -> Option<Place> {
        let hidden = line.iter().filter(|place| self.hidden.contains(place));
        let size: u64 = hidden.map(|place| self.count(*place)).sum();
        let shown = line.iter().copied().filter(|place| self.price(*place).is_some_and(|p| p > 0));
        (size < k).then(|| shown.min_by_key(|place| self.price(*place)))?
    }

    /// What hiding a place loses: nothing if it is hidden, more than all cells for a total; `None`
    /// for a cell of 0, which hides nothing.
    fn price(&self, place: Place) -> Option<u64> {
        let (rows, columns) = self.last();
        if self.hidden.contains(&place) {
            return Some(0);
        }
        let totals = u64::from(place.0 == rows) + u64::from(place.1 == columns);
        let count = self.count(place);
        (count > 0).then(|| count + totals * self.count((rows, columns)))
    }

    /// The cheapest other way from the row of `place` to its column; there is always the one over
    /// the totals.
    fn ring(&self, place: Place) -> Vec<Place> {
        let (rows, columns) = self.last();
        let mut row_reached: Vec<Reached> = vec![None; rows + 1];
        let mut column_reached: Vec<Reached> = vec![None; columns + 1];
        row_reached[place.0] = Some((0, place));
        loop {
            let mut nearer = false;
            for step in self.places().filter(|step| *step != place) {
                let Some(price) = self.price(step) else {
                    continue;
                };
                let (row, column) = (row_reached[step.0], column_reached[step.1]);
                nearer |= reach(&mut column_reached[step.1], row, price, step);
                nearer |= reach(&mut row_reached[step.0], column, price, step);
            }
            if !nearer {
                break;
            }
        }
        let mut ring = Vec::new();
        let mut column = place.1;
        while let Some((_, step)) = column_reached[column] {
            ring.push(step);
            match row_reached[step.0] {
                Some((_, before)) if before != place => {
                    ring.push(before);
                    column = before.1;
                }
                _ => break,
            }
        }
        ring
    }

    fn disclosed(&self) -> TwoWay {
        let (rows, columns) = self.last();
        let hidden = |place: Place| self.hidden.contains(&place);
        TwoWay {
            cells: (0..rows)
                .map(|row| (0..columns).map(|column| hidden((row, column))).collect())
                .collect(),
            rows: (0..rows).map(|row| hidden((row, columns))).collect(),
            columns: (0..columns).map(|column| hidden((rows, column))).collect(),
            total: hidden((rows, columns)),
        }
    }
}

/// Takes the way `from` a neighbour through `step`, if it is nearer; whether it was.
fn reach(to: &mut Reached, from: Reached, price: u64, step: Place) -> bool {
    let Some((before, _)) = from else {
        return false;
    };
    let nearer = to.is_none_or(|(known, _)| before + price < known);
    if nearer {
        *to = Some((before + price, step));
    }
    nearer
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_small_cell_hides_behind_a_rectangle() {
        let hiding = two_way(&[vec![3, 20, 30], vec![10, 40, 50], vec![60, 70, 80]], 5);
        let hidden = |row: usize| hiding.cells.get(row).unwrap().clone();
        assert_eq!(hidden(0), [true, true, false]);
        assert_eq!(hidden(1), [true, true, false]);
        assert_eq!(hidden(2), [false; 3]);
        assert!(!hiding.total);
    }

    #[test]
    fn nothing_small_hides_nothing() {
        let hiding = two_way(&[vec![5, 0], vec![7, 9]], 5);
        assert!(hiding.cells.iter().flatten().all(|hidden| !hidden));
        assert_eq!(two_way(&[], 5).cells, Vec::<Vec<bool>>::new());
    }

    /// Every hidden cell is an unknown, every row and column an equation: by elimination over
    /// fractions, whether a cell has only one solution.
    fn solved(hiding: &TwoWay) -> Vec<(usize, usize)> {
        let (rows, columns) = (hiding.rows.len(), hiding.columns.len());
        let is_hidden = |row: usize, column: usize| match (row == rows, column == columns) {
            (true, true) => hiding.total,
            (true, false) => hiding.columns[column],
            (false, true) => hiding.rows[row],
            (false, false) => hiding.cells[row][column],
        };
        let all = (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
        let unknown: Vec<(usize, usize)> = all.filter(|(r, c)| is_hidden(*r, *c)).collect();
        let sign = |(row, column): &(usize, usize), of_row: bool| {
            let total = if of_row { *column == columns } else { *row == rows };
            if total { -1.0 } else { 1.0 }
        };
        let mut system: Vec<Vec<f64>> = Vec::new();
        for line in 0..=rows {
            let term = |u: &(usize, usize)| if u.0 == line { sign(u, true) } else { 0.0 };
            system.push(unknown.iter().map(term).collect());
        }
        for line in 0..=columns {
            let term = |u: &(usize, usize)| if u.1 == line { sign(u, false) } else { 0.0 };
            system.push(unknown.iter().map(term).collect());
        }
        let mut pivots = Vec::new();
        for at in 0..unknown.len() {
            let free = (pivots.len()..system.len()).find(|line| system[*line][at].abs() > 1e-9);
            let Some(line) = free else { continue };
            system.swap(pivots.len(), line);
            let pivot = system[pivots.len()].clone();
            for (other, row) in system.iter_mut().enumerate() {
                if other == pivots.len() {
                    for x in row.iter_mut() {
                        *x /= pivot[at];
                    }
                } else {
                    let factor = row[at] / pivot[at];
                    for (x, p) in row.iter_mut().zip(&pivot) {
                        *x -= factor * p;
                    }
                }
            }
            pivots.push(at);
        }
        let alone = |line: usize| system[line].iter().filter(|x| x.abs() > 1e-9).count() == 1;
        let known = pivots.iter().enumerate().filter(|(line, _)| alone(*line));
        known.map(|(_, at)| unknown[*at]).collect()
    }

    proptest! {
        #[test]
        fn no_combination_of_rows_columns_and_totals_tells_a_small_cell(
            counts in prop::collection::vec(prop::collection::vec(0_u64..14, 4), 1..6),
            k in 2_u64..8,
        ) {
            let hiding = two_way(&counts, k);
            for (row, column) in solved(&hiding) {
                let small = counts.get(row).and_then(|row| row.get(column));
                prop_assert!(!small.is_some_and(|n| (1..k).contains(n)), "{row} {column}");
            }
            for (row, hidden) in counts.iter().zip(&hiding.cells) {
                for (n, hidden) in row.iter().zip(hidden) {
                    prop_assert!(*hidden || !(1..k).contains(n));
                }
            }
        }
    }
}
