//! Which alerts a person wants, and how often.

use std::collections::BTreeSet;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::kind::Kind;
use crate::base::{Lang, enum_codes};

/// Characters of an address at most (RFC 5321, section 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

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

/// Whether mail can be sent there: one `@` with something on both sides, no blank and no control
/// character. Whether mail arrives, only sending shows.
pub fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    let whole = |part: &str| !part.is_empty() && !part.contains('@');
    text.len() <= LONGEST_ADDRESS
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || ",;<>\"".contains(c))
        && parts.is_some_and(|(name, host)| whole(name) && whole(host) && !host.starts_with('.'))
}
