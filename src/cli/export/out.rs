//! Where an export goes.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write, copy, stdout};
use std::path::Path;

use anyhow::Context;

use crate::cli::whole_file::WholeFile;

/// A file, or standard output.
pub(super) struct Out(Option<WholeFile>);

impl Out {
    pub(super) fn begin(path: &Path) -> anyhow::Result<Self> {
        let is_file = path.as_os_str() != "-";
        Ok(Self(is_file.then(|| WholeFile::begin(path)).transpose()?))
    }

    pub(super) fn write_all(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match &mut self.0 {
            Some(file) => file.write_all(bytes),
            None => stdout().write_all(bytes).context("cannot write -"),
        }
    }

    /// A file whose beginning can be written last: this one, or for standard output one without a name in `scratch`.
    pub(super) fn seekable(&self, scratch: &Path) -> anyhow::Result<File> {
        match &self.0 {
            Some(file) => file.handle(),
            None => tempfile::tempfile_in(scratch).context("cannot write into the data directory"),
        }
    }

    /// Takes what was written into it.
    pub(super) fn take(&mut self, mut file: File) -> anyhow::Result<()> {
        if self.0.is_none() {
            file.seek(SeekFrom::Start(0))?;
            copy(&mut file, &mut stdout()).context("cannot write -")?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self.0 {
            Some(file) => file.finish(),
            None => Ok(stdout().flush()?),
        }
    }
}
