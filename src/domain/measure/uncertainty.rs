//! How sure the index is, and what that says about its target.
//!
//! Two properties rule the interval of an index that is held to a target. One who truly stands at it
//! is called "đạt" in no more than 2.5 % of samples, however alike the answers of one person are; and
//! with the same items answered a worse answer never betters a verdict. The exact interval with each
//! response as one answer has both: its width hangs on the figure and on who answered what, never on
//! how the answers happen to vary.

use super::index::{self, is_share, method_name};
use super::people::Makeup;
use super::scorecard::IndexScore;
use super::tally::Tally;
use super::variance::Spread;
use crate::domain::survey::{Instrument, Method};
use crate::stats::{
    Exact, Interval, LEVEL, Undecided, Verdict, clopper_pearson_on, normal_quantile, ratio,
    reaches, real,
};

/// The index with its interval and its verdict; how many more answers an open one needs only where
/// that `is_asked`, for it costs more than the rest.
pub(super) fn index_score(
    instrument: &Instrument,
    tally: &Tally,
    figure: Option<&Exact>,
    is_asked: bool,
) -> IndexScore {
    let method = instrument.formula.method;
    let target = instrument.target.as_ref();
    let aim = target.and_then(|target| ratio(target.numerator, target.denominator));
    let rule = target.map(|target| target.rule);
    let level = aim.as_ref().and_then(real);
    let on_interval_scale = figure.map(|figure| on_interval_scale(method, figure));
    let scale = scale(instrument);
    let makeup = Makeup::of(instrument, tally);
    let value = on_interval_scale.as_ref().and_then(real);
    let judged = target.is_some() || is_share(method);
    let exact = value.zip(scale).filter(|_| judged).and_then(|(value, scale)| {
        let share = scale.share(value);
        Some(Exactly { scale, share, people: makeup.people(tally)? })
    });
    let interval = match &exact {
        Some(exact) => exact.interval(),
        None => value.zip(scale).and_then(|(value, scale)| of_points(tally, value, &scale)),
    };
    let verdict = interval
        .zip(level)
        .zip(rule)
        .map(|((interval, level), rule)| Verdict::of(interval, level, rule));
    let undecided = level.filter(|_| is_asked && verdict == Some(Verdict::Open));
    let people = exact.as_ref().map(|exact| exact.people);
    let both = on_interval_scale.zip(aim).zip(rule);
    IndexScore {
        value: figure.and_then(real),
        interval,
        method: method_name(method).to_owned(),
        target: level,
        verdict,
        reached_exactly: both.map(|((figure, aim), rule)| reaches(&figure, &aim, rule)),
        more_needed: exact
            .zip(undecided)
            .and_then(|(exact, aim)| exact.more_needed(aim, tally.responses)),
        effective: figure.filter(|_| is_share(method)).and_then(|_| effective(tally, &makeup)),
        people,
    }
}

/// The index on the scale of its interval and target: a share in 0…1, points on their own scale.
pub(super) fn on_interval_scale(method: Method, figure: &Exact) -> Exact {
    if is_share(method) {
        Exact::new_raw(figure.numer().clone(), figure.denom() * 100_u32)
    } else {
        figure.clone()
    }
}

/// The least and the most of an interval's scale.
#[derive(Clone, Copy, Debug)]
struct Scale {
    low: f64,
    high: f64,
}

fn scale(instrument: &Instrument) -> Option<Scale> {
    let (low, high) = index::scale(instrument)?;
    let scale = Scale { low: real(&low)?, high: real(&high)? };
    (scale.low < scale.high).then_some(scale)
}

impl Scale {
    /// Which part of the scale lies below `value`.
    fn share(self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn value(self, share: f64) -> f64 {
        self.low + share * (self.high - self.low)
    }
}

/// A figure as a share of its scale, of so many people who would each give all of it or nothing.
///
/// No answers between the two vary more, so points are treated like shares.
struct Exactly {
    scale: Scale,
    share: f64,
    people: f64,
}

impl Exactly {
    fn interval(&self) -> Option<Interval> {
        let Interval(low, high) = clopper_pearson_on(self.share, self.people, LEVEL)?;
        Some(Interval(self.scale.value(low), self.scale.value(high)))
    }

    /// How many more responses like these would decide.
    fn more_needed(&self, aim: f64, responses: u64) -> Option<u64> {
        let of =
            Undecided { share: self.share, aim: self.scale.share(aim), effective: self.people };
        of.more_needed(responses, LEVEL)
    }
}

/// How many independent answers would vary as much from sample to sample.
///
/// No more than all answers; and where everybody agrees and nothing varies, one answer a person, as
/// if each had answered all items alike. The variance is that of the pooled ratio: where a mean weighs
/// rare items more, it is worth as much less as its people are.
fn effective(tally: &Tally, makeup: &Makeup) -> Option<f64> {
    let spread = Spread::of(&tally.moments, tally.responses).and_then(Spread::effective);
    let effective = spread.map_or(makeup.most(), |effective| {
        let evened = makeup.evenness(tally).map_or(effective, |even| effective * even);
        evened.min(makeup.answers())
    });
    (effective > 0.0).then_some(effective)
}

/// The interval of the normal for points that no target judges, kept within the index's scale.
///
/// None where nothing varies: no spread seen is no proof of none.
fn of_points(tally: &Tally, value: f64, scale: &Scale) -> Option<Interval> {
    let spread = Spread::of(&tally.moments, tally.responses)?;
    if spread.variance <= 0.0 {
        return None;
    }
    // The ratio runs from 0 to 1 while the index runs over its scale.
    let error = spread.variance.sqrt() * (scale.high - scale.low);
    let half = normal_quantile(LEVEL) * error;
    Some(Interval((value - half).max(scale.low), (value + half).min(scale.high)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{one_stop_form, record, service_form};
    use super::*;
    use crate::stats::clopper_pearson;

    fn index(form: &Instrument, lines: &[&str]) -> IndexScore {
        let mut tally = Tally::empty(form);
        for line in lines {
            assert!(tally.count(form, &record(line)), "{line}");
        }
        index_score(form, &tally, index::index(form, &tally).as_ref(), true)
    }

    #[test]
    fn a_response_counts_as_one_answer_however_its_answers_vary() {
        let form = service_form(1);
        // Half of all answers are satisfied in both: by person, or within each person.
        let alike = index(&form, &["44445001", "11115001"].repeat(50));
        let mixed = index(&form, &["44115001", "11445001"].repeat(50));
        assert_eq!(alike.interval, clopper_pearson(50, 100, LEVEL));
        assert_eq!(mixed.interval, alike.interval);
        // What they are worth differs: 99 for p(1 − p)/(n − 1), and as many as there are answers.
        assert!((alike.effective.unwrap() - 99.0).abs() < 1e-9);
        assert_eq!(mixed.effective, Some(400.0));
    }

    #[test]
    fn where_everybody_agrees_thirty_six_reach_ninety_percent_and_fewer_do_not() {
        let form = service_form(1);
        let told = |n: usize| {
            let index = index(&form, &vec!["44555001"; n]);
            (index.verdict, index.more_needed)
        };
        assert_eq!(told(5), (Some(Verdict::Open), Some(31)));
        assert_eq!(told(35), (Some(Verdict::Open), Some(1)));
        assert_eq!(told(36), (Some(Verdict::Reached), None));
        // R: binom.test(29, 29)$conf.int
        let Interval(low, high) = index(&form, &["44555001"; 29]).interval.unwrap();
        assert!((low - 0.880_555_130_930_497_3).abs() < 1e-13 && high >= 1.0);
    }

    /// Four whole answers of 39 short of all, and one form of 39: a wide spread that narrows when the
    /// best form is made worse must not turn into evidence.
    #[test]
    fn making_the_best_form_worse_reaches_nothing() {
        let form = service_form(10);
        let line = |satisfied: usize| {
            let items = "4".repeat(satisfied) + &"1".repeat(40 - satisfied);
            items + "5001"
        };
        let of = |satisfied: [usize; 5]| {
            let lines = satisfied.map(line);
            index(&form, &lines.each_ref().map(String::as_str)).verdict.unwrap()
        };
        for best in (30..=40).rev() {
            assert_ne!(of([37, 37, 37, 37, best]), Verdict::Reached, "{best}");
        }
        let lines = |one: &'static str| [vec![one], vec!["55555001"; 79]].concat();
        let verdict = |one| index(&service_form(1), &lines(one)).verdict;
        assert_eq!(verdict("55555001"), Some(Verdict::Reached));
        assert!(better(verdict("35555001").unwrap()) <= better(Verdict::Reached));
    }

    fn better(verdict: Verdict) -> u8 {
        match verdict {
            Verdict::Missed => 0,
            Verdict::Open => 1,
            Verdict::Reached => 2,
        }
    }

    /// All sets of `n` forms of `choices` items answered or blank, and each with one answer made
    /// worse: no verdict is bettered, by any aggregation, with aims on either side of the figures.
    #[test]
    fn a_worse_answer_never_betters_a_verdict_with_the_same_items_answered() {
        use crate::domain::survey::Aggregation;
        use crate::stats::{Target, TargetRule};

        let answers = ['4', '1', '-'];
        let forms: Vec<String> = answers
            .iter()
            .flat_map(|a| answers.iter().map(move |b| format!("{a}{a}{b}4")))
            .flat_map(|four| [format!("{four}5001")])
            .collect();
        for by in [Aggregation::ItemMean, Aggregation::Pooled, Aggregation::DomainMean] {
            for numerator in [25, 60] {
                let mut form = service_form(1);
                form.formula.method = Method::Sipas(by);
                form.target =
                    Some(Target { numerator, denominator: 100, rule: TargetRule::AtLeast });
                for set in sets(&forms) {
                    let before = index(&form, &set.each_ref().map(String::as_str));
                    for worse in made_worse(&set) {
                        let after = index(&form, &worse.each_ref().map(String::as_str));
                        let verdicts = (before.verdict.unwrap(), after.verdict.unwrap());
                        assert!(better(verdicts.1) <= better(verdicts.0), "{set:?} {worse:?}");
                        let ends = before.interval.unwrap();
                        let lower = after.interval.unwrap();
                        assert!(lower.0 <= ends.0 && lower.1 <= ends.1, "{set:?} {worse:?}");
                    }
                }
            }
        }
    }

    /// Every choice of three forms, the order apart.
    fn sets(forms: &[String]) -> Vec<[String; 3]> {
        let places = 0..forms.len();
        let all = places.clone().flat_map(|a| {
            let places = places.clone();
            places.flat_map(move |b| (b..forms.len()).map(move |c| [a, b, c]))
        });
        all.filter(|[a, b, _]| a <= b).map(|of| of.map(|at| forms[at].clone())).collect()
    }

    /// The set with one satisfied answer to the index turned into a dissatisfied one.
    fn made_worse(set: &[String; 3]) -> Vec<[String; 3]> {
        let mut all = Vec::new();
        for at in 0..3 {
            for place in 0..4 {
                if set[at].as_bytes()[place] == b'4' {
                    let mut worse = set.clone();
                    worse[at].replace_range(place..=place, "1");
                    all.push(worse);
                }
            }
        }
        all
    }

    #[test]
    fn one_response_says_next_to_nothing() {
        let form = service_form(1);
        let Interval(low, high) = index(&form, &["44115001"]).interval.unwrap();
        assert!(high - low > 0.8);
    }

    #[test]
    fn the_interval_of_points_is_that_of_their_share_of_the_scale() {
        let form = one_stop_form();
        // Totals of 18 and of 9, as often: three quarters of the scale of 18.
        let varied = index(&form, &["222222222", "111111111"].repeat(50));
        let Interval(low, high) = clopper_pearson(75, 100, LEVEL).unwrap();
        assert_eq!(varied.interval, Some(Interval(18.0 * low, 18.0 * high)));
        // Twelve of 18 lie at 0.6667 and the interval begins at 0.6534.
        assert_eq!(varied.verdict, Some(Verdict::Open));
        assert_eq!(index(&form, &["222222222"; 10]).verdict, Some(Verdict::Reached));
    }

    #[test]
    fn points_without_a_target_have_the_interval_of_the_normal() {
        let form = Instrument { target: None, ..one_stop_form() };
        let varied = index(&form, &["222222222", "111111111"].repeat(50));
        // A mean of 13.5 and a standard error of 4.5/√99.
        let Interval(low, high) = varied.interval.unwrap();
        let half = 1.959_963_984_540_054 * 4.5 / 99.0_f64.sqrt();
        assert!((low - (13.5 - half)).abs() < 1e-12 && (high - (13.5 + half)).abs() < 1e-12);
        assert_eq!((varied.verdict, varied.more_needed), (None, None));
        assert_eq!(index(&form, &["222222222"; 9]).interval, None);
    }
}
