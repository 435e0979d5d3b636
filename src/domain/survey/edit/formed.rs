//! A part as the fields of its form; [`super::edit_of`] reads them back.

use super::change::PartKind;
use super::groups::{domain_of, factor_of};
use crate::base::Text;
use crate::domain::survey::{Choice, Counts, Instrument, Item, Kind, Method, MissingRule, Scale};
use crate::stats::{Target, TargetRule};

/// Names and values of a form.
type Fields = Vec<(String, String)>;

/// Empty rows that a form of a scale offers beyond the choices it has.
const MORE_CHOICES: usize = 2;

/// The fields of the part with this code, of a new one without; `None` where there is no such part.
pub fn fields_of(draft: &Instrument, kind: PartKind, code: Option<&str>) -> Option<Fields> {
    let mut fields = Fields::new();
    match (kind, code) {
        (PartKind::Head, _) => head(&mut fields, draft),
        (PartKind::Formula, _) => formula(&mut fields, draft),
        (PartKind::Item, Some(code)) => item(&mut fields, draft, draft.item(code)?),
        (PartKind::Scale, Some(code)) => {
            scale(&mut fields, draft.scales.iter().find(|it| it.code == code)?);
        }
        (PartKind::Section, Some(code)) => {
            let section = draft.sections.iter().find(|it| it.code == code)?;
            add(&mut fields, "code", &section.code);
            text(&mut fields, "title", Some(&section.title));
            text(&mut fields, "intro", section.intro.as_ref());
        }
        (PartKind::Factor, Some(code)) => {
            let factor = draft.factors.iter().find(|it| it.code == code)?;
            add(&mut fields, "code", &factor.code);
            text(&mut fields, "title", Some(&factor.title));
            ticks(&mut fields, "item_", &factor.items);
            add(&mut fields, "domain", &domain_of(draft, code).unwrap_or_default());
            if let Some((low, high)) = factor.range {
                add(&mut fields, "low", &decimal(low, 6));
                add(&mut fields, "high", &decimal(high, 6));
            }
        }
        (PartKind::Domain, Some(code)) => {
            let domain = draft.domains.iter().find(|it| it.code == code)?;
            add(&mut fields, "code", &domain.code);
            text(&mut fields, "title", Some(&domain.title));
            ticks(&mut fields, "factor_", &domain.factors);
        }
        (_, None) => new(&mut fields, draft, kind),
    }
    Some(fields)
}

/// A new part begins with a free code, and with the scale and the section of the last item.
fn new(fields: &mut Fields, draft: &Instrument, kind: PartKind) {
    let free = |stem: &str, taken: Vec<&String>| {
        let mut codes = (1..).map(|number: u32| format!("{stem}{number}"));
        codes.find(|code| !taken.contains(&code)).unwrap_or_default()
    };
    let code = match kind {
        PartKind::Item => free("q", draft.items.iter().map(|it| &it.code).collect()),
        PartKind::Scale => free("scale", draft.scales.iter().map(|it| &it.code).collect()),
        PartKind::Section => free("part", draft.sections.iter().map(|it| &it.code).collect()),
        PartKind::Factor => free("factor", draft.factors.iter().map(|it| &it.code).collect()),
        PartKind::Domain => free("domain", draft.domains.iter().map(|it| &it.code).collect()),
        PartKind::Head | PartKind::Formula => String::new(),
    };
    add(fields, "code", &code);
    if let (PartKind::Item, Some(last)) = (kind, draft.items.last()) {
        let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &last.kind;
        add(fields, "section", &last.section);
        add(fields, "scale", scale);
    }
    if kind == PartKind::Scale {
        for place in 0..3 {
            choice(fields, place, None);
        }
    }
}

fn add(fields: &mut Fields, name: &str, value: &str) {
    fields.push((name.to_owned(), value.to_owned()));
}

fn text(fields: &mut Fields, name: &str, text: Option<&Text>) {
    let text = text.cloned().unwrap_or_default();
    add(fields, &format!("{name}_vi"), &text.vi);
    add(fields, &format!("{name}_en"), &text.en);
}

/// A box for each code that is in a group.
fn ticks(fields: &mut Fields, stem: &str, codes: &[String]) {
    for code in codes {
        add(fields, &format!("{stem}{code}"), "yes");
    }
}

fn formula(fields: &mut Fields, of: &Instrument) {
    add(fields, "formula_version", &of.formula.version);
    add(fields, "method", of.formula.method.into());
    let aggregation = match of.formula.method {
        Method::Sipas(aggregation) => aggregation.into(),
        _ => "",
    };
    add(fields, "aggregation", aggregation);
    add(fields, "missing", missing_code(of.missing));
}

/// The rule for blanks, as the file writes it.
pub(in crate::domain::survey) fn missing_code(rule: MissingRule) -> &'static str {
    match rule {
        MissingRule::LeftOut => "left_out",
        MissingRule::InDenominator => "in_denominator",
    }
}

fn head(fields: &mut Fields, of: &Instrument) {
    let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    add(fields, "id", &of.id);
    add(fields, "version", &of.version);
    text(fields, "title", Some(&of.title));
    text(fields, "purpose", Some(&of.purpose));
    text(fields, "provisional", of.provisional.as_ref());
    let first = Some(of.valid_from).filter(|day| *day != chrono::NaiveDate::MIN);
    add(fields, "valid_from", &first.map(day).unwrap_or_default());
    add(fields, "valid_to", &of.valid_to.map(day).unwrap_or_default());
    add(fields, "obligatory", if of.obligatory { "yes" } else { "" });
    add(fields, "target", &of.target.map(|it| target(it, of)).unwrap_or_default());
    let more = of.target.is_some_and(|target| target.rule == TargetRule::MoreThan);
    add(fields, "target_rule", if more { "more_than" } else { "at_least" });
    for (place, basis) in of.legal_basis.iter().enumerate() {
        text(fields, &format!("basis{place}"), Some(&basis.title));
        text(fields, &format!("basis{place}_note"), basis.note.as_ref());
    }
    text(fields, &format!("basis{}", of.legal_basis.len()), None);
    text(fields, &format!("basis{}_note", of.legal_basis.len()), None);
}

/// Whether the target is a share, which forms show in percent.
pub(super) fn is_share(of: &Instrument) -> bool {
    matches!(of.formula.method, Method::Sipas(_) | Method::Xhh)
}

/// Decimals that a target is shown with, when it needs them.
const TARGET_PLACES: usize = 4;

/// The target as it is typed: 90 for 90/100 of a share, 12 for 12/1 points.
pub(super) fn target(target: Target, of: &Instrument) -> String {
    let scale = u128::from(10_u64.pow(4)) * if is_share(of) { 100 } else { 1 };
    let number = u128::from(target.numerator) * scale / u128::from(target.denominator.max(1));
    decimal(i64::try_from(number).unwrap_or(i64::MAX), TARGET_PLACES)
}

fn item(fields: &mut Fields, of: &Instrument, item: &Item) {
    let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
    add(fields, "code", &item.code);
    text(fields, "title", Some(&item.title));
    text(fields, "question", Some(&item.question));
    text(fields, "help", item.help.as_ref());
    add(fields, "section", &item.section);
    add(fields, "scale", scale);
    let many = matches!(item.kind, Kind::SelectMany { .. });
    add(fields, "many", if many { "yes" } else { "" });
    add(fields, "factor", &factor_of(of, &item.code).unwrap_or_default());
    add(fields, "max_points", &item.max_points.map(|it| decimal(it, 3)).unwrap_or_default());
    let routing = item.asked_if.as_ref();
    add(fields, "asked_item", routing.map_or("", |it| &it.item));
    for code in routing.into_iter().flat_map(|it| &it.any_of) {
        add(fields, &format!("any_{code}"), "yes");
    }
    text(fields, "provisional", item.provisional.as_ref());
}

fn scale(fields: &mut Fields, scale: &Scale) {
    add(fields, "code", &scale.code);
    text(fields, "dont_know", scale.dont_know.as_ref());
    text(fields, "not_applicable", scale.not_applicable.as_ref());
    for (place, each) in scale.choices.iter().enumerate() {
        choice(fields, place, Some(each));
    }
    let length = scale.choices.len();
    (length..length + MORE_CHOICES).for_each(|place| choice(fields, place, None));
}

fn choice(fields: &mut Fields, place: usize, of: Option<&Choice>) {
    let code = of.map_or('\0', |it| it.code);
    let code = if code == '\0' { String::new() } else { code.to_string() };
    add(
        fields,
        &format!("choice{place}_order"),
        &of.map_or(String::new(), |_| (place + 1).to_string()),
    );
    add(fields, &format!("choice{place}_code"), &code);
    text(fields, &format!("choice{place}_label"), of.map(|it| &it.label));
    let counts = of.map_or("", |it| counts_code(it.counts));
    add(fields, &format!("choice{place}_counts"), counts);
    let points = of.and_then(|it| it.points).map(|it| decimal(it, 3));
    add(fields, &format!("choice{place}_points"), &points.unwrap_or_default());
}

/// What a choice counts as, as the file writes it.
pub(in crate::domain::survey) fn counts_code(counts: Counts) -> &'static str {
    match counts {
        Counts::Satisfied => "satisfied",
        Counts::Neutral => "neutral",
        Counts::Unsatisfied => "unsatisfied",
        Counts::Points => "points",
        Counts::Described => "described",
    }
}

/// A whole number of the last of `places` decimals, with a decimal comma.
fn decimal(number: i64, places: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{whole}{comma}{fraction}")
}
