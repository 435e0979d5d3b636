//! Reading dossiers.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use crate::domain::dossier::{Apology, Dossier};
use crate::domain::measure::ServiceRate;
use crate::store::stored::Millis;
use crate::store::{Result, Store};

/// A dossier with the unit of its touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDossier {
    /// The dossier, with the apologies of the file and those issued here.
    pub dossier: Dossier,
    /// Code of the unit.
    pub unit: String,
}

/// Which dossiers; `None` does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierFilter {
    /// Received on this day or later.
    pub received_from: Option<NaiveDate>,
    /// Received on this day or earlier.
    pub received_to: Option<NaiveDate>,
    /// Completed on this day or later.
    pub completed_from: Option<NaiveDate>,
    /// Completed on this day or earlier.
    pub completed_to: Option<NaiveDate>,
    /// Of a touchpoint of this unit.
    pub unit: Option<String>,
    /// Of this touchpoint.
    pub touchpoint: Option<String>,
    /// Of this procedure.
    pub procedure: Option<String>,
    /// Only those that are not completed.
    pub open: bool,
}

/// A change of one dossier by an import.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct DossierEntry {
    /// When.
    #[sqlx(try_from = "Millis")]
    pub at: DateTime<Utc>,
    /// Name of the account; empty for the command line.
    pub actor: String,
    /// Its data before; empty when it was new.
    #[sqlx(rename = "value_before")]
    pub before: String,
    /// Its data after.
    #[sqlx(rename = "value_after")]
    pub after: String,
}

/// A query of whole rows, from a literal after the join.
macro_rules! select_dossier {
    ($rest:literal) => {
        concat!(
            "select d.code, d.procedure, d.touchpoint, d.received, d.due, d.completed, d.outcome,
                 d.apology_sent, d.apology_new_due, t.unit
             from dossier d join touchpoint t on t.code = d.touchpoint ",
            $rest
        )
    };
}

pub(super) use select_dossier;

// The dossier as imported.
from_row!(KeptDossier, |row| {
    let (sent, new_due): (Option<NaiveDate>, _) =
        (row.try_get("apology_sent")?, row.try_get("apology_new_due")?);
    KeptDossier {
        dossier: Dossier {
            code: row.try_get("code")?,
            procedure: row.try_get("procedure")?,
            touchpoint: row.try_get("touchpoint")?,
            received: row.try_get("received")?,
            due: row.try_get("due")?,
            completed: row.try_get("completed")?,
            outcome: row.try_get("outcome")?,
            apologies: sent.map(|sent| Apology { sent, new_due }).into_iter().collect(),
        },
        unit: row.try_get("unit")?,
    }
});

impl Store {
    /// The dossiers that fit, by due day and code.
    pub async fn dossiers(&self, filter: &DossierFilter) -> Result<Vec<KeptDossier>> {
        let mut kept: Vec<KeptDossier> = fetch_all!(
            &self.read,
            select_dossier!(
                "where (cast($1 as date) is null or d.received >= $1)
                   and (cast($2 as date) is null or d.received <= $2)
                   and (cast($3 as date) is null or d.completed >= $3)
                   and (cast($4 as date) is null or d.completed <= $4)
                   and (cast($5 as text) is null or t.unit = $5)
                   and (cast($6 as text) is null or d.touchpoint = $6)
                   and (cast($7 as text) is null or d.procedure = $7)
                   and ($8 = false or d.completed is null)"
            ),
            filter.received_from,
            filter.received_to,
            filter.completed_from,
            filter.completed_to,
            &filter.unit,
            &filter.touchpoint,
            &filter.procedure,
            filter.open
        );
        let mut issued = self.apologies_by_dossier().await?;
        for each in &mut kept {
            let here = issued.remove(&each.dossier.code).unwrap_or_default();
            each.dossier.apologies.extend(here);
            each.dossier.apologies.sort_by_key(|each| each.sent);
        }
        kept.sort_by(|one, other| {
            let key = |kept: &'_ KeptDossier| (kept.dossier.due, kept.dossier.code.clone());
            key(one).cmp(&key(other))
        });
        Ok(kept)
    }

    /// Of the dossiers received from a day to a day, those done in time or open with time left at the end of `day`.
    pub async fn dossiers_in_time(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        day: NaiveDate,
    ) -> Result<ServiceRate> {
        let (good, all): (i64, i64) = fetch_one!(
            &self.read,
            "select cast(coalesce(sum(case when completed <= $3 and completed <= due then 1
                     when (completed is null or completed > $3) and $3 <= due then 1
                     else 0 end), 0) as bigint), count(*)
             from dossier where received >= $1 and received <= $2 and received <= $3",
            from,
            to,
            day
        );
        Ok(ServiceRate { good: good.unsigned_abs(), all: all.unsigned_abs() })
    }

    /// The dossier with this code.
    pub async fn dossier(&self, code: &str) -> Result<Option<KeptDossier>> {
        let kept: Option<KeptDossier> =
            fetch_optional!(&self.read, select_dossier!("where d.code = $1"), code);
        let Some(mut kept) = kept else { return Ok(None) };
        let letters = self.letters(code).await?.into_iter();
        kept.dossier.apologies.extend(letters.map(|letter| letter.apology()));
        kept.dossier.apologies.sort_by_key(|each| each.sent);
        Ok(Some(kept))
    }

    /// The changes of a dossier, the first one first.
    pub async fn dossier_entries(&self, code: &str) -> Result<Vec<DossierEntry>> {
        Ok(fetch_all!(
            &self.read,
            "select at, actor, value_before, value_after from dossier_entry
             where dossier = $1 order by entry",
            code
        ))
    }

    async fn apologies_by_dossier(&self) -> Result<BTreeMap<String, Vec<Apology>>> {
        let rows: Vec<(String, NaiveDate, NaiveDate)> =
            fetch_all!(&self.read, "select dossier, sent, new_due from apology_letter");
        let mut all: BTreeMap<String, Vec<Apology>> = BTreeMap::new();
        for (dossier, sent, new_due) in rows {
            let new_due = Some(new_due);
            all.entry(dossier).or_default().push(Apology { sent, new_due });
        }
        Ok(all)
    }
}
