//! The commands. Each has a file: its arguments and what it does.
//!
//! Exit 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage (clap's).
#![expect(clippy::print_stderr, reason = "commands report on the terminal")]

/// Writes a line to standard output.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::cli::line(format_args!($($text)*))
    };
}

/// Writes a line to standard error.
macro_rules! complain {
    ($($text:tt)*) => {
        $crate::cli::error_line(format_args!($($text)*))
    };
}

pub(crate) use terminal::{error_line, line};

mod backup;
mod connections;
mod decimal;
mod demo;
mod estimate;
mod export;
mod faults;
mod figures;
mod import;
mod instruments;
mod log;
mod measure;
mod migrate;
mod modes;
mod notes;
mod office;
mod official;
mod papi;
mod petition_key;
mod petition_key_task;
mod plan;
mod report;
mod responses;
mod restore;
mod rows_file;
mod sampled;
mod serve;
mod settle;
mod sheet_file;
mod slip;
mod staff;
mod survey;
mod terminal;
mod text_table;
mod token;
mod touchpoint;
mod units;
mod verify;
mod webhook;
mod whole_file;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tokio::runtime::Runtime;

use crate::app::Monitor;
use crate::base::causes::with_causes;
use crate::config::{Monitoring, Places};

/// Satisfaction surveys for public offices, with honest figures.
#[derive(Parser, Debug)]
#[command(name = "hailong", version, about)]
pub struct Command {
    #[command(flatten)]
    places: Places,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand, Debug)]
enum Task {
    /// Serves the form, the public pages and the office pages.
    Serve(serve::Serve),
    /// Makes the database or brings it up to date, and ends.
    Migrate(migrate::Migrate),
    /// Fills an empty data directory with a made-up office, then serves it.
    Demo(demo::Demo),
    /// Lists, shows and checks instruments.
    #[command(subcommand)]
    Survey(survey::Survey),
    /// Lists and imports counters, makes their posters.
    #[command(subcommand)]
    Touchpoint(touchpoint::TouchpointTask),
    /// Brings in the units of the office.
    #[command(subcommand)]
    Units(units::UnitsTask),
    /// Brings in the plan of a year.
    #[command(subcommand)]
    Plan(plan::PlanTask),
    /// Brings in what other systems keep, and what others publish.
    #[command(subcommand)]
    Import(import::Import),
    /// What others publish, as it is kept.
    #[command(subcommand)]
    Official(official::Official),
    /// Issues one-time slips.
    #[command(subcommand)]
    Slip(slip::Slip),
    /// Adds, lists and disables staff accounts.
    #[command(subcommand)]
    Staff(staff::StaffTask),
    /// Adds, lists and revokes API tokens.
    #[command(subcommand)]
    Token(token::TokenTask),
    /// Programs that are told of what happens.
    #[command(subcommand)]
    Webhook(webhook::WebhookTask),
    /// Settles the inbox now; the server does it by itself.
    Settle(settle::Settle),
    /// A scorecard from a file of responses, without a database.
    Measure(measure::Measure),
    /// Estimates, intervals and tests from numbers or from a CSV file.
    #[command(subcommand)]
    Estimate(estimate::Estimate),
    /// Adds up, ranks and compares published PAPI figures.
    #[command(subcommand)]
    Papi(papi::Papi),
    /// Writes responses, tallies or a scorecard to a file.
    #[command(subcommand)]
    Export(export::Export),
    /// Writes the periodic report on administrative reform of a period.
    Report(report::Report),
    /// Checks whether what is stored still holds, and names what differs.
    Verify(verify::Verify),
    /// Writes everything to one file while the server goes on, and checks that file.
    Backup(backup::BackupTask),
    /// Puts a backup into an empty place, on either database.
    Restore(restore::Restore),
    /// Checks the key of names on petitions, and replaces one that is lost.
    #[command(subcommand)]
    PetitionKey(petition_key_task::PetitionKeyTask),
}

impl Command {
    /// Runs the command to its end; what goes wrong is one line on stderr.
    ///
    /// The runtime starts here and not in `main`: a future that the binary polls would be compiled a
    /// second time there, with all that it awaits.
    ///
    /// # Errors
    /// The runtime cannot start.
    pub fn run(self) -> io::Result<ExitCode> {
        let runtime = Runtime::new()?;
        let ended = runtime.block_on(self.logged());
        // A job on a blocking thread does not delay the end.
        runtime.shutdown_background();
        Ok(match ended {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain!("hailong: {}", with_causes(error.as_ref()));
                ExitCode::FAILURE
            }
        })
    }

    /// Runs the command with its log, which is written to the end before the command has ended.
    async fn logged(self) -> anyhow::Result<()> {
        let monitor = Monitor::default();
        let _log = match self.task.monitoring() {
            Some(options) => log::of_server(options, monitor.pool_wait.clone()),
            None => log::of_command(),
        }?;
        self.task.run(&self.places, monitor).await
    }
}

impl Task {
    /// What a command that serves tells its operator.
    fn monitoring(&self) -> Option<&Monitoring> {
        match self {
            Self::Serve(task) => Some(&task.listening.monitoring),
            Self::Demo(task) => Some(&task.listening.monitoring),
            _ => None,
        }
    }

    async fn run(self, places: &Places, monitor: Monitor) -> anyhow::Result<()> {
        match self {
            Self::Serve(task) => task.run(places, monitor).await,
            Self::Demo(task) => task.run(places, monitor).await,
            Self::Migrate(task) => task.run(places).await,
            Self::Survey(task) => task.run(places).await,
            Self::Touchpoint(task) => task.run(places).await,
            Self::Units(task) => task.run(places).await,
            Self::Plan(task) => task.run(places).await,
            Self::Import(task) => task.run(places).await,
            Self::Official(task) => task.run(places).await,
            Self::Slip(task) => task.run(places).await,
            Self::Staff(task) => task.run(places).await,
            Self::Token(task) => task.run(places).await,
            Self::Webhook(task) => task.run(places).await,
            Self::Settle(task) => task.run(places).await,
            Self::Measure(task) => task.run(places).await,
            Self::Estimate(task) => task.run(),
            Self::Papi(task) => task.run(),
            Self::Export(task) => task.run(places).await,
            Self::Report(task) => task.run(places).await,
            Self::Verify(task) => task.run(places).await,
            Self::Backup(task) => task.run(places).await,
            Self::Restore(task) => task.run(places).await,
            Self::PetitionKey(task) => task.run(places).await,
        }
    }
}
