//! Satisfaction week by week, between the limits of its own variation.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::index::{index, is_share};
use super::tally::Tally;
use crate::base::calendar::monday;
use crate::domain::survey::Instrument;
use crate::stats::{Good, Observed, PChart, Rules, Signal, float_of, p_chart, real, whole};

/// Weeks a chart goes back.
const MOST_WEEKS: usize = 52;

/// Weeks with figures that a chart needs: fewer have no limits worth drawing; our choice, half of
/// the twelve of NHS England's trial limits.
const LEAST_WEEKS: usize = 6;

/// Variation between weeks (σz) that is none: the means lose their last digits.
const NO_VARIATION: f64 = 1e-9;

/// One week, Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// The index of its responses, 0…1; `None` without answers.
    pub share: Option<f64>,
    /// Responses.
    pub responses: u64,
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
/// index that is no share and with fewer than six weeks of answers. `sums` has the answers of each
/// week by its Monday.
///
/// Each week is its index, worth as many answers as it has responses: answers of one person are
/// alike. Laney's p′ takes the variation from the weeks themselves; where all weeks agree, the
/// p-chart is left.
pub fn weekly(
    instrument: &Instrument,
    sums: &BTreeMap<NaiveDate, Tally>,
    today: NaiveDate,
) -> Option<Weekly> {
    if !is_share(instrument.formula.method) {
        return None;
    }
    let weeks = weeks(instrument, sums, today)?;
    if weeks.iter().filter(|week| week.share.is_some()).count() < LEAST_WEEKS {
        return None;
    }
    let point = |week: &Week| Some(Observed { share: week.share?, n: float_of(week.responses) });
    let points: Vec<Option<Observed>> = weeks.iter().map(point).collect();
    let all = 0..points.len();
    let widened = p_chart(&points, all.clone(), true)
        .filter(|chart| chart.sigma_z.is_some_and(|spread| spread > NO_VARIATION));
    let chart = widened.or_else(|| p_chart(&points, all, false))?;
    Some(Weekly { signals: chart.signals(&Rules::default(), Good::High), weeks, chart })
}

/// The first day that a chart drawn today looks at; `None` at the beginning of chrono's years.
pub fn first_week(today: NaiveDate) -> Option<NaiveDate> {
    monday(today)?.checked_sub_days(Days::new(7 * MOST_WEEKS as u64))
}

/// The weeks before this one, the silent ones too.
fn weeks(
    instrument: &Instrument,
    sums: &BTreeMap<NaiveDate, Tally>,
    today: NaiveDate,
) -> Option<Vec<Week>> {
    let this = monday(today)?;
    let first = (*sums.keys().next()?).max(first_week(today)?);
    let mondays = std::iter::successors(Some(first), |week| week.checked_add_days(Days::new(7)));
    let week = |monday: NaiveDate| {
        let sum = sums.get(&monday);
        let share = sum.and_then(|sum| real(&(index(instrument, sum)? / whole(100))));
        Week { monday, share, responses: sum.map_or(0, |sum| sum.responses) }
    };
    Some(mondays.take_while(|week| *week < this).map(week).collect())
}

#[cfg(test)]
mod tests {
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
    fn a_week_is_the_index_of_its_people_whatever_the_days_and_items_they_answered() {
        let form = service_form(1);
        let mut full = Tally::empty(&form);
        for line in ["44415001", "44411001"] {
            assert!(full.count(&form, &record(line)));
        }
        let mut short = Tally::empty(&form);
        assert!(short.count(&form, &record("1---5001")));
        let first = day("2026-09-28");
        let mut both = full.clone();
        both.add(&short);
        let weeks = (0..6).map(|week| (first + Days::new(7 * week), both.clone())).collect();
        let found = weekly(&form, &weeks, day("2026-11-24")).unwrap();
        // Items at 2/3, 2/2, 2/2 and 0/2; 6 of 9 answers are satisfied.
        let share = found.weeks[0].share.unwrap();
        assert!((share - (2.0 / 3.0 + 2.0) / 4.0).abs() < 1e-15);
        assert_eq!(found.weeks[0].responses, 3);
        assert_eq!(found.signals, []);
    }

    #[test]
    fn a_week_out_of_line_is_a_signal_and_few_weeks_have_no_chart() {
        let form = service_form(1);
        let good: Vec<Tally> = (0..12).map(|at| tally(&form, 180 + at % 3, 20)).collect();
        let bad = tally(&form, 40, 160);
        let first = day("2026-08-31");
        let at = |week: u64| first + Days::new(7 * week);
        let weeks = good.into_iter().zip(0..).map(|(tally, week)| (at(week), tally));
        let weeks: BTreeMap<_, _> = weeks.chain([(at(12), bad)]).collect();
        let found = weekly(&form, &weeks, day("2026-12-01")).unwrap();
        assert!(found.signals.iter().any(|signal| signal.last == 12));
        let few = weeks.into_iter().take(5).collect();
        assert_eq!(weekly(&form, &few, day("2026-10-06")), None);
    }
}
