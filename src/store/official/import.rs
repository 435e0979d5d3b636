//! Imports official figures; the audit log keeps what they replace.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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
        let known = by_key(fetch_all!(&self.read, "select * from official_figure"));
        let (mut added, mut replaced, mut same) = (Vec::new(), Vec::new(), 0);
        for figure in figures {
            match known.get(&figure.key()) {
                None => added.push(figure.clone()),
                Some(Known { figure: before, others }) => match figure.named_as(before) {
                    figure if *before == figure && others.is_empty() => same += 1,
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
        let known = by_key(fetch_all!(&mut transaction, "select * from official_figure"));
        let mut done = OfficialImport::default();
        let mut corrected = Vec::new();
        for figure in figures {
            let Some(Known { figure: before, others }) = known.get(&figure.key()) else {
                done.added += 1;
                keep(&mut transaction, figure).await?;
                continue;
            };
            let figure = figure.named_as(before);
            if *before == figure && others.is_empty() {
                done.same += 1;
                continue;
            }
            done.corrected += 1;
            let old = others.iter().chain([before]).filter(|old| old.subject != figure.subject);
            for old in old {
                remove(&mut transaction, old).await?;
            }
            keep(&mut transaction, &figure).await?;
            corrected.push((before, figure));
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

/// A figure that is kept, and those kept of the same subject under its name with `Tỉnh` or `Thành phố` before it.
struct Known {
    figure: OfficialFigure,
    others: Vec<OfficialFigure>,
}

fn by_key(figures: Vec<OfficialFigure>) -> BTreeMap<Key, Known> {
    let mut known: BTreeMap<Key, Known> = BTreeMap::new();
    for figure in figures {
        match known.entry(figure.key()) {
            Entry::Vacant(free) => {
                free.insert(Known { figure, others: Vec::new() });
            }
            Entry::Occupied(mut there) => {
                let there = there.get_mut();
                let gives_way = there.figure.is_named_with_kind();
                let other =
                    if gives_way { std::mem::replace(&mut there.figure, figure) } else { figure };
                there.others.push(other);
            }
        }
    }
    known
}

async fn remove(transaction: &mut Transaction, figure: &OfficialFigure) -> Result<()> {
    execute!(
        transaction,
        "delete from official_figure where indicator = $1 and year = $2 and level = $3 and subject = $4
             and component = $5",
        figure.index.code(),
        i64::from(figure.year),
        figure.level.code(),
        &figure.subject,
        &figure.component
    );
    Ok(())
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
