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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_powers_of_two_and_keep_the_order() {
        let rows: Vec<u32> = (0..600).collect();
        let lengths: Vec<_> = runs(&rows).map(<[u32]>::len).collect();
        assert_eq!(lengths, [256, 256, 64, 16, 8]);
        assert_eq!(runs(&rows).flatten().copied().collect::<Vec<_>>(), rows);
        assert_eq!(runs::<u32>(&[]).count(), 0);
    }
}
