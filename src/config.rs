//! What an operator can set: one struct, each field with its variable and default.
//!
//! The environment is read here (by clap) and nowhere else.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use clap::Args;

/// Options every command takes.
#[derive(Args, Clone, Debug)]
pub struct Places {
    /// Directory of the embedded database and of the office's own files [default: ./data].
    #[arg(long, env = "HAILONG_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// Database address: `sqlite:FILE` or `postgres://…` [default: sqlite:DIR/hailong.db].
    #[arg(long, env = "HAILONG_DATABASE", global = true, hide_env_values = true)]
    pub database: Option<String>,
    /// Directory of further instruments, beside the built-in ones.
    #[arg(long, env = "HAILONG_SURVEYS", global = true)]
    pub surveys: Option<PathBuf>,
}

impl Places {
    /// The directory of the database and of the office's own files, with its default.
    pub fn directory(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new("./data"))
    }

    /// The database address, with its default.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| {
            let file = self.directory().join("hailong.db");
            format!("sqlite:{}", file.display())
        })
    }
}

/// How the server listens and what it calls itself.
#[derive(Args, Clone, Debug)]
pub struct Listening {
    /// Address and port to listen on.
    #[arg(long, env = "HAILONG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The address citizens reach, printed in QR codes [default: LISTEN, by http].
    #[arg(long, env = "HAILONG_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Demands a second factor of those who change things: officers, managers, administrators.
    #[arg(long, env = "HAILONG_SECOND_FACTOR")]
    pub second_factor: bool,
}

impl Listening {
    /// The same before a port is known: as it was asked for.
    pub fn public_url_expected(&self) -> String {
        self.public_url_at(&self.listen)
    }

    /// The address citizens reach, without a slash at its end; by default the one listened on.
    pub fn public_url_at(&self, address: impl Display) -> String {
        let own = self.public_url.clone();
        own.unwrap_or_else(|| format!("http://{address}"))
            .trim_end_matches('/')
            .to_owned()
    }
}

/// The address printed on posters and slips.
#[derive(Args, Clone, Debug)]
pub struct Printed {
    /// The address citizens reach, printed in QR codes.
    #[arg(
        long,
        env = "HAILONG_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub public_url: String,
}

/// What a running server holds fixed. Numbers carry their reason where they are set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address citizens reach, without a slash at its end.
    pub public_url: String,
    /// Whether the data are made up; then every page says so.
    pub demo: bool,
    /// Cells with fewer valid answers are hidden from staff.
    pub staff_cell: u64,
    /// Cells with fewer valid answers are hidden from the public.
    pub public_cell: u64,
    /// Whether those who change things must have a second factor.
    pub second_factor: bool,
}

impl Config {
    /// The defaults: cells of 5 and 10 (methodology, small cells).
    pub fn at(public_url: impl Into<String>) -> Self {
        Self {
            public_url: public_url.into(),
            demo: false,
            staff_cell: 5,
            public_cell: 10,
            second_factor: false,
        }
    }
}
