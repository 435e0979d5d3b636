//! `hailong serve`: migrates, loads instruments and seeds, serves until it is stopped.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use axum::Router;
use axum::middleware::from_fn;
use clap::Args;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::timeout;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::backup::{Backups, ScheduleOptions};
use super::connections::{Connection, Connections};
use super::modes;
use super::office::{self, Opened};
use crate::app::{App, Monitor, Shared, Site, settings, surveys, watch, webhooks};
use crate::base::clock::Clock;
use crate::base::mail::Mailer;
use crate::base::post::Poster;
use crate::base::supervisor::Running;
use crate::config::{Config, Listening, Places};
use crate::demo::SEED_FACT;
use crate::intake::{Flood, Intake, Settler};
use crate::pages::routes::routes;
use crate::pages::{petition, report, worklist};
use crate::store::By;
use crate::web::{deadline, metrics, paths};

/// Limit for reading the headers of a request; ten times what a slow phone needs.
const HEADERS_WITHIN: Duration = Duration::from_secs(30);

/// How long a client may take nothing of a reply: one that reads a byte a second, or none, holds neither a connection
/// nor a file.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);

/// How long requests under way may take to finish after SIGTERM.
const FINISH_WITHIN: Duration = Duration::from_secs(5);

/// How long the rest may take after that: accepted answers, rounds under way, the database's connections.
/// Together they stay below ten seconds, after which service managers lose patience.
const END_WITHIN: Duration = Duration::from_secs(4);

#[derive(Args, Debug)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) listening: Listening,
    /// Whether floods of answers and petitions are held apart; `off` is for benches, and refused with an https
    /// address.
    #[arg(long, env = "HAILONG_LIMITS", value_enum, default_value_t)]
    pub(super) limits: Limits,
    #[command(flatten)]
    pub(super) backups: ScheduleOptions,
}

/// Whether floods are held apart.
#[derive(clap::ValueEnum, Clone, Copy, Debug, Default)]
pub(super) enum Limits {
    #[default]
    On,
    Off,
}

impl Serve {
    pub(super) async fn run(self, places: &Places, monitor: Monitor) -> anyhow::Result<()> {
        self.listening.check().map_err(anyhow::Error::msg)?;
        modes::must_be_private(places)?;
        let Opened { store, instruments } = office::open(places).await?;
        let by = By::system(Clock::System.now());
        store.freeze(&instruments, &by).await?;
        let site = Site::of(&store.offices().await?);
        let petitions = office::petition_rules(places, &store).await?;
        let topics = office::topics(places, &instruments)?;
        let listener = bind(&self.listening.listen).await?;
        let address = listener.local_addr()?;
        let metrics = match &self.listening.monitoring.metrics {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        let provider = self.listening.provider.provider();
        let mailer = self.mailer()?;
        let backups = self.backups.backups()?;
        let public_url = self.listening.public_url_at(address);
        let config = Config {
            provider: provider.map_err(anyhow::Error::msg)?,
            demo: store.fact(SEED_FACT).await?.is_some(),
            second_factor: self.listening.second_factor,
            least_disk: u64::from(self.listening.monitoring.least_disk_mb) << 20,
            scratch: places.directory().to_owned(),
            licence: self.listening.open_data_licence.clone(),
            backup_every: backups.as_ref().map(Backups::every),
            ..Config::at(&public_url)
        };
        let intake = Intake::start(store.clone());
        let shared = Shared::built_in(store, intake, petitions);
        let shared = shared.map_err(|faults| anyhow!(faults.join("; ")))?;
        let app = App::of(
            instruments,
            Shared {
                flood: self.flood(&public_url)?,
                hours: Arc::new(office::opening_hours(places)?),
                topics: Arc::new(topics),
                server_mailer: mailer,
                monitor,
                site,
                config: Arc::new(config),
                ..shared
            },
        );
        // Before the line below, so that a signal right after it is handled.
        let asked = StopSignals::listen()?;
        if let Some(metrics) = &metrics {
            say!("metrics on http://{}/metrics", metrics.local_addr()?);
        }
        say_first_run(&app).await?;
        say!("listening on http://{address}");
        let backups = backups.map(|backups| backups.start(&app, places));
        let apart = loops(&app, places)?.into_iter().chain(backups).collect();
        serve(app, apart, Listeners { pages: listener, metrics }, asked).await
    }

    /// The limits against floods.
    fn flood(&self, public_url: &str) -> anyhow::Result<Flood> {
        match self.limits {
            Limits::On => Ok(Flood::limited()),
            Limits::Off if public_url.starts_with("https:") => bail!(
                "--limits off is for benches, and {public_url} is an address that citizens reach; leave it out"
            ),
            Limits::Off => Ok(Flood::unlimited()),
        }
    }

    /// Sends mail; `None` without a mail server.
    fn mailer(&self) -> anyhow::Result<Option<Mailer>> {
        let Listening { smtp: Some(server), mail_from, .. } = &self.listening else {
            return Ok(None);
        };
        let from = mail_from
            .as_deref()
            .context("--smtp needs --mail-from (HAILONG_MAIL_FROM): who the mail is from")?;
        Ok(Some(Mailer::of(server, from)?))
    }
}

/// Says where the first administrator of a database without accounts begins.
async fn say_first_run(app: &App) -> anyhow::Result<()> {
    if let Some(secret) = office::first_link(&app.store).await? {
        say!("first run: {}{}", app.config.public_url, paths::link(&secret));
    }
    Ok(())
}

async fn bind(address: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// Where requests come in.
struct Listeners {
    pages: TcpListener,
    metrics: Option<TcpListener>,
}

/// Serves until SIGTERM or Ctrl-C, then finishes what was accepted.
async fn serve(
    app: App,
    apart: Vec<Running>,
    listeners: Listeners,
    asked: StopSignals,
) -> anyhow::Result<()> {
    let address = listeners.pages.local_addr()?;
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "serving");
    let settler = Settler {
        store: app.store.clone(),
        flood: app.flood.clone(),
        catalogue: app.instruments.clone(),
        topics: app.topics.clone(),
        clock: app.clock.clone(),
        random: app.random.clone(),
        settled: app.intake.metrics().settled.clone(),
    };
    let settler = settler.start(&app.monitor.loops);
    let mails = [
        worklist::start(app.clone()),
        petition::start(app.clone()),
        report::leader::mail::start(&app),
    ];
    let stop = CancellationToken::new();
    let routes = routes(app.clone()).layer(from_fn(deadline::limit));
    let serving = tokio::spawn(accept(listeners.pages, routes, stop.clone()));
    if let Some(listener) = listeners.metrics {
        tokio::spawn(accept(listener, metrics::router(app.clone()), stop.clone()));
    }
    asked.heard().await;
    tracing::info!("stopping: what was accepted is finished");
    stop.cancel();
    app.store.end_news();
    serving.await?;
    let loops = std::iter::once(settler).chain(mails).chain(apart).collect();
    if timeout(END_WITHIN, end(app, loops)).await.is_err() {
        tracing::warn!("the database does not answer; what was acknowledged is kept");
    }
    Ok(())
}

/// Finishes what was accepted, then the rounds under way and what they had still to keep.
async fn end(app: App, loops: Vec<Running>) {
    // What was accepted is stored before mail is waited for.
    app.intake.finish().await;
    for running in loops {
        running.stop().await;
    }
    if let Err(error) = app.flood.keep_bursts(&app.store, app.clock.now()).await {
        tracing::error!(%error, "the last bursts of answers were not kept");
    }
    app.store.close().await;
}

/// SIGTERM from a service manager, or Ctrl-C on a terminal.
struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    fn listen() -> anyhow::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn heard(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Takes connections until `stop`, then waits for those under way.
async fn accept(listener: TcpListener, routes: Router, stop: CancellationToken) {
    let connections = TaskTracker::new();
    let places = Connections::of_descriptors();
    while let Some(connected) = stop.run_until_cancelled(listener.accept()).await {
        match connected {
            Ok((stream, peer)) => {
                let Some(place) = places.enter() else { continue };
                let place = (place, peer.ip());
                connections.spawn(converse(stream, place, routes.clone(), stop.clone()));
            }
            Err(error) => {
                // Out of file descriptors, most likely: give the others time to end.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    connections.close();
    if timeout(FINISH_WITHIN, connections.wait()).await.is_err() {
        tracing::warn!(left = connections.len(), "connections cut off at the end");
    }
}

/// One connection. `axum::serve` sets no limit on how slowly request headers may come.
async fn converse(
    stream: TcpStream,
    (place, peer): (Connection, IpAddr),
    routes: Router,
    stop: CancellationToken,
) {
    // Without delay, since a page leaves in one go. An error means that the client is gone already.
    drop(stream.set_nodelay(true));
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(TAKEN_WITHIN));
    let conversation = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .serve_connection(
            TokioIo::new(Box::pin(stream)),
            service_fn(|request| place.clone().answer(routes.clone(), peer, request)),
        );
    let mut conversation = std::pin::pin!(conversation);
    let ended = tokio::select! {
        ended = conversation.as_mut() => ended,
        () = place.gives_way() => return,
        () = stop.cancelled() => {
            conversation.as_mut().graceful_shutdown();
            conversation.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}

/// Starts what watches, what tells other programs, and what looks for changes that another node has made.
fn loops(app: &App, places: &Places) -> anyhow::Result<[Running; 4]> {
    let poster = Poster::new().map_err(anyhow::Error::msg).context("no webhook can be told")?;
    let watched = watch::start(app, places.directory().to_owned());
    Ok([watched, webhooks::start(app, poster), settings::start(app), surveys::start(app)])
}
