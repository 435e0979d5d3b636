//! A scorecard as a table in Vietnamese.

use std::fmt::Write;

use crate::base::Lang;
use crate::base::format::{count, percent, two_decimals};
use crate::domain::measure::{ItemScore, OneStopClass, Scorecard, is_share};
use crate::domain::survey::Instrument;
use crate::stats::{Interval, Verdict};

const VI: Lang = Lang::Vi;
const HEAD: [&str; 7] =
    ["Mã", "Số trả lời", "Bỏ trống", "Hài lòng", "Chỉ số", "Khoảng tin cậy 95%", "Kết luận"];

/// The figures of `card`, ready for a terminal.
pub(super) fn table(instrument: &Instrument, card: &Scorecard) -> String {
    let mut text = String::new();
    let share = is_share(instrument.formula.method);
    for line in top(instrument, card) {
        text.push_str(&line);
        text.push('\n');
    }
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(card.items.iter().map(item));
    let groups = card.factors.iter().chain(&card.domains);
    let group_rows: Vec<[String; 7]> = groups
        .map(|group| {
            let mut row = [const { String::new() }; 7];
            row[0].clone_from(&group.code);
            row[1] = format!("{} tiêu chí", group.n_items);
            row[4] = index(group.index);
            row
        })
        .collect();
    rows.extend(group_rows);
    align(&mut text, &rows);
    for line in bottom(card, share) {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn top(instrument: &Instrument, card: &Scorecard) -> Vec<String> {
    let channels = card.channels;
    let mut lines = vec![
        format!("{} ({} {})", instrument.title.vi, card.instrument, card.version),
        format!(
            "{} phiếu; theo mã phiếu {}, mã QR chung {}, có người giúp {}, giấy {}. Nhãn: {}.",
            count(card.responses, VI),
            count(channels.verified, VI),
            count(channels.open, VI),
            count(channels.assisted, VI),
            count(channels.paper, VI),
            card.label
        ),
    ];
    lines.extend(instrument.provisional.as_ref().map(|text| text.vi.clone()));
    lines.push(String::new());
    lines
}

fn item(score: &ItemScore) -> [String; 7] {
    let rated = score.wilson.is_some();
    [
        score.code.clone(),
        count(score.n, VI),
        count(score.missing, VI),
        if rated { count(score.satisfied, VI) } else { String::new() },
        index(score.index),
        score.wilson.map_or_else(String::new, |ends| interval(ends, true)),
        score.verdict.map_or_else(String::new, |each| verdict(each).to_owned()),
    ]
}

fn bottom(card: &Scorecard, share: bool) -> Vec<String> {
    let about = &card.index;
    let mut lines =
        vec![String::new(), format!("Chỉ số chung ({}): {}", about.method, index(about.value))];
    if let Some(ends) = about.interval {
        lines.push(format!("Khoảng tin cậy 95%: {}", interval(ends, share)));
    }
    if let (Some(target), Some(judged)) = (about.target, about.verdict) {
        let target = if share { percent(target, VI) } else { two_decimals(target, VI) };
        lines.push(format!("Chỉ tiêu {target}: {}", verdict(judged)));
    }
    if let Some(more) = about.more_needed {
        let more = count(more, VI);
        lines.push(format!("Cần thêm khoảng {more} phiếu như vậy để kết luận."));
    }
    if let (true, Some(points)) = (about.method == "one_stop", about.value) {
        lines.push(format!("Xếp loại: {}", class(OneStopClass::of(points))));
    }
    lines
}

fn index(figure: Option<f64>) -> String {
    figure.map_or_else(|| "không có dữ liệu".to_owned(), |index| two_decimals(index, VI))
}

fn interval(Interval(low, high): Interval, share: bool) -> String {
    let scale = if share { 100.0 } else { 1.0 };
    format!("{}–{}", two_decimals(low * scale, VI), two_decimals(high * scale, VI))
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reached => "đạt",
        Verdict::Missed => "chưa đạt",
        Verdict::Open => "chưa đủ căn cứ",
    }
}

fn class(class: OneStopClass) -> &'static str {
    match class {
        OneStopClass::Excellent => "xuất sắc",
        OneStopClass::Good => "tốt",
        OneStopClass::Fair => "khá",
        OneStopClass::Average => "trung bình",
        OneStopClass::Weak => "yếu",
    }
}

/// Columns as wide as their widest cell: codes and verdicts to the left, numbers to the right.
fn align(text: &mut String, rows: &[[String; 7]]) {
    let widest = |at: usize| rows.iter().map(|row| row[at].chars().count()).max();
    let widths: Vec<usize> = (0..HEAD.len()).map(|at| widest(at).unwrap_or(0)).collect();
    for row in rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let done = if at == 0 || at == 6 {
                write!(line, "{cell:<width$}  ")
            } else {
                write!(line, "{cell:>width$}  ")
            };
            debug_assert!(done.is_ok(), "a string takes any text");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}
