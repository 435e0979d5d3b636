//! What somebody changes in a draft, one part at a time.

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr};

use super::core::{Keeps, Locks};
use super::groups::{self, factor_of};
use crate::base::Text;
use crate::domain::survey::{
    Domain, Factor, Formula, Instrument, Item, Kind, LegalBasis, MissingRule, Scale, Section,
};
use crate::stats::Target;

/// The kinds of part that are changed as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum PartKind {
    /// Title, validity, target and legal basis.
    Head,
    /// A section.
    Section,
    /// An item.
    Item,
    /// A scale with its choices.
    Scale,
    /// The formula, its aggregation and what a blank counts as.
    Formula,
    /// A factor with its items.
    Factor,
    /// A domain with its factors.
    Domain,
}

/// Towards the beginning or the end of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place earlier.
    Up,
    /// One place later.
    Down,
}

/// What a draft says of itself as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Id; the one it has where the draft is a new version.
    pub id: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: Text,
    /// Purpose.
    pub purpose: Text,
    /// Why figures lean on something not found.
    pub provisional: Option<Text>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Whether every question must be answered.
    pub obligatory: bool,
    /// Target.
    pub target: Option<Target>,
    /// Legal basis.
    pub legal_basis: Vec<LegalBasis>,
}

/// One change. `was` is the code of the part that it replaces; `None` adds one.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces the head.
    Head(Box<Head>),
    /// Replaces or adds an item.
    Item {
        /// Its code before.
        was: Option<String>,
        /// The item.
        item: Box<Item>,
        /// The factor it counts in.
        factor: Option<String>,
    },
    /// Replaces or adds a scale.
    Scale {
        /// Its code before.
        was: Option<String>,
        /// The scale.
        scale: Scale,
    },
    /// Replaces or adds a section.
    Section {
        /// Its code before.
        was: Option<String>,
        /// The section.
        section: Section,
    },
    /// Replaces the formula.
    Formula {
        /// The formula.
        formula: Formula,
        /// What a blank counts as.
        missing: MissingRule,
    },
    /// Replaces or adds a factor. Its items leave the factors they were in.
    Factor {
        /// Its code before.
        was: Option<String>,
        /// The factor.
        factor: Factor,
        /// The domain it counts in.
        domain: Option<String>,
    },
    /// Replaces or adds a domain. Its factors leave the domains they were in.
    Domain {
        /// Its code before.
        was: Option<String>,
        /// The domain.
        domain: Domain,
    },
    /// Takes a part out.
    Remove(PartKind, String),
    /// Moves a section, an item within its section, a factor or a domain by one place.
    Move(PartKind, String, Step),
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such part, or no longer.
    Gone,
    /// It is core.
    Locked,
}

/// The draft after one change. What is core keeps what it has.
pub fn apply(
    draft: &Instrument,
    edit: Edit,
    locks: Option<&Locks<'_>>,
) -> Result<Instrument, Refusal> {
    let mut new = draft.clone();
    match edit {
        Edit::Head(head) => set_head(&mut new, *head),
        Edit::Item { was, item, factor } => {
            set_item(&mut new, was.as_deref(), *item, factor, locks)?;
        }
        Edit::Scale { was, scale } => {
            if was.as_ref().is_some_and(|was| locks.is_some_and(|locks| locks.holds_scale(was))) {
                return Err(Refusal::Locked);
            }
            set_scale(&mut new, was.as_deref(), scale)?;
        }
        Edit::Section { was, section } => set_section(&mut new, was.as_deref(), section)?,
        Edit::Formula { formula, missing } => {
            let is_changed = formula != draft.formula || missing != draft.missing;
            if is_changed && locks.is_some() {
                return Err(Refusal::Locked);
            }
            (new.formula, new.missing) = (formula, missing);
        }
        Edit::Factor { was, factor, domain } => {
            groups::set_factor(&mut new, was.as_deref(), (factor, domain), locks)?;
        }
        Edit::Domain { was, domain } => {
            groups::set_domain(&mut new, was.as_deref(), domain, locks)?;
        }
        Edit::Remove(kind, code) => remove(&mut new, kind, &code, locks)?,
        Edit::Move(kind, code, step) => super::shift::shift(&mut new, kind, &code, step)?,
    }
    Ok(new)
}

fn set_head(draft: &mut Instrument, head: Head) {
    draft.id = head.id;
    draft.version = head.version;
    draft.title = head.title;
    draft.purpose = head.purpose;
    draft.provisional = head.provisional;
    draft.valid_from = head.valid_from;
    draft.valid_to = head.valid_to;
    draft.obligatory = head.obligatory;
    draft.target = head.target;
    draft.legal_basis = head.legal_basis;
}

/// The place of the part with this code.
pub(super) fn place<T>(
    parts: &[T],
    code: &str,
    of: impl Fn(&T) -> &String,
) -> Result<usize, Refusal> {
    parts.iter().position(|part| of(part) == code).ok_or(Refusal::Gone)
}

/// Puts `part` where the part with the code `was` stands, or at the end.
pub(super) fn put<T>(
    parts: &mut Vec<T>,
    was: Option<&str>,
    part: T,
    of: impl Fn(&T) -> &String,
) -> Result<(), Refusal> {
    let Some(was) = was else {
        parts.push(part);
        return Ok(());
    };
    let place = place(parts, was, of)?;
    if let Some(old) = parts.get_mut(place) {
        *old = part;
    }
    Ok(())
}

/// Writes `new` wherever `old` stands.
pub(super) fn rename<'a>(
    old: Option<&str>,
    new: &str,
    names: impl Iterator<Item = &'a mut String>,
) {
    if let Some(old) = old.filter(|old| *old != new) {
        names.filter(|name| *name == old).for_each(|name| new.clone_into(name));
    }
}

fn set_item(
    draft: &mut Instrument,
    was: Option<&str>,
    mut item: Item,
    mut factor: Option<String>,
    locks: Option<&Locks<'_>>,
) -> Result<(), Refusal> {
    if let (Some(was), Some(locks)) = (was, locks)
        && locks.holds(was)
    {
        let old = draft.item(was).ok_or(Refusal::Gone)?;
        item.code.clone_from(&old.code);
        if locks.keeps(was, Keeps::Title) {
            item.title.clone_from(&old.title);
        }
        if locks.keeps(was, Keeps::Question) {
            item.question.clone_from(&old.question);
        }
        if locks.keeps(was, Keeps::Scale) {
            (item.kind, item.asked_if) = (old.kind.clone(), old.asked_if.clone());
        }
        if locks.keeps(was, Keeps::Factor) {
            factor = factor_of(draft, was);
        }
    } else if let (Some(name), Some(locks)) = (&factor, locks)
        && (locks.holds_factor(name) || locks.closes_index())
        && factor != was.and_then(|was| factor_of(draft, was))
    {
        return Err(Refusal::Locked);
    }
    let code = item.code.clone();
    let moved = was.and_then(|was| draft.item(was)).is_none_or(|old| old.section != item.section);
    put(&mut draft.items, was, item, |item| &item.code)?;
    let routed = draft.items.iter_mut().filter_map(|item| item.asked_if.as_mut());
    rename(was, &code, routed.map(|routing| &mut routing.item));
    rename(was, &code, draft.factors.iter_mut().flat_map(|each| &mut each.items));
    if factor_of(draft, &code) != factor {
        for each in &mut draft.factors {
            each.items.retain(|item| *item != code);
            if Some(&each.code) == factor.as_ref() {
                each.items.push(code.clone());
            }
        }
    }
    if moved {
        by_section(draft);
    }
    Ok(())
}

/// Brings the items into the order of their sections; those of one section stay in theirs.
pub(super) fn by_section(draft: &mut Instrument) {
    let order: Vec<String> = draft.sections.iter().map(|section| section.code.clone()).collect();
    draft.items.sort_by_key(|item| order.iter().position(|code| *code == item.section));
}

fn set_scale(draft: &mut Instrument, was: Option<&str>, scale: Scale) -> Result<(), Refusal> {
    let code = scale.code.clone();
    put(&mut draft.scales, was, scale, |scale| &scale.code)?;
    let named = draft.items.iter_mut().map(|item| match &mut item.kind {
        Kind::SelectOne { scale } | Kind::SelectMany { scale } => scale,
    });
    rename(was, &code, named);
    Ok(())
}

fn set_section(draft: &mut Instrument, was: Option<&str>, section: Section) -> Result<(), Refusal> {
    let code = section.code.clone();
    put(&mut draft.sections, was, section, |section| &section.code)?;
    rename(was, &code, draft.items.iter_mut().map(|item| &mut item.section));
    Ok(())
}

fn remove(
    draft: &mut Instrument,
    kind: PartKind,
    code: &str,
    locks: Option<&Locks<'_>>,
) -> Result<(), Refusal> {
    let is_locked = locks.is_some_and(|locks| match kind {
        PartKind::Item => locks.holds(code),
        PartKind::Scale => locks.holds_scale(code),
        PartKind::Factor => locks.holds_factor(code),
        PartKind::Domain => locks.holds_domain(code),
        PartKind::Head | PartKind::Formula | PartKind::Section => false,
    });
    if is_locked {
        return Err(Refusal::Locked);
    }
    match kind {
        PartKind::Head | PartKind::Formula => return Err(Refusal::Gone),
        PartKind::Section => {
            draft.sections.remove(place(&draft.sections, code, |it| &it.code)?);
        }
        PartKind::Scale => {
            draft.scales.remove(place(&draft.scales, code, |it| &it.code)?);
        }
        PartKind::Item => {
            draft.items.remove(place(&draft.items, code, |it| &it.code)?);
            draft.factors.iter_mut().for_each(|it| it.items.retain(|item| item != code));
        }
        PartKind::Factor => {
            draft.factors.remove(place(&draft.factors, code, |it| &it.code)?);
            draft.domains.iter_mut().for_each(|it| it.factors.retain(|factor| factor != code));
        }
        PartKind::Domain => {
            draft.domains.remove(place(&draft.domains, code, |it| &it.code)?);
        }
    }
    Ok(())
}
