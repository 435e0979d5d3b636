//! XHH: groups of respondents, and the two parts of the PAR Index.

use std::collections::BTreeMap;

use hailong::domain::measure::{ByGroup, by_choice, par_index, without_survey};
use hailong::domain::survey::{Answer, Counts, Method, Record};

use super::form::{Step, instrument};

/// GT-6: appraised and survey points of 2012 and their sums as printed.
#[test]
fn the_par_index_of_2012_is_the_sum_of_its_two_parts() {
    let printed = [
        (53_250, 33_870, 87.12),
        (54_350, 31_790, 86.14),
        (52_750, 31_080, 83.83),
        (52_500, 30_910, 83.41),
        (54_250, 29_000, 83.25),
        (51_500, 31_550, 83.05),
        (51_250, 31_520, 82.77),
        (53_750, 29_000, 82.75),
        (50_250, 31_700, 81.95),
    ];
    for (appraised, survey, sum) in printed {
        assert_eq!(par_index(appraised, survey), Some(sum));
    }
}

#[test]
fn without_a_survey_the_appraised_points_are_put_on_a_hundred() {
    assert_eq!(without_survey(63_000, 70_000), Some(90.0));
    assert_eq!(without_survey(71_000, 70_000), None);
    assert_eq!(without_survey(0, 0), None);
}

#[test]
fn groups_of_respondents_have_figures_of_their_own() {
    const WEIGHTS: &[Step] = &[
        ('1', Counts::Points, Some(0)),
        ('2', Counts::Points, Some(500)),
        ('3', Counts::Points, Some(1000)),
    ];
    let mut form = instrument(Method::Xhh, WEIGHTS, &[&[1], &[1]]);
    // The second factor's item says who answers; it earns nothing.
    form.factors.pop();
    form.domains.pop();
    form.items[0].max_points = Some(2000);
    let record = |earned, group| Record::of(&form, &[Answer::One(earned), group]);
    let records = [
        record('3', Answer::One('1')),
        record('2', Answer::One('1')),
        record('1', Answer::One('2')),
        record('3', Answer::Missing),
    ];
    let found = ByGroup::of(&form, &by_choice(&form, "i1", &records));
    let expected = BTreeMap::from([
        (None, (1, Some(100.0))),
        (Some('1'), (2, Some(75.0))),
        (Some('2'), (1, Some(0.0))),
    ]);
    assert_eq!(found.groups, expected);
    assert_eq!(found.pooled, Some(62.5));
    assert_eq!(found.weighted(&BTreeMap::from([('1', 3.0), ('2', 1.0)])), Some(56.25));
    assert_eq!(found.weighted(&BTreeMap::from([('1', 1.0), ('3', 1.0)])), None);
}
