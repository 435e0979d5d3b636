//! Rows of a petition's history.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;
use crate::domain::petition::State;
use crate::store::stored::stored_as_codes;
use crate::store::transaction::Transaction;
use crate::store::{By, Result};

/// What a row tells beside a change of state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Act {
    /// Nothing.
    #[default]
    #[strum(serialize = "")]
    Move,
    /// An answer waits for a second person.
    Proposed,
    /// That person returned it.
    Returned,
    /// That person approved it.
    Approved,
    /// A file was added.
    Attached,
    /// A file of the answer was taken off.
    Removed,
}

enum_codes!(pub Act);
stored_as_codes!(Act: "act on a petition");

/// Adds a row without a change of state.
pub(super) async fn note(
    transaction: &mut Transaction,
    (code, state): (&str, State),
    (act, text): (Act, &str),
    by: &By,
) -> Result<()> {
    execute!(
        transaction,
        "insert into petition_move (petition, step, at, actor, state_before, state_after, note, act)
         select $1, max(step) + 1, $2, $3, $4, $4, $5, $6 from petition_move where petition = $1",
        code,
        by.at.timestamp_millis(),
        by.actor.name(),
        state.code(),
        text,
        act.code()
    );
    Ok(())
}
