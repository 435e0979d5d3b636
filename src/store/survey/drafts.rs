//! Drafts of questionnaires: each change over the one that was seen, with its audit entry.

use chrono::{DateTime, Utc};

use crate::base::Text;
use crate::domain::survey::Instrument;
use crate::domain::survey::file::write;
use crate::store::audit::{self, By};
use crate::store::stored::{Millis, text};
use crate::store::{Page, Result, Store};

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DraftState {
    /// It is being changed.
    Open,
    /// It waits for its review.
    Submitted,
    /// It was published.
    Published,
}

/// A draft without its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftHead {
    /// Its key.
    pub id: String,
    /// The instrument it will be.
    pub instrument: String,
    /// The version it will be.
    pub version: String,
    /// Title.
    pub title: Text,
    /// The version it was copied from, `id@version`; empty for one that began with a file.
    pub original: String,
    /// How far it is.
    pub state: DraftState,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyDraft {
    /// What lists show.
    pub head: DraftHead,
    /// Its file.
    pub file: String,
    /// Counts the changes of the file.
    pub revision: i64,
    /// Everyone who changed the file.
    pub editors: Vec<String>,
    /// Who submitted it; empty while it is open.
    pub submitted_by: String,
    /// Why it was returned; empty unless it was.
    pub remark: String,
}

impl SurveyDraft {
    /// Whether this person may decide about it: nobody who wrote or submitted it.
    pub fn may_be_reviewed_by(&self, name: &str) -> bool {
        self.submitted_by != name && !self.editors.iter().any(|editor| editor == name)
    }

    /// The file's name.
    pub fn file_name(&self) -> String {
        format!("{}@{}.toml", self.head.instrument, self.head.version)
    }
}

from_row!(DraftHead, |row| {
    let state: String = row.try_get("state")?;
    DraftHead {
        id: row.try_get("id")?,
        instrument: row.try_get("instrument")?,
        version: row.try_get("version")?,
        title: text(row, "title")?,
        original: row.try_get("original")?,
        state: state
            .parse()
            .map_err(|_| crate::store::stored::corrupt(format!("state `{state}`")))?,
        changed_by: row.try_get("changed_by")?,
        changed_at: row.try_get::<Millis, _>("changed_at")?.into(),
    }
});

from_row!(SurveyDraft, |row| {
    let editors: String = row.try_get("editors")?;
    SurveyDraft {
        head: DraftHead::from_row(row)?,
        file: row.try_get("file")?,
        revision: row.try_get("revision")?,
        editors: editors.lines().map(str::to_owned).collect(),
        submitted_by: row.try_get("submitted_by")?,
        remark: row.try_get("remark")?,
    }
});

impl Store {
    /// The drafts, the last changed first, published ones among them: at most `most` of those behind the key.
    pub async fn survey_drafts(
        &self,
        behind: Option<&(i64, String)>,
        most: u32,
    ) -> Result<Page<DraftHead, (i64, String)>> {
        let found: Vec<DraftHead> = fetch_all!(
            &self.read,
            "select id, instrument, version, title_vi, title_en, original, state, changed_by, changed_at
             from survey_draft where (changed_at, id) < ($1, $2)
             order by changed_at desc, id desc limit $3",
            behind.map_or(i64::MAX, |(changed, _)| *changed),
            behind.map_or("", |(_, id)| id),
            i64::from(most) + 1
        );
        Ok(Page::of(found, most, |last| (last.changed_at.timestamp_millis(), last.id.clone())))
    }

    /// One draft.
    pub async fn survey_draft(&self, id: &str) -> Result<Option<SurveyDraft>> {
        Ok(fetch_optional!(
            &self.read,
            "select id, instrument, version, title_vi, title_en, original, state, changed_by, changed_at,
                 file, revision, editors, submitted_by, remark
             from survey_draft where id = $1",
            id
        ))
    }

    /// Begins a draft.
    pub async fn add_survey_draft(
        &self,
        (id, original): (&str, &str),
        draft: &Instrument,
        by: &By,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "insert into survey_draft (id, instrument, version, title_vi, title_en, original, file,
                 revision, state, editors, changed_by, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, 1, 'open', $8, $8, $9)",
            id,
            &draft.id,
            &draft.version,
            &draft.title.vi,
            &draft.title.en,
            original,
            write(draft),
            by.actor.name(),
            by.at.timestamp_millis()
        );
        let entry = by.did("survey.copied", "survey", subject(draft)).from(original);
        audit::commit(transaction, &entry).await
    }

    /// Keeps the file of an open draft over the revision that was seen; `false` when there is another by now.
    /// `what` tells the change before and after.
    pub async fn change_survey_draft(
        &self,
        seen: &SurveyDraft,
        draft: &Instrument,
        (before, after): (&str, &str),
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let mut editors = seen.editors.clone();
        if !editors.iter().any(|editor| editor == by.actor.name()) {
            editors.push(by.actor.name().to_owned());
        }
        let changed = execute!(
            &mut transaction,
            "update survey_draft set instrument = $3, version = $4, title_vi = $5, title_en = $6,
                 file = $7, revision = revision + 1, editors = $8, changed_by = $9, changed_at = $10
             where id = $1 and revision = $2 and state = 'open'",
            &seen.head.id,
            seen.revision,
            &draft.id,
            &draft.version,
            &draft.title.vi,
            &draft.title.en,
            write(draft),
            editors.join("\n"),
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry = by.did("survey.changed", "survey", subject(draft)).from(before).to(after);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Submits a draft as it was seen; `false` when it has changed since.
    pub async fn submit_survey_draft(&self, seen: &SurveyDraft, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update survey_draft set state = 'submitted', submitted_by = $3, remark = ''
             where id = $1 and revision = $2 and state = 'open'",
            &seen.head.id,
            seen.revision,
            by.actor.name()
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry = by.did("survey.submitted", "survey", named(&seen.head));
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Gives a submitted draft back to those who write it; `false` when it is no longer submitted.
    pub async fn return_survey_draft(&self, id: &str, remark: &str, by: &By) -> Result<bool> {
        let Some(draft) = self.survey_draft(id).await? else { return Ok(false) };
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update survey_draft set state = 'open', submitted_by = '', remark = $2
             where id = $1 and state = 'submitted'",
            id,
            remark
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry = by.did("survey.returned", "survey", named(&draft.head)).to(remark);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Throws an open draft away; `false` when it is not open.
    pub async fn drop_survey_draft(&self, id: &str, by: &By) -> Result<bool> {
        let Some(draft) = self.survey_draft(id).await? else { return Ok(false) };
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "delete from survey_draft where id = $1 and state = 'open'",
            id
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry = by.did("survey.dropped", "survey", named(&draft.head)).from(draft.file);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }
}

pub(super) fn named(head: &DraftHead) -> String {
    format!("{} {}", head.instrument, head.version)
}

fn subject(draft: &Instrument) -> String {
    format!("{} {}", draft.id, draft.version)
}
