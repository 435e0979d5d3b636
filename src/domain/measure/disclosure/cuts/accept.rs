//! Which places become cuts.

/// The counts by which places are judged: running sums, so that any piece is one subtraction.
#[derive(Clone, Debug)]
pub(super) struct Judged<'a> {
    /// Of the part; day by day, and within each as many numbers as there are columns.
    pub(super) own: &'a [u64],
    /// Of all that contains the part.
    pub(super) wider: Vec<&'a [u64]>,
    pub(super) width: usize,
    pub(super) column: usize,
}

impl Judged<'_> {
    /// Whether the piece from `left` to `right` may be parted at `place`: two pieces of nobody or at
    /// least `k` each, of the part and of the rest of whatever contains it. Where one is nobody's, nothing is
    /// parted.
    fn parts(&self, (left, place, right): (usize, usize, usize), k: u64) -> bool {
        let at = |sums: &[u64], place: usize| sums[place * self.width + self.column];
        let piece = |sums: &[u64], from: usize, to: usize| at(sums, to) - at(sums, from);
        let holds = |one: u64, other: u64| one == 0 || other == 0 || one.min(other) >= k;
        let own = [piece(self.own, left, place), piece(self.own, place, right)];
        holds(own[0], own[1])
            && self.wider.iter().all(|wider| {
                let one = piece(wider, left, place) - own[0];
                holds(one, piece(wider, place, right) - own[1])
            })
    }
}

/// Takes the gaps of `order` that are `open` one after the other, as long as they part well; what is taken
/// stays open, all others are closed.
///
/// So each piece holds nobody or at least `k` of every series, or all of a series that is smaller.
pub(super) fn accept(order: &[usize], open: &mut [bool], judged: &Judged<'_>, k: u64) {
    let last = open.len() + 1;
    let offered: Vec<usize> = order.iter().copied().filter(|gap| open[*gap]).collect();
    open.fill(false);
    let mut ends = Ends::of(last);
    for gap in offered {
        let place = gap + 1;
        if judged.parts((ends.before(place), place, ends.after(place)), k) {
            open[gap] = true;
            ends.insert(place);
        }
    }
}

/// Ends of pieces, one bit a place: neighbours are found a word at a time.
struct Ends(Vec<u64>);

impl Ends {
    /// The beginning of all and the end of all.
    fn of(last: usize) -> Self {
        let mut ends = Self(vec![0; last / 64 + 1]);
        ends.insert(0);
        ends.insert(last);
        ends
    }

    fn insert(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// The nearest end before a place that is none; there is always the first.
    fn before(&self, place: usize) -> usize {
        let (mut word, below) = (place / 64, (1_u64 << (place % 64)) - 1);
        let mut bits = self.0[word] & below;
        while bits == 0 {
            word -= 1;
            bits = self.0[word];
        }
        word * 64 + 63 - bits.leading_zeros() as usize
    }

    /// The nearest end after a place that is none; there is always the last.
    fn after(&self, place: usize) -> usize {
        let (mut word, below) = (place / 64, (1_u64 << (place % 64)) - 1);
        let mut bits = self.0[word] & !below;
        while bits == 0 {
            word += 1;
            bits = self.0[word];
        }
        word * 64 + bits.trailing_zeros() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_found_over_the_borders_of_words() {
        let mut ends = Ends::of(300);
        ends.insert(64);
        ends.insert(127);
        assert_eq!((ends.before(1), ends.after(1)), (0, 64));
        assert_eq!((ends.before(100), ends.after(100)), (64, 127));
        assert_eq!((ends.before(299), ends.after(128)), (127, 300));
    }
}
