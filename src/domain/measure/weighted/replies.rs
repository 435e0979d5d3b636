//! What rows say to items, as a weighted scorecard needs it: a byte each.

use crate::domain::survey::{Answer, Choice, Counts, Instrument};

/// What a row says to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    Nothing,
    Dissatisfied,
    Satisfied,
}

/// What every row says to every item, a byte each.
#[derive(Clone, Debug)]
pub struct Replies {
    /// What each item's codes count as.
    codes: Vec<Vec<(char, Reply)>>,
    /// An item's replies, row by row.
    pub(super) rows: Vec<Vec<Reply>>,
}

impl Replies {
    /// No rows yet.
    pub fn empty(instrument: &Instrument) -> Self {
        let reply = |counts| match counts {
            Counts::Satisfied => Reply::Satisfied,
            Counts::Neutral | Counts::Unsatisfied => Reply::Dissatisfied,
            Counts::Points | Counts::Described => Reply::Nothing,
        };
        let codes = instrument.items.iter().map(|item| {
            let scale = instrument.scale_of(item);
            let choices = scale.map_or(&[][..], |scale| &scale.choices);
            let pair = |choice: &Choice| (choice.code, reply(choice.counts));
            choices.iter().map(pair).collect()
        });
        Self { codes: codes.collect(), rows: vec![Vec::new(); instrument.items.len()] }
    }

    /// One more row; `None` for one that stays in the design without being measured.
    pub fn add(&mut self, answers: Option<&[Answer]>) {
        for (at, (codes, rows)) in self.codes.iter().zip(&mut self.rows).enumerate() {
            let reply = match answers.and_then(|answers| answers.get(at)) {
                Some(Answer::One(code)) => codes.iter().find(|(known, _)| known == code),
                _ => None,
            };
            rows.push(reply.map_or(Reply::Nothing, |(_, reply)| *reply));
        }
    }
}
