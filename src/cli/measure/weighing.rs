//! The design of a file of responses, beside its answers.

use crate::base::table::Row;
use crate::cli::faults::Faults;
use crate::cli::sampled::Sampled;
use crate::domain::measure::Scorecard;
use crate::domain::measure::weighted::Replies;
use crate::domain::survey::{Answer, Instrument};
use crate::stats::design::{Design, Draft};

/// Rows of a weighted file while it is read: all of them, measured or not, make up the design.
#[derive(Debug)]
pub(super) struct Weighing<'a> {
    sampled: &'a Sampled,
    places: Vec<usize>,
    draft: Draft,
    /// The answers of each row; of the version that is measured.
    replies: Option<Replies>,
    /// Rows before the first one that is measured.
    skipped: usize,
}

/// A design with what its rows say.
#[derive(Debug)]
pub(super) struct Weighed {
    design: Design,
    replies: Replies,
}

impl<'a> Weighing<'a> {
    /// `None` when no column of the design is named; columns that lack are faults.
    pub(super) fn of(sampled: &'a Sampled, header: &Row, faults: &mut Faults) -> Option<Self> {
        if !sampled.is_given() {
            return None;
        }
        let mut places = Vec::new();
        for name in sampled.names() {
            match header.cells().position(|found| found == name) {
                Some(place) => places.push(place),
                None => faults.add(
                    header.number,
                    name,
                    "is asked for and is not there. Add the column.",
                ),
            }
        }
        (places.len() == sampled.names().len()).then(|| Self {
            sampled,
            places,
            draft: sampled.draft(),
            replies: None,
            skipped: 0,
        })
    }

    /// One more row, with its answers when it is measured.
    pub(super) fn row(
        &mut self,
        row: &Row,
        measured: Option<(&Instrument, &[Answer])>,
        faults: &mut Faults,
    ) {
        let own: Vec<&str> = self.places.iter().map(|place| row.cell(*place)).collect();
        self.sampled.read(row.number, &own, &mut self.draft, faults);
        match (&mut self.replies, measured) {
            (Some(replies), _) => replies.add(measured.map(|(_, answers)| answers)),
            (None, Some((instrument, answers))) => {
                let mut replies = Replies::empty(instrument);
                for _ in 0..self.skipped {
                    replies.add(None);
                }
                replies.add(Some(answers));
                self.replies = Some(replies);
            }
            (None, None) => self.skipped += 1,
        }
    }

    /// The design of all rows; `None` for weights that are all 1, which say nothing, and when
    /// nothing is measured.
    pub(super) fn finish(self, faults: &mut Faults) -> Option<Weighed> {
        let design = self.sampled.finish(self.draft, faults)?;
        let alike = design.weights().iter().all(|weight| (weight - 1.0).abs() == 0.0);
        if self.sampled.is_simple() && alike {
            return None;
        }
        Some(Weighed { design, replies: self.replies? })
    }
}

impl Weighed {
    /// The card with the design's figures; `None` when the instrument's index is no share.
    pub(super) fn card(&self, card: Scorecard, instrument: &Instrument) -> Option<Scorecard> {
        card.weighed(instrument, &self.design, &self.replies)
    }
}
