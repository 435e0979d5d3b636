//! Places numbers beside marks without overlaps.

use super::super::Point;

/// A rectangle on the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rect {
    pub(super) middle: Point,
    half: (f64, f64),
}

impl Rect {
    pub(super) fn around(middle: Point, wide: f64, tall: f64) -> Self {
        Self { middle, half: (wide / 2.0, tall / 2.0) }
    }

    fn overlaps(&self, other: &Self) -> bool {
        let apart = |a: f64, b: f64, halves: f64| (a - b).abs() >= halves;
        !apart(self.middle.0, other.middle.0, self.half.0 + other.half.0)
            && !apart(self.middle.1, other.middle.1, self.half.1 + other.half.1)
    }
}

/// A place for a number of this width beside a mark: the first free one of right, left, above, below
/// and the four corners; the right if none is free.
pub(super) fn beside((x, y): Point, wide: f64, taken: &[Rect]) -> Rect {
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
    let places = sides.map(|(right, down)| Rect::around((x + right, y + down), wide, 13.0));
    let free = |rect: &Rect| !taken.iter().any(|other| rect.overlaps(other));
    places.into_iter().find(free).unwrap_or(places[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_to_the_first_side_without_an_overlap() {
        let point = (100.0, 100.0);
        let mark = Rect::around(point, 14.0, 14.0);
        let first = beside(point, 7.0, &[mark]);
        assert!(first.middle.0 > 107.0);
        let second = beside(point, 7.0, &[mark, first]);
        assert!(second.middle.0 < 93.0 && !second.overlaps(&first));
    }
}
