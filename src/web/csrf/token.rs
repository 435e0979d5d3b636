//! The token, which only the session's browser and our pages for it know.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::base::code;
use crate::web::auth::session::Secret;

/// Name of the token's field, the first of its form. Letters only, so no encoding changes it.
pub const FIELD: &str = "formtoken";

/// The purpose of form tokens: each purpose has tokens of its own.
const PURPOSE: &[u8] = b"hailong form token 1";

/// HMAC-SHA-256 of a purpose under a session's secret. It is not stored: it follows from the secret, and the
/// secret does not follow from it.
#[derive(Clone)]
pub struct Token(Hmac<Sha256>);

impl Token {
    /// The form token of a session.
    pub fn of(secret: &Secret) -> Self {
        Self::for_purpose(secret, PURPOSE)
    }

    /// The token of a secret for this purpose.
    pub fn for_purpose(secret: &Secret, purpose: &[u8]) -> Self {
        let hash = secret.key();
        // HMAC pads a short key with zeros to the block size (RFC 2104, 2), as done here.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&hash);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(purpose);
        Self(mac)
    }

    /// As written in a form: 64 digits of lower-case hex.
    pub fn text(&self) -> String {
        code::hex(self.0.clone().finalize().into_bytes())
    }

    /// The same as written into one response: a pad, and the token under it. Each response has another text, so
    /// that the sizes of compressed pages tell nothing of the token (BREACH).
    pub fn masked(&self, pad: [u8; 32]) -> String {
        let token: [u8; 32] = self.0.clone().finalize().into_bytes().into();
        code::hex([pad, under(pad, token)].concat())
    }

    /// Whether `text` is this token, masked or not; compared in constant time.
    pub fn is(&self, said: &str) -> bool {
        let said = match code::unhex::<64>(said) {
            Some(masked) => masked
                .first_chunk()
                .zip(masked.last_chunk())
                .map(|(pad, token)| under(*pad, *token)),
            None => code::unhex::<32>(said),
        };
        said.is_some_and(|said| self.0.clone().verify_slice(&said).is_ok())
    }
}

/// Two texts of equal length, combined bit by bit.
fn under(pad: [u8; 32], text: [u8; 32]) -> [u8; 32] {
    std::array::from_fn(|at| pad[at] ^ text[at])
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;

    #[test]
    fn a_token_is_its_own_sessions_and_no_other() {
        let random = Random::seeded(1);
        let [one, other] = [0; 2].map(|_| Token::of(&Secret::drawn(&random)));
        assert_eq!(one.text().len(), 64);
        assert!(one.is(&one.text()));
        let [pad, another]: [[u8; 32]; 2] = [random.bytes(), random.bytes()];
        assert_ne!(one.masked(pad), one.masked(another));
        assert!(one.is(&one.masked(pad)) && one.is(&one.masked(another)));
        assert!(!other.is(&one.masked(pad)));
        assert!(!one.masked(pad).contains(&one.text()));
        for said in [other.text(), String::new(), "0".repeat(64), "é".repeat(32)] {
            assert!(!one.is(&said), "{said}");
        }
    }
}
