//! The instruments a command works with: the built-in ones and those of `--surveys DIR`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};

use crate::base::Lang;
use crate::base::table::plain_text;
use crate::config::Places;
use crate::domain::survey::Catalogue;
use crate::domain::survey::file::{BUILT_IN, FROZEN, File, Finding, Frozen, check_all};
use crate::domain::survey::interchange::Format;
use crate::store::Store;

/// The list of published versions, among the built-in files and in an operator's folder.
const FROZEN_NAME: &str = "frozen.toml";

/// Files as they were read, with the list of what is published.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Name and text of each instrument.
    instruments: Vec<(String, String)>,
    /// What may no longer change.
    pub(super) frozen: Frozen,
}

impl Files {
    /// The built-in files and those of the operator's folder, without copies of built-in ones.
    pub(super) fn known(places: &Places) -> anyhow::Result<Self> {
        let owned = |file: &File<'_>| (file.name.to_owned(), file.text.to_owned());
        let mut known = Self {
            instruments: BUILT_IN.iter().map(owned).collect(),
            frozen: Frozen::read(FROZEN).map_err(anyhow::Error::msg)?,
        };
        if let Some(folder) = &places.surveys {
            let own = Self::read(&tables_in(folder)?)?;
            let is_new = |(_, text): &(_, String)| BUILT_IN.iter().all(|file| file.text != text);
            known.instruments.extend(own.instruments.into_iter().filter(is_new));
            known.frozen = known.frozen.and(own.frozen);
        }
        Ok(known)
    }

    /// Reads files; one named `frozen.toml` is the list of what is published among them.
    pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<Self> {
        let mut files = Self::default();
        for path in paths {
            let bytes =
                fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            let text = text_of(path, &bytes)?;
            if path.file_name() == Some(OsStr::new(FROZEN_NAME)) {
                let list =
                    Frozen::read(&text).map_err(|error| anyhow!("{}: {error}", path.display()))?;
                files.frozen = files.frozen.and(list);
            } else {
                files.instruments.push((path.display().to_string(), text));
            }
        }
        Ok(files)
    }

    /// Adds files by name.
    pub(super) fn add(&mut self, files: Vec<(String, String)>) {
        self.instruments.extend(files);
    }

    /// The instruments, as the checks take them.
    pub(super) fn instruments(&self) -> Vec<File<'_>> {
        let files = self.instruments.iter();
        files.map(|(name, text)| File { name, text }).collect()
    }
}

/// The text of a file of instruments. One of another program is no file of instruments yet.
fn text_of(path: &Path, bytes: &[u8]) -> anyhow::Result<String> {
    let file = path.display();
    let program = match Format::of(bytes) {
        Format::Toml => {
            return plain_text(bytes)
                .map_err(|refusal| anyhow!("{file}: {}", refusal.localized(Lang::En)));
        }
        Format::Xlsform => "a workbook",
        Format::Lss => "a LimeSurvey file",
    };
    bail!(
        "{file} is {program}; `hailong survey import {file} --out ID.toml` makes a file that can be checked"
    )
}

/// Every instrument there is, checked.
pub(super) fn load(places: &Places) -> anyhow::Result<Catalogue> {
    let known = Files::known(places)?;
    check_all(&known.instruments(), &known.frozen).map_err(|findings| anyhow!(all_of(&findings)))
}

/// The same with those published in the browser.
pub(super) async fn with_published(places: &Places, store: &Store) -> anyhow::Result<Catalogue> {
    Ok(store.with_published(load(places)?).await?)
}

/// The instruments of the files and, where there is a database, those published in it.
pub(super) async fn known(places: &Places) -> anyhow::Result<Catalogue> {
    match Store::open_existing(&places.database_url()).await {
        Ok(store) => with_published(places, &store).await,
        Err(_) => load(places),
    }
}

/// The faults, one a line.
pub(super) fn all_of(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// The `*.toml` of a folder, by name.
fn tables_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()
    });
    let mut paths = entries.with_context(|| format!("cannot read {}", folder.display()))?;
    paths.retain(|path| path.extension() == Some(OsStr::new("toml")));
    paths.sort();
    Ok(paths)
}
