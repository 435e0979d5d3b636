//! The annexes: criteria, units, channels and response rates, method.

use super::judged::{said, share};
use crate::domain::report::facts::{Facts, ItemFacts, SurveyFacts, UnitFacts};
use crate::domain::report::line::Line;
use crate::domain::report::model::{Annex, Block, Chart, ChartKind, ChartRow, Column, Table};
use crate::stats::Interval;

/// Those that have something to show, numbered.
pub(super) fn all(facts: &Facts) -> Vec<Annex> {
    let surveys: Vec<&SurveyFacts> =
        facts.surveys.iter().filter(|survey| survey.responses > 0).collect();
    let parts = [
        ("Kết quả theo tiêu chí", each(&surveys, criteria)),
        ("Kết quả theo đơn vị", each(&surveys, units)),
        ("Nguồn phiếu và tỷ lệ trả lời", channels(&surveys)),
        ("Phương pháp", method(facts)),
    ];
    let told = parts.into_iter().filter(|(_, body)| !body.is_empty());
    told.enumerate()
        .map(|(at, (title, body))| Annex {
            number: format!("Phụ lục {}", at + 1),
            title: title.to_owned(),
            body,
        })
        .collect()
}

fn each(surveys: &[&SurveyFacts], of: fn(&SurveyFacts) -> Vec<Block>) -> Vec<Block> {
    surveys.iter().flat_map(|survey| of(survey)).collect()
}

fn criteria(survey: &SurveyFacts) -> Vec<Block> {
    let shares = survey.items.iter().filter(|item| item.share.is_some());
    let mut rows: Vec<ChartRow> = shares.map(chart_row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    rows.sort_by(|one, other| one.share.unwrap_or(2.0).total_cmp(&other.share.unwrap_or(2.0)));
    let chart = Chart {
        id: format!("items-{}", survey.instrument),
        title: format!("{}: tỷ lệ hài lòng theo tiêu chí", survey.title),
        kind: ChartKind::Items,
        row_name: "Tiêu chí".to_owned(),
        target: survey.target,
        rows,
    };
    let table = Table {
        title: survey.title.clone(),
        columns: vec![
            Column::words("Mã", 7),
            Column::words("Tiêu chí", 35),
            Column::numbers("n", 9),
            Column::numbers("Hài lòng", 10),
            Column::numbers("Tỷ lệ", 10),
            Column::numbers("Khoảng tin cậy 95%", 18),
            Column::words("So với chỉ tiêu", 11),
        ],
        rows: survey.items.iter().map(item_row).collect(),
    };
    vec![Block::Table(table), Block::Chart(chart)]
}

fn chart_row(item: &ItemFacts) -> ChartRow {
    ChartRow {
        label: item.title.clone(),
        share: item.share,
        interval: item.interval,
        n: item.n,
        verdict: item.verdict,
        suppressed: false,
    }
}

fn item_row(item: &ItemFacts) -> Vec<Line> {
    let count = |n: Option<u64>| n.map_or_else(|| Line::of("–"), |n| Line::default().count(n));
    vec![
        Line::of(item.code.to_uppercase()),
        Line::of(&item.title),
        count(item.n),
        count(item.satisfied),
        percent(item.share),
        range(item.interval),
        Line::of(said(item.verdict)),
    ]
}

fn units(survey: &SurveyFacts) -> Vec<Block> {
    if survey.units.is_empty() && survey.merged.is_none() {
        return Vec::new();
    }
    let table = Table {
        title: survey.title.clone(),
        columns: vec![
            Column::words("Đơn vị", 42),
            Column::numbers("Phiếu trả lời", 14),
            Column::numbers("Chỉ số", 13),
            Column::numbers("Khoảng tin cậy 95%", 19),
            Column::words("So với chỉ tiêu", 12),
        ],
        rows: survey.units.iter().chain(&survey.merged).map(unit_row).collect(),
    };
    let merged = survey.merged.as_ref().map(|_| {
        let merged = "Dòng gộp: phiếu của nhiều đơn vị được chốt chung, nên không tính riêng cho đơn vị nào.";
        Block::Note(Line::of(merged))
    });
    [Block::Table(table)].into_iter().chain(merged).collect()
}

fn unit_row(unit: &UnitFacts) -> Vec<Line> {
    vec![
        Line::of(&unit.name),
        Line::default().count(unit.n),
        percent(unit.share),
        range(unit.interval),
        Line::of(said(unit.verdict)),
    ]
}

fn channels(surveys: &[&SurveyFacts]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for survey in surveys {
        let of = &survey.channels;
        let rows = [
            ("Phiếu mời đánh giá theo hồ sơ", of.verified),
            ("Mã QR chung tại quầy", of.open),
            ("Có cán bộ hỗ trợ", of.assisted),
            ("Phiếu giấy", of.paper),
            ("Lô gồm nhiều nguồn phiếu", of.mixed),
        ];
        let rows = rows.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| {
            let part = share(n, survey.responses);
            vec![Line::of(name), Line::default().count(n), percent(part)]
        });
        blocks.push(Block::Table(Table {
            title: survey.title.clone(),
            columns: vec![
                Column::words("Nguồn phiếu", 56),
                Column::numbers("Phiếu trả lời", 22),
                Column::numbers("Tỷ trọng", 22),
            ],
            rows: rows.collect(),
        }));
        if let Some((issued, rate)) = survey.issued.zip(survey.response_rate) {
            blocks.push(Block::Note(
                Line::of("Phiếu mời đánh giá đã phát trong các tháng trọn của kỳ: ")
                    .count(issued)
                    .text("; tỷ lệ trả lời: ")
                    .percent(rate)
                    .text("."),
            ));
        } else {
            let none = "Kỳ này không phát phiếu mời đánh giá, nên không có tỷ lệ trả lời; phiếu từ mã QR chung là \
                        mẫu tự nguyện.";
            blocks.push(Block::Note(Line::of(none)));
        }
    }
    blocks
}

fn method(facts: &Facts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for survey in &facts.surveys {
        let name = match survey.method.as_str() {
            "item_mean" => "trung bình cộng chỉ số của các tiêu chí",
            "pooled" => "tổng số câu trả lời hài lòng trên tổng số câu trả lời hợp lệ",
            "domain_mean" => "trung bình cộng của các lĩnh vực",
            "factor_mean" => "trung bình cộng của các yếu tố",
            _ => "theo công thức của bộ phiếu",
        };
        blocks.push(Block::Note(Line::of(format!(
            "{} (phiên bản {}): chỉ số là {name}. Hài lòng gồm các phương án mà bộ phiếu \
             tính là hài lòng; “Bình thường” không tính là hài lòng; câu bỏ trống, không có ý kiến, không áp dụng \
             không nằm trong mẫu số.",
            survey.title, survey.version
        ))));
    }
    blocks.push(Block::Note(
        Line::of("Cột “Theo Kế hoạch” so số đếm với chỉ tiêu khi chưa làm tròn: ")
            .count(17_999)
            .text(" trên ")
            .count(20_000)
            .text(" in thành ")
            .percent(0.899_95)
            .text(" mà vẫn dưới ")
            .target(0.9)
            .text("."),
    ));
    let rest = [
        "Khoảng tin cậy 95% của chỉ số là khoảng Clopper–Pearson, mỗi phiếu tính như một câu trả lời; của tỷ lệ đếm \
         toàn bộ là khoảng Wilson. Khoảng nằm trọn trên chỉ tiêu là đạt, nằm trọn dưới là chưa đạt, còn lại là chưa \
         đủ căn cứ. Việc được đếm toàn bộ thì số đếm quyết định đạt hay chưa đạt.",
        "So sánh hai kỳ dùng khoảng của hiệu hai tỷ lệ (Newcombe); không so sánh khi một kỳ có dưới 30, khi mẫu phiếu \
         hoặc cơ cấu nguồn phiếu thay đổi nhiều.",
        "Số liệu khảo sát là khảo sát nội bộ của cơ quan, không phải kết quả SIPAS, PAR Index, điều tra xã hội học hay \
         PAPI chính thức.",
    ];
    blocks.extend(rest.map(|text| Block::Note(Line::of(text))));
    blocks
}

fn percent(share: Option<f64>) -> Line {
    share.map_or_else(|| Line::of("–"), |share| Line::default().percent(share))
}

fn range(interval: Option<Interval>) -> Line {
    interval.map_or_else(
        || Line::of("–"),
        |Interval(low, high)| Line::default().percent(low).text(" – ").percent(high),
    )
}
