//! Reading dossiers.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use crate::domain::dossier::{Apology, Dossier};
use crate::store::stored::Millis;
use crate::store::{Result, Store};

/// A dossier with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDossier {
    /// The dossier, with the apologies of the file and those issued here.
    pub dossier: Dossier,
    /// Code of the unit of its touchpoint: as it was when it was completed.
    pub unit: String,
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

/// A query of whole rows, from a literal after the table.
macro_rules! select_dossier {
    ($rest:literal) => {
        concat!(
            "select code, procedure, touchpoint, received, due, completed, outcome, apology_sent,
                 apology_new_due, unit
             from dossier ",
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
    /// The dossier with this code.
    pub async fn dossier(&self, code: &str) -> Result<Option<KeptDossier>> {
        let kept: Option<KeptDossier> =
            fetch_optional!(&self.read, select_dossier!("where code = $1"), code);
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
}
