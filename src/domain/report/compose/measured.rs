//! A section for each row of the plan that is measured: how it stands, how sure that is, what changed, and how
//! it was measured.

use super::changed::compared;
use super::judged::said;
use super::{heading, paragraph};
use crate::base::format::hundredths;
use crate::domain::report::facts::{Facts, MeasuredRow, Outcome, What};
use crate::domain::report::line::Line;
use crate::domain::report::model::{Block, Chart, ChartKind, ChartRow};
use crate::stats::{Interval, TargetRule, Verdict};

/// All sections.
pub(super) fn sections(facts: &Facts) -> Vec<Block> {
    if facts.measured.is_empty() {
        let none = "Kế hoạch chưa có nhiệm vụ nào được đo tự động.";
        return vec![paragraph("rows", Line::of(none))];
    }
    let rows = facts.measured.iter().enumerate();
    rows.flat_map(|(at, row)| section(facts, at + 1, row)).collect()
}

fn section(facts: &Facts, place: usize, row: &MeasuredRow) -> Vec<Block> {
    let title = format!("{place}. {} (mục {} của Kế hoạch)", row.title, row.number);
    let mut blocks = vec![heading(2, title), paragraph(format!("row-{}", row.number), told(row))];
    blocks.extend(trend(facts, row));
    blocks.push(Block::Note(method(row)));
    blocks
}

/// The suggested paragraph of a row.
fn told(row: &MeasuredRow) -> Line {
    let mut line = result(row);
    line = line.then(judged(row));
    for (earlier, name) in [(&row.before, "kỳ liền trước"), (&row.year_before, "cùng kỳ năm trước")]
    {
        if let Some(earlier) = earlier {
            line = line.then(compared((&row.what, row.now.value), earlier, name));
        }
    }
    if let Some((verdict, reason)) = &row.overruled {
        let said = said(Some(*verdict)).to_lowercase();
        let reason = reason.trim_end_matches('.');
        line = line.text(format!(" Lãnh đạo đánh giá: {said}, vì: {reason}."));
    }
    line
}

/// The figure and its distance to the target.
fn result(row: &MeasuredRow) -> Line {
    let Outcome { value, part, n, .. } = row.now;
    if row.now.nothing_arose {
        return Line::of("Trong kỳ không phát sinh hồ sơ trễ hạn, được tính là đạt.");
    }
    let Some(value) = value else {
        return Line::of(format!("Trong kỳ chưa có {} để đo.", unit(&row.what)));
    };
    if let (What::Index { .. }, Some((satisfied, all))) = (&row.what, row.now.few) {
        return Line::of("Trong kỳ có ")
            .count(satisfied)
            .text(" trên ")
            .count(all)
            .text(" phiếu trả lời hài lòng chung; chỉ số là ")
            .percent(value)
            .then(gap(row, value))
            .text(". Số phiếu còn ít, chỉ nên đọc số phiếu, không nên đọc tỷ lệ.");
    }
    match (&row.what, part) {
        (What::OneStopScore, _) => {
            Line::of("Điểm đánh giá chất lượng giải quyết thủ tục hành chính là ")
                .points(value)
                .text(" điểm")
                .then(gap(row, value))
                .text(".")
        }
        (What::Index { title, .. }, _) => Line::of(format!("Chỉ số hài lòng theo {title} là "))
            .percent(value)
            .then(gap(row, value))
            .text(", trên ")
            .count(n)
            .text(" phiếu trả lời."),
        (what, part) => counted(what, part.unwrap_or_default(), n)
            .text(", tỷ lệ ")
            .percent(value)
            .then(gap(row, value))
            .text("."),
    }
}

/// Part and whole of what is counted, in words.
fn counted(what: &What, part: u64, whole: u64) -> Line {
    let told = match what {
        What::DossiersOnTime => {
            " hồ sơ tiếp nhận trong kỳ và đã giải quyết được trả kết quả trước hoặc đúng hạn"
        }
        What::DossiersApologised => " hồ sơ trễ hạn có phiếu xin lỗi đúng quy định",
        What::PetitionsHandled => {
            " phản ánh, kiến nghị đã tiếp nhận và đủ cơ sở được xử lý hoặc chuyển cơ quan có thẩm quyền"
        }
        What::PetitionsPublished => " phản ánh, kiến nghị đã trả lời được công khai kết quả",
        What::DialoguesSettled => " kiến nghị tại các cuộc đối thoại được giải quyết",
        _ => " báo cáo đến hạn được gửi đúng hạn",
    };
    Line::of("Có ").count(part).text(" trên ").count(whole).text(told)
}

/// What is counted of a row, as a noun.
pub(super) fn unit(what: &What) -> &'static str {
    match what {
        What::Index { .. } => "phiếu trả lời",
        What::DossiersOnTime | What::DossiersApologised => "hồ sơ",
        What::OneStopScore => "đủ dữ liệu",
        What::PetitionsHandled | What::PetitionsPublished => "phản ánh, kiến nghị",
        What::ReportsInTime => "báo cáo đến hạn",
        What::DialoguesSettled => "kiến nghị tại đối thoại",
    }
}

/// How far the printed figure is from the printed target.
fn gap(row: &MeasuredRow, value: f64) -> Line {
    let scale = if row.what == What::OneStopScore { 1.0 } else { 100.0 };
    let gap = hundredths(value * scale) - hundredths(row.target * scale);
    let unit = if scale > 1.0 { " điểm phần trăm" } else { " điểm" };
    let line = match (gap, row.now.reached) {
        // 89,995 prints as 90,00 and is below it.
        (0, Some(false)) => Line::of(", thấp hơn chỉ tiêu chưa đến ").hundredths(1),
        (0, _) => return Line::of(", bằng chỉ tiêu ").then(target(row)),
        (1.., _) => Line::of(", cao hơn chỉ tiêu ").hundredths(gap),
        _ => Line::of(", thấp hơn chỉ tiêu ").hundredths(gap),
    };
    line.text(unit).text(" (chỉ tiêu: ").then(target(row)).text(")")
}

/// The same of a share, behind a verdict: `kém chỉ tiêu 90% là 0,01 điểm`.
pub(crate) fn distance(row: &MeasuredRow) -> Line {
    let gap =
        row.now.value.map_or(0, |value| hundredths(value * 100.0) - hundredths(row.target * 100.0));
    let from = |side: &str| Line::of(side).target(row.target);
    match (gap, row.now.reached) {
        (0, Some(false)) => from("kém chỉ tiêu ").text(" chưa đến ").hundredths(1).text(" điểm"),
        (0, _) => from("bằng chỉ tiêu "),
        (1.., _) => from("cao hơn chỉ tiêu ").text(" là ").hundredths(gap).text(" điểm"),
        _ => from("kém chỉ tiêu ").text(" là ").hundredths(gap).text(" điểm"),
    }
}

/// The target in the plan's manner: `từ 90% trở lên`, `trên 90%`.
pub(super) fn target(row: &MeasuredRow) -> Line {
    let figure = |line: Line| match row.what {
        What::OneStopScore => line.whole_points(row.target).text(" điểm"),
        _ => line.target(row.target),
    };
    if row.target >= 1.0 && row.what != What::OneStopScore {
        return figure(Line::default());
    }
    match row.rule {
        TargetRule::AtLeast => figure(Line::of("từ ")).text(" trở lên"),
        TargetRule::MoreThan => figure(Line::of("trên ")),
    }
}

/// The verdict and what it rests on: a count of everything, or the interval; where the interval does not tell,
/// on which side of the target the counts lie.
fn judged(row: &MeasuredRow) -> Line {
    let Some(found) = row.now.verdict.filter(|_| row.now.value.is_some()) else {
        return Line::default();
    };
    let line = Line::of(format!(" Đánh giá: {}", said(Some(found)).to_lowercase()));
    // What is counted whole leaves nothing to chance; its interval stands in small print.
    let interval = row.now.interval.filter(|_| row.now.part.is_none());
    let Some(Interval(low, high)) = interval else {
        return line.text(", tính trên toàn bộ số đếm.");
    };
    let line = line.text(", vì khoảng tin cậy 95% từ ").percent(low).text(" đến ").percent(high);
    match found {
        Verdict::Reached => line.text(" nằm trọn trên chỉ tiêu."),
        Verdict::Missed => line.text(" nằm trọn dưới chỉ tiêu."),
        Verdict::Open => undecided(row, line.text(" chứa chỉ tiêu")),
    }
}

/// What the counts alone come to, and how many more answers an open verdict needs.
fn undecided(row: &MeasuredRow, line: Line) -> Line {
    let line = match row.now.reached {
        Some(true) => line.text("; theo cách tính của Kế hoạch (chỉ so số đếm) thì đạt"),
        Some(false) => line.text("; theo cách tính của Kế hoạch (chỉ so số đếm) thì chưa đạt"),
        None => line,
    };
    match row.now.more_needed {
        Some(more) => line.text("; cần thêm khoảng ").count(more).text(" phiếu như vậy."),
        None => line.text("."),
    }
}

/// The index over the months of the period.
fn trend(facts: &Facts, row: &MeasuredRow) -> Option<Block> {
    let What::Index { instrument, .. } = &row.what else { return None };
    let survey = facts.surveys.iter().find(|survey| survey.instrument == *instrument)?;
    let told = survey.months.iter().filter(|month| month.share.is_some()).count();
    (told > 1).then(|| {
        Block::Chart(Chart {
            id: format!("trend-{}", row.number.replace('.', "-")),
            title: format!("{}: diễn biến theo tháng", survey.title),
            kind: ChartKind::Trend,
            row_name: "Tháng".to_owned(),
            target: Some(row.target),
            rows: survey
                .months
                .iter()
                .map(|month| ChartRow {
                    label: month.name.clone(),
                    share: month.share,
                    interval: month.interval,
                    n: Some(month.n),
                    verdict: month.verdict,
                    suppressed: false,
                })
                .collect(),
        })
    })
}

/// How the figure came about.
fn method(row: &MeasuredRow) -> Line {
    let line = match &row.what {
        What::Index { title, .. } => Line::of(format!(
            "Cách đo: khảo sát nội bộ, không phải kết quả chính thức; {title} (Phụ lục về phương pháp)"
        )),
        What::OneStopScore => Line::of(
            "Cách đo: tổng điểm chín chỉ số đánh giá việc giải quyết thủ tục hành chính, lấy điểm thẩm định nếu đã \
             thẩm định",
        ),
        What::ReportsInTime => Line::of(
            "Cách đo: sổ báo cáo định kỳ đã gửi, so ngày gửi với thời hạn của Kế hoạch; chỉ tính báo cáo đã đến hạn",
        ),
        _ => Line::of("Cách đo: đếm toàn bộ trong sổ của cơ quan theo ngày tiếp nhận trong kỳ"),
    };
    let line = match row.now.interval.filter(|_| row.now.part.is_some()) {
        Some(Interval(low, high)) => line
            .text("; khoảng tin cậy 95%, để tham khảo cho các kỳ sau: ")
            .percent(low)
            .text(" – ")
            .percent(high),
        None => line,
    };
    let line = line.text(". n = ").count(row.now.n);
    if row.evidence == 0 {
        return line.text(".");
    }
    line.text("; minh chứng kèm theo: ").count(u64::from(row.evidence)).text(" tệp.")
}
