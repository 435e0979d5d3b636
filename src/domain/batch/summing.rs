//! Adding up by a key that neighbours mostly share.

use std::collections::BTreeMap;

use super::place_columns::{Half, PlaceColumns};
use super::{Shape, Sum};

/// Sums by key. What has one key and stands one after the other is counted in one go, which is faster,
/// and added before its key is looked for.
pub(super) struct Summing<'a, K> {
    shape: &'a Shape,
    sums: BTreeMap<K, Sum>,
    /// The sum of the last key.
    last: Option<(K, Sum)>,
    /// Responses of that key that are not counted yet.
    stretch: Option<(&'a PlaceColumns, (u32, u32))>,
}

impl<'a, K: Ord> Summing<'a, K> {
    pub(super) fn of(shape: &'a Shape) -> Self {
        Self { shape, sums: BTreeMap::new(), last: None, stretch: None }
    }

    /// Adds half a month.
    pub(super) fn half(&mut self, key: K, within: &PlaceColumns, half: &Half) {
        within.add_half(half, self.at(key));
    }

    /// Adds a sum.
    pub(super) fn sum(&mut self, key: K, sum: &Sum) {
        self.at(key).add(sum);
    }

    /// Adds the answers between two responses.
    pub(super) fn range(&mut self, key: K, within: &'a PlaceColumns, range: (u32, u32)) {
        self.at(key);
        if let Some((own, (_, end))) = &mut self.stretch
            && std::ptr::eq(*own, within)
            && *end == range.0
        {
            *end = range.1;
            return;
        }
        self.count();
        self.stretch = Some((within, range));
    }

    /// The sums of which there is anything.
    pub(super) fn sums(mut self) -> BTreeMap<K, Sum> {
        self.put_away();
        self.sums.retain(|_, sum| sum.responses > 0);
        self.sums
    }

    fn at(&mut self, key: K) -> &mut Sum {
        if self.last.as_ref().is_none_or(|(own, _)| *own != key) {
            self.put_away();
        }
        &mut self.last.get_or_insert_with(|| (key, self.shape.empty())).1
    }

    fn count(&mut self) {
        if let (Some((within, range)), Some((_, sum))) = (self.stretch.take(), &mut self.last) {
            within.count(range, self.shape, sum);
        }
    }

    fn put_away(&mut self) {
        self.count();
        let Some((key, own)) = self.last.take() else { return };
        match self.sums.get_mut(&key) {
            Some(sum) => sum.add(&own),
            None => {
                self.sums.insert(key, own);
            }
        }
    }
}
