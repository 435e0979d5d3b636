//! Versions published in the browser, and what is frozen with them.

use super::drafts::{SurveyDraft, named};
use super::frozen::remember;
use crate::domain::survey::file::{File, open};
use crate::domain::survey::{Catalogue, Instrument};
use crate::store::audit::{self, By};
use crate::store::facts::{count, mark_names};
use crate::store::stored::corrupt;
use crate::store::{Error, Result, Store};

/// Counts publications, for nodes that look for them.
const MARK: &str = "surveys-published";

/// What became of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publishing {
    /// It is published.
    Done,
    /// The draft is no longer as it was seen.
    Changed,
    /// This version of the instrument was published before.
    Taken,
}

impl Store {
    /// Publishes a submitted draft as it was seen. Its file is kept for good, and its digest is frozen.
    pub async fn publish_survey(
        &self,
        seen: &SurveyDraft,
        published: &Instrument,
        by: &By,
    ) -> Result<Publishing> {
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update survey_draft set state = 'published'
             where id = $1 and revision = $2 and state = 'submitted'",
            &seen.head.id,
            seen.revision
        );
        if changed == 0 {
            return Ok(Publishing::Changed);
        }
        let added = execute!(
            &mut transaction,
            "insert into survey_published (instrument, version, file, digest, published_by, published_at)
             values ($1, $2, $3, $4, $5, $6) on conflict (instrument, version) do nothing",
            &published.id,
            &published.version,
            &seen.file,
            &published.digest,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if added == 0 {
            return Ok(Publishing::Taken);
        }
        remember(&mut transaction, &published.id, &published.version, &published.digest).await?;
        count(&mut transaction, MARK).await?;
        mark_names(&mut transaction).await?;
        let entry = by.did("survey.published", "survey", named(&seen.head)).to(&published.digest);
        audit::commit(transaction, &entry).await?;
        Ok(Publishing::Done)
    }

    /// Changes whenever a survey is published, in any process.
    pub(super) async fn surveys_mark(&self) -> Result<String> {
        Ok(self.fact(MARK).await?.unwrap_or_default())
    }

    /// Every version published in the browser.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when a file is not the one that was published.
    pub async fn published_surveys(&self) -> Result<Vec<Instrument>> {
        let rows: Vec<(String, String, String, String)> = fetch_all!(
            &self.read,
            "select instrument, version, file, digest from survey_published"
        );
        let instruments = rows.into_iter().map(|(id, version, text, digest)| {
            let name = format!("{id}@{version}.toml");
            // It was checked when it was published; a check that came later does not take it away.
            let (instrument, _) = open(File { name: &name, text: &text });
            let instrument = instrument.filter(|it| it.digest == digest);
            instrument.ok_or_else(|| Error::from(corrupt(format!("the published survey {name}"))))
        });
        instruments.collect()
    }

    /// Name and text of every file published in the browser.
    pub async fn published_files(&self) -> Result<Vec<(String, String)>> {
        let rows: Vec<(String, String, String)> = fetch_all!(
            &self.read,
            "select instrument, version, file from survey_published order by instrument, version"
        );
        Ok(rows.into_iter().map(|(id, it, file)| (format!("{id}@{it}.toml"), file)).collect())
    }

    /// The file of such a version.
    pub async fn published_file(&self, id: &str, version: &str) -> Result<Option<String>> {
        Ok(scalar_optional!(
            &self.read,
            "select file from survey_published where instrument = $1 and version = $2",
            id,
            version
        ))
    }

    /// These instruments with those published in the browser.
    pub async fn with_published(&self, catalogue: Catalogue) -> Result<Catalogue> {
        let published = self.published_surveys().await?;
        Ok(super::instruments::joined(&catalogue, published))
    }
}
