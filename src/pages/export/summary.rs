//! The figures that a spreadsheet of responses has beside them: those of the page. Pure.

use super::scores::{points_of_one, verdict};
use crate::base::dataset::{Cell, Chart, Part, Summary};
use crate::base::{Lang, format, words};
use crate::domain::measure::Scorecard;
use crate::domain::survey::{Instrument, Method};

words! {
    /// What figures are called.
    struct Words {
        survey: "Phiếu khảo sát" / "Survey",
        version: "Phiên bản" / "Version",
        from: "Từ ngày" / "From",
        to: "Đến ngày" / "To",
        responses: "Số phiếu" / "Responses",
        index: "Chỉ số" / "Index",
        interval: "Khoảng tin cậy 95%" / "95% confidence interval",
        target: "Chỉ tiêu" / "Target",
        verdict: "Đánh giá" / "Verdict",
        formula: "Cách tính" / "Formula",
        method: {
            "item_mean" => "Trung bình cộng chỉ số của các tiêu chí" / "Mean of the criteria's indices",
            "pooled" => "Tổng số câu trả lời hài lòng trên tổng số câu trả lời hợp lệ"
                / "All satisfied answers over all valid ones",
            "domain_mean" => "Trung bình cộng của các lĩnh vực" / "Mean of the domains",
            "factor_mean" => "Trung bình cộng của các yếu tố" / "Mean of the factors",
        },
        own_method: "Theo công thức của bộ phiếu" / "By the survey's own formula",
        label: "Loại số liệu" / "Kind of figures",
        internal: "Khảo sát nội bộ" / "Internal survey",
        items: "Theo tiêu chí" / "By criterion",
        heads: [
            "Mã" / "Code",
            "Tiêu chí" / "Criterion",
            "Số ý kiến" / "Answers",
            "Hài lòng" / "Satisfied",
            "Chỉ số" / "Index",
            "Cận dưới (%)" / "Lower bound (%)",
            "Cận trên (%)" / "Upper bound (%)",
            "Đánh giá" / "Verdict",
        ],
    }
}

/// The summary of a scorecard.
pub fn summary(card: &Scorecard, instrument: &Instrument, lang: Lang) -> Summary {
    let words = Words::of(lang);
    let text = |text: &str| Cell::text(text.to_owned());
    let is_share = matches!(instrument.formula.method, Method::Sipas(_));
    let points = |end: f64| points_of_one(instrument) * end;
    let interval = card.index.interval.map(|interval| {
        let of = |end: f64| format::two_decimals(points(end), lang);
        format!("{} – {}", of(interval.0), of(interval.1))
    });
    let facts = vec![
        (words.survey, text(instrument.title.in_lang(lang))),
        (words.version, text(&card.version)),
        (words.from, Cell::day(card.from)),
        (words.to, Cell::day(card.to)),
        (words.responses, Cell::count(Some(card.responses))),
        (words.index, Cell::decimal(card.index.value)),
        (words.interval, Cell::text(interval.unwrap_or_default())),
        (words.target, Cell::decimal(card.index.target.map(points))),
        (words.verdict, text(verdict(card.index.verdict, lang))),
        (words.formula, text(words.method(&card.index.method).unwrap_or(words.own_method))),
        (words.label, text(words.internal)),
    ];
    let percent = |share: Option<f64>| Cell::decimal(share.map(|share| 100.0 * share));
    let rows = card.items.iter().zip(&instrument.items).map(|(score, item)| {
        vec![
            text(&score.code),
            text(item.title.in_lang(lang)),
            Cell::count(score.n),
            Cell::count(score.satisfied),
            Cell::decimal(score.index),
            percent(score.wilson.map(|interval| interval.0)),
            percent(score.wilson.map(|interval| interval.1)),
            text(verdict(score.verdict, lang)),
        ]
    });
    let part = Part {
        title: words.items.to_owned(),
        heads: words.heads.iter().map(|&head| head.to_owned()).collect(),
        rows: rows.collect(),
        chart: Some(Chart { names: 0, values: 4, ends: is_share.then_some((0.0, 100.0)) }),
    };
    let facts = facts.into_iter().map(|(label, value)| (label.to_owned(), value));
    Summary { facts: facts.collect(), parts: vec![part] }
}
