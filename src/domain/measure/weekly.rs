//! Satisfaction week by week, between the limits of its own variation.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::index::is_share;
use super::tally::Tally;
use crate::base::calendar::monday;
use crate::domain::survey::Instrument;
use crate::stats::{Counted, Good, PChart, Rules, Signal, p_chart};

/// Weeks a chart goes back.
const MOST_WEEKS: usize = 52;

/// Weeks with figures that a chart needs: fewer have no limits worth drawing; our choice, half of
/// the twelve of NHS England's trial limits.
const LEAST_WEEKS: usize = 6;

/// Answers are counted in thousandths.
const THOUSAND: u64 = 1000;

/// One week, Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Satisfied and valid answers to the items of the index; none in a hidden week.
    pub counted: Counted,
    /// Responses; 0 in a hidden week.
    pub responses: u64,
    /// Hidden, because it does not begin and end where spans may.
    pub suppressed: bool,
}

/// Weeks with their chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekly {
    /// The earliest first, without gaps.
    pub weeks: Vec<Week>,
    /// One point a week.
    pub chart: PChart,
    /// What the chart says.
    pub signals: Vec<Signal>,
}

/// The chart of the whole weeks before the one of `today`, at most a year of them; `None` for an
/// index that is no share and with fewer than six weeks of answers.
///
/// Answers of one person are alike, so a week varies more than independent answers would: Laney's
/// p′ takes the variation from the weeks themselves; where all weeks agree, the p-chart is left.
/// Weeks (first and last day) that may not be told are hidden; see [`super::Cuts`].
pub fn weekly<'a>(
    instrument: &Instrument,
    rows: impl IntoIterator<Item = (NaiveDate, &'a Tally)>,
    today: NaiveDate,
    is_told: impl Fn(NaiveDate, NaiveDate) -> bool,
) -> Option<Weekly> {
    if !is_share(instrument.formula.method) {
        return None;
    }
    let weeks = weeks(rows, today, is_told)?;
    if weeks.iter().filter(|week| week.counted.trials > 0).count() < LEAST_WEEKS {
        return None;
    }
    let points: Vec<Counted> = weeks.iter().map(|week| week.counted).collect();
    let all = 0..points.len();
    let widened = p_chart(&points, all.clone(), true)
        .filter(|chart| chart.sigma_z.is_some_and(|spread| spread > 0.0));
    let chart = widened.or_else(|| p_chart(&points, all, false))?;
    Some(Weekly { signals: chart.signals(&Rules::default(), Good::High), weeks, chart })
}

/// What the answers of one week come to.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// Satisfied, in thousandths: methods of quarters give less than whole answers.
    earned: u64,
    /// Valid, in thousandths.
    answered: u64,
    responses: u64,
}

impl Sum {
    fn add(&mut self, tally: &Tally) {
        self.earned += tally.moments.earned.unsigned_abs();
        self.answered += tally.moments.answered.unsigned_abs();
        self.responses += tally.responses;
    }

    /// In whole answers, the part of one that is left over cut off once a week.
    fn counted(self) -> Counted {
        Counted { successes: self.earned / THOUSAND, trials: self.answered / THOUSAND }
    }
}

/// The weeks before this one, the silent ones too.
fn weeks<'a>(
    rows: impl IntoIterator<Item = (NaiveDate, &'a Tally)>,
    today: NaiveDate,
    is_told: impl Fn(NaiveDate, NaiveDate) -> bool,
) -> Option<Vec<Week>> {
    let this = monday(today)?;
    let mut sums: BTreeMap<NaiveDate, Sum> = BTreeMap::new();
    for (day, tally) in rows {
        let Some(week) = monday(day).filter(|week| *week < this) else {
            continue;
        };
        sums.entry(week).or_default().add(tally);
    }
    let (first, _) = sums.first_key_value()?;
    let mondays: Vec<NaiveDate> =
        std::iter::successors(Some(*first), |week| week.checked_add_days(Days::new(7)))
            .take_while(|week| *week < this)
            .collect();
    let sum = |week: &NaiveDate| sums.get(week).copied().unwrap_or_default();
    let week = |monday: &NaiveDate| {
        let sunday = monday.checked_add_days(Days::new(6));
        let suppressed = !sunday.is_some_and(|sunday| is_told(*monday, sunday));
        let sum = if suppressed { Sum::default() } else { sum(monday) };
        Week { monday: *monday, counted: sum.counted(), responses: sum.responses, suppressed }
    };
    let all: Vec<Week> = mondays.iter().map(week).collect();
    let early = all.len().saturating_sub(MOST_WEEKS);
    Some(all.into_iter().skip(early).collect())
}

#[cfg(test)]
mod tests {
    use super::super::disclosure::ByDay;
    use super::super::fixture::{record, service_form};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn tally(form: &Instrument, satisfied: usize, others: usize) -> Tally {
        let mut tally = Tally::empty(form);
        for (line, times) in [("44445001", satisfied), ("22222001", others)] {
            (0..times).for_each(|_| assert!(tally.count(form, &record(line))));
        }
        tally
    }

    #[test]
    fn a_small_week_is_hidden_with_its_neighbour_and_this_week_waits() {
        let form = service_form(1);
        let sizes = [20, 21, 22, 23, 2, 24, 25, 26, 27];
        let first = day("2026-09-28");
        let tallies: Vec<Tally> = sizes.iter().map(|n| tally(&form, n - 1, 1)).collect();
        let rows = tallies.iter().enumerate().map(|(at, tally)| {
            let days = Days::new(7 * u64::try_from(at).unwrap() + 2);
            (first + days, tally)
        });
        let placed = rows.clone().map(|(day, tally)| (day, 0, tally));
        let cuts = ByDay::of(placed, 0, 0).cuts(5);
        let is_told = |first, last| !cuts.exposed((Some(first), Some(last))).all;
        let found = weekly(&form, rows, day("2026-11-24"), is_told).unwrap();
        let hidden: Vec<bool> = found.weeks.iter().map(|week| week.suppressed).collect();
        assert_eq!(
            hidden,
            // The month ends after the small week, and months come before weeks.
            [false, false, false, true, true, false, false, false]
        );
        assert_eq!(found.chart.points[4], None);
        assert_eq!(found.weeks[1].monday, day("2026-10-05"));
    }

    #[test]
    fn parts_of_answers_are_added_up_before_whole_ones_are_counted() {
        let form = service_form(1);
        let mut row = Tally::empty(&form);
        // Three quarters to each of three items.
        row.responses = 1;
        row.moments.count(3000, 2250);
        let days = (0..6).flat_map(|week| (0..4).map(move |day| 7 * week + day));
        let first = day("2026-09-28");
        let rows: Vec<_> = days.map(|after| (first + Days::new(after), &row)).collect();
        let found = weekly(&form, rows, day("2026-11-24"), |_, _| true).unwrap();
        assert_eq!(found.weeks[0].counted, Counted { successes: 9, trials: 12 });
    }

    #[test]
    fn a_week_out_of_line_is_a_signal_and_few_weeks_have_no_chart() {
        let form = service_form(1);
        let good: Vec<Tally> = (0..12).map(|at| tally(&form, 180 + at % 3, 20)).collect();
        let bad = tally(&form, 40, 160);
        let first = day("2026-08-31");
        let at = |week: u64| first + Days::new(7 * week);
        let rows = good.iter().zip(0..).map(|(tally, week)| (at(week), tally));
        let rows: Vec<_> = rows.chain([(at(12), &bad)]).collect();
        let found = weekly(&form, rows.clone(), day("2026-12-01"), |_, _| true).unwrap();
        assert!(found.signals.iter().any(|signal| signal.last == 12));
        assert_eq!(weekly(&form, rows.into_iter().take(5), day("2026-12-01"), |_, _| true), None);
    }
}
