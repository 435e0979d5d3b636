//! Tells an open page that a batch was settled: that, and no figure.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::Event;
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::time::timeout;

use crate::app::App;
use crate::pages::dashboard::view;
use crate::store::{self, Listener};
use crate::web::auth::permission::{May, ReadScores};
use crate::web::auth::scope::Scope;
use crate::web::auth::session::Secret;
use crate::web::errors::failure::Failure;

/// So often a silent stream is looked after: a proxy keeps it, and a session that ended ends it.
const PULSE: Duration = Duration::from_secs(30);

/// What a page knows.
#[derive(Debug, Deserialize)]
pub(crate) struct Known {
    /// The mark of the batches it shows.
    #[serde(default)]
    since: String,
}

/// Events `settled`, until the session ends or the server stops. What was settled between the
/// making of the page and this request is sent at once.
pub(crate) async fn live(
    State(app): State<App>,
    who: May<ReadScores>,
    headers: HeaderMap,
    Query(known): Query<Known>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failure> {
    // In this order: a batch between two of them is heard of by the next.
    let listener = app.store.listen();
    let seen = view::answers_within(&app, who.scope()).await?;
    let late = !known.since.is_empty() && known.since != app.store.batch_mark().await?;
    let watch = Watch {
        seen,
        scope: who.scope().clone(),
        secret: Secret::carried(&headers, &app.config),
        listener,
        late,
        app,
    };
    Ok(Sse::new(unfold(watch, async |mut watch| {
        let event = watch.next().await?;
        Some((Ok(event), watch))
    })))
}

/// One open page.
struct Watch {
    app: App,
    listener: Listener,
    scope: Scope,
    secret: Option<Secret>,
    /// Answers it may know of.
    seen: u64,
    /// Whether it missed something before it asked.
    late: bool,
}

impl Watch {
    /// The next event; `None` when the stream has ended.
    async fn next(&mut self) -> Option<Event> {
        if std::mem::take(&mut self.late) {
            return Some(settled());
        }
        loop {
            let heard = timeout(PULSE, self.listener.heard()).await;
            if heard == Ok(false) || !self.stands().await {
                return None;
            }
            match heard {
                Err(_) => return Some(Event::default().comment("")),
                Ok(_) => match self.concerned().await {
                    Ok(true) => return Some(settled()),
                    Ok(false) => {}
                    Err(error) => {
                        tracing::error!(%error, "an open page could not be told of a batch");
                        return None;
                    }
                },
            }
        }
    }

    /// Whether the session still is open; looking is no use of it.
    async fn stands(&self) -> bool {
        let Some(secret) = &self.secret else {
            return false;
        };
        let now = self.app.clock.now();
        let stands = self.app.store.session_stands(secret.hash(), now).await;
        stands.unwrap_or(false)
    }

    /// Whether the batch has answers of the units it may see.
    async fn concerned(&mut self) -> store::Result<bool> {
        let now = view::answers_within(&self.app, &self.scope).await?;
        let before = std::mem::replace(&mut self.seen, now);
        Ok(before != now)
    }
}

fn settled() -> Event {
    Event::default().event("settled").data("settled")
}
