//! The columns of a kind of file, by all their names.

use super::key;

/// The columns of a kind of file; they may stand in any order.
#[derive(Clone, Copy, Debug)]
pub struct Layout<const N: usize> {
    /// Their names, as they are written in exports.
    pub columns: [&'static str; N],
    /// So many of them must be there, those after may be left out.
    pub needed: usize,
    /// Vietnamese names of columns; accents, case and what stands in brackets make no difference.
    pub also: &'static [(&'static str, &'static [&'static str])],
    /// Columns of codes, of which every digit counts.
    pub codes: &'static [&'static str],
}

impl<const N: usize> Layout<N> {
    /// The column that a header's cell names.
    pub fn column(&self, written: &str) -> Option<&'static str> {
        let written = key(written);
        let own = self.columns.into_iter().find(|column| key(column) == written);
        own.or_else(|| {
            let mut also = self.also.iter();
            let named = also.find(|(_, names)| names.iter().any(|name| key(name) == written));
            named.map(|(column, _)| *column)
        })
    }
}
