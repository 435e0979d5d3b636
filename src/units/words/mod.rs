//! Words of the pages about units.

mod en;
mod vi;

use super::posted::Wrong;
use crate::organisation::Fault;
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) error: &'static str,
    pub(super) refused: &'static str,
    pub(super) asked_title: &'static str,
    pub(super) on: &'static str,
    pub(super) known: &'static str,
    pub(super) survey: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) show: &'static str,
    pub(super) as_now: &'static str,
    pub(super) asked_hint: &'static str,
    pub(super) on_day: &'static str,
    pub(super) as_known: &'static str,
    pub(super) figures_hint: &'static str,
    pub(super) unit: &'static str,
    pub(super) outside: &'static str,
    pub(super) history_title: &'static str,
    pub(super) no_history: &'static str,
    pub(super) recorded_by: &'static str,
    pub(super) withdrawn: &'static str,
    pub(super) withdraw: &'static str,
    pub(super) reason: &'static str,
    pub(super) was_founded: &'static str,
    pub(super) was_renamed: &'static str,
    pub(super) was_merged: &'static str,
    pub(super) was_divided: &'static str,
    pub(super) was_parted: &'static str,
    pub(super) was_closed: &'static str,
    pub(super) below: &'static str,
    pub(super) office: &'static str,
    pub(super) its_figures: &'static str,
    pub(super) touchpoints: &'static str,
    pub(super) touchpoint: &'static str,
    pub(super) no_touchpoints: &'static str,
    pub(super) no_more: &'static str,
    pub(super) changes_title: &'static str,
    pub(super) found_title: &'static str,
    pub(super) found: &'static str,
    pub(super) rename: &'static str,
    pub(super) move_it: &'static str,
    pub(super) merge: &'static str,
    pub(super) merge_hint: &'static str,
    pub(super) divide: &'static str,
    pub(super) divide_hint: &'static str,
    pub(super) close: &'static str,
    pub(super) close_hint: &'static str,
    pub(super) code: &'static str,
    pub(super) name_vi: &'static str,
    pub(super) name_en: &'static str,
    pub(super) parent: &'static str,
    pub(super) into: &'static str,
    pub(super) rest: &'static str,
    pub(super) goes_on: &'static str,
    pub(super) with_the_rest: &'static str,
    pub(super) choose: &'static str,
    pub(super) day: &'static str,
    pub(super) basis: &'static str,
    pub(super) basis_hint: &'static str,
    pub(super) record: &'static str,
    wrong: Wrongs,
}

/// What can be wrong; a `{}` stands for the code of a unit or touchpoint.
#[derive(Debug)]
struct Wrongs {
    day: &'static str,
    future: &'static str,
    empty: &'static str,
    too_long: &'static str,
    no_choice: &'static str,
    has_touchpoints: &'static str,
    gone: &'static str,
    bad_code: &'static str,
    founded_twice: &'static str,
    unknown: &'static str,
    not_there: &'static str,
    successor: &'static str,
    no_successor: &'static str,
    only_itself: &'static str,
    stray: &'static str,
    parent: &'static str,
    circle: &'static str,
    name: &'static str,
}

impl Words {
    /// What is wrong and what to do.
    pub(super) fn wrong(&self, wrong: &Wrong) -> String {
        let said = &self.wrong;
        match wrong {
            Wrong::Day => said.day.to_owned(),
            Wrong::Future => said.future.to_owned(),
            Wrong::Empty(field) => said.empty.replace("{}", self.field(field)),
            Wrong::TooLong(field) => said.too_long.replace("{}", self.field(field)),
            Wrong::NoChoice(field) => said.no_choice.replace("{}", self.field(field)),
            Wrong::HasTouchpoints => said.has_touchpoints.to_owned(),
            Wrong::Gone => said.gone.to_owned(),
            Wrong::Fault(fault) => self.fault(fault),
        }
    }

    fn field(&self, name: &str) -> &'static str {
        match name {
            "name_vi" => self.name_vi,
            "name_en" => self.name_en,
            "into" => self.into,
            "rest" => self.rest,
            "reason" => self.reason,
            _ => self.basis,
        }
    }

    fn fault(&self, fault: &Fault) -> String {
        let said = &self.wrong;
        let (sentence, code) = match fault {
            Fault::Code(code) => (said.bad_code, code),
            Fault::FoundedTwice(code) => (said.founded_twice, code),
            Fault::Unknown(code) => (said.unknown, code),
            Fault::NotThere(code) => (said.not_there, code),
            Fault::SuccessorNotThere(code) => (said.successor, code),
            Fault::NoSuccessor(code) => (said.no_successor, code),
            Fault::OnlyItself(code) => (said.only_itself, code),
            Fault::Stray(code) => (said.stray, code),
            Fault::ParentNotThere(code) => (said.parent, code),
            Fault::Loop(code) => (said.circle, code),
            Fault::Name(code) => (said.name, code),
        };
        sentence.replace("{}", code)
    }
}

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &vi::WORDS,
        Lang::En => &en::WORDS,
    }
}
