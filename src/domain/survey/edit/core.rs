//! The core of a published questionnaire: what of it every copy keeps.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::base::Text;
use crate::domain::survey::file::{Finding, Spot, both};
use crate::domain::survey::{Catalogue, Instrument, Item, Scale};

/// What is core, as shipped.
const PUBLISHED: &str = include_str!("../../../../surveys/core/published.toml");

/// A property of an item that its copies keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeps {
    /// The criterion's title.
    Title,
    /// The question's wording.
    Question,
    /// The scale with all its choices.
    Scale,
    /// The factor it counts in, which holds no other items than the published ones.
    Factor,
}

/// The core of one instrument, in all its versions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Core {
    instrument: String,
    items: BTreeSet<String>,
    keeps: BTreeSet<Keeps>,
    reason: Text,
}

/// The cores of all instruments that have one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cores {
    core: Vec<Core>,
}

/// Copies of copies that are followed.
const LONGEST_CHAIN: usize = 16;

fn find<'a>(catalogue: &'a Catalogue, named: &str) -> Option<&'a Instrument> {
    let (id, version) = named.split_once('@')?;
    catalogue.version(id, version)
}

/// The shipped cores, read once.
static SHIPPED: LazyLock<Cores> = LazyLock::new(|| Cores::built_in().unwrap_or_default());

impl Cores {
    /// The shipped ones; a test reads their file.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The shipped ones.
    pub fn built_in() -> Result<Self, String> {
        toml::from_str(PUBLISHED).map_err(|error| format!("surveys/core/published.toml: {error}"))
    }

    /// What holds for this questionnaire: the core of what it is based on or, without a word of that, of another
    /// version of the same id. What it leads to is followed to the first, so that a copy of a copy is held too.
    pub fn locks_of<'a>(&'a self, catalogue: &'a Catalogue, of: &Instrument) -> Option<Locks<'a>> {
        let named = of.based_on.as_deref().and_then(|named| find(catalogue, named));
        let own = named
            .filter(|it| it.id == of.id)
            .or_else(|| catalogue.versions(&of.id).rfind(|it| it.version != of.version));
        let mut first = own.or(named)?;
        for _ in 0..LONGEST_CHAIN {
            let Some(before) = first.based_on.as_deref().and_then(|it| find(catalogue, it)) else {
                break;
            };
            first = before;
        }
        let core = self.core.iter().find(|core| core.instrument == first.id)?;
        Some(Locks { core, published: first })
    }
}

/// The core of a published version, against which a copy is held.
#[derive(Clone, Copy, Debug)]
pub struct Locks<'a> {
    core: &'a Core,
    published: &'a Instrument,
}

impl Locks<'_> {
    /// Why the core stays as it is.
    pub fn reason(&self) -> &Text {
        &self.core.reason
    }

    /// Whether this item is core.
    pub fn holds(&self, item: &str) -> bool {
        self.core.items.contains(item) && self.published.item(item).is_some()
    }

    /// Whether this property of the item stays as published.
    pub fn keeps(&self, item: &str, property: Keeps) -> bool {
        self.holds(item) && self.core.keeps.contains(&property)
    }

    /// Whether a core item of the published version is answered on this scale.
    pub fn holds_scale(&self, scale: &str) -> bool {
        self.items().any(|item| {
            self.keeps(&item.code, Keeps::Scale)
                && self.published.scale_of(item).is_some_and(|its| its.code == scale)
        })
    }

    /// Whether a core item of the published version counts in this factor.
    pub fn holds_factor(&self, factor: &str) -> bool {
        let factors = self.published.factors.iter();
        let items = factors.filter(|each| each.code == factor).flat_map(|each| &each.items);
        items.into_iter().any(|item| self.keeps(item, Keeps::Factor))
    }

    /// Whether the index stays as published as a whole: its formula, and no more factors or domains.
    pub fn closes_index(&self) -> bool {
        self.core.keeps.contains(&Keeps::Factor)
    }

    /// Whether a core factor of the published version counts in this domain.
    pub fn holds_domain(&self, domain: &str) -> bool {
        let domains = self.published.domains.iter();
        let mut factors = domains.filter(|each| each.code == domain).flat_map(|it| &it.factors);
        factors.any(|factor| self.holds_factor(factor))
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        self.published.items.iter().filter(|item| self.holds(&item.code))
    }

    /// What of the core is not as published in `copy`.
    pub fn breaches(&self, copy: &Instrument) -> Vec<(Spot, Finding)> {
        let mut breaches = Vec::new();
        let mut add = |spot, what: Text| {
            let remedy = self.core.reason.clone();
            breaches.push((spot, Finding { file: String::new(), line: 1, what, remedy }));
        };
        if copy.formula != self.published.formula {
            add(
                Spot::Formula,
                both!("công thức khác với bản gốc" / "the formula is not the published one"),
            );
        }
        if copy.missing != self.published.missing {
            let what = both!(
                "câu bỏ trống được tính khác bản gốc"
                    / "blanks count in another way than published"
            );
            add(Spot::Formula, what);
        }
        for item in self.items() {
            let code = &item.code;
            let place = copy.items.iter().position(|each| each.code == *code);
            let Some((place, own)) = place.and_then(|place| Some((place, copy.items.get(place)?)))
            else {
                let what = both!("thiếu tiêu chí `{code}`" / "the criterion `{code}` is missing");
                add(Spot::Head, what);
                continue;
            };
            let spot = Spot::Item(place);
            if self.keeps(code, Keeps::Title) && own.title.vi != item.title.vi {
                add(
                    spot,
                    both!("tên tiêu chí `{code}` đã đổi" / "the title of `{code}` has changed"),
                );
            }
            if self.keeps(code, Keeps::Question) && own.question.vi != item.question.vi {
                add(
                    spot,
                    both!("câu hỏi `{code}` đã đổi" / "the question of `{code}` has changed"),
                );
            }
            let scales = (self.published.scale_of(item), copy.scale_of(own));
            let answered = own.kind == item.kind && own.asked_if == item.asked_if;
            if self.keeps(code, Keeps::Scale) && !(answered && is_same(scales)) {
                let what = "`{code}` được trả lời khác bản gốc";
                let what = what.replace("{code}", code);
                add(spot, Text::new(what, format!("`{code}` is answered in another way")));
            }
        }
        breaches.extend(self.index_breaches(copy));
        breaches
    }

    /// What of the factors and domains is not as published.
    fn index_breaches(&self, copy: &Instrument) -> Vec<(Spot, Finding)> {
        let mut breaches = Vec::new();
        let mut add = |spot, what| {
            let remedy = self.core.reason.clone();
            breaches.push((spot, Finding { file: String::new(), line: 1, what, remedy }));
        };
        let published = self.published;
        for factor in published.factors.iter().filter(|each| self.holds_factor(&each.code)) {
            let place = copy.factors.iter().position(|each| each.code == factor.code);
            let items = place.and_then(|place| copy.factors.get(place)).map(|own| &own.items);
            if items.is_none_or(|items| !is_permuted(items, &factor.items)) {
                let code = &factor.code;
                let what = both!(
                    "yếu tố `{code}` không gồm đúng các tiêu chí đã ban hành"
                        / "the factor `{code}` is not made of the published criteria"
                );
                add(place.map_or(Spot::Formula, Spot::Factor), what);
            }
        }
        for domain in published.domains.iter().filter(|each| self.holds_domain(&each.code)) {
            let place = copy.domains.iter().position(|each| each.code == domain.code);
            let own = place.and_then(|place| copy.domains.get(place)).map(|own| &own.factors);
            if own.is_none_or(|own| !is_permuted(own, &domain.factors)) {
                let code = &domain.code;
                let what = both!(
                    "lĩnh vực `{code}` không gồm đúng các yếu tố đã ban hành"
                        / "the domain `{code}` is not made of the published factors"
                );
                add(place.map_or(Spot::Formula, Spot::Domain), what);
            }
        }
        if self.closes_index() {
            let factors = copy.factors.iter().enumerate();
            for (place, own) in factors.filter(|(_, it)| !self.holds_factor(&it.code)) {
                let code = &own.code;
                let what = both!(
                    "yếu tố `{code}` không có trong chỉ số đã ban hành"
                        / "the factor `{code}` is not in the published index"
                );
                add(Spot::Factor(place), what);
            }
            let domains = copy.domains.iter().enumerate();
            for (place, own) in domains.filter(|(_, it)| !self.holds_domain(&it.code)) {
                let code = &own.code;
                let what = both!(
                    "lĩnh vực `{code}` không có trong chỉ số đã ban hành"
                        / "the domain `{code}` is not in the published index"
                );
                add(Spot::Domain(place), what);
            }
        }
        breaches
    }
}

/// Whether both lists hold the same codes.
fn is_permuted(one: &[String], other: &[String]) -> bool {
    let sorted = |codes: &[String]| {
        let mut codes = codes.to_vec();
        codes.sort();
        codes
    };
    sorted(one) == sorted(other)
}

/// Whether answers mean the same on both: codes and what they count as, in their order, and the same words.
fn is_same(scales: (Option<&Scale>, Option<&Scale>)) -> bool {
    scales.0.is_some() && scales.0 == scales.1
}
