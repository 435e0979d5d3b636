//! What a batch is checked against.

use sha2::{Digest, Sha256};

use super::Batch;

/// SHA-256 over everything in a batch that never changes. Each part is preceded by its length, so
/// that no two batches have the same bytes.
pub fn digest(batch: &Batch) -> [u8; 32] {
    let [unit, touchpoint, tier] = batch.place.codes();
    let numbers = [batch.number.to_string(), batch.responses.to_string(), batch.day.to_string()];
    let parts = [
        &*numbers[0],
        &*numbers[1],
        &*numbers[2],
        &batch.instrument,
        &batch.version,
        &batch.wave,
        &batch.office,
        unit,
        touchpoint,
        tier,
        &batch.records,
        &batch.procedures,
        &batch.durations,
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}
