//! Imports official figures; the audit log keeps what they replace.

use std::collections::BTreeMap;

use super::read::KEEP;
use crate::domain::official::{Key, OfficialFigure};
use crate::store::audit::{self, By};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

/// Counts of the figures of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficialImport {
    /// New figures.
    pub added: usize,
    /// Replaced figures.
    pub corrected: usize,
    /// Unchanged figures.
    pub same: usize,
}

/// New figures, replaced ones with what they become, and how many stay.
type OfficialChanges = (Vec<OfficialFigure>, Vec<(OfficialFigure, OfficialFigure)>, usize);

impl Store {
    /// What importing figures would change; nothing is kept.
    pub async fn preview_official(&self, figures: &[OfficialFigure]) -> Result<OfficialChanges> {
        let known: Vec<OfficialFigure> = fetch_all!(&self.read, "select * from official_figure");
        let known: BTreeMap<Key, OfficialFigure> =
            known.into_iter().map(|figure| (figure.key(), figure)).collect();
        let (mut added, mut replaced, mut same) = (Vec::new(), Vec::new(), 0);
        for figure in figures {
            match known.get(&figure.key()) {
                None => added.push(figure.clone()),
                Some(before) => match figure.named_as(before) {
                    figure if *before == figure => same += 1,
                    figure => replaced.push((before.clone(), figure)),
                },
            }
        }
        Ok((added, replaced, same))
    }

    /// Imports all figures of `file` or none. The audit log gets the old and new value of a
    /// replaced one; a file without news changes nothing.
    pub async fn import_official(
        &self,
        file: &str,
        figures: &[OfficialFigure],
        by: &By,
    ) -> Result<OfficialImport> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "official").await?;
        let known = known(&mut transaction).await?;
        let mut done = OfficialImport::default();
        let mut corrected = Vec::new();
        for figure in figures {
            let known = known.get(&figure.key());
            let figure = known.map_or_else(|| figure.clone(), |known| figure.named_as(known));
            match known {
                Some(before) if *before == figure => {
                    done.same += 1;
                    continue;
                }
                Some(before) => {
                    done.corrected += 1;
                    corrected.push((before, figure.clone()));
                }
                None => done.added += 1,
            }
            keep(&mut transaction, &figure).await?;
        }
        if done.added + done.corrected == 0 {
            return Ok(done);
        }
        for (before, figure) in corrected {
            let entry = by
                .did("official.corrected", "official-figure", figure.name())
                .from(before.audit_line())
                .to(figure.audit_line());
            audit::append(&mut transaction, &entry).await?;
        }
        let entry = by.did("official.imported", "official-file", file).to(format!(
            "{} added, {} corrected, {} as they were",
            done.added, done.corrected, done.same
        ));
        audit::commit(transaction, &entry).await?;
        Ok(done)
    }
}

async fn known(transaction: &mut Transaction) -> Result<BTreeMap<Key, OfficialFigure>> {
    let figures: Vec<OfficialFigure> = fetch_all!(transaction, "select * from official_figure");
    Ok(figures.into_iter().map(|figure| (figure.key(), figure)).collect())
}

async fn keep(transaction: &mut Transaction, figure: &OfficialFigure) -> Result<()> {
    execute!(
        transaction,
        KEEP,
        figure.index.code(),
        i64::from(figure.year),
        figure.level.code(),
        &figure.subject,
        &figure.component,
        figure.value.to_string(),
        figure.maximum.to_string(),
        figure.rank.map(i64::from),
        figure.of.map(i64::from),
        figure.published,
        &figure.source,
        &figure.address,
        &figure.note,
        figure.disputed.as_ref().map(|other| other.value.to_string()),
        figure.disputed.as_ref().map_or("", |other| other.source.as_str())
    );
    Ok(())
}
