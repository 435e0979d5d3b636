//! Words of the page of alerts and of the letters.

mod en;
mod vi;

use super::posted::Fault;
use crate::alert::{Kind, Pace};
use crate::store::MailState;
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) error: &'static str,
    pub(super) refused: &'static str,
    pub(super) nothing: &'static str,
    pub(super) hide: &'static str,
    pub(super) show: &'static str,
    pub(super) hidden: &'static str,
    pub(super) settings_title: &'static str,
    pub(super) no_server: &'static str,
    pub(super) address: &'static str,
    pub(super) address_hint: &'static str,
    pub(super) kinds: &'static str,
    kind: [&'static str; 8],
    pub(super) pace: &'static str,
    paces: [&'static str; 2],
    pub(super) language: &'static str,
    pub(super) save: &'static str,
    pub(super) trial: &'static str,
    pub(super) letters_title: &'static str,
    states: [&'static str; 3],
    pub(super) trouble: &'static str,
    faults: [&'static str; 5],
    /// With the number of matters for `{}`.
    pub(super) letter_subject: &'static str,
    pub(super) letter_late: &'static str,
    pub(super) letter_lead: &'static str,
    pub(super) others: &'static str,
    pub(super) see_all: &'static str,
    pub(super) letter_foot: &'static str,
    pub(super) trial_subject: &'static str,
    pub(super) trial_text: &'static str,
}

impl Words {
    /// What is wrong and what to do.
    pub(super) fn fault(&self, fault: Fault) -> &'static str {
        let [address, pace, no_kind, no_address, no_server] = self.faults;
        match fault {
            Fault::Address => address,
            Fault::Pace => pace,
            Fault::NoKind => no_kind,
            Fault::NoAddress => no_address,
            Fault::NoServer => no_server,
        }
    }

    /// A rule one can choose.
    pub(super) fn kind(&self, kind: Kind) -> &'static str {
        let [petition, task, dossiers, remarks, missed, undecided, signal, quiet] = self.kind;
        match kind {
            Kind::Petition => petition,
            Kind::Task => task,
            Kind::Missed => missed,
            Kind::Undecided => undecided,
            Kind::Signal => signal,
            Kind::Quiet => quiet,
            Kind::Dossiers => dossiers,
            Kind::Remarks => remarks,
        }
    }

    /// How often mail comes.
    pub(super) fn pace_of(&self, pace: Pace) -> &'static str {
        let [daily, at_once] = self.paces;
        match pace {
            Pace::Daily => daily,
            Pace::AtOnce => at_once,
        }
    }

    /// A language, in itself.
    pub(super) fn language_of(lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => "Tiếng Việt",
            Lang::En => "English",
        }
    }

    /// What became of a letter.
    pub(super) fn state(&self, state: MailState) -> &'static str {
        let [waiting, sent, given_up] = self.states;
        match state {
            MailState::Waiting => waiting,
            MailState::Sent => sent,
            MailState::GivenUp => given_up,
        }
    }
}

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &vi::WORDS,
        Lang::En => &en::WORDS,
    }
}
