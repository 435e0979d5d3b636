//! Checks files of evidence against their hashes.

use sha2::{Digest, Sha256};

use super::Differences;
use crate::base::code;
use crate::store::{Result, Store};

impl Store {
    /// Checks one file at a time; the number of files and those whose bytes have changed.
    pub async fn verify_evidence(&self) -> Result<(u64, Differences)> {
        let mut found = Differences::default();
        let (mut files, mut last) = (0, Vec::new());
        while let Some((hash, content)) = self.file_after(&last).await? {
            files += 1;
            if Sha256::digest(&content)[..] != hash[..] {
                found.add(format!("the bytes of evidence {} have changed", code::hex(&hash)));
            }
            last = hash;
        }
        Ok((files, found))
    }

    async fn file_after(&self, last: &[u8]) -> Result<Option<(Vec<u8>, Vec<u8>)>> {
        Ok(fetch_optional!(
            &self.read,
            "select hash, content from evidence where hash > $1 order by hash limit 1",
            last
        ))
    }
}
