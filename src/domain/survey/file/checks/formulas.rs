//! The formula has what it counts.

use std::collections::BTreeSet;

use super::Report;
use crate::domain::survey::file::draft::Draft;
use crate::domain::survey::file::finding::both;
use crate::domain::survey::file::table::Noun;
use crate::domain::survey::{Aggregation, Counts, Item, Kind, Method, MissingRule};

/// Factors make the index; a mean over domains needs domains.
pub(super) fn the_index_is_made_of_something(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    if of.factors.is_empty() {
        let what = both!(
            "công thức không có gì để tính: chưa có yếu tố"
                / "the formula has nothing to count: there is no factor"
        );
        let remedy = both!("Lập yếu tố và đưa câu hỏi vào" / "Name its items under `[[factor]]`");
        report.add(at.formula, what, remedy);
    }
    let by_domain =
        matches!(of.formula.method, Method::Sipas(Aggregation::DomainMean) | Method::Papi);
    if by_domain && of.domains.is_empty() {
        let what = both!(
            "công thức tính theo lĩnh vực mà chưa có lĩnh vực"
                / "the formula goes by domains, and there is none"
        );
        let remedy =
            both!("Lập lĩnh vực và đưa yếu tố vào" / "Name its factors under `[[domain]]`");
        report.add(at.of(at.formula, "aggregation"), what, remedy);
    }
    let factors = of.factors.iter().map(|each| ("items", &each.code, &each.items));
    let domains = of.domains.iter().map(|each| ("factors", &each.code, &each.factors));
    let lines = at.factors.iter().chain(&at.domains);
    for ((key, code, parts), line) in factors.chain(domains).zip(lines) {
        if parts.is_empty() {
            let what = both!("`{code}` không gồm gì" / "`{code}` is made of nothing");
            report.add(
                at.of(*line, key),
                what,
                both!("Đưa thành phần vào, hoặc bỏ đi" / "Name its parts, or remove it"),
            );
        }
    }
}

/// An item in two factors, or a factor in two domains, would weigh double.
pub(super) fn nothing_counts_twice(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let factors = of.factors.iter().map(|each| &each.items);
    let domains = of.domains.iter().map(|each| &each.factors);
    let factor_lines = at.factors.iter().map(|line| at.of(*line, "items"));
    let domain_lines = at.domains.iter().map(|line| at.of(*line, "factors"));
    each_once(report, ("câu hỏi", "item"), factors.zip(factor_lines));
    each_once(report, ("yếu tố", "factor"), domains.zip(domain_lines));
}

fn each_once<'a>(
    report: &mut Report<'_>,
    (vi, en): Noun,
    groups: impl Iterator<Item = (&'a Vec<String>, usize)>,
) {
    let mut seen = BTreeSet::new();
    for (parts, line) in groups {
        for code in parts {
            if !seen.insert(code) {
                let what =
                    both!("{vi} `{code}` bị tính hai lần" / "the {en} `{code}` would count twice");
                report.add(line, what, both!("Chỉ để ở một chỗ" / "Leave it in one place"));
            }
        }
    }
}

/// Whether every choice of the item's scale counts in one of these ways.
fn counts_as(draft: &Draft, item: &Item, ways: &[Counts]) -> bool {
    let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
    let scales = draft.instrument.scales.iter().zip(&draft.lines.counted);
    let found = scales.into_iter().find(|(each, _)| each.code == *scale);
    // An unknown scale, and one that does not say what it counts as, have their own fault.
    found.is_none_or(|(scale, counted)| {
        !counted || scale.choices.iter().all(|each| ways.contains(&each.counts))
    })
}

pub(super) fn index_items_can_be_counted(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let rates = [Counts::Satisfied, Counts::Neutral, Counts::Unsatisfied];
    let (ways, wanted, in_vi): (&[Counts], _, _) = match of.formula.method {
        Method::Sipas(_) => (
            &rates,
            "satisfied, neutral or unsatisfied",
            "hài lòng, bình thường hoặc không hài lòng",
        ),
        Method::OneStop | Method::Xhh | Method::Papi => (&[Counts::Points], "points", "điểm"),
    };
    for place in of.index_items() {
        let (Some(item), Some(line)) = (of.items.get(place), draft.lines.items.get(place)) else {
            continue;
        };
        let code = &item.code;
        if matches!(item.kind, Kind::SelectMany { .. }) {
            let what = both!(
                "công thức tính `{code}` mà câu này chọn được nhiều phương án"
                    / "the formula names `{code}`, which takes many choices"
            );
            report.add(
                at.of(*line, "kind"),
                what,
                both!("Đưa câu này ra khỏi yếu tố" / "Take it out of its factor"),
            );
        } else if !counts_as(draft, item, ways) {
            let what = both!(
                "công thức không tính được thang đo của `{code}`"
                    / "the formula cannot count the scale of `{code}`"
            );
            let remedy =
                both!("Cho các phương án tính là {in_vi}" / "Let its choices count as {wanted}");
            report.add(at.of(*line, "scale"), what, remedy);
        }
        if of.formula.method == Method::Xhh && item.max_points.is_none_or(|points| points <= 0) {
            let what = both!(
                "công thức cần điểm tối đa của `{code}`"
                    / "the formula needs the points `{code}` can earn"
            );
            report.add(
                at.of(*line, "max_points"),
                what,
                both!("Ghi điểm tối đa" / "Add `max_points = …`"),
            );
        }
    }
}

/// Points have no lower part that a blank could be in.
pub(super) fn blanks_count_in_rates_alone(draft: &Draft, report: &mut Report<'_>) {
    let of = &draft.instrument;
    let rates = matches!(of.formula.method, Method::Sipas(_));
    if of.missing == MissingRule::InDenominator && !rates {
        let what = both!(
            "công thức không có tỷ lệ để câu bỏ trống nằm trong mẫu số"
                / "the formula has no rates whose denominator a blank could be in"
        );
        let remedy = both!("Để câu bỏ trống ngoài phép tính" / "Write `missing = \"left_out\"`");
        report.add(draft.lines.top("missing"), what, remedy);
    }
}

pub(super) fn targets_are_fractions(draft: &Draft, report: &mut Report<'_>) {
    // The target of a point method is in points, so only that of a share is bounded by 1.
    let is_rate = matches!(draft.instrument.formula.method, Method::Sipas(_) | Method::Xhh);
    if let Some(target) = draft.instrument.target
        && (target.denominator == 0 || (is_rate && target.numerator > target.denominator))
    {
        let (part, whole) = (target.numerator, target.denominator);
        let what = both!(
            "không thể đạt chỉ tiêu {part}/{whole}" / "the target {part}/{whole} cannot be reached"
        );
        let remedy =
            both!("Ghi tỷ lệ từ 0 đến 100%" / "Write a fraction between 0 and 1, such as 90 / 100");
        report.add(draft.lines.of(draft.lines.target, "numerator"), what, remedy);
    }
}

pub(super) fn ranges_are_in_order(draft: &Draft, report: &mut Report<'_>) {
    let needed = draft.instrument.formula.method == Method::Papi;
    for (factor, line) in draft.instrument.factors.iter().zip(&draft.lines.factors) {
        let code = &factor.code;
        match factor.range {
            Some((low, high)) if low >= high => {
                let what = both!(
                    "khoảng giá trị của `{code}` có đầu lớn hơn cuối"
                        / "the range of `{code}` ends before it begins"
                );
                let line = draft.lines.of(*line, "range");
                report.add(
                    line,
                    what,
                    both!("Ghi giá trị nhỏ trước" / "Write the lower end first"),
                );
            }
            None if needed => {
                let what = both!(
                    "công thức cần khoảng giá trị của `{code}`"
                        / "the formula needs the range of `{code}`"
                );
                let remedy =
                    both!("Ghi giá trị nhỏ nhất và lớn nhất" / "Add `range = [lowest, highest]`");
                report.add(*line, what, remedy);
            }
            _ => {}
        }
    }
}
