//! A response scale for a chart: its choices, and on which side of the middle each stands.

use crate::base::Lang;
use crate::domain::survey::{Counts, Scale};

use super::Ink;

/// Which side of the middle a choice stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Not satisfied.
    Against,
    /// Neither.
    Neutral,
    /// Satisfied.
    For,
}

/// The choices of a scale, the least satisfied first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikertScale {
    /// The label of each choice, and its side; all against first, all for last.
    pub choices: Vec<(String, Side)>,
}

impl LikertScale {
    /// Sides by what the choices count as, or by their order on a scale that does not say.
    pub fn of(scale: &Scale, lang: Lang) -> Self {
        let count = scale.choices.len();
        let choices = scale.choices.iter().enumerate().map(|(place, choice)| {
            let side = match choice.counts {
                Counts::Unsatisfied => Side::Against,
                Counts::Neutral => Side::Neutral,
                Counts::Satisfied => Side::For,
                Counts::Points | Counts::Described => by_order(place, count),
            };
            (choice.label.in_lang(lang).to_owned(), side)
        });
        Self { choices: choices.collect() }
    }

    /// The colour of each choice: stronger towards the ends, and strong if alone on its side.
    pub(super) fn inks(&self) -> Vec<Ink> {
        let of = |wanted: Side| self.choices.iter().filter(|each| each.1 == wanted).count();
        let (against, favour) = (of(Side::Against), of(Side::For));
        let before = against + of(Side::Neutral);
        self.choices
            .iter()
            .enumerate()
            .map(|(place, (_, side))| match side {
                Side::Against => Ink::Against(strength(place, against)),
                Side::Neutral => Ink::Neutral,
                Side::For => Ink::For(strength(self.choices.len() - 1 - place.max(before), favour)),
            })
            .collect()
    }
}

/// The side of a choice on a scale that does not say what its choices count as.
fn by_order(place: usize, count: usize) -> Side {
    match (2 * place + 1).cmp(&count) {
        std::cmp::Ordering::Less => Side::Against,
        std::cmp::Ordering::Equal => Side::Neutral,
        std::cmp::Ordering::Greater => Side::For,
    }
}

/// Strength 2…0 of the choice `from_end` places from its end of the scale, of `count` on its side.
fn strength(from_end: usize, count: usize) -> u8 {
    match (from_end, count) {
        (0, _) => 2,
        (1, 3..) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(sides: &[Side]) -> LikertScale {
        let choices = sides.iter().map(|side| (String::new(), *side)).collect();
        LikertScale { choices }
    }

    #[test]
    fn colours_grow_stronger_towards_both_ends() {
        use Side::{Against, For, Neutral};
        assert_eq!(
            scale(&[Against, Against, Neutral, For, For]).inks(),
            [Ink::Against(2), Ink::Against(0), Ink::Neutral, Ink::For(0), Ink::For(2)]
        );
        assert_eq!(
            scale(&[Against, Neutral, For]).inks(),
            [Ink::Against(2), Ink::Neutral, Ink::For(2)]
        );
        assert_eq!(
            scale(&[Against, For, For, For]).inks(),
            [Ink::Against(2), Ink::For(0), Ink::For(1), Ink::For(2)]
        );
    }

    #[test]
    fn a_scale_of_points_is_split_in_the_middle() {
        let sides = |count| (0..count).map(move |place| by_order(place, count));
        assert!(sides(3).eq([Side::Against, Side::Neutral, Side::For]));
        assert!(sides(2).eq([Side::Against, Side::For]));
    }
}
