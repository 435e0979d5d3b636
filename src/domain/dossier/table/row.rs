//! One row of the file, with everything that is wrong with it.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::super::code::{compared_code, respelled, without_spaces};
use super::super::{Apology, Dossier, Outcome};
use super::{Context, Fault, Problem};
use crate::base::table::{without_zeros, zero_variants};
use crate::base::{Text, table};

/// Characters of a dossier's code at most.
const LONGEST_CODE: usize = 64;

/// No one-stop counter is older.
const EARLIEST_YEAR: i32 = 2000;

/// How far ahead a day may lie: ten years.
const MOST_AHEAD: Months = Months::new(120);

/// The state of reading a file.
pub(super) struct Reading<'a> {
    context: &'a Context,
    /// The dossiers in their order, and the row and place of each.
    dossiers: Vec<Dossier>,
    seen: BTreeMap<String, (u64, usize)>,
    /// Codes that are numbers, by the number, with their rows.
    numbers: BTreeMap<String, (u64, String)>,
    pub(super) faults: Vec<Fault>,
    /// Codes that were written otherwise before in the file, or with spaces.
    respelled: Vec<(String, String)>,
}

/// The cells of a row.
type Cells<'a> = table::Cells<'a, 9>;

/// Whether a text is a code: nothing that could be a person's name.
fn is_code(text: &str) -> bool {
    text.len() <= LONGEST_CODE
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

impl<'a> Reading<'a> {
    pub(super) fn new(context: &'a Context) -> Self {
        let (faults, respelled) = (Vec::new(), Vec::new());
        let (seen, numbers) = (BTreeMap::new(), BTreeMap::new());
        Self { context, dossiers: Vec::new(), seen, numbers, faults, respelled }
    }

    /// The dossiers, and what was taken for what.
    pub(super) fn finished(self) -> Result<(Vec<Dossier>, Option<Text>), Vec<Fault>> {
        let note = respelled(&self.respelled);
        if self.faults.is_empty() { Ok((self.dossiers, note)) } else { Err(self.faults) }
    }

    pub(super) fn fault(&mut self, row: u64, column: &'static str, problem: Problem) {
        self.faults.push(Fault { row, column, problem });
    }

    /// One row; its faults are noted.
    pub(super) fn row(&mut self, cells: &Cells<'_>) {
        let row = cells.row;
        let before = self.faults.len();
        let code = self.code(cells);
        let procedure = self.procedure(cells);
        let touchpoint = self.touchpoint(cells);
        let received = self.day(cells, "received", true);
        let due = self.day(cells, "due", true);
        let completed = self.day(cells, "completed", false);
        let outcome = self.outcome(cells);
        let sent = self.day(cells, "apology_sent", false);
        let new_due = self.day(cells, "apology_new_due", false);
        for (column, day) in [("due", due), ("completed", completed), ("apology_sent", sent)] {
            if let (Some(day), Some(received)) = (day, received)
                && day < received
            {
                self.fault(row, column, Problem::BeforeReceived(day));
            }
        }
        for (column, day) in
            [("received", received), ("completed", completed), ("apology_sent", sent)]
        {
            if let Some(day) = day.filter(|day| *day > self.context.today) {
                self.fault(row, column, Problem::Future(day));
            }
        }
        if new_due.is_some() && cells.of("apology_sent").is_empty() {
            self.fault(row, "apology_new_due", Problem::NoApology);
        }
        if let (Some(new_due), Some(due)) = (new_due, due)
            && new_due <= due
        {
            self.fault(row, "apology_new_due", Problem::NotAfterDue(new_due));
        }
        if self.faults.len() > before {
            return;
        }
        let (Some(received), Some(due)) = (received, due) else {
            return;
        };
        let apology = sent.map(|sent| Apology { sent, new_due });
        self.keep(
            row,
            Dossier {
                code,
                procedure,
                touchpoint,
                received,
                due,
                completed,
                outcome,
                apologies: apology.into_iter().collect(),
            },
        );
    }

    /// Keeps a dossier once; another one of its code, whatever its case, must say the same.
    fn keep(&mut self, row: u64, dossier: Dossier) {
        let code = compared_code(&dossier.code);
        let Some((first, place)) = self.seen.get(&code).copied() else {
            self.number_once(row, &code);
            self.seen.insert(code, (row, self.dossiers.len()));
            self.dossiers.push(dossier);
            return;
        };
        let Some(before) = self.dossiers.get(place) else { return };
        if before.code != dossier.code {
            self.respelled.push((dossier.code.clone(), before.code.clone()));
        }
        if *before != (Dossier { code: before.code.clone(), ..dossier }) {
            self.fault(row, "dossier_code", Problem::Differs(first));
        }
    }

    /// Notes a code that differs from one before by zeros before it alone.
    fn number_once(&mut self, row: u64, code: &str) {
        if zero_variants(code).is_empty() {
            return;
        }
        let number = without_zeros(code).to_owned();
        let first = self.numbers.entry(number).or_insert_with(|| (row, code.to_owned())).clone();
        if first.1 != code {
            let (there, other) = first;
            self.fault(row, "dossier_code", Problem::Zeros(there, other));
        }
    }

    fn code(&mut self, cells: &Cells<'_>) -> String {
        let written = cells.of("dossier_code");
        let code = without_spaces(written);
        if code.is_empty() {
            self.fault(cells.row, "dossier_code", Problem::Needed);
        } else if !is_code(&code) {
            self.fault(cells.row, "dossier_code", Problem::NoCode(written.to_owned()));
        } else if code != written {
            self.respelled.push((written.to_owned(), code.clone()));
        }
        code
    }

    fn procedure(&mut self, cells: &Cells<'_>) -> String {
        let code = cells.of("procedure_code");
        if code.is_empty() {
            self.fault(cells.row, "procedure_code", Problem::Needed);
        } else if !self.context.procedures.contains(code) {
            self.fault(cells.row, "procedure_code", Problem::NoProcedure(code.to_owned()));
        }
        code.to_owned()
    }

    fn touchpoint(&mut self, cells: &Cells<'_>) -> String {
        let code = cells.of("touchpoint").to_uppercase();
        if code.is_empty() {
            self.fault(cells.row, "touchpoint", Problem::Needed);
        } else if !self.context.touchpoints.contains(&code) {
            self.fault(cells.row, "touchpoint", Problem::NoTouchpoint(code.clone()));
        }
        code
    }

    fn day(&mut self, cells: &Cells<'_>, column: &'static str, needed: bool) -> Option<NaiveDate> {
        let text = cells.of(column);
        if text.is_empty() {
            if needed {
                self.fault(cells.row, column, Problem::Needed);
            }
            return None;
        }
        // A moment is its day: one-stop systems keep the minute. A year far off is told as such.
        let text_of_day = text.split(['T', ' ']).next().unwrap_or_default();
        let far = || (text_of_day.len() == 10).then(|| text_of_day.parse().ok()).flatten();
        let day = table::day(text).or_else(far);
        match (day, table::serial_day(text)) {
            (None, Some(remedy)) => self.fault(cells.row, column, Problem::Table(remedy)),
            (None, None) => self.fault(cells.row, column, Problem::NoDay(text.to_owned())),
            (Some(day), _) if self.is_far(day) => self.fault(cells.row, column, Problem::Far(day)),
            (Some(_), _) => return day,
        }
        None
    }

    /// Whether no dossier has such a day: a year with a digit amiss, or what some systems write for
    /// "without a limit".
    fn is_far(&self, day: NaiveDate) -> bool {
        let latest = self.context.today.checked_add_months(MOST_AHEAD);
        day.year() < EARLIEST_YEAR || latest.is_none_or(|latest| day > latest)
    }

    fn outcome(&mut self, cells: &Cells<'_>) -> Option<Outcome> {
        let (written, completed) = (cells.of("outcome"), cells.of("completed"));
        if written.is_empty() {
            if !completed.is_empty() {
                self.fault(cells.row, "outcome", Problem::WithoutOutcome);
            }
            return None;
        }
        let outcome = Outcome::of_code(written);
        if outcome.is_none() {
            self.fault(cells.row, "outcome", Problem::NoOutcome(written.to_owned()));
        } else if completed.is_empty() {
            self.fault(cells.row, "outcome", Problem::OpenOutcome);
        }
        outcome
    }
}
