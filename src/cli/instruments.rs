//! The instruments a command works with: the built-in ones and those of `--surveys DIR`.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::config::Places;
use crate::survey::Catalogue;
use crate::survey::file::{BUILT_IN, FROZEN, File, Finding, Frozen, check_all};

/// The list of published versions, in the built-in folder and in an operator's.
const FROZEN_NAME: &str = "frozen.toml";

/// Files of a folder, read.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Name and text of each instrument, by name.
    files: Vec<(String, String)>,
    /// What the folder's own list says is published.
    frozen: Frozen,
}

impl Folder {
    /// Reads the `*.toml` of a folder.
    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        let mut read = Self::default();
        let listed = fs::read_dir(folder);
        for entry in listed.with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let text = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            if name == FROZEN_NAME {
                read.frozen = Frozen::read(&text).map_err(anyhow::Error::msg)?;
            } else {
                read.files.push((name.into_owned(), text));
            }
        }
        read.files.sort();
        Ok(read)
    }
}

/// Everything a command can ask about: built in and of the operator's folder. An operator's file
/// replaces a built-in one of the same name.
///
/// # Errors
/// When the folder cannot be read, or with every fault of every file.
pub(super) fn load(places: &Places) -> anyhow::Result<Catalogue> {
    match check(places)? {
        Ok(catalogue) => Ok(catalogue),
        Err(findings) => bail!("{}", all_of(&findings)),
    }
}

/// The same, with the faults apart from what kept us from looking for them.
pub(super) fn check(places: &Places) -> anyhow::Result<Result<Catalogue, Vec<Finding>>> {
    let own = match &places.surveys {
        Some(folder) => Folder::open(folder)?,
        None => Folder::default(),
    };
    let own_files = own.files.iter().map(|(name, text)| File { name, text });
    let kept = BUILT_IN.iter().copied();
    let kept = kept.filter(|file| !own.files.iter().any(|(name, _)| name == file.name));
    let files: Vec<File<'_>> = kept.chain(own_files).collect();
    let frozen = Frozen::read(FROZEN).map_err(anyhow::Error::msg)?;
    Ok(check_all(&files, &frozen.and(own.frozen)))
}

/// The faults, one a line.
pub(super) fn all_of(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
