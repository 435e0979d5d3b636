//! What an operator can set: one struct, each field with its variable and default.
//!
//! The environment is read here (by clap) and nowhere else.

use std::fmt::Display;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};

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

/// Creative Commons Attribution 4.0: use by anybody who names the source.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// How the server listens and what it calls itself.
#[derive(Args, Clone, Debug)]
pub struct Listening {
    /// Address and port to listen on.
    #[arg(long, env = "HAILONG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The address citizens reach, printed in QR codes [default: LISTEN, by http].
    #[arg(long, env = "HAILONG_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Address of the licence that published results may be used under.
    #[arg(long, value_name = "URL", env = "HAILONG_OPEN_DATA_LICENCE", default_value = LICENCE)]
    pub open_data_licence: String,
    /// Demands a second factor of those who change things: officers, managers, administrators.
    #[arg(long, env = "HAILONG_SECOND_FACTOR")]
    pub second_factor: bool,
    /// The mail server for alerts: `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST` or
    /// `smtp://…?tls=required`; without it no mail is written.
    #[arg(long, env = "HAILONG_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Who mail is from, `Hài Lòng <hailong@example.gov.vn>`.
    #[arg(long, env = "HAILONG_MAIL_FROM", requires = "smtp")]
    pub mail_from: Option<String>,
    /// The provider that staff may sign in by.
    #[command(flatten)]
    pub provider: ProviderOptions,
    /// What is told of the running server.
    #[command(flatten)]
    pub monitoring: Monitoring,
}

/// What a running server tells its operator; nothing of it is about a citizen.
#[derive(Args, Clone, Debug)]
pub struct Monitoring {
    /// The form of the log on stderr.
    #[arg(long, env = "HAILONG_LOG", value_enum, default_value_t = LogFormat::Text)]
    pub log: LogFormat,
    /// What is logged: `error`, `warn`, `info`, `debug` (each request, by its route) or `trace`.
    #[arg(long, env = "RUST_LOG", value_name = "LEVEL", default_value = "info")]
    pub log_level: String,
    /// Address and port of `/metrics` for Prometheus, apart from the pages, for example 127.0.0.1:9187; without it
    /// there is none.
    #[arg(long, env = "HAILONG_METRICS", value_name = "ADDRESS")]
    pub metrics: Option<String>,
    /// Free space of the data directory, in megabytes, below which the morning page and the log say so.
    #[arg(long, env = "HAILONG_LEAST_DISK_MB", value_name = "MB", default_value_t = LEAST_DISK_MB)]
    pub least_disk_mb: u32,
}

/// Our choice: room for a backup of most offices' database beside it, and days to make more before answers are refused.
const LEAST_DISK_MB: u32 = 2048;

/// The form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A line of text an event.
    Text,
    /// A JSON object a line.
    Json,
}

/// The provider of identities that staff may sign in by (OpenID Connect).
#[derive(Args, Clone, Default)]
pub struct ProviderOptions {
    /// The address of the provider that staff may sign in by: its issuer, as it calls itself.
    #[arg(long, env = "HAILONG_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// What this program is called there.
    #[arg(long, env = "HAILONG_OIDC_CLIENT", value_name = "ID")]
    pub oidc_client: Option<String>,
    /// What it shows there to prove it; from the environment, which other accounts cannot list.
    #[arg(
        long = "oidc-secret-from-environment",
        env = "HAILONG_OIDC_SECRET",
        hide = true,
        hide_env_values = true
    )]
    pub oidc_secret: Option<String>,
    /// What the provider is called on the sign-in page [default: the host of its address].
    #[arg(long, env = "HAILONG_OIDC_NAME", value_name = "NAME")]
    pub oidc_name: Option<String>,
}

impl std::fmt::Debug for ProviderOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("ProviderOptions");
        shown.field("oidc_issuer", &self.oidc_issuer);
        shown.finish_non_exhaustive()
    }
}

/// A provider as it was set.
#[derive(Clone)]
pub struct Provider {
    /// Its address, exactly as it calls itself.
    pub issuer: String,
    /// What we are called there.
    pub client: String,
    /// What we show there; a public client has none.
    pub secret: Option<String>,
    /// What it is called on the sign-in page.
    pub name: String,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Provider");
        shown.field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl ProviderOptions {
    /// The provider, if one was set.
    pub fn provider(&self) -> Result<Option<Provider>, String> {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let Some(issuer) = filled(&self.oidc_issuer) else {
            return match filled(&self.oidc_client) {
                Some(_) => Err("HAILONG_OIDC_CLIENT needs HAILONG_OIDC_ISSUER beside it".into()),
                None => Ok(None),
            };
        };
        if !is_private(&issuer) {
            return Err(format!(
                "HAILONG_OIDC_ISSUER must be an https address (http only on this machine itself), \
                 not `{issuer}`"
            ));
        }
        let client = filled(&self.oidc_client)
            .ok_or("HAILONG_OIDC_ISSUER needs HAILONG_OIDC_CLIENT beside it")?;
        let host = issuer.split('/').nth(2).unwrap_or(&issuer).to_owned();
        Ok(Some(Provider {
            client,
            secret: filled(&self.oidc_secret),
            name: filled(&self.oidc_name).unwrap_or(host),
            issuer,
        }))
    }
}

/// Whether what goes to an address cannot be read or changed on the way: https, or http that does
/// not leave this machine.
pub fn is_private(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    if host.contains('@') {
        return false;
    }
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let host = host.trim_matches(['[', ']']);
    let loopback = host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    match scheme {
        "https" => true,
        "http" => host == "localhost" || loopback,
        _ => false,
    }
}

/// Refuses a public address that pages cannot be reached by: all of them stand at the root of a host.
pub fn check_public_url(url: &str) -> Result<(), String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let rest = rest.ok_or_else(|| {
        format!("--public-url {url} is no address; it begins with https:// or http://")
    })?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.contains(['@', '\\']) || host.contains(char::is_whitespace) {
        return Err(format!("--public-url {url} names no host"));
    }
    if rest[host.len()..].trim_matches('/').is_empty() {
        return Ok(());
    }
    Err(format!(
        "--public-url {url} has a path, and the pages stand at the root of a host; give the survey a name of \
         its own, such as https://khaosat.{host}"
    ))
}

impl Listening {
    /// The same before a port is known: as it was asked for.
    pub fn public_url_expected(&self) -> String {
        self.public_url_at(&self.listen)
    }

    /// Refuses a public address that pages cannot be reached by.
    pub fn check(&self) -> Result<(), String> {
        self.public_url.as_deref().map_or(Ok(()), check_public_url)
    }

    /// The address citizens reach, without a slash at its end; by default the one listened on.
    pub fn public_url_at(&self, address: impl Display) -> String {
        let own = self.public_url.clone();
        own.unwrap_or_else(|| format!("http://{address}")).trim_end_matches('/').to_owned()
    }
}

/// The address printed on posters and slips.
#[derive(Args, Clone, Debug)]
pub struct Printed {
    /// The address citizens reach, printed in QR codes.
    #[arg(long, env = "HAILONG_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
    pub public_url: String,
}

/// Whether only the machine itself opens this address: nothing to print.
pub fn stays_here(public_url: &str) -> bool {
    let host = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    ["127.", "localhost", "[::1]", "0.0.0.0"].iter().any(|start| host.starts_with(start))
}

/// What a running server holds fixed. Numbers carry their reason where they are set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address citizens reach, without a slash at its end.
    pub public_url: String,
    /// Whether the data are made up; then every page says so.
    pub demo: bool,
    /// Items of fewer valid answers are not judged for staff.
    pub staff_cell: u64,
    /// Items of fewer valid answers are not judged for the public.
    pub public_cell: u64,
    /// Whether those who change things must have a second factor.
    pub second_factor: bool,
    /// The provider that staff may sign in by, if there is one.
    pub provider: Option<Provider>,
    /// Free bytes of the data directory below which the operator is told.
    pub least_disk: u64,
    /// Where files without a name are made while they are downloaded.
    pub scratch: PathBuf,
    /// Address of the licence that published results may be used under.
    pub licence: String,
    /// The time from one of the server's own backups to the next; `None` when it takes none.
    pub backup_every: Option<Duration>,
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
            provider: None,
            least_disk: u64::from(LEAST_DISK_MB) << 20,
            scratch: PathBuf::from("."),
            licence: LICENCE.to_owned(),
            backup_every: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_machine_itself_is_told_from_one_that_phones_reach() {
        for here in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:80"] {
            assert!(stays_here(here), "{here}");
        }
        for reached in ["https://hailong.haiphong.gov.vn", "http://192.168.1.7:8080"] {
            assert!(!stays_here(reached), "{reached}");
        }
    }
}
