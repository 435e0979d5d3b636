//! A section for each row of the plan that is measured: how it stands, how sure that is, what changed, and how
//! it was measured.

use super::{heading, paragraph};
use crate::base::format::hundredths;
use crate::domain::report::facts::{Earlier, Facts, MeasuredRow, NotCompared, Outcome, What};
use crate::domain::report::line::{Line, Piece};
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
    line = line.then(by_rule(row));
    line = line.then(by_interval(row));
    for (earlier, name) in [(&row.before, "kỳ liền trước"), (&row.year_before, "cùng kỳ năm trước")]
    {
        if let Some(earlier) = earlier {
            line = line.then(compared(row, earlier, name));
        }
    }
    if let Some((verdict, reason)) = &row.overruled {
        let said = if *verdict == Verdict::Reached { "đạt" } else { "chưa đạt" };
        line =
            line.text(format!(" Lãnh đạo đánh giá: {said}, vì: {}.", reason.trim_end_matches('.')));
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
            .text(". Số phiếu còn ít, chỉ nên đọc theo số đếm.");
    }
    match (&row.what, part) {
        (What::OneStopScore, _) => {
            Line::of("Điểm đánh giá chất lượng giải quyết thủ tục hành chính đạt ")
                .points(value)
                .text(" điểm")
                .then(gap(row, value))
                .text(".")
        }
        (What::Index { title, .. }, _) => Line::of(format!("Chỉ số hài lòng theo {title} đạt "))
            .percent(value)
            .then(gap(row, value))
            .text(", trên ")
            .count(n)
            .text(" phiếu trả lời."),
        (what, part) => counted(what, part.unwrap_or_default(), n)
            .text(", đạt ")
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
    let side = match gap {
        0 => return Line::of(", bằng chỉ tiêu ").then(target(row)),
        1.. => ", cao hơn chỉ tiêu ",
        _ => ", thấp hơn chỉ tiêu ",
    };
    Line::of(side).hundredths(gap).text(unit).text(" (chỉ tiêu: ").then(target(row)).text(")")
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

/// The plan's own rule, on whole numbers.
fn by_rule(row: &MeasuredRow) -> Line {
    match row.now.reached.filter(|_| !row.now.nothing_arose) {
        Some(true) => Line::of(" Theo số đếm nguyên (quy tắc của Kế hoạch): đạt chỉ tiêu."),
        Some(false) => Line::of(" Theo số đếm nguyên (quy tắc của Kế hoạch): chưa đạt chỉ tiêu."),
        None => Line::default(),
    }
}

/// What the interval says, which the rule does not ask.
fn by_interval(row: &MeasuredRow) -> Line {
    // What is counted whole leaves nothing to chance; its interval stands in small print.
    let told = row.now.interval.filter(|_| row.now.value.is_some() && row.now.part.is_none());
    let Some(Interval(low, high)) = told else {
        return Line::default();
    };
    let line = Line::of(" Khoảng tin cậy 95%: từ ").percent(low).text(" đến ").percent(high);
    match row.now.verdict {
        Some(Verdict::Reached) => line.text(", nằm trọn trên chỉ tiêu: kết quả đạt là chắc chắn."),
        Some(Verdict::Missed) => {
            line.text(", nằm trọn dưới chỉ tiêu: kết quả chưa đạt là chắc chắn.")
        }
        Some(Verdict::Open) => {
            let line =
                line.text(", chứa chỉ tiêu: chưa đủ căn cứ để kết luận chắc chắn đạt hay chưa đạt");
            match row.now.more_needed {
                Some(more) => line.text("; cần thêm khoảng ").count(more).text(" phiếu như vậy."),
                None => line.text("."),
            }
        }
        None => line.text("."),
    }
}

/// The change since earlier days.
fn compared(row: &MeasuredRow, earlier: &Earlier, name: &str) -> Line {
    let Some((value, now)) = earlier.value.zip(row.now.value) else {
        return Line::default();
    };
    let is_share = row.what != What::OneStopScore;
    let scale = if is_share { 100.0 } else { 1.0 };
    let line = Line::of(format!(" So với {name} (từ "))
        .day(earlier.from)
        .text(" đến ")
        .day(earlier.to)
        .text(": ");
    let line = if is_share { line.percent(value) } else { line.points(value) };
    let line = match row.what {
        What::OneStopScore => line.text(")"),
        _ => line.text(", ").count(earlier.n).text(format!(" {})", unit(&row.what))),
    };
    match earlier.not_compared {
        Some(NotCompared::TooFew) => return line.text(": quá ít để so sánh."),
        Some(NotCompared::Channels) => {
            return line.text(": không so sánh được vì cách thu phiếu đã khác nhiều.");
        }
        Some(NotCompared::Version) => {
            return line.text(": không so sánh được vì mẫu phiếu đã thay đổi.");
        }
        None => {}
    }
    let change = hundredths(now * scale) - hundredths(value * scale);
    let unit = if is_share { " điểm phần trăm" } else { " điểm" };
    let line = match change {
        0 => line.text(", không thay đổi"),
        1.. => line.text(", tăng ").hundredths(change).text(unit),
        _ => line.text(", giảm ").hundredths(change).text(unit),
    };
    match earlier.interval {
        Some(Interval(low, high)) if low > 0.0 || high < 0.0 => {
            line.text(" (thay đổi rõ rệt về thống kê).")
        }
        Some(_) => line.text(" (chưa đủ căn cứ để nói là thay đổi thật)."),
        None => line.text("."),
    }
}

/// The change of a row in one line; `None` without earlier days to compare with.
pub(crate) fn moved_since(row: &MeasuredRow) -> Option<Line> {
    let (earlier, name) = match (&row.before, &row.year_before) {
        (Some(earlier), _) => (earlier, "kỳ liền trước"),
        (None, Some(earlier)) => (earlier, "cùng kỳ năm trước"),
        (None, None) => return None,
    };
    earlier.value.zip(row.now.value)?;
    Some(Line::of(format!("{}: ", row.title)).then(lowered(row, earlier, name)))
}

/// The comparison as it goes on after a colon.
fn lowered(row: &MeasuredRow, earlier: &Earlier, name: &str) -> Line {
    let Line(mut pieces) = compared(row, earlier, name);
    if let Some(Piece::Text(first)) = pieces.first_mut() {
        *first = first.trim_start().replacen("So", "so", 1);
    }
    Line(pieces)
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
            .text("–")
            .percent(high),
        None => line,
    };
    let line = line.text(". n = ").count(row.now.n);
    if row.evidence == 0 {
        return line.text(".");
    }
    line.text("; minh chứng kèm theo: ").count(u64::from(row.evidence)).text(" tệp.")
}
