//! `hailong slip`.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use super::office;
use super::touchpoint::{office_of, reachable};
use super::whole_file::WholeFile;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::{Places, Printed};
use crate::pages::touchpoint::print::Format;
use crate::pages::touchpoint::slips::Slips;
use crate::pages::touchpoint::{print, slips};
use crate::store::By;

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum Slip {
    /// Issues one-time codes of a counter, as a list or as sheets to cut.
    Issue(Issue),
}

/// Arguments of `issue`.
#[derive(Args, Debug)]
pub(super) struct Issue {
    /// Code of the counter that hands them out.
    #[arg(long, value_name = "CODE")]
    touchpoint: String,
    /// How many.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=slips::MOST))]
    count: u16,
    /// The file; its ending says what it becomes: csv (a list) or pdf (sheets to cut).
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    printed: Printed,
}

/// What the codes become.
#[derive(Clone, Copy)]
enum Shape {
    List,
    Sheets,
}

impl Slip {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Issue(task) => task.run(places).await,
        }
    }
}

impl Issue {
    /// Only hashes are kept, so the file is the one place the codes stand: it is never overwritten,
    /// and it is in its place only when every code in it counts.
    async fn run(self, places: &Places) -> anyhow::Result<()> {
        let shape = shape_of(&self.out)?;
        if self.out.exists() {
            bail!(
                "{} is there already and may hold codes that are kept nowhere else; name another \
                 file",
                self.out.display()
            );
        }
        let public_url = reachable(&self.printed.public_url)?;
        let store = office::open(places).await?.store;
        let touchpoint = store.touchpoint(&self.touchpoint).await?.with_context(|| {
            format!(
                "there is no touchpoint {}; `hailong touchpoint list` names those there are",
                self.touchpoint
            )
        })?;
        let offices = store.offices().await?;
        let now = Clock::System.now();
        let (issued, by) = (office_day(now), By::command_line(now));
        let slips = Slips {
            office: office_of(&offices, &touchpoint)?,
            touchpoint: &touchpoint,
            public_url,
            codes: slips::drawn(self.count.into(), &Random::system()),
            expires: slips::expiry(issued),
        };
        let content = match shape {
            Shape::List => slips.csv()?,
            Shape::Sheets => print::file(&slips.sheets()?, "Hài Lòng", Format::Pdf)?,
        };
        let mut file = WholeFile::begin(&self.out)?;
        file.write_all(&content).with_context(|| format!("cannot write {}", self.out.display()))?;
        store.keep_slips(&touchpoint.code, &slips.hashes(), (issued, slips.expires), &by).await?;
        file.finish()?;
        say!(
            "{}: {} slips of {}, to be used by {}",
            self.out.display(),
            self.count,
            touchpoint.code,
            slips.expires
        );
        Ok(())
    }
}

/// What a file becomes, by its ending.
fn shape_of(out: &Path) -> anyhow::Result<Shape> {
    match out.extension().and_then(OsStr::to_str) {
        Some("csv") => Ok(Shape::List),
        Some("pdf") => Ok(Shape::Sheets),
        _ => bail!("{}: slips become .csv or .pdf; name one of them", out.display()),
    }
}
