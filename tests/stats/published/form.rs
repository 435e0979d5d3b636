//! Instruments with nothing but what figures need, and tallies from published counts.

use chrono::NaiveDate;
use hailong::base::Text;
use hailong::domain::measure::{Channels, Filter, ItemTally, Moments, Scorecard, Tally};
use hailong::domain::survey::{
    Choice, Counts, Domain, Factor, Formula, Instrument, Item, Kind, Method, Scale,
};
use hailong::stats::{Target, TargetRule};

/// A choice: its code, what it counts as, its points in thousandths.
pub(super) type Step = (char, Counts, Option<i64>);

/// Five steps, the upper two satisfied.
pub(super) const FIVE: &[Step] = &[
    ('1', Counts::Unsatisfied, None),
    ('2', Counts::Unsatisfied, None),
    ('3', Counts::Neutral, None),
    ('4', Counts::Satisfied, None),
    ('5', Counts::Satisfied, None),
];

/// Không hài lòng, hài lòng, rất hài lòng.
pub(super) const THREE: &[Step] = &[
    ('1', Counts::Unsatisfied, None),
    ('2', Counts::Satisfied, None),
    ('3', Counts::Satisfied, None),
];

/// A domain as a list of factors, a factor as a number of items.
pub(super) fn instrument(method: Method, steps: &[Step], domains: &[&[usize]]) -> Instrument {
    let mut form = bare(method, steps);
    for factors in domains {
        let mut own = Vec::new();
        for items in *factors {
            let first = form.items.len();
            let codes: Vec<String> = (first..first + items).map(|at| format!("i{at}")).collect();
            form.items.extend(codes.iter().map(|code| item(code)));
            let code = format!("f{}", form.factors.len());
            own.push(code.clone());
            form.factors.push(Factor { code, title: Text::default(), items: codes, range: None });
        }
        form.domains.push(Domain {
            code: format!("d{}", form.domains.len()),
            title: Text::default(),
            factors: own,
        });
    }
    form
}

/// Counts of each item's choices, of `responses` responses: the rest left it blank.
pub(super) fn tally(responses: u64, items: &[&[u64]]) -> Tally {
    let item = |counts: &&[u64]| ItemTally {
        choices: counts.to_vec(),
        missing: responses - counts.iter().sum::<u64>(),
        ..ItemTally::default()
    };
    Tally { responses, items: items.iter().map(item).collect(), moments: Moments::default() }
}

/// The scorecard of a tally, unfiltered.
pub(super) fn scorecard(form: &Instrument, tally: &Tally) -> Scorecard {
    Scorecard::of(form, tally, Channels::default(), &Filter::default(), None)
}

fn bare(method: Method, steps: &[Step]) -> Instrument {
    let choice = |(code, counts, points): &Step| Choice {
        code: *code,
        label: Text::default(),
        counts: *counts,
        points: *points,
    };
    Instrument {
        id: "published".to_owned(),
        version: "1".to_owned(),
        title: Text::default(),
        purpose: Text::default(),
        provisional: None,
        valid_from: NaiveDate::MIN,
        valid_to: None,
        based_on: None,
        legal_basis: Vec::new(),
        formula: Formula { version: "published/1".to_owned(), method },
        missing: hailong::domain::survey::MissingRule::LeftOut,
        obligatory: false,
        target: Some(Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast }),
        scales: vec![Scale {
            code: "scale".to_owned(),
            choices: steps.iter().map(choice).collect(),
            dont_know: None,
            not_applicable: None,
        }],
        sections: Vec::new(),
        items: Vec::new(),
        factors: Vec::new(),
        domains: Vec::new(),
        digest: String::new(),
    }
}

fn item(code: &str) -> Item {
    Item {
        code: code.to_owned(),
        section: String::new(),
        title: Text::default(),
        question: Text::default(),
        help: None,
        kind: Kind::SelectOne { scale: "scale".to_owned() },
        asked_if: None,
        max_points: None,
        provisional: None,
    }
}
