//! Keeps, changes, ends and deletes waves, each with its entry in the audit log.

use chrono::NaiveDate;

use crate::base::calendar::office_day;
use crate::domain::wave::{Overlap, Wave, overlaps};
use crate::store::audit::{self, By};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

/// Why a wave was not kept as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// There is another wave of this code.
    Taken,
    /// It is not there any more, or somebody else has changed it.
    Stale,
    /// Other waves ask the same there on some of its days.
    Overlaps(Vec<Overlap>),
    /// Answers were given in it.
    Answered(WaveAnswers),
}

/// The answers of a wave, settled or waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaveAnswers {
    /// The last day that one was accepted or settled.
    pub last: NaiveDate,
}

/// What a change of waves comes to.
type Outcome = Result<std::result::Result<(), NotKept>>;

impl Store {
    /// Adds a wave.
    pub async fn add_wave(&self, wave: &Wave, by: &By) -> Outcome {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "wave").await?;
        let others = self.waves().await?;
        if others.iter().any(|other| other.code == wave.code) {
            return Ok(Err(NotKept::Taken));
        }
        let found = overlaps(wave, &others);
        if !found.is_empty() {
            return Ok(Err(NotKept::Overlaps(found)));
        }
        write(&mut transaction, wave).await?;
        let entry = by.did("wave.added", "wave", &wave.code).to(line(wave));
        audit::commit(transaction, &entry).await?;
        self.touchpoint_cache.expire();
        Ok(Ok(()))
    }

    /// Changes the wave of this code, which stands as `wave.revision` says. One with answers keeps its instrument
    /// and its first day, and no answer falls behind its last one.
    pub async fn change_wave(&self, wave: &Wave, by: &By) -> Outcome {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "wave").await?;
        let others = self.waves().await?;
        let before = others.iter().find(|other| other.code == wave.code);
        let Some(before) = before.filter(|before| before.revision == wave.revision) else {
            return Ok(Err(NotKept::Stale));
        };
        let found = overlaps(wave, &others);
        if !found.is_empty() {
            return Ok(Err(NotKept::Overlaps(found)));
        }
        if let Some(answers) = answers(&mut transaction, &wave.code).await? {
            let is_moved = wave.instrument != before.instrument || wave.first > before.first;
            if is_moved || wave.last < answers.last {
                return Ok(Err(NotKept::Answered(answers)));
            }
        }
        remove(&mut transaction, &wave.code).await?;
        write(&mut transaction, &Wave { revision: wave.revision + 1, ..wave.clone() }).await?;
        let entry = by.did("wave.changed", "wave", &wave.code).from(line(before)).to(line(wave));
        audit::commit(transaction, &entry).await?;
        self.touchpoint_cache.expire();
        Ok(Ok(()))
    }

    /// Makes `day` the last one of a wave that would go on.
    pub async fn end_wave(&self, code: &str, day: NaiveDate, by: &By) -> Outcome {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "wave").await?;
        let before: Option<NaiveDate> = scalar_optional!(
            &mut transaction,
            "select last_day from wave where code = $1 and first_day <= $2 and last_day > $2",
            code,
            day
        );
        let Some(before) = before else { return Ok(Err(NotKept::Stale)) };
        execute!(
            &mut transaction,
            "update wave set last_day = $2, revision = revision + 1 where code = $1",
            code,
            day
        );
        let entry = by.did("wave.ended", "wave", code);
        let entry = entry.from(before.to_string()).to(day.to_string());
        audit::commit(transaction, &entry).await?;
        self.touchpoint_cache.expire();
        Ok(Ok(()))
    }

    /// Deletes a wave without answers.
    pub async fn delete_wave(&self, code: &str, by: &By) -> Outcome {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "wave").await?;
        let Some(before) = self.wave(code).await? else { return Ok(Err(NotKept::Stale)) };
        if let Some(answers) = answers(&mut transaction, code).await? {
            return Ok(Err(NotKept::Answered(answers)));
        }
        remove(&mut transaction, code).await?;
        let entry = by.did("wave.deleted", "wave", code).from(line(&before));
        audit::commit(transaction, &entry).await?;
        self.touchpoint_cache.expire();
        Ok(Ok(()))
    }
}

/// The answers of a wave. The inbox holds some hundreds of answers, so its series are read through.
async fn answers(transaction: &mut Transaction, code: &str) -> Result<Option<WaveAnswers>> {
    let settled: Option<NaiveDate> = scalar_one!(
        &mut *transaction,
        "select max(day) from batch where wave = $1 and wave <> ''",
        code
    );
    // A series is instrument, version, wave, … between bars, and no code has a bar.
    let waiting: Option<i64> = scalar_one!(
        &mut *transaction,
        "select max(accepted_at) from inbox where series like '%|%|' || $1 || '|%|%|%|%|%|%'",
        code
    );
    let waiting = waiting.and_then(chrono::DateTime::from_timestamp_millis).map(office_day);
    Ok(settled.max(waiting).map(|last| WaveAnswers { last }))
}

async fn write(transaction: &mut Transaction, wave: &Wave) -> Result<()> {
    let signed = |number: &Option<u64>| number.map(u64::cast_signed);
    execute!(
        &mut *transaction,
        "insert into wave (code, name, instrument, first_day, last_day, target, quota, revision)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &wave.code,
        &wave.name,
        &wave.instrument,
        wave.first,
        wave.last,
        signed(&wave.target),
        signed(&wave.quota),
        wave.revision.cast_signed()
    );
    let touchpoints: Vec<_> = wave.touchpoints.iter().collect();
    insert!(
        &mut *transaction,
        &touchpoints,
        "insert into wave_touchpoint (wave, touchpoint, quota) ",
        |(touchpoint, quota)| [&wave.code, *touchpoint, signed(quota)]
    );
    let procedures: Vec<_> = wave.procedures.iter().collect();
    insert!(
        &mut *transaction,
        &procedures,
        "insert into wave_procedure (wave, procedure, quota) ",
        |(procedure, quota)| [&wave.code, *procedure, quota.cast_signed()]
    );
    Ok(())
}

async fn remove(transaction: &mut Transaction, code: &str) -> Result<()> {
    execute!(&mut *transaction, "delete from wave_procedure where wave = $1", code);
    execute!(&mut *transaction, "delete from wave_touchpoint where wave = $1", code);
    execute!(&mut *transaction, "delete from wave where code = $1", code);
    Ok(())
}

/// A wave in the audit log.
fn line(wave: &Wave) -> String {
    let wanted = |(code, quota): (&String, Option<u64>)| match quota {
        Some(quota) => format!("{code}={quota}"),
        None => code.clone(),
    };
    let touchpoints: Vec<String> =
        wave.touchpoints.iter().map(|(code, quota)| wanted((code, *quota))).collect();
    let procedures: Vec<String> =
        wave.procedures.iter().map(|(code, quota)| wanted((code, Some(*quota)))).collect();
    serde_json::json!({
        "name": wave.name,
        "instrument": wave.instrument,
        "first": wave.first,
        "last": wave.last,
        "target": wave.target,
        "quota": wave.quota,
        "touchpoints": touchpoints,
        "procedures": procedures,
    })
    .to_string()
}
