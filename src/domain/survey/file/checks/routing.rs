//! Questions that depend on an earlier answer.

use super::Report;
use crate::domain::survey::Kind;
use crate::domain::survey::file::draft::Draft;
use crate::domain::survey::file::finding::both;

pub(super) fn conditions_are_on_earlier_single_choices(draft: &Draft, report: &mut Report<'_>) {
    let items = &draft.instrument.items;
    for (place, (item, line)) in items.iter().zip(&draft.lines.items).enumerate() {
        let Some(condition) = &item.asked_if else {
            continue;
        };
        let line = draft.lines.of(*line, "asked_if");
        let earlier = items.iter().take(place);
        let Some(asked) = earlier.rev().find(|each| each.code == condition.item) else {
            let (code, other) = (&item.code, &condition.item);
            let what = both!(
                "`{code}` phụ thuộc `{other}`, câu không được hỏi trước nó"
                    / "`{code}` depends on `{other}`, which is not asked before it"
            );
            report.add(
                line,
                what,
                both!("Chọn một câu đứng trước" / "Name an item that stands above"),
            );
            continue;
        };
        if matches!(asked.kind, Kind::SelectMany { .. }) {
            let (code, other) = (&item.code, &asked.code);
            let what = both!(
                "`{code}` phụ thuộc `{other}`, câu chọn được nhiều phương án"
                    / "`{code}` depends on `{other}`, which takes many choices"
            );
            report.add(
                line,
                what,
                both!("Chọn một câu chỉ có một phương án" / "Name an item of one choice"),
            );
        }
        if condition.any_of.is_empty() {
            let (code, other) = (&item.code, &asked.code);
            let what = both!(
                "`{code}` không phụ thuộc câu trả lời nào của `{other}`"
                    / "`{code}` depends on no answer of `{other}`"
            );
            let remedy = both!(
                "Đánh dấu những câu trả lời dẫn tới câu này"
                    / "Name the choices that lead here in `any_of`"
            );
            report.add(line, what, remedy);
        }
        let scale = draft.instrument.scale_of(asked);
        let codes = scale.map_or(&[][..], |scale| &scale.choices);
        for code in &condition.any_of {
            if scale.is_some() && !codes.iter().any(|choice| choice.code == *code) {
                let other = &asked.code;
                let what = both!(
                    "`{other}` không có phương án `{code}`" / "`{other}` has no choice `{code}`"
                );
                report.add(
                    line,
                    what,
                    both!("Chọn phương án trong thang đo của câu đó" / "Name choices of its scale"),
                );
            }
        }
    }
}
