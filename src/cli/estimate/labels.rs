//! A column of labels: a number a row, and the labels in order.

use std::collections::BTreeMap;

/// Labels as they come in.
#[derive(Debug, Default)]
pub(super) struct Labels {
    known: BTreeMap<String, usize>,
    /// The label of each row; `None` for a blank cell.
    of_row: Vec<Option<usize>>,
    /// In which row of the file each label first stands.
    first_rows: Vec<u64>,
}

impl Labels {
    /// One more row's label, `None` when it is blank.
    pub(super) fn add(&mut self, row: u64, label: Option<&str>) {
        let Some(label) = label else {
            self.of_row.push(None);
            return;
        };
        let place = self.known.get(label).copied().unwrap_or_else(|| {
            let fresh = self.first_rows.len();
            self.known.insert(label.to_owned(), fresh);
            self.first_rows.push(row);
            fresh
        });
        self.of_row.push(Some(place));
    }

    pub(super) fn of_row(&self) -> &[Option<usize>] {
        &self.of_row
    }

    /// Labels with their places: by number if all of them are numbers, else by letter.
    pub(super) fn in_order(&self) -> Vec<(&str, usize)> {
        let mut all: Vec<(&str, usize)> =
            self.known.iter().map(|(label, place)| (label.as_str(), *place)).collect();
        let number = |label: &str| label.parse::<f64>().ok();
        if all.iter().all(|(label, _)| number(label).is_some()) {
            all.sort_by(|(one, _), (other, _)| {
                let (one, other) = (number(one), number(other));
                one.unwrap_or(f64::NAN).total_cmp(&other.unwrap_or(f64::NAN))
            });
        }
        all
    }

    /// The place of a label.
    pub(super) fn place(&self, label: &str) -> Option<usize> {
        self.known.get(label).copied()
    }

    /// In which row of the file a label first stands.
    pub(super) fn first_row(&self, place: usize) -> u64 {
        self.first_rows.get(place).copied().unwrap_or(1)
    }

    /// Which rows have the label, of those that are in `among`.
    pub(super) fn members(&self, place: usize, among: &[bool]) -> Vec<bool> {
        let rows = self.of_row.iter().zip(among);
        rows.map(|(own, inside)| *inside && *own == Some(place)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_the_order_of_numbers_and_text_in_that_of_letters() {
        let order = |labels: &[&str]| {
            let mut column = Labels::default();
            for label in labels {
                column.add(2, Some(label));
            }
            let names = column.in_order();
            names.iter().map(|(label, _)| (*label).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(order(&["10", "9", "10"]), ["9", "10"]);
        assert_eq!(order(&["b", "10", "a"]), ["10", "a", "b"]);
    }
}
