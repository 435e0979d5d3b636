//! The forms of what the index is made of: formula, factors, domains.

use super::change::Edit;
use super::fields::{Form, Problem};
use crate::domain::survey::{Domain, Factor, Formula, Instrument, Method, MissingRule};

/// Decimals of the ends of a factor's scale.
const RANGE_PLACES: usize = 6;

impl Form<'_> {
    pub(super) fn formula(&mut self, draft: &Instrument) -> Edit {
        let version = self.value("formula_version");
        if version.is_empty() {
            self.fault("formula_version", Problem::Empty);
        }
        let named = self.value("method").parse().unwrap_or(draft.formula.method);
        let method = match named {
            Method::Sipas(_) => {
                Method::Sipas(self.value("aggregation").parse().unwrap_or_default())
            }
            other => other,
        };
        let missing = self.value("missing").parse().unwrap_or(MissingRule::LeftOut);
        Edit::Formula { formula: Formula { version, method }, missing }
    }

    pub(super) fn factor(&mut self, draft: &Instrument, was: Option<String>) -> Edit {
        let old = draft.factors.iter().find(|each| Some(&each.code) == was.as_ref());
        let order = draft.items.iter().map(|item| &item.code);
        let items = self.ticked("item_", old.map_or(&[][..], |old| &old.items), order);
        let range = self.decimal("low", RANGE_PLACES).zip(self.decimal("high", RANGE_PLACES));
        let factor = Factor { code: self.code(), title: self.text("title"), items, range };
        Edit::Factor { was, factor, domain: self.given("domain") }
    }

    pub(super) fn domain(&mut self, draft: &Instrument, was: Option<String>) -> Edit {
        let old = draft.domains.iter().find(|each| Some(&each.code) == was.as_ref());
        let order = draft.factors.iter().map(|factor| &factor.code);
        let factors = self.ticked("factor_", old.map_or(&[][..], |old| &old.factors), order);
        Edit::Domain {
            was,
            domain: Domain { code: self.code(), title: self.text("title"), factors },
        }
    }

    /// The codes that are ticked: those that were there in their order, then others in the order of the form.
    fn ticked<'a>(
        &mut self,
        stem: &str,
        before: &'a [String],
        order: impl Iterator<Item = &'a String>,
    ) -> Vec<String> {
        let others = order.filter(|code| !before.contains(code));
        let codes = before.iter().chain(others);
        codes.filter(|code| self.is_on(&format!("{stem}{code}"))).cloned().collect()
    }
}
