//! A body whose handler may give it up: what was read of it is copied, and the rest comes back.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::{Stream, StreamExt, stream};

/// Bytes that are copied at most: a handler that read more has read what was typed.
const MOST: usize = 256 * 1024;

/// What was copied of a body, and its rest once its handler has given it up.
#[derive(Clone, Debug)]
pub(super) struct Copied(Arc<Mutex<Read>>);

#[derive(Debug)]
struct Read {
    /// `None` when there was too much.
    copy: Option<Vec<u8>>,
    rest: Option<BodyDataStream>,
}

impl Copied {
    /// The body for a handler, and what becomes known of it.
    pub(super) fn of(body: Body) -> (Body, Self) {
        let copied = Self(Arc::new(Mutex::new(Read { copy: Some(Vec::new()), rest: None })));
        let given = Given { rest: Some(body.into_data_stream()), copied: copied.clone() };
        (Body::from_stream(given), copied)
    }

    /// The body from its first byte; `None` when its handler read too much of it, or has it still.
    pub(super) fn whole(&self) -> Option<Body> {
        let mut read = self.read();
        let rest = read.rest.take()?;
        let copy = read.copy.take()?;
        let pieces = stream::iter([Ok(Bytes::from(copy))]).chain(rest);
        Some(Body::from_stream(pieces))
    }

    fn read(&self) -> MutexGuard<'_, Read> {
        // A thread that panicked here leaves whole pieces.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The body as its handler reads it; there until it is dropped.
struct Given {
    rest: Option<BodyDataStream>,
    copied: Copied,
}

impl Stream for Given {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, axum::Error>>> {
        let Some(rest) = &mut self.rest else { return Poll::Ready(None) };
        let polled = rest.poll_next_unpin(context);
        if let Poll::Ready(Some(Ok(piece))) = &polled {
            let mut read = self.copied.read();
            match &mut read.copy {
                Some(copy) if copy.len() + piece.len() <= MOST => copy.extend_from_slice(piece),
                copy => *copy = None,
            }
        }
        polled
    }
}

impl Drop for Given {
    fn drop(&mut self) {
        self.copied.read().rest = self.rest.take();
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    fn pieces(count: usize) -> Body {
        let pieces = (0..count).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b'a'; 100_000])));
        Body::from_stream(stream::iter(pieces))
    }

    async fn left(read: usize) -> Option<usize> {
        let (body, copied) = Copied::of(pieces(5));
        let mut body = body.into_data_stream();
        for _ in 0..read {
            body.next().await.unwrap().unwrap();
        }
        drop(body);
        Some(to_bytes(copied.whole()?, usize::MAX).await.unwrap().len())
    }

    #[tokio::test]
    async fn a_body_that_was_given_up_is_read_from_its_first_byte() {
        assert_eq!(left(0).await, Some(500_000));
        assert_eq!(left(2).await, Some(500_000));
        assert_eq!(left(3).await, None, "too much was read");
    }
}
