//! What two versions of a questionnaire differ in, field by field.

use super::change::PartKind;
use super::formed::missing_code;
use super::groups::{domain_of, factor_of};
use crate::base::Text;
use crate::domain::survey::{
    Choice, Counts, Instrument, Item, Kind, LegalBasis, Method, Routing, Scale,
};
use crate::stats::{Target, TargetRule};

/// One field with both its values; an absent one is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind of part it is of.
    pub kind: PartKind,
    /// The part's code; empty for the head.
    pub code: String,
    /// The field, such as `question_vi`; `part` for a part that is new or gone.
    pub field: &'static str,
    /// Its value before.
    pub before: String,
    /// Its value after.
    pub after: String,
}

/// The fields of a part, by name.
type Values = Vec<(&'static str, String)>;

/// The parts of one kind, by code.
type Parts = Vec<(String, Values)>;

/// Everything in which `after` differs from `before`, in the order of the form.
pub fn differences(before: &Instrument, after: &Instrument) -> Vec<Difference> {
    let mut found = Vec::new();
    let head = |of| vec![(String::new(), head(of))];
    compare(PartKind::Head, &head(before), &head(after), &mut found);
    compare(PartKind::Section, &sections(before), &sections(after), &mut found);
    compare(PartKind::Item, &items(before), &items(after), &mut found);
    compare(PartKind::Scale, &scales(before), &scales(after), &mut found);
    let formula = |of| vec![(String::new(), formula(of))];
    compare(PartKind::Formula, &formula(before), &formula(after), &mut found);
    compare(PartKind::Factor, &factors(before), &factors(after), &mut found);
    compare(PartKind::Domain, &domains(before), &domains(after), &mut found);
    found
}

fn compare(kind: PartKind, before: &Parts, after: &Parts, found: &mut Vec<Difference>) {
    let codes = |parts: &Parts, others: &Parts| -> Vec<String> {
        let known = |code: &String| others.iter().any(|(other, _)| other == code);
        parts.iter().map(|(code, _)| code.clone()).filter(known).collect()
    };
    let of = |parts: &Parts, code: &str| -> Option<Values> {
        parts.iter().find(|(each, _)| each == code).map(|(_, values)| values.clone())
    };
    let mut add = |code: &str, field, before: String, after: String| {
        if before != after {
            found.push(Difference { kind, code: code.to_owned(), field, before, after });
        }
    };
    for (code, was) in before {
        let Some(is) = of(after, code) else {
            add(code, "part", told(was), String::new());
            continue;
        };
        for (field, value) in was {
            let now = is.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone());
            add(code, field, value.clone(), now.unwrap_or_default());
        }
    }
    for (code, is) in after {
        if of(before, code).is_none() {
            add(code, "part", String::new(), told(is));
        }
    }
    let (was, is) = (codes(before, after), codes(after, before));
    add("", "order", was.join(", "), is.join(", "));
}

/// A part in one line: its words.
fn told(values: &Values) -> String {
    let told = values.iter().filter(|(name, value)| {
        !value.is_empty() && matches!(*name, "title_vi" | "question_vi" | "choices")
    });
    told.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" – ")
}

fn text(names: [&'static str; 2], text: Option<&Text>) -> Values {
    let text = text.cloned().unwrap_or_default();
    names.into_iter().zip([text.vi, text.en]).collect()
}

const TITLE: [&str; 2] = ["title_vi", "title_en"];
const QUESTION: [&str; 2] = ["question_vi", "question_en"];
const HELP: [&str; 2] = ["help_vi", "help_en"];
const INTRO: [&str; 2] = ["intro_vi", "intro_en"];
const PURPOSE: [&str; 2] = ["purpose_vi", "purpose_en"];
const PROVISIONAL: [&str; 2] = ["provisional_vi", "provisional_en"];
const DONT_KNOW: [&str; 2] = ["dont_know_vi", "dont_know_en"];
const NOT_APPLICABLE: [&str; 2] = ["not_applicable_vi", "not_applicable_en"];

fn head(of: &Instrument) -> Values {
    let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let note = |it: &Text| format!(" ({} / {})", it.vi, it.en);
    let basis = |basis: &LegalBasis| {
        let note = basis.note.as_ref().map(note).unwrap_or_default();
        format!("{} / {}{note}", basis.title.vi, basis.title.en)
    };
    let legal: Vec<String> = of.legal_basis.iter().map(basis).collect();
    let mut values = vec![
        ("id", of.id.clone()),
        ("version", of.version.clone()),
        ("valid_from", day(of.valid_from)),
        ("valid_to", of.valid_to.map(day).unwrap_or_default()),
        ("obligatory", if of.obligatory { "✓".to_owned() } else { String::new() }),
        ("target", of.target.map(target).unwrap_or_default()),
        ("legal_basis", legal.join("; ")),
    ];
    values.extend(text(TITLE, Some(&of.title)));
    values.extend(text(PURPOSE, Some(&of.purpose)));
    values.extend(text(PROVISIONAL, of.provisional.as_ref()));
    values
}

fn formula(of: &Instrument) -> Values {
    let aggregation = match of.formula.method {
        Method::Sipas(aggregation) => aggregation.into(),
        _ => "",
    };
    vec![
        ("formula_version", of.formula.version.clone()),
        ("method", <&str>::from(of.formula.method).to_owned()),
        ("aggregation", aggregation.to_owned()),
        ("missing", missing_code(of.missing).to_owned()),
    ]
}

fn target(target: Target) -> String {
    let sign = match target.rule {
        TargetRule::AtLeast => "≥",
        TargetRule::MoreThan => ">",
    };
    format!("{sign} {}/{}", target.numerator, target.denominator)
}

fn sections(of: &Instrument) -> Parts {
    let values = of.sections.iter().map(|section| {
        let mut values = text(TITLE, Some(&section.title));
        values.extend(text(INTRO, section.intro.as_ref()));
        (section.code.clone(), values)
    });
    values.collect()
}

fn items(of: &Instrument) -> Parts {
    of.items.iter().map(|item| (item.code.clone(), item_values(of, item))).collect()
}

fn item_values(of: &Instrument, item: &Item) -> Values {
    let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
    let many = matches!(item.kind, Kind::SelectMany { .. });
    let routing = |it: &Routing| format!("{} = {}", it.item, String::from_iter(&it.any_of));
    let mut values = text(TITLE, Some(&item.title));
    values.extend(text(QUESTION, Some(&item.question)));
    values.extend(text(HELP, item.help.as_ref()));
    values.extend(text(PROVISIONAL, item.provisional.as_ref()));
    values.extend([
        ("section", item.section.clone()),
        ("scale", scale.clone()),
        ("many", if many { "✓".to_owned() } else { String::new() }),
        ("asked_if", item.asked_if.as_ref().map(routing).unwrap_or_default()),
        ("factor", factor_of(of, &item.code).unwrap_or_default()),
        ("max_points", item.max_points.map(|it| it.to_string()).unwrap_or_default()),
    ]);
    values
}

fn scales(of: &Instrument) -> Parts {
    of.scales.iter().map(|scale| (scale.code.clone(), scale_values(scale))).collect()
}

fn scale_values(scale: &Scale) -> Values {
    let points = |choice: &Choice| choice.points.map(|it| format!(" {it}‰")).unwrap_or_default();
    let choice = |choice: &Choice| {
        let Choice { code, label, counts, .. } = choice;
        format!("{code} {} / {} ({}{})", label.vi, label.en, counts_as(*counts), points(choice))
    };
    let choices: Vec<String> = scale.choices.iter().map(choice).collect();
    let mut values = vec![("choices", choices.join("; "))];
    values.extend(text(DONT_KNOW, scale.dont_know.as_ref()));
    values.extend(text(NOT_APPLICABLE, scale.not_applicable.as_ref()));
    values
}

/// What a choice counts as, in both languages as its label is.
fn counts_as(counts: Counts) -> &'static str {
    match counts {
        Counts::Satisfied => "hài lòng / satisfied",
        Counts::Neutral => "bình thường / neutral",
        Counts::Unsatisfied => "không hài lòng / unsatisfied",
        Counts::Points => "tính theo điểm / points",
        Counts::Described => "chỉ mô tả / described only",
    }
}

fn factors(of: &Instrument) -> Parts {
    let values = of.factors.iter().map(|factor| {
        let mut values = text(TITLE, Some(&factor.title));
        let domain = domain_of(of, &factor.code).unwrap_or_default();
        let range = factor.range.map(|(low, high)| format!("{low}–{high}")).unwrap_or_default();
        values.extend([("domain", domain), ("range", range)]);
        (factor.code.clone(), values)
    });
    values.collect()
}

fn domains(of: &Instrument) -> Parts {
    of.domains.iter().map(|it| (it.code.clone(), text(TITLE, Some(&it.title)))).collect()
}
