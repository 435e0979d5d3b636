//! Parts moved by one place.

use super::change::{PartKind, Refusal, Step, by_section, place};
use crate::domain::survey::Instrument;

/// Moves the part with this code.
pub(super) fn shift(
    draft: &mut Instrument,
    kind: PartKind,
    code: &str,
    step: Step,
) -> Result<(), Refusal> {
    match kind {
        PartKind::Section => {
            swap(&mut draft.sections, code, step, |it| &it.code)?;
            by_section(draft);
        }
        PartKind::Item => {
            let from = place(&draft.items, code, |it| &it.code)?;
            let section = draft.items.get(from).map(|item| item.section.clone());
            let is_near =
                |to: &usize| draft.items.get(*to).map(|it| &it.section) == section.as_ref();
            let to = match step {
                Step::Up => (0..from).rfind(is_near),
                Step::Down => (from + 1..draft.items.len()).find(is_near),
            };
            if let Some(to) = to {
                draft.items.swap(from, to);
            }
        }
        PartKind::Factor => swap(&mut draft.factors, code, step, |it| &it.code)?,
        PartKind::Domain => swap(&mut draft.domains, code, step, |it| &it.code)?,
        PartKind::Head | PartKind::Formula | PartKind::Scale => return Err(Refusal::Gone),
    }
    Ok(())
}

fn swap<T>(
    parts: &mut [T],
    code: &str,
    step: Step,
    of: impl Fn(&T) -> &String,
) -> Result<(), Refusal> {
    let from = place(parts, code, of)?;
    let to = match step {
        Step::Up => from.checked_sub(1),
        Step::Down => Some(from + 1).filter(|to| *to < parts.len()),
    };
    if let Some(to) = to {
        parts.swap(from, to);
    }
    Ok(())
}
