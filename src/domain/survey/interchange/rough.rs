//! A questionnaire as other programs have it, on its way to ours: answers with long names, conditions by those names.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Fault;
use crate::base::Text;
use crate::base::text::folded;
use crate::domain::survey::{
    Aggregation, Choice, Counts, Factor, Formula, Instrument, Item, Kind, Method, MissingRule,
    Routing, Scale, Section,
};

/// The names under which "no opinion" and "not applicable" travel among the answers.
pub(super) const DONT_KNOW: &str = "dk";
pub(super) const NOT_APPLICABLE: &str = "na";

/// An answer as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RoughChoice {
    pub(super) name: String,
    pub(super) label: Text,
    pub(super) counts: Option<Counts>,
    pub(super) points: Option<i64>,
}

/// An item as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RoughItem {
    pub(super) item: Item,
    /// The condition: the item's name and its answers' names.
    pub(super) asked_if: Option<(String, Vec<String>)>,
    pub(super) factor: String,
    pub(super) is_required: bool,
    /// Where it stands, for faults.
    pub(super) place: Text,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Rough {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: Text,
    pub(super) purpose: Text,
    pub(super) sections: Vec<Section>,
    pub(super) items: Vec<RoughItem>,
    /// Scales by name, in their order.
    pub(super) scales: Vec<(String, Vec<RoughChoice>)>,
    /// The titles of factors, by their codes.
    pub(super) factors: Vec<(String, Text)>,
    pub(super) faults: Vec<Fault>,
}

impl Rough {
    /// The questionnaire, or every fault.
    pub(super) fn instrument(mut self, today: NaiveDate) -> Result<Instrument, Vec<Fault>> {
        if self.items.is_empty() && self.faults.is_empty() {
            let what = Text::new("tệp không có câu hỏi nào", "the file has no question");
            return Err(vec![Fault { place: Text::default(), what }]);
        }
        let mut codes: BTreeMap<String, BTreeMap<String, char>> = BTreeMap::new();
        let mut scales = Vec::new();
        for (name, choices) in &self.scales {
            let (scale, own) = scale(name, choices, &mut self.faults);
            codes.insert(name.clone(), own);
            scales.push(scale);
        }
        let scale_of: BTreeMap<String, String> =
            self.items.iter().map(|it| (it.item.code.clone(), scale_name(&it.item))).collect();
        let mut items = Vec::new();
        for rough in &self.items {
            let asked_if = rough.asked_if.as_ref().and_then(|(item, answers)| {
                let own = scale_of.get(item).and_then(|scale| codes.get(scale))?;
                let any_of: Option<Vec<char>> =
                    answers.iter().map(|answer| own.get(answer).copied()).collect();
                Some(Routing { item: item.clone(), any_of: any_of? })
            });
            if rough.asked_if.is_some() && asked_if.is_none() {
                self.faults.push(Fault {
                    place: rough.place.clone(),
                    what: Text::new(
                        "điều kiện hỏi nêu câu hoặc câu trả lời không có trong phiếu",
                        "the condition names a question or an answer that is not there",
                    ),
                });
            }
            items.push(Item { asked_if, ..rough.item.clone() });
        }
        if self.faults.is_empty() {
            Ok(self.finished(items, scales, today))
        } else {
            Err(self.faults)
        }
    }

    fn finished(self, items: Vec<Item>, scales: Vec<Scale>, today: NaiveDate) -> Instrument {
        let of = |code: &str| -> Vec<String> {
            let own = self.items.iter().filter(|it| it.factor == code);
            own.map(|it| it.item.code.clone()).collect()
        };
        let factors = self.factors.iter().map(|(code, title)| Factor {
            code: code.clone(),
            title: title.clone(),
            items: of(code),
            range: None,
        });
        let version = "sipas-item-mean/1".to_owned();
        Instrument {
            factors: factors.collect(),
            id: self.id,
            version: if self.version.is_empty() { "1".to_owned() } else { self.version },
            title: self.title,
            purpose: self.purpose,
            provisional: None,
            valid_from: today,
            valid_to: None,
            based_on: None,
            legal_basis: Vec::new(),
            formula: Formula { version, method: Method::Sipas(Aggregation::ItemMean) },
            missing: MissingRule::LeftOut,
            obligatory: false,
            target: None,
            scales,
            sections: self.sections,
            items,
            domains: Vec::new(),
            digest: String::new(),
        }
    }
}

fn scale_name(item: &Item) -> String {
    let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
    scale.clone()
}

/// The scale, and the code that each answer's name has become: itself where it is one character, else the next free one.
fn scale(
    name: &str,
    choices: &[RoughChoice],
    faults: &mut Vec<Fault>,
) -> (Scale, BTreeMap<String, char>) {
    let mut scale =
        Scale { code: name.to_owned(), choices: Vec::new(), dont_know: None, not_applicable: None };
    let mut own = BTreeMap::new();
    let only = |name: &str| -> Option<char> {
        let mut letters = name.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let letter = letter.to_ascii_uppercase();
        (letter.is_ascii_digit() || letter.is_ascii_uppercase()).then_some(letter)
    };
    let taken: Vec<char> = choices.iter().filter_map(|it| only(&it.name)).collect();
    let mut free = ('1'..='9').chain('A'..='Z').filter(|code| !taken.contains(code));
    for RoughChoice { name: answer, label, counts, points } in choices {
        match answer.to_ascii_lowercase().as_str() {
            DONT_KNOW => scale.dont_know = Some(label.clone()),
            NOT_APPLICABLE => scale.not_applicable = Some(label.clone()),
            _ => {
                let Some(code) = only(answer).or_else(|| free.next()) else {
                    faults.push(Fault {
                        place: Text::new(format!("danh sách {name}"), format!("list {name}")),
                        what: Text::new("có quá 35 phương án", "there are more than 35 choices"),
                    });
                    break;
                };
                own.insert(answer.clone(), code);
                let (label, points) = (label.clone(), *points);
                let counts = counts.unwrap_or(Counts::Described);
                scale.choices.push(Choice { code, label, counts, points });
            }
        }
    }
    (scale, own)
}

/// A name as a code of ours: lower case, without accents and blanks.
pub(super) fn code_of(name: &str) -> String {
    let letters = folded(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' })
        .collect::<String>();
    letters.trim_matches('-').to_owned()
}
