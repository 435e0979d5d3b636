//! Which alerts a person wants, and how often.

use std::collections::BTreeSet;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::kind::Kind;
use crate::base::{Lang, enum_codes};

/// How often mail comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Pace {
    /// One digest on the morning of a working day, if there is anything new.
    #[default]
    Daily,
    /// As soon as there is something to send.
    AtOnce,
}

enum_codes!(pub Pace);

/// One person's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where mail goes; `None` wants none.
    pub address: Option<String>,
    /// The language of the mail.
    pub lang: Lang,
    /// How often it comes.
    pub pace: Pace,
    /// What it is about.
    pub kinds: BTreeSet<Kind>,
}

impl Default for Settings {
    /// No mail; once an address is given, a daily digest of everything but what is undecided.
    fn default() -> Self {
        let kinds = Kind::ALL.into_iter();
        Self {
            address: None,
            lang: Lang::Vi,
            pace: Pace::Daily,
            kinds: kinds.filter(|kind| *kind != Kind::Undecided).collect(),
        }
    }
}
