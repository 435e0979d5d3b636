//! Tells other programs what has happened, and tries again what they did not take.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::{StreamExt, stream};

use super::App;
use crate::base::post::Poster;
use crate::base::supervisor::Running;
use crate::domain::webhook::{next_try, signature};
use crate::store::{self, Message, each_within};

/// Between two looks.
const PERIOD: Duration = Duration::from_secs(5);

/// How long the database may take to answer a statement.
const STATEMENT: Duration = Duration::from_secs(10);

/// Messages of one look, and how many of them are under way at once.
const MOST: u32 = 50;
const AT_ONCE: usize = 10;

/// How long another node leaves a taken message alone: longer than all of a look may take.
const TAKEN_FOR: TimeDelta = TimeDelta::minutes(2);

/// Starts telling, as one of the server's loops.
pub fn start(app: &App, poster: Poster) -> Running {
    let (loops, app) = (app.monitor.loops.clone(), app.clone());
    loops.start("webhook", PERIOD, move |_| {
        let (app, poster) = (app.clone(), poster.clone());
        async move {
            let round = each_within(STATEMENT, Box::pin(round(&app, &poster))).await;
            if let Err(error) = &round {
                tracing::error!(%error, "other programs could not be told; tried again");
            }
            round.is_ok()
        }
    })
}

/// One look; gives how many messages were delivered.
pub async fn round(app: &App, poster: &Poster) -> store::Result<usize> {
    app.store.write_messages(app.clock.now()).await?;
    let due = app.store.take_messages(app.clock.now(), TAKEN_FOR, MOST).await?;
    let told =
        stream::iter(due).map(|message| tell(app, poster, message)).buffer_unordered(AT_ONCE);
    let told: Vec<_> = told.collect().await;
    let delivered: store::Result<Vec<bool>> = told.into_iter().collect();
    Ok(delivered?.into_iter().filter(|delivered| *delivered).count())
}

async fn tell(app: &App, poster: &Poster, message: Message) -> store::Result<bool> {
    let id = format!("msg_{}", message.number);
    let second = app.clock.now().timestamp();
    let signature = signature(&message.secret, &id, second, &message.body);
    let second = second.to_string();
    let headers = [
        ("webhook-id", id.as_str()),
        ("webhook-timestamp", second.as_str()),
        ("webhook-signature", signature.as_str()),
    ];
    match poster.post(&message.url, &headers, message.body.clone()).await {
        Ok(()) => {
            app.store.message_delivered(&message).await?;
            Ok(true)
        }
        Err(fault) => {
            let failures = usize::try_from(message.tries).unwrap_or(usize::MAX).saturating_add(1);
            let next = next_try(failures, app.clock.now());
            if next.is_none() {
                tracing::warn!(webhook = %message.webhook, %fault, "a message was given up");
            }
            app.store.message_failed(&message, &fault, next).await?;
            Ok(false)
        }
    }
}
