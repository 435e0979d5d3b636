//! Many rows in one statement, with few different statement texts.

/// Most rows of one statement: 12 columns of 256 rows stay far below SQLite's 32 766 values.
const MOST: usize = 256;

/// Splits `rows` into runs whose lengths are powers of two, the longest first: nine statement texts
/// serve every length, and all stay prepared.
pub(crate) fn runs<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let most = rest.len().min(MOST);
        let length = 1_usize << most.checked_ilog2()?;
        let (run, after) = rest.split_at(length);
        rest = after;
        Some(run)
    })
}

/// Splits `rows` into as few runs as may be and repeats the last row of each until it has one of
/// 28 lengths, at most a quarter more. For statements to which a row that comes twice is one.
pub(crate) fn padded<T>(rows: &[T]) -> impl Iterator<Item = impl Iterator<Item = &T>> {
    rows.chunks(MOST).map(|run| {
        let repeated = length(run.len()) - run.len();
        run.iter().chain(run.last().into_iter().cycle().take(repeated))
    })
}

/// The least of 1 … 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, … that is not below `rows`.
fn length(rows: usize) -> usize {
    rows.next_multiple_of((rows.next_power_of_two() / 8).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_lengths_serve_all_and_the_last_row_fills_them() {
        assert_eq!([1, 4, 8, 9, 65, 250].map(length), [1, 4, 8, 10, 80, 256]);
        let rows: Vec<u32> = (0..265).collect();
        let runs: Vec<Vec<u32>> = padded(&rows).map(|run| run.copied().collect()).collect();
        assert_eq!(
            runs,
            [rows[..256].to_vec(), vec![256, 257, 258, 259, 260, 261, 262, 263, 264, 264]]
        );
        assert_eq!(padded::<u32>(&[]).count(), 0);
        let lengths: std::collections::BTreeSet<_> = (1..=MOST).map(length).collect();
        assert_eq!(lengths.len(), 28);
        assert!((1..=MOST).all(|rows| rows <= length(rows) && length(rows) <= rows * 5 / 4));
    }

    #[test]
    fn runs_are_powers_of_two_and_keep_the_order() {
        let rows: Vec<u32> = (0..600).collect();
        let lengths: Vec<_> = runs(&rows).map(<[u32]>::len).collect();
        assert_eq!(lengths, [256, 256, 64, 16, 8]);
        assert_eq!(runs(&rows).flatten().copied().collect::<Vec<_>>(), rows);
        assert_eq!(runs::<u32>(&[]).count(), 0);
    }
}
