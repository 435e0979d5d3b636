//! A page of a list that is read by key.

/// Some rows in the list's order, and the key that the rest is behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T, K> {
    /// The rows.
    pub rows: Vec<T>,
    /// What to go on behind; `None` at the end.
    pub next: Option<K>,
}

impl<T, K> Page<T, K> {
    /// A page of at most `most` rows from one row more, where there is one.
    pub fn of(rows: Vec<T>, most: u32, key: impl Fn(&T) -> K) -> Self {
        let all = rows.len();
        Self::of_some(rows, all, most, key)
    }

    /// The same from those of `all` rows that could be read.
    pub fn of_some(mut rows: Vec<T>, all: usize, most: u32, key: impl Fn(&T) -> K) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let has_more = all > most;
        rows.truncate(most);
        let next = rows.last().filter(|_| has_more).map(key);
        Self { rows, next }
    }
}
