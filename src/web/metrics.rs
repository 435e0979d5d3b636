//! `/metrics`: everything measured, under its name, in the text format of Prometheus. It has a listener of its own,
//! so that the address that citizens reach does not show it.

use std::fmt::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use chrono::TimeDelta;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::prometheus_text::{CONTENT_TYPE as TEXT, encode};
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use super::errors::failure::Failure;
use crate::app::App;

/// The routes of the listener for metrics.
pub fn router(app: App) -> Router {
    let registry = Arc::new(registry(app));
    let metrics = move || {
        let registry = registry.clone();
        async move {
            let mut text = String::new();
            encode(&mut text, &registry)
                .map_err(|_| Failure::Inside("metrics that cannot be written".to_owned()))?;
            Ok::<_, Failure>(([(CONTENT_TYPE, TEXT)], text))
        }
    };
    Router::new().route("/metrics", get(metrics))
}

/// Every metric with its name.
fn registry(app: App) -> Registry {
    let mut registry = Registry::with_prefix("hailong");
    let intake = app.intake.metrics();
    // The counter's name ends in `_total`, which the format adds.
    registry.register("answers", "Answers by what became of them", intake.answers.clone());
    registry.register(
        "commit_seconds",
        "Time of a transaction that keeps answers, the wait for the disk included",
        intake.commit_seconds.clone(),
    );
    registry.register(
        "commit_answers",
        "Answers of such a transaction",
        intake.commit_answers.clone(),
    );
    registry.register(
        "http_seconds",
        "Time from a request to the head of its answer, by the template of its address",
        app.monitor.requests.clone(),
    );
    registry.register(
        "pool_wait_seconds",
        "Wait for a connection to the database",
        app.monitor.pool_wait.clone(),
    );
    registry.register_collector(Box::new(Gauges(app)));
    registry
}

/// What is asked for when Prometheus asks; of the database, what was last read of it, so that a database that hangs
/// does not keep Prometheus waiting.
#[derive(Debug)]
struct Gauges(App);

impl Collector for Gauges {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), Error> {
        let Self(app) = self;
        let readings = app.monitor.readings();
        let age = |since| age_seconds(app.clock.now() - since);
        let mut gauge = |name, help, value: Option<f64>| match value {
            Some(value) => {
                let to = encoder.encode_descriptor(name, help, None, MetricType::Gauge)?;
                ConstGauge::new(value).encode(to)
            }
            None => Ok(()),
        };
        gauge("queue_depth", "Answers that wait for the writer.", Some(whole(app.intake.depth())))?;
        gauge(
            "inbox_waiting",
            "Accepted answers that wait to be settled.",
            readings.inbox_waiting.map(whole),
        )?;
        gauge(
            "settle_age_seconds",
            "Time since settling last went well.",
            Some(seconds(app.intake.metrics().settled.age())),
        )?;
        gauge(
            "disk_free_bytes",
            "Free room where the data directory is.",
            readings.disk_free.map(whole),
        )?;
        gauge(
            "backup_age_seconds",
            "Time since the last backup; absent where there is none.",
            readings.last_backup.map(age),
        )?;
        let help = "Time since the last good round of a background loop.";
        let mut ages =
            encoder.encode_descriptor("loop_age_seconds", help, None, MetricType::Gauge)?;
        for each in app.monitor.loops.all() {
            let labels = [("loop", each.name)];
            ConstGauge::new(seconds(each.age())).encode(ages.encode_family(&labels)?)?;
        }
        Ok(())
    }
}

/// A whole number as the format has it.
#[expect(clippy::cast_precision_loss, reason = "the format's numbers are doubles")]
fn whole(number: impl TryInto<u64>) -> f64 {
    number.try_into().unwrap_or(u64::MAX) as f64
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// An age in seconds; none is below zero, also where the clock was set back.
pub(super) fn age_seconds(age: TimeDelta) -> f64 {
    age.to_std().map_or(0.0, seconds)
}
