//! Cuts (mốc chia): the days at which spans of a part may begin and end.
//!
//! Hiding cells table by table leaves the differences of tables: 1 to 20 March less 1 to 19 March is
//! one day. So days are cut once for each part into pieces that hold nobody or at least k people, and
//! so does the rest of each table that leads to the part; a span is told only if it is made of whole
//! pieces. What is a sum of whole pieces stays one when another is taken from it.
//!
//! Cuts of a part are among the cuts of whatever contains it; otherwise what contains it, over one
//! span, less the part, over another, could leave a few.
//!
//! Source: grouping of categories before tables are made (global recoding), Hundepool et al. (2012),
//! Statistical Disclosure Control, section 4.4; that greedy choice keeps the calendar is ours.

mod accept;
#[cfg(test)]
mod attack;
mod calendar;
mod sums;

use std::sync::Arc;

use chrono::NaiveDate;

use calendar::Gaps;
pub use sums::{ByDay, Placed};

use super::exposed::Exposed;

/// Days, both included; `None` is without an end.
pub type Bounds = (Option<NaiveDate>, Option<NaiveDate>);

/// Where spans of one part may begin and end.
#[derive(Clone, Debug)]
pub struct Cuts {
    gaps: Arc<Gaps>,
    /// One a gap.
    people: Vec<bool>,
    /// One an item, and for each one a gap: cuts that part its answers well too.
    items: Vec<Vec<bool>>,
}

impl Cuts {
    /// The days widened outward to the nearest cuts; one beyond all answers is as good as none and stays.
    pub fn widened(&self, (from, to): Bounds) -> Bounds {
        let is_cut = |gap: &usize| self.people[*gap];
        let first = |day: NaiveDate| match self.gaps.at(day) {
            Some(gap) if !is_cut(&gap) => {
                (0..gap).rev().find(is_cut).map(|gap| self.gaps.best[gap])
            }
            _ => Some(day),
        };
        let last = |day: NaiveDate| match self.gaps.after(day) {
            Some(gap) if !is_cut(&gap) => {
                (gap..self.people.len()).find(is_cut).and_then(|gap| self.gaps.best[gap].pred_opt())
            }
            _ => Some(day),
        };
        (from.and_then(first), to.and_then(last))
    }

    /// What of a span may not be told: all of it where an end is no cut, an item where an end is no cut
    /// of the item.
    pub fn exposed(&self, days: Bounds) -> Exposed {
        let ends = self.gaps.ends(days);
        let parts = |cuts: &Vec<bool>| ends.iter().flatten().any(|gap| !cuts[*gap]);
        Exposed { all: parts(&self.people), items: self.items.iter().map(parts).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::Tally;
    use crate::domain::measure::fixture::{record, service_form};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Counters of days with so many people, and of them so many that answered the first item.
    fn rows(counts: &[(&str, usize, usize)]) -> Vec<(NaiveDate, Tally)> {
        let form = service_form(1);
        let tally = |people: usize, answered: usize| {
            let mut tally = Tally::empty(&form);
            for (line, times) in [("44445001", answered), ("-4445001", people - answered)] {
                (0..times).for_each(|_| assert!(tally.count(&form, &record(line))));
            }
            tally
        };
        let rows = counts.iter();
        rows.map(|(at, people, answered)| (day(at), tally(*people, *answered))).collect()
    }

    fn cuts(rows: &[(NaiveDate, Tally)]) -> Cuts {
        let placed = rows.iter().map(|(day, tally)| (*day, 0, tally));
        ByDay::of(placed, 0, 1).cuts(5)
    }

    #[test]
    fn a_day_of_a_few_goes_with_its_neighbours() {
        let days = [("2026-03-18", 9, 9), ("2026-03-19", 3, 3), ("2026-03-20", 9, 9)];
        let cuts = cuts(&rows(&days));
        let (first, last) = (Some(day("2026-03-18")), Some(day("2026-03-19")));
        // 18 | 19 is offered first, and then nothing parts the 19th from the 20th.
        assert_eq!(cuts.widened((first, last)), (first, None), "no cut behind: without an end");
        let alone = (first, first);
        assert_eq!(cuts.widened(alone), alone);
        assert!(!cuts.exposed(alone).all && cuts.exposed((first, last)).all);
    }

    #[test]
    fn a_month_is_kept_whole_before_days_are() {
        // By the days alone 30 | 31 March would part 5 from 4 + 8, and no month would begin.
        let days = [("2026-03-30", 5, 5), ("2026-03-31", 4, 4), ("2026-04-02", 8, 8)];
        let cuts = cuts(&rows(&days));
        let march = (Some(day("2026-03-01")), Some(day("2026-03-31")));
        assert_eq!(cuts.widened(march), march);
        let from = cuts.widened((Some(day("2026-03-31")), None));
        assert_eq!(from, (None, None));
    }

    #[test]
    fn an_end_moves_to_the_best_day_of_the_nearest_gap() {
        let days = [("2026-02-20", 9, 9), ("2026-03-06", 3, 3), ("2026-03-07", 9, 9)];
        let cuts = cuts(&rows(&days));
        let from = |text| cuts.widened((Some(day(text)), None)).0;
        assert_eq!(from("2026-03-07"), Some(day("2026-03-01")));
        assert_eq!(from("2026-03-04"), Some(day("2026-03-04")));
        assert_eq!(from("2026-02-20"), Some(day("2026-02-20")));
        assert_eq!(from("2026-12-31"), Some(day("2026-12-31")));
    }

    #[test]
    fn where_a_few_skipped_an_item_only_the_item_is_hidden() {
        let days = [("2026-03-18", 9, 9), ("2026-03-19", 9, 2)];
        let cuts = cuts(&rows(&days));
        let first = (None, Some(day("2026-03-18")));
        let exposed = cuts.exposed(first);
        assert_eq!((exposed.all, exposed.items), (false, vec![true]));
        assert_eq!(cuts.exposed((None, None)).items, [false]);
    }

    #[test]
    fn all_answers_of_fewer_than_k_are_parted_by_nothing_but_empty_days() {
        let cuts = cuts(&rows(&[("2026-03-18", 2, 2), ("2026-03-20", 1, 1)]));
        let bounds = (Some(day("2026-03-19")), None);
        assert_eq!(cuts.widened(bounds), (None, None));
        let before = (None, Some(day("2026-03-17")));
        assert_eq!(cuts.widened(before), before);
    }
}
