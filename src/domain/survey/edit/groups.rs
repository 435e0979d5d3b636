//! Factors and domains: what is grouped, and which group it is in.

use super::change::{Refusal, put, rename};
use super::core::Locks;
use crate::domain::survey::{Domain, Factor, Instrument};

/// The factor an item counts in.
pub fn factor_of(draft: &Instrument, item: &str) -> Option<String> {
    let mut factors = draft.factors.iter();
    let found = factors.find(|factor| factor.items.iter().any(|each| each == item));
    found.map(|factor| factor.code.clone())
}

/// The domain a factor counts in.
pub fn domain_of(draft: &Instrument, factor: &str) -> Option<String> {
    let mut domains = draft.domains.iter();
    let found = domains.find(|domain| domain.factors.iter().any(|each| each == factor));
    found.map(|domain| domain.code.clone())
}

/// Replaces or adds a factor. Code, items and domain of a core one stay.
pub(super) fn set_factor(
    draft: &mut Instrument,
    was: Option<&str>,
    (mut factor, mut domain): (Factor, Option<String>),
    locks: Option<&Locks<'_>>,
) -> Result<(), Refusal> {
    let old = was.map(|was| draft.factors.iter().find(|each| each.code == was));
    let old = old.map(|old| old.ok_or(Refusal::Gone)).transpose()?;
    if let Some(locks) = locks.filter(|locks| locks.closes_index()) {
        let Some(old) = old else { return Err(Refusal::Locked) };
        if locks.holds_factor(&old.code) {
            factor = Factor { title: factor.title, ..old.clone() };
            domain = domain_of(draft, &old.code);
        } else if factor.items.iter().any(|item| !old.items.contains(item)) {
            return Err(Refusal::Locked);
        }
    }
    let (code, items) = (factor.code.clone(), factor.items.clone());
    for each in draft.factors.iter_mut().filter(|each| Some(each.code.as_str()) != was) {
        each.items.retain(|item| !items.contains(item));
    }
    put(&mut draft.factors, was, factor, |factor| &factor.code)?;
    rename(was, &code, draft.domains.iter_mut().flat_map(|each| &mut each.factors));
    if domain_of(draft, &code) != domain {
        for each in &mut draft.domains {
            each.factors.retain(|factor| *factor != code);
            if Some(&each.code) == domain.as_ref() {
                each.factors.push(code.clone());
            }
        }
    }
    Ok(())
}

/// Replaces or adds a domain. Code and factors of a core one stay.
pub(super) fn set_domain(
    draft: &mut Instrument,
    was: Option<&str>,
    mut domain: Domain,
    locks: Option<&Locks<'_>>,
) -> Result<(), Refusal> {
    let old = was.map(|was| draft.domains.iter().find(|each| each.code == was));
    let old = old.map(|old| old.ok_or(Refusal::Gone)).transpose()?;
    if let Some(locks) = locks.filter(|locks| locks.closes_index()) {
        let Some(old) = old else { return Err(Refusal::Locked) };
        if locks.holds_domain(&old.code) {
            domain = Domain { title: domain.title, ..old.clone() };
        } else if domain.factors.iter().any(|factor| !old.factors.contains(factor)) {
            return Err(Refusal::Locked);
        }
    }
    let factors = domain.factors.clone();
    for each in draft.domains.iter_mut().filter(|each| Some(each.code.as_str()) != was) {
        each.factors.retain(|factor| !factors.contains(factor));
    }
    put(&mut draft.domains, was, domain, |domain| &domain.code)
}
