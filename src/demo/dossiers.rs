//! A made-up year of dossiers: most in time, some late, some of those with an apology.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rand::RngExt;
use rand::rngs::StdRng;

use super::{Failed, Setting, counters, days};
use crate::base::calendar::{Holidays, Period, Report};
use crate::base::random::Random;
use crate::domain::dossier::{Apology, Dossier, Outcome};
use crate::domain::unit::Touchpoint;
use crate::store::{DossierImport, Scoring, Store};

/// Days before its end on which the file before the last was brought in.
const BEFORE: u64 = 21;
/// How many all counters together take on an ordinary day, about.
const A_DAY: f64 = 1.9;

/// Points an officer entered for the year, with the reason: the indicators no data tell.
const ENTERED: [(u8, u32, &str); 6] = [
    (3, 170, "Theo phiếu kiểm tra nội bộ 40 hồ sơ; chưa có phiếu đánh giá một cửa."),
    (4, 150, "Theo phiếu kiểm tra nội bộ 40 hồ sơ; chưa có phiếu đánh giá một cửa."),
    (5, 100, "100% thủ tục nhận và trả tại Bộ phận Một cửa; tại chỗ dưới 20%."),
    (6, 200, "Niêm yết tại quầy và công khai trên mạng đủ, đã kiểm tra."),
    (7, 180, "Theo phiếu kiểm tra nội bộ 40 hồ sơ; không có phản ánh về thái độ."),
    (9, 100, "Hồ sơ trực tuyến 22%, theo báo cáo của hệ thống một cửa."),
];

/// Brings in the dossiers that `touchpoints` take, as two files of the one-stop system, and enters
/// points; gives how many dossiers there are.
pub async fn load_dossiers(
    store: &Store,
    setting: Setting<'_>,
    touchpoints: &[Touchpoint],
    holidays: &Holidays,
) -> Result<usize, Failed> {
    let last_day = setting.last_day;
    let all = Dossiers { setting, touchpoints, holidays }.year();
    for day in [last_day - Days::new(BEFORE), last_day] {
        let file: Vec<Dossier> = all.iter().filter_map(|each| as_of(each, day)).collect();
        let taken = store.import_dossiers(file, &setting.by(day, 17 * 60)).await?;
        if let DossierImport::Conflicts(codes) = taken {
            return Err(Failed::Dossiers(codes.join(", ")));
        }
    }
    let by = setting.by(last_day, 18 * 60);
    let period = Period { report: Report::Year, ..Period::year_of(last_day) };
    for (indicator, hundredths, reason) in ENTERED {
        let points = (Scoring::Own, indicator, hundredths);
        store.enter_points(period, points, reason, &by).await?;
    }
    Ok(all.len())
}

/// What a file of `day` says of a dossier; `None` before it came in.
fn as_of(dossier: &Dossier, day: NaiveDate) -> Option<Dossier> {
    let completed = dossier.completed.filter(|completed| *completed <= day);
    let apologies = dossier.apologies.iter().filter(|each| each.sent <= day);
    (dossier.received <= day).then(|| Dossier {
        completed,
        outcome: dossier.outcome.filter(|_| completed.is_some()),
        apologies: apologies.copied().collect(),
        ..dossier.clone()
    })
}

struct Dossiers<'a> {
    setting: Setting<'a>,
    touchpoints: &'a [Touchpoint],
    holidays: &'a Holidays,
}

impl Dossiers<'_> {
    /// The dossiers in the order they came in.
    fn year(&self) -> Vec<Dossier> {
        // Another stream than those of the visits, the plan and the petitions.
        let random = Random::seeded(self.setting.seed.rotate_left(32) ^ 0x646f_7373);
        let touchpoints = self.touchpoints.iter().enumerate();
        let takers: Vec<(f64, &Touchpoint)> = touchpoints
            .filter(|(_, each)| !each.procedures.is_empty())
            .map(|(place, each)| (counters::of(place).size, each))
            .collect();
        let sizes: f64 = takers.iter().map(|(size, _)| size).sum();
        let mut all = Vec::new();
        for (_, day) in days::year_until(self.setting.last_day) {
            if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                continue;
            }
            for (size, touchpoint) in &takers {
                let expected = A_DAY * days::busyness(day) * (size / sizes);
                random.with(|rng| {
                    if rng.random_bool(expected.min(1.0)) {
                        all.extend(self.one(rng, touchpoint, day, all.len() + 1));
                    }
                });
            }
        }
        all
    }

    /// One dossier, of random pace and outcome.
    fn one(
        &self,
        rng: &mut StdRng,
        touchpoint: &Touchpoint,
        received: NaiveDate,
        number: usize,
    ) -> Option<Dossier> {
        let after = |day, n| self.holidays.after(day, n).map(|due| due.day);
        let limit = rng.random_range(3..=12_u32);
        let due = after(received, limit)?;
        let is_late = rng.random_ratio(1, 30);
        let end = if is_late {
            limit + rng.random_range(1..=8)
        } else {
            limit - rng.random_range(0..=limit.min(3) - 1)
        };
        let completed = after(received, end)?;
        let outcome = match rng.random_range(0..40_u32) {
            0 => Outcome::Refused,
            1 | 2 => Outcome::Returned,
            _ => Outcome::Granted,
        };
        let procedures = &touchpoint.procedures;
        let procedure = procedures[rng.random_range(0..procedures.len())].clone();
        let apologies = if is_late { apology(rng, due, completed) } else { Vec::new() };
        Some(Dossier {
            code: format!("000.00.15.H24-{}-{number:04}", received.format("%y%m%d")),
            procedure,
            touchpoint: touchpoint.code.clone(),
            received,
            due,
            completed: (completed <= self.setting.last_day).then_some(completed),
            outcome: Some(outcome),
            apologies,
        })
    }
}

/// Three of four late ones get an apology, most of them in time.
fn apology(rng: &mut StdRng, due: NaiveDate, completed: NaiveDate) -> Vec<Apology> {
    if rng.random_ratio(1, 4) {
        return Vec::new();
    }
    let sent = if rng.random_ratio(4, 5) { due.pred_opt() } else { due.succ_opt() };
    let new_due = Some(completed).filter(|day| *day > due);
    let apology = sent.map(|sent| Apology { sent, new_due });
    apology.into_iter().collect()
}
