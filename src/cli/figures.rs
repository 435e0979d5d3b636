//! Figures of others that take the place of those that are kept: what is doubtful is refused, what is corrected named.

use std::path::Path;

use clap::Args;

use super::{notes, sheet_file};
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::base::{Lang, Text};
use crate::pages::import::compared::{Brought, compared};
use crate::pages::import::kinds::{self, Rows};
use crate::store::{By, Store};

/// What becomes of figures that are many times away from those they take the place of.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Doubts {
    /// Takes figures that are many times away from those that are kept.
    #[arg(long)]
    as_written: bool,
}

/// Corrected figures that are named.
const NAMED: usize = 20;

/// Brings figures in, or only looks at them.
pub(super) async fn bring_in(
    store: &Store,
    path: &Path,
    figures: Rows,
    (doubts, preview): (Doubts, bool),
) -> anyhow::Result<()> {
    let now = Clock::System.now();
    let brought = compared(store, &figures, (office_day(now), Lang::En)).await?;
    if brought.doubts.is_empty() || doubts.as_written || preview {
        notes::add(path, &brought.doubts);
    } else {
        let told = |doubt: &Text| format!("{}; if it is meant, add --as-written", doubt.en);
        let told: Vec<String> = brought.doubts.iter().map(told).collect();
        return Err(sheet_file::refused(path, &told));
    }
    if !preview {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let random = Random::system();
        kinds::keep((store, &random), figures, (&name, &By::command_line(now))).await?;
    }
    notes::add(path, &corrected(&brought));
    let (added, changed) = (brought.added.len(), brought.changed.len());
    let kept = if preview { "nothing is kept: " } else { "" };
    let file = path.display();
    say!("{file}: {kept}{added} figures added, {changed} corrected, {} as they were", brought.same);
    notes::say();
    Ok(())
}

/// What is corrected, from what to what.
fn corrected(brought: &Brought) -> Vec<Text> {
    let told = brought.changed.iter().take(NAMED).map(|(name, before, after)| {
        Text::new(
            format!("sửa {name}: `{before}` thành `{after}`"),
            format!("corrected {name}: `{before}` to `{after}`"),
        )
    });
    let mut told: Vec<Text> = told.collect();
    if brought.changed.len() > NAMED {
        let more = brought.changed.len() - NAMED;
        told.push(Text::new(format!("sửa {more} số nữa"), format!("corrected {more} more")));
    }
    told
}
