//! Satisfaction week by week, between the limits of its own variation.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::index::{figures, is_share};
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
    /// The index of its responses, 0…1; `None` without answers or in a hidden week.
    pub share: Option<f64>,
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
/// Each week is its index, worth as many answers as it has responses: answers of one person are
/// alike. Laney's p′ takes the variation from the weeks themselves; where all weeks agree, the
/// p-chart is left.
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
    let weeks = weeks(instrument, rows, today, is_told)?;
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

/// The weeks before this one, the silent ones too.
fn weeks<'a>(
    instrument: &Instrument,
    rows: impl IntoIterator<Item = (NaiveDate, &'a Tally)>,
    today: NaiveDate,
    is_told: impl Fn(NaiveDate, NaiveDate) -> bool,
) -> Option<Vec<Week>> {
    let this = monday(today)?;
    let mut sums: BTreeMap<NaiveDate, Tally> = BTreeMap::new();
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
    let week = |monday: &NaiveDate| {
        let sunday = monday.checked_add_days(Days::new(6));
        let suppressed = !sunday.is_some_and(|sunday| is_told(*monday, sunday));
        let sum = sums.get(monday).filter(|_| !suppressed);
        let share = sum.and_then(|sum| real(&(figures(instrument, sum).index? / whole(100))));
        let responses = sum.map_or(0, |sum| sum.responses);
        Week { monday: *monday, share, responses, suppressed }
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
    fn a_week_is_the_index_of_its_people_whatever_the_days_and_items_they_answered() {
        let form = service_form(1);
        let mut full = Tally::empty(&form);
        for line in ["44415001", "44411001"] {
            assert!(full.count(&form, &record(line)));
        }
        let mut short = Tally::empty(&form);
        assert!(short.count(&form, &record("1---5001")));
        let first = day("2026-09-28");
        let days = (0..6).flat_map(|week| [7 * week, 7 * week + 3]);
        let rows: Vec<_> = days.zip([&full, &short].into_iter().cycle()).collect();
        let rows = rows.into_iter().map(|(after, tally)| (first + Days::new(after), tally));
        let found = weekly(&form, rows, day("2026-11-24"), |_, _| true).unwrap();
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
        let rows = good.iter().zip(0..).map(|(tally, week)| (at(week), tally));
        let rows: Vec<_> = rows.chain([(at(12), &bad)]).collect();
        let found = weekly(&form, rows.clone(), day("2026-12-01"), |_, _| true).unwrap();
        assert!(found.signals.iter().any(|signal| signal.last == 12));
        assert_eq!(weekly(&form, rows.into_iter().take(5), day("2026-12-01"), |_, _| true), None);
    }
}
