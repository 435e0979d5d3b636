//! Trial answers (phiếu thử): kept apart from all that is counted, shown at once, erased as a whole.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;

use super::audit::{self, By};
use super::setting::{SettingChange, change};
use super::stored::Millis;
use super::transaction::commit;
use super::{Acceptance, NewResponse, Result, Store};
use crate::domain::setting::TRIAL;
use crate::domain::survey::Record;

/// One trial answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialAnswer {
    /// Where it was given.
    pub touchpoint: String,
    /// What was asked.
    pub instrument: String,
    /// Its version.
    pub version: String,
    /// The closed answers.
    pub record: Record,
    /// The free text.
    pub remark: Option<String>,
    /// When it was given.
    pub at: DateTime<Utc>,
}

#[derive(FromRow)]
struct Row {
    touchpoint: String,
    instrument: String,
    version: String,
    record: String,
    remark: Option<String>,
    accepted_at: Millis,
}

impl From<Row> for TrialAnswer {
    fn from(row: Row) -> Self {
        Self {
            touchpoint: row.touchpoint,
            instrument: row.instrument,
            version: row.version,
            record: Record::stored(row.record),
            remark: row.remark,
            at: row.accepted_at.into(),
        }
    }
}

impl Store {
    /// Keeps a trial answer. No slip is spent for it.
    pub async fn keep_trial(&self, response: &NewResponse) -> Result<Acceptance> {
        let kept = execute!(
            &self.write,
            "insert into trial_answer (key_hash, body_mac, touchpoint, instrument, version, record,
                 remark, accepted_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (key_hash) do nothing",
            &response.key_hash[..],
            &response.body_mac[..],
            &response.series.touchpoint,
            &response.series.instrument,
            &response.series.version,
            response.record.as_str(),
            &response.remark,
            response.accepted_at.timestamp_millis()
        );
        if kept > 0 {
            return Ok(Acceptance::Kept(response.receipt()));
        }
        let mac: Option<Vec<u8>> = scalar_optional!(
            &self.write,
            "select body_mac from trial_answer where key_hash = $1",
            &response.key_hash[..]
        );
        let is_same = mac.is_some_and(|mac| mac == response.body_mac);
        Ok(if is_same { Acceptance::Repeated(response.receipt()) } else { Acceptance::Conflict })
    }

    /// The newest trial answers, so many at most.
    pub async fn trial_answers(&self, most: u32) -> Result<Vec<TrialAnswer>> {
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select touchpoint, instrument, version, record, remark, accepted_at from trial_answer
             order by accepted_at desc, key_hash limit $1",
            i64::from(most)
        );
        Ok(rows.into_iter().map(TrialAnswer::from).collect())
    }

    /// Ends the trial: erases every trial answer, so that answers count from now on; how many were erased, `None`
    /// when there was no trial.
    pub async fn start_in_earnest(&self, by: &By) -> Result<Option<u64>> {
        let mut transaction = self.begin().await?;
        let ended = [SettingChange::new(TRIAL, None)];
        if change(&mut transaction, &ended, by).await?.is_empty() {
            return Ok(None);
        }
        let erased = execute!(&mut transaction, "delete from trial_answer");
        // Paper that was keyed to try is none that counts; no bundle is closed during a trial.
        execute!(&mut transaction, "delete from paper_form");
        execute!(
            &mut transaction,
            "delete from paper_key where not exists
                 (select 1 from paper_bundle_batch b where b.bundle = paper_key.bundle)"
        );
        execute!(
            &mut transaction,
            "delete from paper_bundle where not exists
                 (select 1 from paper_bundle_batch b where b.bundle = paper_bundle.code)"
        );
        let entry = by.did("office.started", "office", "").to(erased.to_string());
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await?;
        self.refresh_settings().await?;
        self.touchpoint_cache.expire();
        self.forget_inbox().await?;
        Ok(Some(erased))
    }

    /// Erases the answers of test scans that are as old as the settings say.
    pub async fn clear_trials(&self, now: DateTime<Utc>) -> Result<()> {
        if self.settings().is_trial() {
            return Ok(());
        }
        let before = now - TimeDelta::days(self.settings().trials_kept());
        let erased = execute!(
            &self.write,
            "delete from trial_answer where accepted_at < $1",
            before.timestamp_millis()
        );
        if erased > 0 {
            self.forget_inbox().await?;
        }
        Ok(())
    }
}
