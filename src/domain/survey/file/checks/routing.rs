//! Questions that depend on an earlier answer.

use super::Report;
use crate::domain::survey::Kind;
use crate::domain::survey::file::draft::Draft;

pub(super) fn conditions_are_on_earlier_single_choices(draft: &Draft, report: &mut Report<'_>) {
    let items = &draft.instrument.items;
    for (place, (item, line)) in items.iter().zip(&draft.lines.items).enumerate() {
        let Some(condition) = &item.asked_if else {
            continue;
        };
        let line = draft.lines.of(*line, "asked_if");
        let earlier = items.iter().take(place);
        let Some(asked) = earlier.rev().find(|each| each.code == condition.item) else {
            let what = format!(
                "`{}` depends on `{}`, which is not asked before it",
                item.code, condition.item
            );
            report.add(line, what, "Name an item that stands above");
            continue;
        };
        if matches!(asked.kind, Kind::SelectMany { .. }) {
            let what =
                format!("`{}` depends on `{}`, which takes many choices", item.code, asked.code);
            report.add(line, what, "Name an item of one choice");
        }
        if condition.any_of.is_empty() {
            let what = format!("`{}` depends on no answer of `{}`", item.code, asked.code);
            report.add(line, what, "Name the choices that lead here in `any_of`");
        }
        let scale = draft.instrument.scale_of(asked);
        let codes = scale.map_or(&[][..], |scale| &scale.choices);
        for code in &condition.any_of {
            if scale.is_some() && !codes.iter().any(|choice| choice.code == *code) {
                let what = format!("`{}` has no choice `{code}`", asked.code);
                report.add(line, what, "Name choices of its scale");
            }
        }
    }
}
