//! Small instruments for this room's tests.

use chrono::NaiveDate;

use crate::base::Text;
use crate::domain::survey::{
    Aggregation, Choice, Counts, Domain, Factor, Formula, Instrument, Item, Kind, Method,
    MissingRule, Record, Scale, Section,
};
use crate::stats::{Target, TargetRule};

/// Two domains of two factors each, of `items` items each; five steps, `4` and `5` satisfied. A
/// further item `overall` stands in no factor, and `why` takes ticks.
pub(super) fn service_form(items: usize) -> Instrument {
    let method = Method::Sipas(Aggregation::ItemMean);
    let names: Vec<String> = (0..4 * items).map(|at| format!("s{at}")).collect();
    let mut all: Vec<Item> = names.iter().map(|name| item(name, "steps")).collect();
    all.push(item("overall", "steps"));
    all.push(Item {
        kind: Kind::SelectMany { scale: "reasons".to_owned() },
        ..item("why", "reasons")
    });
    let factor = |(at, own): (usize, &[String])| Factor {
        code: format!("f{at}"),
        title: Text::default(),
        items: own.to_vec(),
        range: None,
    };
    let domain = |code: &str, factors: [&str; 2]| Domain {
        code: code.to_owned(),
        title: Text::default(),
        factors: factors.map(str::to_owned).to_vec(),
    };
    Instrument {
        items: all,
        factors: names.chunks(items).enumerate().map(factor).collect(),
        domains: vec![domain("d0", ["f0", "f1"]), domain("d1", ["f2", "f3"])],
        ..form(method)
    }
}

/// A form of nine indicators of 0, 1 or 2 points in one factor.
pub(super) fn one_stop_form() -> Instrument {
    let names: Vec<String> = (1..=9).map(|at| format!("k{at}")).collect();
    Instrument {
        items: names.iter().map(|name| item(name, "points")).collect(),
        factors: vec![Factor {
            code: "all".to_owned(),
            title: Text::default(),
            items: names,
            range: None,
        }],
        target: Some(Target { numerator: 12, denominator: 1, rule: TargetRule::AtLeast }),
        ..form(Method::OneStop)
    }
}

/// A record as it is kept.
pub(super) fn record(line: &str) -> Record {
    Record::stored(line)
}

fn form(method: Method) -> Instrument {
    let rated = |code| match code {
        '1' | '2' => Counts::Unsatisfied,
        '3' => Counts::Neutral,
        _ => Counts::Satisfied,
    };
    let points = |code: char| code.to_digit(10).map(|points| i64::from(points) * 1000);
    Instrument {
        id: "made-up".to_owned(),
        version: "1".to_owned(),
        title: Text::default(),
        purpose: Text::default(),
        provisional: None,
        valid_from: NaiveDate::MIN,
        valid_to: None,
        based_on: None,
        legal_basis: Vec::new(),
        formula: Formula { version: "made-up/1".to_owned(), method },
        obligatory: false,
        missing: MissingRule::LeftOut,
        target: Some(Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast }),
        scales: vec![
            scale("steps", "12345", |code| (rated(code), None)),
            scale("points", "012", |code| (Counts::Points, points(code))),
            scale("reasons", "123", |_| (Counts::Described, None)),
        ],
        sections: Vec::<Section>::new(),
        items: Vec::new(),
        factors: Vec::new(),
        domains: Vec::new(),
        digest: String::new(),
    }
}

fn scale(code: &str, codes: &str, meaning: impl Fn(char) -> (Counts, Option<i64>)) -> Scale {
    let choice = |code| {
        let (counts, points) = meaning(code);
        Choice { code, label: Text::default(), counts, points }
    };
    Scale {
        code: code.to_owned(),
        choices: codes.chars().map(choice).collect(),
        dont_know: Some(Text::default()),
        not_applicable: Some(Text::default()),
    }
}

fn item(code: &str, scale: &str) -> Item {
    Item {
        code: code.to_owned(),
        section: String::new(),
        title: Text::default(),
        question: Text::default(),
        help: None,
        kind: Kind::SelectOne { scale: scale.to_owned() },
        asked_if: None,
        max_points: None,
        provisional: None,
    }
}
