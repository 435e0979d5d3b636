//! Dossiers by key.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::narrow::narrow;
use super::read::{KeptDossier, select_dossier};
use crate::domain::dossier::{Apology, DossierFilter, Standing};
use crate::store::deadline::answered;
use crate::store::{Page, Result, Store, runs};

/// Where the rest of a list is: behind the dossier with this due day and code.
pub type DossierKey = (NaiveDate, String);

/// Dossiers by where they stand on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DossiersWanted {
    /// All of them.
    All,
    /// Standing so on that day.
    Standing(Standing, NaiveDate),
    /// Open, and due from a day to a day.
    Due(NaiveDate, NaiveDate),
}

impl DossiersWanted {
    /// The condition on the columns of days; completed ones are listed from the latest due day.
    fn condition(self) -> (&'static str, bool) {
        match self {
            Self::All => ("due >= ", true),
            Self::Standing(Standing::Overdue, _) => ("completed is null and due < ", true),
            Self::Standing(Standing::InProgress, _) | Self::Due(..) => {
                ("completed is null and due >= ", true)
            }
            Self::Standing(Standing::Late, _) => ("completed > due and due <= ", false),
            Self::Standing(Standing::InTime, _) => ("completed <= due and due <= ", false),
        }
    }

    fn day(self) -> NaiveDate {
        let end = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        match self {
            Self::All => end(1, 1, 1),
            Self::Standing(Standing::Overdue | Standing::InProgress, day) | Self::Due(day, _) => {
                day
            }
            Self::Standing(Standing::Late | Standing::InTime, _) => end(9999, 12, 31),
        }
    }
}

impl Store {
    /// The dossiers that fit: at most `most` behind a key. Open ones come with the earliest due day first, completed
    /// ones with the latest.
    pub async fn dossiers(
        &self,
        filter: &DossierFilter,
        wanted: DossiersWanted,
        behind: Option<&DossierKey>,
        most: u32,
    ) -> Result<Page<KeptDossier, DossierKey>> {
        let (condition, ascending) = wanted.condition();
        let (beyond, order) =
            if ascending { (" > (", "due, code") } else { (" < (", "due desc, code desc") };
        let kept: Vec<KeptDossier> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(select_dossier!("where "));
            query.push(condition).push_bind(wanted.day());
            if let DossiersWanted::Due(_, until) = wanted {
                query.push(" and due <= ").push_bind(until);
            }
            narrow!(query, filter);
            if let Some((due, code)) = behind {
                query.push(" and (due, code)").push(beyond).push_bind(*due);
                query.push(", ").push_bind(code.clone()).push(")");
            }
            query.push(format!(" order by {order} limit ")).push_bind(i64::from(most) + 1);
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let mut page = Page::of(kept, most, |last| (last.dossier.due, last.dossier.code.clone()));
        self.add_letters(&mut page.rows).await?;
        Ok(page)
    }

    /// Adds the apologies issued here.
    async fn add_letters(&self, kept: &mut [KeptDossier]) -> Result<()> {
        let codes: Vec<String> = kept.iter().map(|each| each.dossier.code.clone()).collect();
        let mut issued: BTreeMap<String, Vec<Apology>> = BTreeMap::new();
        for some in runs(&codes) {
            let found: Vec<(String, NaiveDate, NaiveDate)> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new(
                        "select dossier, sent, new_due from apology_letter where dossier in ",
                    )
                    .push_tuples(some, |mut row, code| {
                        row.push_bind(code);
                    })
                    .build_query_as()
                    .fetch_all(pool),
                )
                .await?
            });
            for (dossier, sent, new_due) in found {
                let apology = Apology { sent, new_due: Some(new_due) };
                issued.entry(dossier).or_default().push(apology);
            }
        }
        for each in kept {
            let here = issued.remove(&each.dossier.code).unwrap_or_default();
            each.dossier.apologies.extend(here);
            each.dossier.apologies.sort_by_key(|apology| apology.sent);
        }
        Ok(())
    }
}
