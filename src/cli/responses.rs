//! `hailong import responses`: answers from paper and interviews.

use std::path::Path;

use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use clap::Args;

use super::rows_file::{Mapped, RowsFile};
use super::{notes, office, sheet_file};
use crate::base::Lang;
use crate::base::calendar::{office_day, read_day};
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::base::table::{ColumnMap, Source};
use crate::config::Places;
use crate::domain::paper::table::{Context, FileFault, column_map_kind, columns, header, read};
use crate::domain::paper::template;
use crate::domain::survey::Instrument;
use crate::intake::paper::{faults, sealed};
use crate::store::{Became, By, ResponsesImport, Store};

/// Brings in responses from paper forms and interviews, from a CSV or XLSX file; all of it or nothing, and the same file
/// twice changes nothing.
///
/// Its columns are a column an item code, and `key,sheet,touchpoint,day,tier,procedure,remark`.
#[derive(Args, Debug)]
pub(super) struct Responses {
    #[command(flatten)]
    file: RowsFile,
    /// The instrument that was answered.
    #[arg(long, value_name = "ID")]
    survey: String,
    /// The place of rows that name none.
    #[arg(long, value_name = "CODE")]
    touchpoint: Option<String>,
    /// The day of rows that name none: `2026-01-31` or `31/01/2026`.
    #[arg(long, value_parser = day)]
    day: Option<NaiveDate>,
    /// Tells what would be added and keeps nothing.
    #[arg(long)]
    preview: bool,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    read_day(text).ok_or_else(|| format!("`{text}` is no day; write it as 2026-01-31"))
}

impl Responses {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let opened = office::existing(places).await?;
        let (store, instruments) = (opened.store, opened.instruments);
        let now = Clock::System.now();
        let today = office_day(now);
        let Some(instrument) = instruments.current(&self.survey, today) else {
            let known = instruments.ids().join(", ");
            bail!("there is no instrument `{}`; known: {known}", self.survey);
        };
        let touchpoints = store.touchpoints().await?;
        let template = || template(instrument, &touchpoints, (Lang::Vi, today));
        let Some(path) = self.file.path_or(template)? else { return Ok(()) };
        let context = Context {
            instruments: &instruments,
            survey: &self.survey,
            touchpoints: &touchpoints,
            touchpoint: self.touchpoint.as_deref(),
            day: self.day,
            today,
        };
        let sent = self.sent((path, &store), (instrument, &context)).await?;
        let taken = read(sent.source(), &context).map_err(|faults| refused(path, &faults))?;
        notes::add(path, &taken.notes);
        let forms = sealed(&taken.rows, (&instruments, &self.survey), &touchpoints, now);
        if forms.len() != taken.rows.len() {
            return Err(anyhow!("{}: some rows could not be sealed", path.display()));
        }
        let settings = store.settings();
        if settings.is_trial() {
            bail!(
                "{}: nothing was imported: this installation is still a trial; start it in earnest first",
                path.display()
            );
        }
        let (rule, random) = (settings.settle_rule(), Random::system());
        let by = By::command_line(now);
        let done = store
            .import_responses(
                (&self.survey, &forms),
                (&instruments, &random, rule),
                !self.preview,
                &by,
            )
            .await?;
        if !done.unfit.is_empty() {
            return Err(refused(path, &faults(&done)));
        }
        if !self.preview {
            sent.remember(&store, &by).await?;
        }
        told(path, &done, self.preview);
        if !self.preview && done.added > 0 {
            store.index_remarks(&office::topics(places, &instruments)?).await?;
        }
        notes::say();
        Ok(())
    }

    /// The file, with what was said of its columns.
    async fn sent(
        &self,
        of: (&Path, &Store),
        (instrument, context): (&Instrument, &Context<'_>),
    ) -> anyhow::Result<Mapped> {
        let columns = columns(instrument, Lang::En);
        let names: Vec<&str> = columns.iter().map(|(code, _)| code.as_str()).collect();
        let header =
            |bytes: &[u8], map: &ColumnMap| header(Source::mapped(bytes, map), context).ok();
        self.file.mapped((&column_map_kind(&self.survey), &names), of, header).await
    }
}

fn refused(path: &Path, faults: &[FileFault]) -> anyhow::Error {
    let faults: Vec<String> = faults.iter().map(|it| it.localized(Lang::En)).collect();
    sheet_file::refused(path, &faults)
}

fn told(path: &Path, done: &ResponsesImport, preview: bool) {
    let kept = if preview { "nothing is kept: " } else { "" };
    let file = path.display();
    say!("{file}: {kept}{} responses added, {} as they were", done.added, done.same);
    for bundle in &done.bundles {
        let became = match bundle.became {
            Became::Open => "added to what is keyed; close it in the browser",
            Became::Waiting => "waits for more paper of its place",
            Became::Settled { moved: false } => "settled under its day",
            Became::Settled { moved: true } => {
                "settled under today: a report that was sent covers its day"
            }
        };
        let (code, place, day, forms) =
            (&bundle.code, &bundle.touchpoint, bundle.day, bundle.forms);
        say!("  sheet {code} ({place}, {day}): {forms} forms, {became}");
    }
    if done.assisted > 0 {
        say!("  {} assisted responses wait with citizens' own", done.assisted);
    }
}
