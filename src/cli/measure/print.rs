//! A scorecard as a table in Vietnamese.

use crate::base::Lang;
use crate::base::format::{count, percent, two_decimals};
use crate::cli::text_table::text_table;
use crate::domain::measure::{ItemScore, OneStopClass, Scorecard, is_share, verdict_name};
use crate::domain::survey::Instrument;
use crate::stats::{Interval, Verdict};

const VI: Lang = Lang::Vi;
const HEAD: [&str; 7] =
    ["Mã", "Số trả lời", "Bỏ trống", "Hài lòng", "Chỉ số", "Khoảng tin cậy 95%", "Đánh giá"];

/// The figures of `card`, ready for a terminal.
pub(super) fn table(instrument: &Instrument, card: &Scorecard) -> String {
    let groups = card.factors.iter().chain(&card.domains).map(|group| {
        let mut row = vec![String::new(); HEAD.len()];
        row[0].clone_from(&group.code);
        row[1] = format!("{} tiêu chí", group.n_items);
        row[4] = index(group.index);
        row
    });
    let head = [HEAD.map(str::to_owned).to_vec()].into_iter();
    let rows: Vec<Vec<String>> = head.chain(card.items.iter().map(item)).chain(groups).collect();
    // Codes and verdicts to the left, numbers to the right.
    let figures = text_table(&rows, |at| at == 0 || at == 6);
    let share = is_share(instrument.formula.method);
    top(instrument, card).join("\n") + "\n" + &figures + &bottom(card, share).join("\n")
}

fn top(instrument: &Instrument, card: &Scorecard) -> Vec<String> {
    let channels = card.channels;
    let mut lines = vec![
        format!("{} ({} {})", instrument.title.vi, card.instrument, card.version),
        format!(
            "{} phiếu; theo mã phiếu {}, mã QR chung {}, có người giúp {}, giấy {}, gộp {}. Nhãn: {}.",
            count(card.responses, VI),
            count(channels.verified, VI),
            count(channels.open, VI),
            count(channels.assisted, VI),
            count(channels.paper, VI),
            count(channels.mixed, VI),
            card.label
        ),
    ];
    lines.extend(instrument.provisional.as_ref().map(|text| text.vi.clone()));
    lines.push(String::new());
    lines
}

fn item(score: &ItemScore) -> Vec<String> {
    let number = |n: Option<u64>| n.map_or_else(String::new, |n| count(n, VI));
    vec![
        score.code.clone(),
        number(score.n),
        number(score.missing),
        number(score.satisfied),
        index(score.index),
        score.interval.map_or_else(String::new, |ends| interval(ends, true)),
        score.verdict.map_or_else(String::new, verdict),
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
        lines.push(format!("Cần thêm khoảng {more} phiếu như vậy để đủ căn cứ."));
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

fn verdict(verdict: Verdict) -> String {
    verdict_name(verdict, VI).to_lowercase()
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
