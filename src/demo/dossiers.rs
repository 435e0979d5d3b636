//! A made-up year of dossiers: most in time, some late, some of those with an apology. Pure but for
//! [`load_dossiers`].

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use rand::RngExt;
use rand::rngs::StdRng;

use super::{Failed, counters, days};
use crate::base::calendar::{Holidays, Period, Report, office_instant};
use crate::base::random::Random;
use crate::domain::dossier::{Apology, Dossier, Outcome};
use crate::domain::unit::Touchpoint;
use crate::store::{By, DossierImport, Scoring, Store};

/// What they are made from.
#[derive(Clone, Copy, Debug)]
pub struct Dossiers<'a> {
    /// The same seed makes the same dossiers.
    pub seed: u64,
    /// Which days are worked.
    pub holidays: &'a Holidays,
    /// The counters that take them.
    pub touchpoints: &'a [Touchpoint],
    /// Name of the account that brings them in.
    pub account: &'a str,
    /// The last day of the made-up year.
    pub last_day: NaiveDate,
}

/// Days of the year.
const LENGTH: u64 = 365;
/// Days before its end on which the file before the last was brought in.
const BEFORE: u64 = 21;
/// What all counters together take on a busy day, about.
const A_DAY: f64 = 1.9;

/// Points an officer entered for the year, with the reason: the indicators no data tell.
const ENTERED: [(u8, u32, &str); 6] = [
    (3, 170, "Theo phiếu kiểm tra nội bộ 40 hồ sơ; chưa có phiếu one-stop-2018."),
    (4, 150, "Theo phiếu kiểm tra nội bộ 40 hồ sơ; chưa có phiếu one-stop-2018."),
    (5, 100, "100% thủ tục nhận và trả tại Bộ phận Một cửa; tại chỗ dưới 20%."),
    (6, 200, "Niêm yết tại quầy và công khai trên mạng đủ, đã kiểm tra."),
    (7, 180, "Theo phiếu kiểm tra nội bộ 40 hồ sơ; không có phản ánh về thái độ."),
    (9, 100, "Hồ sơ trực tuyến 22%, theo báo cáo của hệ thống một cửa."),
];

/// Brings them in as two files of the one-stop system, and enters points; how many dossiers there are.
pub async fn load_dossiers(store: &Store, made_up: Dossiers<'_>) -> Result<usize, Failed> {
    let all = made_up.year();
    for day in [made_up.last_day - Days::new(BEFORE), made_up.last_day] {
        let file: Vec<Dossier> = all.iter().filter_map(|each| as_of(each, day)).collect();
        let at = office_instant(day.and_time(NaiveTime::MIN) + TimeDelta::hours(17));
        let by = By::account(made_up.account, at);
        let taken = store.import_dossiers(file, &by).await?;
        if let DossierImport::Conflicts(codes) = taken {
            return Err(Failed::Dossiers(codes.join(", ")));
        }
    }
    let at = office_instant(made_up.last_day.and_time(NaiveTime::MIN) + TimeDelta::hours(18));
    let by = By::account(made_up.account, at);
    let period = Period { report: Report::Year, ..Period::year_of(made_up.last_day) };
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

impl Dossiers<'_> {
    /// The dossiers in the order they came in.
    fn year(&self) -> Vec<Dossier> {
        // Another stream than those of the visits, the plan and the petitions.
        let random = Random::seeded(self.seed.rotate_left(32) ^ 0x646f_7373);
        let takers: Vec<(usize, &Touchpoint)> = self
            .touchpoints
            .iter()
            .enumerate()
            .filter(|(_, each)| !each.procedures.is_empty())
            .collect();
        let sizes: f64 = takers.iter().map(|(place, _)| counters::of(*place).size).sum();
        let mut all = Vec::new();
        for ago in (0..LENGTH).rev() {
            let Some(day) = self.last_day.checked_sub_days(Days::new(ago)) else {
                continue;
            };
            if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                continue;
            }
            for (place, touchpoint) in &takers {
                let part = counters::of(*place).size / sizes;
                let expected = A_DAY * days::busyness(day) * part;
                random.with(|rng| {
                    if rng.random_bool(expected.min(1.0)) {
                        let number = all.len() + 1;
                        all.extend(self.one(rng, touchpoint, (day, number)));
                    }
                });
            }
        }
        all
    }

    /// One dossier: its pace and its end are chance.
    fn one(
        &self,
        rng: &mut StdRng,
        touchpoint: &Touchpoint,
        (received, number): (NaiveDate, usize),
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
            completed: (completed <= self.last_day).then_some(completed),
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
