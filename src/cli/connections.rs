//! The connections of a server: how many there are at once, and how long a request's body may take.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Request, Response};
use futures_util::{Stream, StreamExt, stream};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::web::auth::requester::Peer;
use crate::web::late::Late;

/// The longest wait for the next piece of a body; a slow phone sends one each second.
const PIECE_WITHIN: Duration = Duration::from_secs(15);

/// The longest time for a whole body: the largest file over a slow line.
const BODY_WITHIN: Duration = Duration::from_mins(5);

/// Connections where the limit of file descriptors is not known.
const USUAL: usize = 768;

/// Connections at most, however many descriptors there are.
const MOST: usize = 8192;

/// The connections of a server. Where there are as many as it takes, the one that has waited longest for its
/// client gives way to a new one: one that sends nothing holds up no other.
#[derive(Clone, Debug)]
pub(super) struct Connections(Arc<Mutex<All>>);

#[derive(Debug)]
struct All {
    most: usize,
    open: usize,
    next: u64,
    /// Those that wait for their client, in the order in which they began to.
    waiting: BTreeMap<u64, CancellationToken>,
}

/// One connection, as long as any clone of it is kept.
#[derive(Clone, Debug)]
pub(super) struct Connection(Arc<Own>);

#[derive(Debug)]
struct Own {
    all: Connections,
    ended: CancellationToken,
    /// Its place among those that wait.
    waits: Mutex<Option<u64>>,
}

impl Connections {
    /// As many as this process has file descriptors for, of which a quarter are left for files and the database.
    pub(super) fn of_descriptors() -> Self {
        let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
        let soft = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
        let soft = soft.and_then(|rest| rest.split_whitespace().next()?.parse::<usize>().ok());
        Self::of(soft.map_or(USUAL, |soft| (soft / 4 * 3).clamp(1, MOST)))
    }

    /// At most so many.
    fn of(most: usize) -> Self {
        let all = All { most, open: 0, next: 0, waiting: BTreeMap::new() };
        Self(Arc::new(Mutex::new(all)))
    }

    /// A new connection; `None` when there are too many and every one is being answered.
    pub(super) fn enter(&self) -> Option<Connection> {
        let mut all = self.all();
        if all.open >= all.most {
            let (_, longest) = all.waiting.pop_first()?;
            longest.cancel();
        }
        all.open += 1;
        drop(all);
        let own =
            Own { all: self.clone(), ended: CancellationToken::new(), waits: Mutex::default() };
        let connection = Connection(Arc::new(own));
        connection.waits();
        Some(connection)
    }

    fn all(&self) -> MutexGuard<'_, All> {
        // Counts are whole whatever panicked beside them.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// Waits until it has to give way.
    pub(super) async fn gives_way(&self) {
        self.0.ended.cancelled().await;
    }

    /// Answers a request of a client at this address.
    pub(super) async fn answer(
        self,
        routes: Router,
        peer: IpAddr,
        request: Request<Incoming>,
    ) -> Result<Response<Answer>, Infallible> {
        let (own, late) = (self.clone(), Late::default());
        let mut request = request.map(|body| own.timed(body, late.clone()));
        request.extensions_mut().insert(Peer(peer));
        request.extensions_mut().insert(late);
        let response = TowerToHyperService::new(routes).call(request).await?;
        Ok(response.map(|body| Answer { body, connection: self }))
    }

    /// A body that must come in time. While it comes the connection waits for its client.
    fn timed(self, body: Incoming, late: Late) -> Body {
        if body.is_end_stream() {
            self.works();
            return Body::empty();
        }
        let pieces = Body::new(body).into_data_stream();
        let whole = Box::pin(sleep(BODY_WITHIN));
        let pieces = stream::unfold(Some((pieces, whole, self, late)), async |state| {
            let (mut pieces, mut whole, own, late) = state?;
            let next = tokio::select! {
                next = timeout(PIECE_WITHIN, pieces.next()) => next.ok(),
                () = whole.as_mut() => None,
            };
            match next {
                Some(Some(piece)) => {
                    let piece = piece.map_err(std::io::Error::other);
                    Some((piece, Some((pieces, whole, own, late))))
                }
                Some(None) => {
                    own.works();
                    None
                }
                None => {
                    late.set();
                    Some((Err(std::io::Error::other("the body did not come in time")), None))
                }
            }
        });
        // A reader of files asks once more after the end.
        Body::from_stream(checked(pieces.fuse()))
    }

    fn waits(&self) {
        let mut waits = self.0.waits.lock().unwrap_or_else(PoisonError::into_inner);
        if waits.is_none() {
            let mut all = self.0.all.all();
            all.next += 1;
            let place = all.next;
            all.waiting.insert(place, self.0.ended.clone());
            *waits = Some(place);
        }
    }

    fn works(&self) {
        self.0.leave();
    }
}

/// Says that a stream can be sent between threads.
fn checked(
    pieces: impl Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    pieces
}

/// The body of a response. Its connection waits for the client again once it has been taken over.
pub(super) struct Answer {
    body: Body,
    connection: Connection,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.connection.waits();
    }
}

impl Own {
    /// Takes it off those that wait.
    fn leave(&self) {
        let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = waits.take() {
            self.all.all().waiting.remove(&place);
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.leave();
        self.all.all().open -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_one_who_waits_longest_gives_way_and_one_who_is_answered_does_not() {
        let connections = Connections::of(2);
        let first = connections.enter().unwrap();
        let second = connections.enter().unwrap();
        first.works();
        let third = connections.enter().unwrap();
        second.gives_way().await;
        assert!(!first.0.ended.is_cancelled());
        third.works();
        first.waits();
        drop(second);
        assert!(connections.enter().is_some());
        first.gives_way().await;
        assert_eq!(connections.all().open, 2, "the first has not ended yet");
        drop((first, third));
        assert!(connections.all().waiting.is_empty());
    }
}
