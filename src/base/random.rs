//! The only place that makes random numbers: keys, codes, shuffles, the demo's made-up year.

use std::sync::{Arc, Mutex, PoisonError};

use chacha20::ChaCha20Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, RngExt, SeedableRng};
use uuid::Uuid;

/// A shared generator of cryptographic quality; seeded only in tests and in the demo.
#[derive(Clone, Debug)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// Seeded by the operating system.
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(rand::make_rng())))
    }

    /// The same numbers for the same `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// A random UUID (version 4), as text: the form of a response key.
    pub fn uuid(&self) -> String {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid().to_string()
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|rng| rng.fill(&mut bytes));
        bytes
    }

    /// Puts `things` into a random order.
    pub fn shuffle<T>(&self, things: &mut [T]) {
        self.with(|rng| things.shuffle(rng));
    }

    /// Lends the generator to `draw`.
    pub fn with<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The numbers of ChaCha20 under `key`, with a counter from 0 and no nonce (Bernstein's form; the
/// keystream of RFC 8439 for less than 256 GiB): eight bytes each, the least first.
///
/// Unlike [`Random`] it is the same in any release and any language, so that a drawn sample can be
/// drawn again.
pub fn stream(key: [u8; 32]) -> impl FnMut() -> u64 {
    let mut rng = ChaCha20Rng::from_seed(key);
    move || rng.next_u64()
}

/// A version-4 UUID made from `bytes`: the demo's keys, reproducible from its seed.
pub fn uuid_from(bytes: [u8; 16]) -> Uuid {
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
