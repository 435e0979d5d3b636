//! What a file must hold to beyond its form: one small check each, every fault reported.

mod codes;
mod formulas;
mod names;
mod routing;
mod scales;
mod texts;

use super::Finding;
use super::draft::Draft;
use crate::base::Text;

/// What a check reports to.
pub(super) struct Report<'a> {
    file: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl Report<'_> {
    fn add(&mut self, line: usize, what: Text, remedy: Text) {
        let (file, line) = (self.file.to_owned(), line.max(1));
        self.findings.push(Finding { file, line, what, remedy });
    }
}

/// Every check there is; a new one is a line here.
const CHECKS: [fn(&Draft, &mut Report<'_>); 17] = [
    names::file_is_named_for_its_id,
    names::id_and_version_are_plain,
    names::validity_runs_forward,
    codes::no_code_twice,
    codes::codes_are_well_formed,
    codes::references_lead_somewhere,
    codes::there_is_something_to_ask,
    scales::choices_have_codes_of_one_character,
    scales::scales_agree_with_themselves,
    formulas::the_index_is_made_of_something,
    formulas::nothing_counts_twice,
    formulas::index_items_can_be_counted,
    formulas::blanks_count_in_rates_alone,
    formulas::targets_are_fractions,
    formulas::ranges_are_in_order,
    routing::conditions_are_on_earlier_single_choices,
    texts::texts_are_composed,
];

/// Runs them all on one draft.
pub(super) fn run(file: &str, draft: &Draft, findings: &mut Vec<Finding>) {
    let mut report = Report { file, findings };
    for check in CHECKS {
        check(draft, &mut report);
    }
}
