//! Brings in the portal's figures; the audit log keeps what a correction replaced.

use std::collections::BTreeSet;

use crate::base::calendar::office_day;
use crate::domain::portal::{PortalChanges, PortalFigure};
use crate::store::audit::{self, By};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

impl Store {
    /// What bringing these figures in would change; nothing is kept.
    pub async fn preview_portal(&self, figures: &[PortalFigure]) -> Result<PortalChanges> {
        let mut known: Vec<PortalFigure> = Vec::new();
        for year in years(figures) {
            known.extend(fetch_readable!(
                &self.read,
                "select * from portal_figure where year = $1",
                i64::from(year)
            ));
        }
        Ok(PortalChanges::of(&known, figures))
    }

    /// Brings in all figures of `file` or none. A figure of a period that is over ought to stay, so that the audit
    /// log gets both values where it does not; one of a running period moves by itself.
    pub async fn import_portal(
        &self,
        file: &str,
        figures: &[PortalFigure],
        by: &By,
    ) -> Result<PortalChanges> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "portal").await?;
        let mut known: Vec<PortalFigure> = Vec::new();
        for year in years(figures) {
            let of_year: Vec<PortalFigure> = fetch_all!(
                &mut transaction,
                "select * from portal_figure where year = $1",
                i64::from(year)
            );
            known.extend(of_year);
        }
        let changes = PortalChanges::of(&known, figures);
        if changes.is_empty() {
            return Ok(changes);
        }
        let corrected = changes.corrected.iter().map(|(_, after)| after);
        for figure in changes.added.iter().chain(corrected) {
            keep(&mut transaction, figure).await?;
        }
        let today = office_day(by.at);
        let is_over =
            |figure: &PortalFigure| figure.period.days().is_some_and(|days| days.last < today);
        for (before, after) in changes.corrected.iter().filter(|(_, after)| is_over(after)) {
            let entry = by
                .did("portal.corrected", "portal-figure", after.name())
                .from(before.audit_line())
                .to(after.audit_line());
            audit::append(&mut transaction, &entry).await?;
        }
        let entry = by.did("portal.imported", "portal-file", file).to(changes.audit_line());
        audit::commit(transaction, &entry).await?;
        Ok(changes)
    }
}

fn years(figures: &[PortalFigure]) -> BTreeSet<i32> {
    figures.iter().map(|figure| figure.period.year()).collect()
}

async fn keep(transaction: &mut Transaction, figure: &PortalFigure) -> Result<()> {
    let stored = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    execute!(
        transaction,
        "insert into portal_figure (year, agency, period, code, good, whole, points)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (year, agency, period, code) do update set
             good = excluded.good, whole = excluded.whole, points = excluded.points",
        i64::from(figure.period.year()),
        &figure.agency,
        figure.period.to_string(),
        &figure.code,
        figure.rate.map(|rate| stored(rate.good)),
        figure.rate.map(|rate| stored(rate.all)),
        figure.points.map(stored)
    );
    Ok(())
}
