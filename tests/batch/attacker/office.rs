//! What people answer at the office that is attacked: forms of all kinds, with waves, slips, procedures, remarks and floods.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use hailong::base::calendar::office_instant;
use hailong::domain::batch::SettleRule;
use hailong::domain::paper::{Counts, Entry, NewBundle};
use hailong::domain::survey::{Instrument, Tier, read_answers};
use hailong::domain::touchpoint::slips::VALID;
use hailong::domain::unit::Touchpoint;
use hailong::domain::wave::{Wave, WaveDays};
use hailong::intake::slip_code::SlipCode;
use hailong::intake::{Filled, OnPaper};
use hailong::store::{BundleClosed, By, NewKeyed, NewResponse};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use uuid::Uuid;

use super::{OF, ONE_STOP, STAFF, WAVE};
use crate::support::platform::Platform;

/// Slips issued at a touchpoint every other day.
const SLIPS: usize = 8;

/// The office: its touchpoints, its wave and the slips that are out.
pub(super) struct Office {
    touchpoints: Vec<Touchpoint>,
    wave: Wave,
    slips: BTreeMap<String, Vec<SlipCode>>,
    rng: StdRng,
}

impl Office {
    /// Sets a wave up at some of its touchpoints, with numbers wanted of two procedures.
    pub(super) async fn of(platform: &Platform, seed: u64, first: NaiveDate) -> Self {
        let store = &platform.app.store;
        let wave = Wave {
            code: WAVE.to_owned(),
            name: "Đợt tháng Mười".to_owned(),
            instrument: OF.to_owned(),
            first: first + Days::new(14),
            last: first + Days::new(41),
            target: None,
            quota: None,
            touchpoints: BTreeMap::from([
                ("AB01".to_owned(), None),
                ("BT01".to_owned(), Some(60)),
                ("CN01".to_owned(), None),
            ]),
            procedures: BTreeMap::from([("3.000242".to_owned(), 30), ("MH-CNLS".to_owned(), 9)]),
            revision: 0,
        };
        let by = By::account("lan", platform.app.clock.now());
        store.add_wave(&wave, &by).await.unwrap().unwrap();
        Self {
            touchpoints: store.touchpoints().await.unwrap(),
            wave,
            slips: BTreeMap::new(),
            rng: StdRng::seed_from_u64(seed),
        }
    }

    /// The touchpoints.
    pub(super) fn touchpoints(&self) -> &[Touchpoint] {
        &self.touchpoints
    }

    /// Hands slips out at three touchpoints.
    pub(super) async fn issue(&mut self, platform: &Platform, day: NaiveDate) {
        for code in ["BT01", "BT03", "CN01"] {
            let codes: Vec<SlipCode> =
                (0..SLIPS).map(|_| SlipCode::drawn(self.rng.random())).collect();
            let hashes: Vec<[u8; 32]> = codes.iter().map(SlipCode::hash).collect();
            let by = By::account("lan", office_instant(day.and_hms_opt(7, 0, 0).unwrap()));
            let kept = platform.app.store.keep_slips(code, &hashes, (day, day + VALID), &by);
            kept.await.unwrap();
            // Older ones may have expired.
            self.slips.insert(code.to_owned(), codes);
        }
    }

    /// The answers of a day.
    pub(super) fn answers(
        &mut self,
        platform: &Platform,
        day: NaiveDate,
        count: u64,
    ) -> Vec<NewResponse> {
        (0..count.max(1)).map(|_| self.answer(platform, day)).collect()
    }

    fn answer(&mut self, platform: &Platform, day: NaiveDate) -> NewResponse {
        let is_other = self.rng.random_range(0..8) == 0;
        let id = if is_other { ONE_STOP } else { OF };
        let instrument = platform.app.instruments.current(id, day).unwrap();
        let touchpoint = self.busy(OF);
        let remark = (self.rng.random_range(0..20) == 0).then_some("Cần thêm ghế chờ.");
        let mut fields = fields(instrument, &mut self.rng);
        fields.extend(remark.map(|remark| ("remark".to_owned(), remark.to_owned())));
        let (slip, procedure) = (self.slip(&touchpoint.code), self.procedure(&touchpoint));
        let filled = Filled {
            key: Uuid::from_bytes(self.rng.random()),
            touchpoint: &touchpoint,
            waves: &self.waves(&touchpoint.code),
            instrument,
            answers: read_answers(instrument, &fields).unwrap(),
            slip: slip.as_ref(),
            procedure: procedure.as_deref(),
        };
        let mut sealed = filled.seal(instant(day, &mut self.rng));
        sealed.series.apart = self.rng.random_range(0..12) == 0;
        sealed
    }

    fn waves(&self, code: &str) -> Vec<WaveDays> {
        let wave = Some(&self.wave).filter(|wave| wave.touchpoints.contains_key(code));
        let days = wave.map(|wave| WaveDays {
            code: wave.code.clone(),
            instrument: wave.instrument.clone(),
            first: wave.first,
            last: wave.last,
        });
        days.into_iter().collect()
    }

    /// A few touchpoints are busy, most are quiet.
    fn busy(&mut self, instrument: &str) -> Touchpoint {
        let own: Vec<&Touchpoint> =
            self.touchpoints.iter().filter(|each| each.instrument == instrument).collect();
        let at = self.rng.random_range(0..own.len()).min(self.rng.random_range(0..own.len()));
        own[at].clone()
    }

    /// Every fourth brings a slip, where any are out.
    fn slip(&mut self, code: &str) -> Option<SlipCode> {
        if self.rng.random_range(0..4) > 0 {
            return None;
        }
        self.slips.get_mut(code)?.pop()
    }

    /// Most name no procedure, some a common one, few a rare one.
    fn procedure(&mut self, touchpoint: &Touchpoint) -> Option<String> {
        let common = touchpoint.procedures.last();
        let rare = touchpoint.procedures.first();
        match self.rng.random_range(0..20) {
            0..12 => None,
            12..19 => common.cloned(),
            _ => rare.cloned(),
        }
    }

    /// A sheet of a few paper forms, some fuller than others, keyed and closed.
    pub(super) async fn sheet(&mut self, platform: &Platform, day: NaiveDate) {
        let app = &platform.app;
        let touchpoint = self.busy(OF);
        let instrument = app.instruments.current(OF, day).unwrap();
        let forms = self.rng.random_range(STAFF..2 * STAFF);
        let new = NewBundle {
            touchpoint: touchpoint.code.clone(),
            instrument: OF.to_owned(),
            day,
            counts: Counts { delivered: forms, returned: Some(forms), spoiled: 0 },
            keyed_twice: false,
        };
        let by = By::account("lan", office_instant(day.and_hms_opt(17, 0, 0).unwrap()));
        let own = (&touchpoint, instrument.version.as_str());
        let bundle = app.store.make_bundle(&new, own, &by).await.unwrap();
        let only = Some(&*touchpoint.procedures).filter(|all| all.len() == 1);
        let only = only.map(|all| all[0].clone());
        for number in 1..=forms {
            let answers = read_answers(instrument, &fields(instrument, &mut self.rng)).unwrap();
            let form = OnPaper {
                touchpoint: &touchpoint,
                instrument: (&instrument.id, &instrument.version),
                answers: &answers,
                procedure: only.as_deref(),
            };
            let sealed = form.sealed(&self.rng.random::<[u8; 16]>());
            let (record, remark) = (answers.record.clone(), answers.remark.clone());
            let procedure = only.clone();
            let keyed = Entry { record, remark, procedure, keyed_by: "lan".to_owned() };
            let new =
                NewKeyed { bundle: &bundle, number, entry: 1, corrects: false, sealed, keyed };
            app.store.key_form(&new, &by).await.unwrap();
        }
        let with = (&*app.instruments, &app.random, SettleRule::default());
        let closed = app.store.close_bundle(&bundle, with, &by).await.unwrap();
        assert!(matches!(closed, BundleClosed::Done(batches, 0) if batches.len() == 1));
    }
}

/// Forms of a day at the touchpoints of the survey, without anything else.
pub(in crate::batch) async fn responses(
    platform: &Platform,
    day: NaiveDate,
    count: u64,
    rng: &mut StdRng,
) -> Vec<NewResponse> {
    let touchpoints = platform.app.store.touchpoints().await.unwrap();
    let own: Vec<_> = touchpoints.iter().filter(|each| each.instrument == OF).collect();
    let instrument = platform.app.instruments.current(OF, day).unwrap();
    let mut all = Vec::new();
    for _ in 0..count.max(1) {
        let at = rng.random_range(0..own.len()).min(rng.random_range(0..own.len()));
        let filled = Filled {
            key: Uuid::from_bytes(rng.random()),
            touchpoint: own[at],
            waves: &[],
            instrument,
            answers: read_answers(instrument, &fields(instrument, rng)).unwrap(),
            slip: None,
            procedure: None,
        };
        all.push(filled.seal(instant(day, rng)));
    }
    all
}

fn instant(day: NaiveDate, rng: &mut StdRng) -> DateTime<Utc> {
    let minute = rng.random_range(7 * 60..17 * 60);
    office_instant(day.and_hms_opt(0, 0, 0).unwrap()) + TimeDelta::minutes(minute)
}

/// Many with the overall question alone, some short, some full, none with blanks.
fn fields(instrument: &Instrument, rng: &mut StdRng) -> Vec<(String, String)> {
    let items = match rng.random_range(0..10) {
        _ if instrument.id != OF => instrument.index_items(),
        0..6 => Vec::new(),
        6..8 => instrument.index_items().into_iter().take(3).collect(),
        _ => instrument.index_items(),
    };
    let choice = |at: usize, rng: &mut StdRng| {
        let scale = instrument.scale_of(&instrument.items[at]).unwrap();
        scale.choices[rng.random_range(0..scale.choices.len())].code.to_string()
    };
    let mut fields = Vec::new();
    if instrument.id == OF {
        fields.push(("overall".to_owned(), rng.random_range(1..=5).to_string()));
    }
    for at in items {
        fields.push((instrument.items[at].code.clone(), choice(at, rng)));
    }
    fields
}

/// How answers come in at a touchpoint, besides by slip and on paper.
pub(super) fn tiers() -> [Tier; 4] {
    [Tier::Verified, Tier::Open, Tier::Assisted, Tier::Paper]
}
