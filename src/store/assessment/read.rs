//! Reading a sheet.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::assessment::{Criterion, Declares, Line, Score, Sheet};
use crate::domain::measure::Declared;
use crate::store::stored::{Millis, corrupt, text};
use crate::store::{Result, Store};

/// A criterion with its place in the sheet.
pub(super) struct CriterionRow {
    pub(super) criterion: Criterion,
    place: i64,
}

fn count(stored: Option<i64>) -> sqlx::Result<Option<u64>> {
    let count = |it: i64| u64::try_from(it).map_err(|error| corrupt(error.to_string()));
    stored.map(count).transpose()
}

from_row!(CriterionRow, |row| {
    let declares: String = row.try_get("declares")?;
    let year: i64 = row.try_get("year")?;
    CriterionRow {
        place: row.try_get("place")?,
        criterion: Criterion {
            year: i32::try_from(year).map_err(|error| corrupt(error.to_string()))?,
            number: row.try_get("number")?,
            title: text(row, "title")?,
            most: count(row.try_get("most")?)?,
            declares: Declares::of_code(&declares)
                .ok_or_else(|| corrupt(format!("`{declares}` is nothing that is declared")))?,
            rule: text(row, "rule")?,
            task: row.try_get("task")?,
            source: row.try_get("source")?,
        },
    }
});

/// A score with the number of its criterion.
struct ScoreRow {
    round: i64,
    number: String,
    score: Score,
}

from_row!(ScoreRow, |row| {
    let whole = |column| count(row.try_get::<Option<i64>, &str>(column)?);
    let by = |name, at| -> sqlx::Result<Option<(String, DateTime<Utc>)>> {
        let name: Option<String> = row.try_get::<Option<String>, &str>(name)?;
        let at: Option<i64> = row.try_get::<Option<i64>, &str>(at)?;
        Ok(name.zip(at.and_then(DateTime::from_timestamp_millis)))
    };
    let declared_whole = whole("declared_whole")?;
    let part = whole("declared_part")?;
    ScoreRow {
        round: row.try_get("round")?,
        number: row.try_get("number")?,
        score: Score {
            own: whole("own")?,
            declared: part.map(|part| Declared { part, whole: declared_whole }),
            note: row.try_get("note")?,
            own_by: by("own_by", "own_at")?,
            appraised: whole("appraised")?,
            reason: row.try_get("reason")?,
            appraised_by: by("appraised_by", "appraised_at")?,
        },
    }
});

impl Store {
    /// The years that have criteria, the newest first.
    pub async fn assessment_years(&self) -> Result<Vec<i32>> {
        let years: Vec<i64> =
            scalar_all!(&self.read, "select distinct year from assessment_criterion");
        let mut years: Vec<i32> = years.into_iter().filter_map(|it| it.try_into().ok()).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        Ok(years)
    }

    /// The rounds of a year, the first one first, each with who opened it and when.
    pub async fn assessment_rounds(&self, year: i32) -> Result<Vec<(i64, String, DateTime<Utc>)>> {
        let rounds: Vec<(i64, String, Millis)> = fetch_all!(
            &self.read,
            "select round, opened_by, opened_at from assessment_round where year = $1 order by round",
            i64::from(year)
        );
        Ok(rounds.into_iter().map(|(round, by, Millis(at))| (round, by, at)).collect())
    }

    /// The criteria of a year in their order.
    pub async fn criteria(&self, year: i32) -> Result<Vec<Criterion>> {
        let mut rows: Vec<CriterionRow> = fetch_all!(
            &self.read,
            "select * from assessment_criterion where year = $1",
            i64::from(year)
        );
        rows.sort_by_key(|row| row.place);
        Ok(rows.into_iter().map(|row| row.criterion).collect())
    }

    /// The sheet of a round; `None` where the year has no criteria.
    pub async fn assessment(&self, year: i32, round: i64) -> Result<Option<Sheet>> {
        let criteria = self.criteria(year).await?;
        if criteria.is_empty() {
            return Ok(None);
        }
        let scores: Vec<ScoreRow> = fetch_all!(
            &self.read,
            "select * from assessment_score where year = $1 and round = $2",
            i64::from(year),
            round
        );
        let mut scores: BTreeMap<String, Score> =
            scores.into_iter().map(|row| (row.number, row.score)).collect();
        let own: Vec<(String, i64)> = fetch_all!(
            &self.read,
            "select number, count(*) from assessment_evidence where year = $1 group by number",
            i64::from(year)
        );
        let of_tasks: Vec<(String, i64)> = fetch_all!(
            &self.read,
            "select number, evidence from task where year = $1 and evidence > 0",
            i64::from(year)
        );
        let of = |all: &[(String, i64)], number: &str| {
            let found = all.iter().find(|(each, _)| each == number);
            found.and_then(|(_, many)| u32::try_from(*many).ok()).unwrap_or(0)
        };
        let lines = criteria.into_iter().map(|criterion| Line {
            score: scores.remove(&criterion.number).unwrap_or_default(),
            evidence: of(&own, &criterion.number) + of(&of_tasks, &criterion.task),
            criterion,
        });
        Ok(Some(Sheet { year, round, lines: lines.collect() }))
    }

    /// The scores of one criterion in every round, the first one first.
    pub async fn assessment_history(&self, year: i32, number: &str) -> Result<Vec<(i64, Score)>> {
        let mut rows: Vec<ScoreRow> = fetch_all!(
            &self.read,
            "select * from assessment_score where year = $1 and number = $2",
            i64::from(year),
            number
        );
        rows.sort_by_key(|row| row.round);
        Ok(rows.into_iter().map(|row| (row.round, row.score)).collect())
    }
}
