//! One form as it is to be shown: what is asked, what was typed, what was wrong. Pure.

use crate::base::Lang;
use crate::domain::survey::{Instrument, Item, Problem};
use crate::domain::unit::NamedTouchpoint;
use crate::web::fields::first;

/// A form on its way to a citizen, for the first time or back with its faults.
#[derive(Clone, Debug)]
pub(super) struct Sheet<'a> {
    /// Where it is filled in.
    pub(super) touchpoint: &'a NamedTouchpoint,
    /// What is asked.
    pub(super) instrument: &'a Instrument,
    /// In which language.
    pub(super) lang: Lang,
    /// The address of this page without its language: with the slip's code that came with it.
    pub(super) address: String,
    /// The response key, in its hidden field.
    pub(super) key: String,
    /// What was typed into the slip's field, or came with the address.
    pub(super) slip: String,
    /// The code of a test scan; empty for none.
    pub(super) scan: &'a str,
    /// The code of the procedure that was chosen.
    pub(super) procedure: String,
    /// Whether a member of staff helps to answer.
    pub(super) assisted: bool,
    /// What was answered so far, as posted.
    pub(super) fields: &'a [(String, String)],
    /// What is wrong with it.
    pub(super) problems: &'a [Problem],
    /// Why the whole form was not taken, if that is so.
    pub(super) trouble: Option<Trouble>,
    /// Whether it is only looked at: it cannot be sent.
    pub(super) is_preview: bool,
}

/// Why a form without a fault in its answers was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The slip's code is no code, or cannot be spent here.
    Slip,
    /// The form carries no response key; the page now has one.
    NoKey,
    /// This form was sent before, with other answers.
    SentBefore,
    /// Not now: the queue or the disk is full.
    Busy,
}

impl Sheet<'_> {
    /// Whether this choice was taken when the form was sent.
    pub(super) fn is_picked(&self, item: &Item, code: &str) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|(name, value)| *name == item.code && value == code)
    }

    /// The remark as it was typed.
    pub(super) fn remark(&self) -> &str {
        first(self.fields, "remark")
    }

    /// What is wrong with this field.
    pub(super) fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field)
    }

    /// Whether the form comes back to be mended.
    pub(super) fn is_wrong(&self) -> bool {
        !self.problems.is_empty() || self.trouble.is_some()
    }
}
