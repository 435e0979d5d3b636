//! The log on stderr. It tells what the program does, never what anybody sent.
//!
//! Only this program's own events are written, whatever level is asked for: those of libraries can hold addresses,
//! headers and rows. The exceptions are slow statements and slow waits of the database, which are logged with the
//! text of the statement alone.

use std::panic::{self, PanicHookInfo};

use anyhow::Context as _;
use prometheus_client::metrics::histogram::Histogram;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Subscriber};
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::{FilterExt, Targets};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{fmt, registry};

use crate::config::{LogFormat, Monitoring};
use crate::store::{POOL_WAITS, SLOW};

/// Lines that wait at most while nobody reads stderr; further ones are dropped, for a log must not hold up the
/// server.
const LINES: usize = 10_000;

/// Starts the log of a server; waits for a connection are measured too. What is logged is written until the guard
/// is dropped.
pub(super) fn of_server(options: &Monitoring, pool_wait: Histogram) -> anyhow::Result<WorkerGuard> {
    let asked = asked(&options.log_level)?;
    let allowed = own().with_targets(SLOW.map(|target| (target, LevelFilter::WARN)));
    let (writer, guard) = stderr();
    let waits = PoolWait(pool_wait)
        .with_filter(Targets::new().with_target(POOL_WAITS.0, LevelFilter::TRACE));
    let lines = lines(options.log, writer).with_filter(asked.and(allowed));
    registry().with(lines).with(waits).try_init()?;
    panic::set_hook(Box::new(log_panic));
    Ok(guard)
}

/// Starts the log of a command that ends by itself: what it says is its answer, so warnings alone are logged.
pub(super) fn of_command() -> anyhow::Result<WorkerGuard> {
    let (writer, guard) = stderr();
    let own = Targets::new().with_target(env!("CARGO_CRATE_NAME"), LevelFilter::WARN);
    registry().with(lines(LogFormat::Text, writer).with_filter(own)).try_init()?;
    Ok(guard)
}

/// What a level asks for: `debug`, or for a part of the program `hailong::intake=trace`. A word that is no level
/// would be taken for a part, and nothing logged.
fn asked(level: &str) -> anyhow::Result<Targets> {
    let level = if level.trim().is_empty() { "info" } else { level.trim() };
    let mut parts = level.split(',');
    let is_known = parts.all(|part| part.contains('=') || part.parse::<LevelFilter>().is_ok());
    let asked = level.parse().ok().filter(|_| is_known);
    asked.with_context(|| {
        format!(
            "`{level}` is no level of the log; RUST_LOG or --log-level is error, warn, info, debug or trace"
        )
    })
}

/// Every event of this program.
fn own() -> Targets {
    Targets::new().with_target(env!("CARGO_CRATE_NAME"), LevelFilter::TRACE)
}

/// Written by a thread of its own: a full disk or a reader that has stopped keeps nobody waiting.
fn stderr() -> (NonBlocking, WorkerGuard) {
    NonBlockingBuilder::default().lossy(true).buffered_lines_limit(LINES).finish(std::io::stderr())
}

fn lines<S>(format: LogFormat, writer: NonBlocking) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let layer = fmt::layer().with_writer(writer).log_internal_errors(false);
    match format {
        LogFormat::Text => layer.boxed(),
        LogFormat::Json => layer.json().flatten_event(true).boxed(),
    }
}

/// Logs where a panic was. Its message only where it is fixed text: others may hold what was being read.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let message = panic.payload().downcast_ref::<&'static str>().unwrap_or(&"(not shown)");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, message, "a panic");
}

/// Measures waits for a connection, which the pool tells of in events.
struct PoolWait(Histogram);

impl<S: Subscriber> Layer<S> for PoolWait {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut Seconds(&self.0));
    }
}

struct Seconds<'a>(&'a Histogram);

impl Visit for Seconds<'_> {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == POOL_WAITS.1 {
            self.0.observe(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}
