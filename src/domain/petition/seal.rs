//! Names and contacts, sealed: XChaCha20-Poly1305 under the office's key.
//!
//! A seal is a nonce of 24 random bytes and what was encrypted, bound to the petition's code, so
//! that a seal moved to another petition does not open.
//!
//! Source: RFC 8439; the extended nonce is that of draft-irtf-cfrg-xchacha, long enough to be drawn.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

use super::Person;
use crate::base::code;

/// Bytes of a nonce.
pub const NONCE: usize = 24;

/// The office's key: with it and the database the senders' names can be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

/// Says nothing: a key in a log would be a leak.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// The key of these bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Sixteen hexadecimal digits that tell keys apart and say nothing of them.
    pub fn fingerprint(&self) -> String {
        let digest =
            Sha256::new().chain_update(b"hailong petition key").chain_update(self.0).finalize();
        code::hex(&digest[..8])
    }

    /// Seals a person into the petition of this code. `None` only beyond the cipher's 256 GiB.
    pub fn seal(&self, person: &Person, code: &str, nonce: [u8; NONCE]) -> Option<Vec<u8>> {
        let text = serde_json::to_vec(person).ok()?;
        self.seal_bytes(&text, code, nonce)
    }

    /// Opens a seal; `None` when the key is another one, or the seal belongs elsewhere or was changed.
    pub fn open(&self, sealed: &[u8], code: &str) -> Option<Person> {
        serde_json::from_slice(&self.open_bytes(sealed, code)?).ok()
    }

    /// Seals any bytes, bound to this text.
    pub(super) fn seal_bytes(
        &self,
        bytes: &[u8],
        bound: &str,
        nonce: [u8; NONCE],
    ) -> Option<Vec<u8>> {
        let payload = Payload { msg: bytes, aad: bound.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&nonce[..], &sealed].concat())
    }

    /// Opens what [`Self::seal_bytes`] sealed.
    pub(super) fn open_bytes(&self, sealed: &[u8], bound: &str) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: bound.as_bytes() };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()
    }

    /// Seals a text under the name of what it is for. `None` only beyond the cipher's 256 GiB.
    pub fn seal_text(&self, text: &str, of: &str, nonce: [u8; NONCE]) -> Option<String> {
        let payload = Payload { msg: text.as_bytes(), aad: of.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).ok()?;
        Some(code::base64(&[&nonce[..], &sealed].concat()))
    }

    /// Opens a text that was sealed under this name.
    pub fn open_text(&self, sealed: &str, of: &str) -> Option<String> {
        let sealed = code::of_base64(sealed)?;
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: of.as_bytes() };
        let text = self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()?;
        String::from_utf8(text).ok()
    }

    /// Twenty characters that only the holder of the key can make of a text.
    pub fn proof(&self, of: &str) -> String {
        // The hash of key and text in this order would be open to extension; of its hash it is not.
        let inner = Sha256::new().chain_update(b"hailong proof").chain_update(self.0);
        let inner = inner.chain_update(of.as_bytes()).finalize();
        let outer = Sha256::new().chain_update(self.0).chain_update(inner).finalize();
        code::hex(&outer[..10])
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}
