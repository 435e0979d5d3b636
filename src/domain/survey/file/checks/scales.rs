//! Scales and their choices.

use std::collections::BTreeSet;

use super::Report;
use crate::domain::survey::file::draft::Draft;
use crate::domain::survey::file::finding::both;
use crate::domain::survey::file::values::NO_CHARACTER;
use crate::domain::survey::{Choice, Counts, Scale};

fn scales(draft: &Draft) -> impl Iterator<Item = (&Scale, usize, &[usize])> {
    let lines = draft.lines.scales.iter().zip(&draft.lines.choices);
    let scales = draft.instrument.scales.iter().zip(lines);
    scales.map(|(scale, (line, choices))| (scale, *line, choices.as_slice()))
}

/// A record keeps one character a choice; `-`, `?` and `~` have their own meaning there.
pub(super) fn choices_have_codes_of_one_character(draft: &Draft, report: &mut Report<'_>) {
    for (scale, _, lines) in scales(draft) {
        let mut seen = BTreeSet::new();
        for (choice, line) in scale.choices.iter().zip(lines) {
            let code = choice.code;
            if code == NO_CHARACTER {
                continue;
            }
            if !(code.is_ascii_digit() || code.is_ascii_uppercase()) {
                let what = both!(
                    "mã phương án `{code}` không thuộc 0–9, A–Z"
                        / "the choice code `{code}` is not one of 0–9, A–Z"
                );
                report.add(
                    *line,
                    what,
                    both!("Ghi một chữ số hoặc chữ in hoa" / "Write a digit or a capital letter"),
                );
            }
            if !seen.insert(code) {
                let of = &scale.code;
                let what = both!(
                    "thang đo `{of}` có hai phương án `{code}`"
                        / "the scale `{of}` has two choices `{code}`"
                );
                report.add(
                    *line,
                    what,
                    both!("Đặt mã khác cho một trong hai" / "Give one of them another code"),
                );
            }
        }
    }
}

pub(super) fn scales_agree_with_themselves(draft: &Draft, report: &mut Report<'_>) {
    for ((scale, line, lines), counted) in scales(draft).zip(&draft.lines.counted) {
        if scale.choices.len() < 2 {
            let of = &scale.code;
            let what = both!(
                "thang đo `{of}` có chưa đến hai phương án"
                    / "the scale `{of}` has fewer than two choices"
            );
            report.add(
                line,
                what,
                both!("Thêm phương án trả lời" / "Add the choices one can give"),
            );
        }
        for (choice, line) in scale.choices.iter().zip(lines) {
            if choice.counts == Counts::Points && choice.points.is_none() {
                let code = choice.code;
                let what = both!(
                    "phương án `{code}` tính điểm mà chưa có điểm"
                        / "the choice `{code}` counts as points and has none"
                );
                report.add(*line, what, both!("Ghi số điểm" / "Add `points = …`"));
            }
        }
        // What a choice without a word on it counts as is for its author to say first.
        if !counted {
            continue;
        }
        let kinds: BTreeSet<_> = scale.choices.iter().map(family).collect();
        if kinds.len() > 1 {
            let of = &scale.code;
            let what = both!(
                "thang đo `{of}` trộn phương án hài lòng, tính điểm và mô tả"
                    / "the scale `{of}` mixes choices of satisfaction, of points and of description"
            );
            report.add(
                line,
                what,
                both!(
                    "Cho mọi phương án tính theo một cách" / "Let all its choices count in one way"
                ),
            );
        }
        if !is_negative_first(&scale.choices) {
            let of = &scale.code;
            let what = both!(
                "thang đo `{of}` không bắt đầu từ mức kém hài lòng nhất"
                    / "the scale `{of}` does not begin with the least satisfied"
            );
            let remedy = both!(
                "Xếp phương án theo thứ tự: không hài lòng, bình thường, hài lòng"
                    / "Put the choices in the order unsatisfied, neutral, satisfied"
            );
            report.add(line, what, remedy);
        }
    }
}

/// Which choices may stand on one scale.
fn family(choice: &Choice) -> u8 {
    match choice.counts {
        Counts::Satisfied | Counts::Neutral | Counts::Unsatisfied => 0,
        Counts::Points => 1,
        Counts::Described => 2,
    }
}

/// People take the first agreeable choice; the form offers the critical ones first.
fn is_negative_first(choices: &[Choice]) -> bool {
    let rank = |choice: &Choice| match choice.counts {
        Counts::Unsatisfied => 0,
        Counts::Neutral => 1,
        Counts::Satisfied => 2,
        Counts::Points | Counts::Described => 3,
    };
    choices.is_sorted_by_key(rank)
}
