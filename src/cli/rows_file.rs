//! Files of rows of a kind: columns named by hand, and templates to fill in.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Args;

use super::office::{self, Opened};
use super::{notes, sheet_file, whole_file};
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::base::table::{ColumnMap, Header, Source, key};
use crate::base::template::Template;
use crate::base::text::folded;
use crate::config::Places;
use crate::domain::import::{Beside, FileKind};
use crate::pages::import::compared::compared;
use crate::pages::import::kinds::{self, Known};
use crate::store::{By, Store};

/// A file, and what is said of its columns.
#[derive(Args, Debug)]
pub(super) struct RowsFile {
    /// The file, CSV or XLSX.
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// What a column is that is not known, as `Số biên nhận=dossier_code`; nothing behind the sign passes it over.
    /// It is remembered for files with the same header.
    #[arg(long, value_name = "NAME=COLUMN")]
    map: Vec<String>,
    /// Writes an XLSX to fill in, with lists to choose from and an example row, and brings nothing in.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "map"])]
    template: Option<PathBuf>,
}

/// The bytes of a file, and what its columns are.
pub(super) struct Mapped {
    kind: String,
    signature: Option<String>,
    bytes: Vec<u8>,
    map: ColumnMap,
}

impl RowsFile {
    /// The file's path; `None` when the template was asked for, which is then written.
    pub(super) async fn path(
        &self,
        kind: FileKind,
        office: &Opened,
    ) -> anyhow::Result<Option<&Path>> {
        let Some(template) = &self.template else {
            return Ok(self.file.as_deref());
        };
        let today = office_day(Clock::System.now());
        let known = Known::read(&office.store, &office.instruments, (today, Lang::Vi)).await?;
        write_template(template, &known.template(kind, Lang::Vi))?;
        Ok(None)
    }

    /// The same of a file whose template is already made.
    pub(super) fn path_or(
        &self,
        template: impl FnOnce() -> Template,
    ) -> anyhow::Result<Option<&Path>> {
        let Some(path) = &self.template else {
            return Ok(self.file.as_deref());
        };
        write_template(path, &template())?;
        Ok(None)
    }

    /// Reads the file, with what was said of its columns now and before.
    pub(super) async fn read(
        &self,
        kind: FileKind,
        (path, store): (&Path, &Store),
    ) -> anyhow::Result<Mapped> {
        let header = |bytes: &[u8], map: &ColumnMap| kinds::header(kind, bytes, map).ok().flatten();
        self.mapped((kind.code(), kind.columns().names), (path, store), header).await
    }

    /// Reads a file of these columns, whose header is told by `header`.
    pub(super) async fn mapped(
        &self,
        (kind, columns): (&str, &[&str]),
        (path, store): (&Path, &Store),
        header: impl Fn(&[u8], &ColumnMap) -> Option<Header>,
    ) -> anyhow::Result<Mapped> {
        let bytes = sheet_file::read(path)?;
        let mut map = ColumnMap::default();
        for said in &self.map {
            let (name, column) = said.split_once('=').with_context(|| {
                format!("--map {said}: write the column's name, =, and what it is")
            })?;
            ensure!(
                column.is_empty() || columns.contains(&column),
                "--map {said}: there is no column `{column}`; the columns are {}",
                columns.join(",")
            );
            if name.trim().is_empty() {
                bail!("--map {said}: name the column of the file before the sign");
            }
            map.add(name, column);
        }
        let header = header(&bytes, &map);
        for (said, header) in self.map.iter().zip(header.iter().cycle()) {
            let name = said.split('=').next().unwrap_or_default();
            let alike: Vec<&str> = header
                .names
                .iter()
                .filter(|own| key(own) == key(name))
                .map(String::as_str)
                .collect();
            ensure!(
                !alike.is_empty(),
                "--map {said}: the file has no column `{name}`; its columns are {}",
                header.names.join(", ")
            );
            let is_one = alike.len() == 1 || alike.iter().any(|own| folded(own) == folded(name));
            ensure!(
                is_one,
                "--map {said}: `{name}` is the name of several columns; write one of {}",
                alike.join(", ")
            );
        }
        let signature = header.map(|header| header.signature());
        if let Some(signature) = &signature {
            map.extend(&store.import_map(kind, signature).await?);
        }
        Ok(Mapped { kind: kind.to_owned(), signature, bytes, map })
    }
}

fn write_template(path: &Path, template: &Template) -> anyhow::Result<()> {
    whole_file::write(path, &template.xlsx(Lang::Vi)?)?;
    say!("{}: a template with {} columns", path.display(), template.columns.len());
    Ok(())
}

impl Mapped {
    /// The file for its reader.
    pub(super) fn source(&self) -> Source<'_> {
        Source::mapped(&self.bytes, &self.map)
    }

    /// Remembers what was said, once the file was brought in.
    pub(super) async fn remember(&self, store: &Store, by: &By) -> anyhow::Result<()> {
        if let Some(signature) = &self.signature {
            store.remember_import_map((&self.kind, signature), &self.map, by).await?;
        }
        Ok(())
    }
}

/// Brings a file in as the browser does: tells what it changes, and keeps it unless it is only looked at.
pub(super) async fn bring_in(
    places: &Places,
    kind: FileKind,
    (of, beside): (&RowsFile, &Beside),
    preview: bool,
) -> anyhow::Result<()> {
    let office = office::existing(places).await?;
    let Some(path) = of.path(kind, &office).await? else { return Ok(()) };
    let (store, now) = (&office.store, Clock::System.now());
    let sent = of.read(kind, (path, store)).await?;
    let today = office_day(now);
    let known = Known::read(store, &office.instruments, (today, Lang::En)).await?;
    let file = kinds::Sent { bytes: &sent.bytes, map: &sent.map, beside };
    let read = kinds::read((kind, &known), file, Lang::En);
    let (rows, taken) = read.map_err(|faults| sheet_file::refused(path, &faults))?;
    notes::add(path, &taken);
    let by = By::command_line(now);
    let brought = compared(store, &rows, (today, Lang::En)).await?;
    notes::add(path, &brought.notes);
    let file = path.display();
    ensure!(
        brought.refused.is_empty(),
        "{file}: nothing was imported: what is settled differs at {}",
        brought.refused.join(", ")
    );
    if !preview {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let random = Random::system();
        ensure!(
            kinds::keep((store, &random), rows, (&name, &by)).await?,
            "{file}: nothing was imported: what is kept has changed meanwhile; look at it again"
        );
        sent.remember(store, &by).await?;
    }
    let kept = if preview { "nothing is kept: " } else { "" };
    let (added, changed) = (brought.added.len(), brought.changed.len());
    say!("{file}: {kept}{added} added, {changed} changed, {} as they were", brought.same);
    notes::say();
    Ok(())
}
