//! Where a number finds room beside a mark.

use super::super::Point;

/// A rectangle on the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Space {
    pub(super) middle: Point,
    half: (f64, f64),
}

impl Space {
    pub(super) fn around(middle: Point, wide: f64, tall: f64) -> Self {
        Self { middle, half: (wide / 2.0, tall / 2.0) }
    }

    fn touches(&self, other: &Self) -> bool {
        let apart = |a: f64, b: f64, halves: f64| (a - b).abs() >= halves;
        !apart(self.middle.0, other.middle.0, self.half.0 + other.half.0)
            && !apart(self.middle.1, other.middle.1, self.half.1 + other.half.1)
    }
}

/// Room for a number of this width beside a mark: right, left, above, below or aslant; on the
/// right where every side is taken.
pub(super) fn beside((x, y): Point, wide: f64, taken: &[Space]) -> Space {
    let (aside, over) = (8.5 + wide / 2.0, 14.0);
    let sides = [
        (aside, 0.0),
        (-aside, 0.0),
        (0.0, -over),
        (0.0, over),
        (aside, -over),
        (aside, over),
        (-aside, -over),
        (-aside, over),
    ];
    let spaces = sides.map(|(right, down)| Space::around((x + right, y + down), wide, 13.0));
    let free = |space: &Space| !taken.iter().any(|other| space.touches(other));
    spaces.into_iter().find(free).unwrap_or(spaces[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_find_a_side_where_nothing_stands() {
        let place = (100.0, 100.0);
        let mark = Space::around(place, 14.0, 14.0);
        let first = beside(place, 7.0, &[mark]);
        assert!(first.middle.0 > 107.0);
        let second = beside(place, 7.0, &[mark, first]);
        assert!(second.middle.0 < 93.0 && !second.touches(&first));
    }
}
