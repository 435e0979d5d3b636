//! All charts on one page, light and dark, for the eye: `cargo run --example charts -- OUT.html`.

use std::error::Error;
use std::fmt::Write;

use hailong::base::Lang;
use hailong::base::random::Random;
use hailong::domain::chart;
use hailong::domain::chart::{
    ChartOptions, DriverRow, FunnelCurve, FunnelRow, LikertRow, LikertScale, LimitRow, Picture,
    RateRow, Side, YearRow,
};
use hailong::stats::{
    Counted, Crosshair, INNER, Interval, Meaning, OUTER, PPoint, Verdict, associations,
    exact_limits, p_chart,
};
use rand::RngExt;

/// Labels that are hard on a layout: long ones, stacked diacritics.
const LABELS: [&str; 8] = [
    "Điểm phục vụ hành chính công có biển hiệu, hướng dẫn rõ ràng, dễ tìm",
    "Nguyễn Thị Ưỡn",
    "Công chức có thái độ giao tiếp lịch sự, tôn trọng, lắng nghe ý kiến của người dân",
    "Thủ tục hành chính được niêm yết công khai, đầy đủ, chính xác",
    "Kết quả trả đúng hẹn",
    "Cơ quan tiếp nhận, xử lý phản ánh, kiến nghị tích cực và thông báo kết quả kịp thời",
    "Phí, lệ phí đúng mức quy định",
    "Trang thiết bị phục vụ người dân hiện đại, dễ sử dụng",
];

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os()
        .nth(1)
        .ok_or("name the file to write: cargo run --example charts -- OUT.html")?;
    std::fs::write(path, page()?)?;
    Ok(())
}

fn page() -> Result<String, std::fmt::Error> {
    let mut page = format!(
        "<!doctype html><html lang=vi><meta charset=utf-8><title>Biểu đồ</title><style>{}\
         @font-face{{font-family:'Be Vietnam Pro';src:url(file://{}/assets/fonts/BeVietnamPro-Regular.woff2)}}\
         @font-face{{font-family:'Be Vietnam Pro';font-weight:600;src:url(file://{}/assets/fonts/BeVietnamPro-SemiBold.woff2)}}\
         body{{font:16px 'Be Vietnam Pro';background:var(--c-paper);color:var(--c-ink);\
         margin:16px;max-width:760px}}svg[width]{{background:white}}td,th{{text-align:left;padding:2px 8px}}</style>",
        chart::CSS,
        env!("CARGO_MANIFEST_DIR"),
        env!("CARGO_MANIFEST_DIR"),
    );
    for (name, picture) in pictures() {
        writeln!(page, "<h2>{name}</h2>{}{}", picture.desk, picture.phone)?;
        writeln!(page, "<p>{}</p><table><tr>", picture.sentence)?;
        for head in &picture.table.head {
            writeln!(page, "<th>{head}")?;
        }
        for row in &picture.table.rows {
            writeln!(page, "<tr><td>{}", row.join("<td>"))?;
        }
        writeln!(page, "</table>")?;
    }
    Ok(page)
}

fn pictures() -> Vec<(&'static str, Picture)> {
    let items = options("items", "Tỷ lệ hài lòng theo tiêu chí", "Tiêu chí", Lang::Vi);
    let english = ChartOptions {
        standalone: true,
        hidden: "hidden, fewer than 5 answers",
        ..options("en", "Satisfied by criterion, 2026", "Criterion", Lang::En)
    };
    let spread = options("likert", "Mức độ hài lòng theo tiêu chí", "Tiêu chí", Lang::Vi);
    let three = options("three", "Mức độ, thang ba mức", "Chỉ số", Lang::Vi);
    let months = options("trend", "Tỷ lệ hài lòng theo tháng", "Tháng", Lang::Vi);
    let weeks = options("weeks", "Tỷ lệ hài lòng theo tuần", "Tuần", Lang::Vi);
    let official = options("years", "Kết quả công bố theo năm", "Năm", Lang::Vi);
    let mut all = vec![
        ("items", chart::items(&items, &rows())),
        ("items, English, for a file", chart::items(&english, &rows()[..3])),
        ("likert", chart::likert(&spread, &five(), &spreads())),
        ("likert 3", chart::likert(&three, &points(), &thirds())),
        ("trend", chart::trend(&months, &periods())),
        ("trend, weeks", chart::trend(&weeks, &long())),
        ("years", chart::years(&official, &published())),
        ("funnel", funnel(Lang::Vi)),
        ("funnel, English", funnel(Lang::En)),
    ];
    all.extend(control().map(|picture| ("control chart", picture)));
    all.extend(driven(Lang::Vi));
    all.extend(driven(Lang::En));
    all
}

/// 400 people with a mood, and answers that follow it the less the later the item; the last item
/// is the same for all.
fn driven(lang: Lang) -> Vec<(&'static str, Picture)> {
    let items = LABELS.len();
    let mut columns = vec![Vec::new(); items + 1];
    let random = Random::seeded(1);
    random.with(|rng| {
        for _ in 0..400 {
            let mood: f64 = rng.random::<f64>() + rng.random::<f64>();
            for (column, item) in columns.iter_mut().zip(0_u8..) {
                let own = f64::from(item) / 3.0 * (rng.random::<f64>() - 0.5);
                let step = 2.0 + 1.6 * mood + own + 0.4 * f64::from(item % 3);
                column.push(Some(step.round().clamp(1.0, 5.0)));
            }
        }
    });
    columns[items] = vec![Some(5.0); 400];
    let (y, xs) = (&columns[0], &columns[1..]);
    let xs: Vec<&[Option<f64>]> = xs.iter().map(AsRef::as_ref).collect();
    let Ok(found) = random.with(|rng| associations(y, &xs, rng)) else {
        return Vec::new();
    };
    let crosshair = Crosshair { importance: 0.5, performance: 0.9 };
    let row = |(at, label): (usize, &&str)| {
        let satisfied = xs[at].iter().flatten().filter(|grade| **grade > 3.5).count();
        let performance = f64::from(u32::try_from(satisfied).unwrap_or(0)) / 400.0;
        let importance = found.correlations[at];
        DriverRow {
            label: (*label).to_owned(),
            importance,
            performance,
            quadrant: importance.map(|importance| crosshair.quadrant(importance, performance)),
            share: found.shares[at],
            href: None,
        }
    };
    let rows: Vec<DriverRow> = LABELS.iter().enumerate().map(row).collect();
    let (ids, titles, row_name) = match lang {
        Lang::Vi => (
            ["ipa", "drivers"],
            [
                "Tầm quan trọng và mức thực hiện của các yếu tố",
                "Yếu tố nào đi cùng với hài lòng chung",
            ],
            "Yếu tố",
        ),
        Lang::En => (
            ["ipa-en", "drivers-en"],
            [
                "Importance and performance of the items",
                "What goes together with overall satisfaction",
            ],
            "Item",
        ),
    };
    let options = |at: usize| options(ids[at], titles[at], row_name, lang);
    let scatter = chart::importance_performance(&options(0), &rows, crosshair);
    let bars = chart::driver_bars(&options(1), &rows, found.r_squared);
    vec![("importance and performance", scatter), ("drivers", bars)]
}

fn row(label: &str, satisfied: f64, of: f64) -> RateRow {
    let share = satisfied / of;
    let half = 1.96 * (share * (1.0 - share) / of).sqrt() + 1.0 / of;
    let interval = Interval((share - half).max(0.0), (share + half).min(1.0));
    let verdict = if interval.0 >= 0.9 {
        Verdict::Reached
    } else if interval.1 < 0.9 {
        Verdict::Missed
    } else {
        Verdict::Open
    };
    RateRow {
        label: label.to_owned(),
        share: Some(share),
        interval: Some(interval),
        n: format!("{of}").parse().ok(),
        verdict: Some(verdict),
        suppressed: false,
        href: None,
    }
}

fn rows() -> Vec<RateRow> {
    let figures = [
        (599.0, 642.0),
        (572.0, 642.0),
        (12_400.0, 13_020.0),
        (537.0, 638.0),
        (107.0, 136.0),
        (0.0, 0.0),
        (4.0, 4.0),
        (60.0, 65.0),
    ];
    let mut rows: Vec<RateRow> = LABELS
        .iter()
        .zip(figures)
        .map(|(label, (satisfied, of))| row(label, satisfied, of))
        .collect();
    rows[5].share = None;
    rows[5].interval = None;
    rows[6].suppressed = true;
    rows
}

fn five() -> LikertScale {
    let choices = [
        ("Rất không hài lòng", Side::Against),
        ("Không hài lòng", Side::Against),
        ("Bình thường", Side::Neutral),
        ("Hài lòng", Side::For),
        ("Rất hài lòng", Side::For),
    ];
    LikertScale { choices: choices.map(|(label, side)| (label.to_owned(), side)).into() }
}

fn points() -> LikertScale {
    let choices = [("0 điểm", Side::Against), ("1 điểm", Side::Neutral), ("2 điểm", Side::For)];
    LikertScale { choices: choices.map(|(label, side)| (label.to_owned(), side)).into() }
}

fn spreads() -> Vec<LikertRow> {
    let counts: [[u64; 5]; 8] = [
        [8, 15, 58, 302, 250],
        [20, 51, 90, 289, 192],
        [9, 14, 45, 269, 307],
        [38, 70, 102, 255, 172],
        [11, 18, 30, 49, 28],
        [0; 5],
        [1, 0, 1, 1, 1],
        [0, 0, 0, 30, 35],
    ];
    LABELS
        .iter()
        .zip(counts)
        .map(|(label, counts)| LikertRow {
            label: (*label).to_owned(),
            counts: counts.to_vec(),
            suppressed: counts[0] == 1,
            href: None,
        })
        .collect()
}

fn thirds() -> Vec<LikertRow> {
    [[4, 20, 76], [30, 30, 40]]
        .iter()
        .zip(LABELS)
        .map(|(counts, label)| LikertRow {
            label: label.to_owned(),
            counts: counts.to_vec(),
            suppressed: false,
            href: None,
        })
        .collect()
}

fn periods() -> Vec<RateRow> {
    let satisfied =
        [250.0, 262.0, 248.0, 0.0, 281.0, 240.0, 3.0, 266.0, 271.0, 279.0, 282.0, 290.0];
    let mut rows: Vec<RateRow> = satisfied
        .iter()
        .zip(1..)
        .map(|(satisfied, month)| row(&format!("{month}/2026"), *satisfied, 300.0))
        .collect();
    rows[3].share = None;
    rows[6].suppressed = true;
    rows
}

fn long() -> Vec<RateRow> {
    (1..=52_u32)
        .map(|week| {
            let wave = f64::from(week) / 5.0;
            let satisfied = 80.0 + 6.0 * wave.sin() + f64::from(week % 3);
            row(&format!("Tuần {week}"), satisfied.round(), 95.0)
        })
        .collect()
}

fn options(
    id: &'static str,
    title: &'static str,
    row_name: &'static str,
    lang: Lang,
) -> ChartOptions<'static> {
    ChartOptions {
        id,
        title,
        standalone: false,
        row_name,
        hidden: "ẩn, dưới 5 phiếu",
        target: Some(0.9),
        lang,
    }
}

/// Made-up figures, with a break of the series before 2024.
fn published() -> [YearRow; 4] {
    [(2019, 81.3), (2022, 84.5), (2023, 83.75), (2024, 88.0)].map(|(year, figure)| YearRow {
        year,
        figure,
        cut: year == 2024,
    })
}

fn control() -> Option<Picture> {
    let counts = [
        (110, 120),
        (90, 95),
        (120, 143),
        (57, 60),
        (195, 210),
        (0, 0),
        (27, 33),
        (83, 88),
        (139, 150),
        (40, 47),
        (72, 75),
        (104, 110),
    ];
    let points = counts.map(|(successes, trials)| Counted { successes, trials });
    let chart = p_chart(&points.map(Counted::observed), 0..points.len(), false)?;
    let rows: Vec<LimitRow> = (1..)
        .zip(points)
        .zip(&chart.points)
        .map(|((month, counted), point)| LimitRow {
            label: format!("{month}/2026"),
            share: point.map(|point| point.share),
            limits: point.map(|point| Interval(point.lower, point.upper)),
            n: counted.trials,
            signal: point.as_ref().is_some_and(PPoint::is_outside).then_some(Meaning::Concern),
            href: None,
        })
        .collect();
    let options =
        options("control", "Tỷ lệ hài lòng theo tháng, biểu đồ kiểm soát", "Tháng", Lang::Vi);
    Some(chart::control_chart(&options, &rows, chart.centre))
}

fn funnel(lang: Lang) -> Picture {
    let offices = [
        ("Sở Xây dựng", 540, 560),
        ("Sở Tư pháp", 210, 240),
        ("Sở Y tế", 300, 370),
        ("Sở Tài chính", 95, 103),
        ("Sở Nội vụ", 41, 47),
        ("Sở Công Thương", 19, 20),
        ("Sở Nông nghiệp và Môi trường", 380, 425),
    ];
    let limits = |n, coverage| exact_limits(0.9, n, coverage);
    let rows: Vec<FunnelRow> = offices
        .iter()
        .map(|(label, successes, trials)| {
            let share = Counted { successes: *successes, trials: *trials }.share();
            let outer = limits(*trials, OUTER);
            let signal = share.zip(outer).and_then(|(share, Interval(low, high))| {
                if share < low {
                    Some(Meaning::Concern)
                } else {
                    (share > high).then_some(Meaning::Improvement)
                }
            });
            let label = (*label).to_owned();
            let size = f64::from(u32::try_from(*trials).unwrap_or(u32::MAX));
            let row = LimitRow { label, share, limits: outer, n: *trials, signal, href: None };
            FunnelRow { row, size }
        })
        .collect();
    let curve: Vec<FunnelCurve> = (10_u32..=600)
        .step_by(5)
        .filter_map(|n| {
            let (inner, outer) = (limits(u64::from(n), INNER)?, limits(u64::from(n), OUTER)?);
            Some(FunnelCurve { size: f64::from(n), inner, outer })
        })
        .collect();
    let (id, title, row_name) = match lang {
        Lang::Vi => ("funnel", "Tỷ lệ hài lòng theo cơ quan", "Cơ quan"),
        Lang::En => ("funnel-en", "Satisfied by office", "Office"),
    };
    chart::funnel_plot(&options(id, title, row_name, lang), &rows, &curve, 0.9)
}
