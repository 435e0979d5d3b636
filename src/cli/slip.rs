//! `hailong slip`.

use std::ffi::OsStr;
use std::path::PathBuf;

use anyhow::{bail, ensure};
use clap::{Args, Subcommand};

use super::office;
use super::touchpoint::{named, office_of, reachable};
use super::whole_file::WholeFile;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::{Places, Printed};
use crate::pages::touchpoint::print::Format;
use crate::pages::touchpoint::slips::Slips;
use crate::pages::touchpoint::{print, slips};
use crate::store::By;

#[derive(Subcommand, Debug)]
pub(super) enum Slip {
    /// Issues one-time codes of a counter, as a list or as sheets to cut.
    Issue(Issue),
}

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

impl Slip {
    /// Only hashes of the codes are stored, so the file is the only copy of them: an existing file
    /// is never overwritten, and the file appears only when every code in it is valid.
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let Self::Issue(Issue { touchpoint, count, out, printed }) = self;
        let file = out.display();
        let is_list = match out.extension().and_then(OsStr::to_str) {
            Some("csv") => true,
            Some("pdf") => false,
            _ => bail!("{file}: slips become .csv or .pdf; name one of them"),
        };
        ensure!(
            !out.exists(),
            "{file} is there already and may hold codes that are kept nowhere else; name another \
             file"
        );
        let public_url = reachable(&printed.public_url)?;
        let store = office::existing(places).await?.store;
        let touchpoint = &named(&store, &[touchpoint]).await?[0];
        let offices = store.offices().await?;
        let now = Clock::System.now();
        let (issued, by) = (office_day(now), By::command_line(now));
        let slips = Slips {
            office: office_of(&offices, touchpoint)?,
            touchpoint,
            public_url,
            codes: slips::drawn(count.into(), &Random::system()),
            expires: slips::expiry(issued),
        };
        let content = if is_list {
            slips.csv()?
        } else {
            print::file(&slips.sheets()?, "Hài Lòng", Format::Pdf)?
        };
        let mut part = WholeFile::begin(&out)?;
        part.write_all(&content)?;
        store.keep_slips(&touchpoint.code, &slips.hashes(), (issued, slips.expires), &by).await?;
        part.finish()?;
        let (code, expires) = (&touchpoint.code, slips.expires);
        say!("{file}: {count} slips of {code}, to be used by {expires}");
        Ok(())
    }
}
