//! How much of a form was answered.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;
use crate::domain::survey::{Answer, Instrument};

/// How much of a form was answered. Forms of one batch are alike in it: one full form among short
/// ones would be readable item by item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Fullness {
    /// No item of the index: the overall question or a remark alone.
    Overall,
    /// Under half of the items of the index.
    Short,
    /// Half of them or more.
    Full,
}

enum_codes!(pub Fullness);

impl Fullness {
    /// Which forms may be in one batch, by how many people there are of each fullness: forms of one only
    /// where they, with all fuller ones, are at least `least` people. A few fuller forms among shorter ones
    /// could be read item by item.
    pub fn mixable(people: impl Fn(Self) -> u64, least: u64) -> Vec<Self> {
        let mut taken = Vec::new();
        let mut all = 0;
        for fullness in Self::ALL.into_iter().rev() {
            let more = people(fullness);
            if more > 0 && all + more >= least {
                all += more;
                taken.push(fullness);
            }
        }
        taken
    }

    /// The fullness of the answers to an instrument's items, in the instrument's order.
    pub fn of(instrument: &Instrument, answers: &[Answer]) -> Self {
        let items = instrument.index_items();
        let is_answered = |at: &&usize| {
            let answer = answers.get(**at);
            matches!(answer, Some(Answer::One(_) | Answer::Many(_) | Answer::DontKnow))
        };
        match items.iter().filter(is_answered).count() {
            0 => Self::Overall,
            answered if answered * 2 < items.len() => Self::Short,
            _ => Self::Full,
        }
    }
}
