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

    /// What holds for a questionnaire based on `original`, an `id@version`; `None` where nothing does.
    pub fn locks<'a>(&'a self, catalogue: &'a Catalogue, original: &str) -> Option<Locks<'a>> {
        let (id, version) = original.split_once('@')?;
        let core = self.core.iter().find(|core| core.instrument == id)?;
        Some(Locks { core, published: catalogue.version(id, version)? })
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
                Spot::Head,
                both!("công thức khác với bản gốc" / "the formula is not the published one"),
            );
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
        for factor in self.published.factors.iter().filter(|each| self.holds_factor(&each.code)) {
            let place = copy.factors.iter().position(|each| each.code == factor.code);
            let items = place.and_then(|place| copy.factors.get(place)).map(|own| &own.items);
            if items != Some(&factor.items) {
                let code = &factor.code;
                let spot = place.map_or(Spot::Head, Spot::Factor);
                let what = both!(
                    "yếu tố `{code}` không gồm đúng các tiêu chí đã ban hành"
                        / "the factor `{code}` is not made of the published criteria"
                );
                add(spot, what);
            }
        }
        breaches
    }
}

/// Whether answers mean the same on both: codes and what they count as, in their order, and the same words.
fn is_same(scales: (Option<&Scale>, Option<&Scale>)) -> bool {
    scales.0.is_some() && scales.0 == scales.1
}
