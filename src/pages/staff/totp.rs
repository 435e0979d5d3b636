//! Second factors: time-based one-time passwords (TOTP) of authenticator apps, and recovery codes. Pure.
//!
//! Source: RFC 6238, with the library's defaults: HMAC-SHA-1, 30 seconds, six digits, which is what every
//! app assumes. A secret is shown in base32 (RFC 4648, without padding).

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use totp_rs::Builder;

use crate::base::code::{self, CROCKFORD};
use crate::base::random::Random;
use crate::web::paths;

/// Bytes of a secret: as long as the digest (RFC 4226, 4, R6).
pub const SECRET: usize = 20;

/// Recovery codes of one set-up.
const RECOVERY_CODES: usize = 8;

/// The step (of 30 seconds, counted from 1970) whose code was typed: this one or a neighbour, since clocks
/// differ and typing takes time (RFC 6238, 5.2).
pub fn matching_step(secret: &[u8], typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let secret: [u8; SECRET] = secret.try_into().ok()?;
    let totp = Builder::new().with_secret(secret).build_noncompliant();
    let step = totp.check(typed, now.timestamp().try_into().ok()?)?;
    step.try_into().ok()
}

/// The address in the QR code from which an app takes the secret.
///
/// Source: <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>.
pub fn uri(name: &str, secret: [u8; SECRET]) -> String {
    let (name, secret) = (paths::escaped(name), code::base32(&secret));
    format!("otpauth://totp/Hai%20Long:{name}?secret={secret}&issuer=Hai%20Long")
}

/// New recovery codes: 80 random bits each, in groups of four.
pub fn recovery_codes(random: &Random) -> Vec<String> {
    let drawn = || {
        let bytes: [u8; 16] = random.bytes();
        let letters = bytes.map(|byte| char::from(CROCKFORD[usize::from(byte & 31)]));
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    };
    (0..RECOVERY_CODES).map(|_| drawn()).collect()
}

/// A typed code in upper case, without spaces and dashes.
pub fn tidied(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// The hash of a recovery code, as the store keeps it.
pub fn recovery_hash(code: &str) -> [u8; 32] {
    Sha256::digest(tidied(code).as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED: &[u8; SECRET] = b"12345678901234567890";

    /// RFC 6238, appendix B, the rows of SHA-1; the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(matching_step(SHARED, expected, now), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_code_of_the_step_before_or_after_is_good_and_no_older_one() {
        for (away, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let now = DateTime::from_timestamp(1_111_111_109 - 30 * away, 0).unwrap();
            let step = good.then_some(1_111_111_109 / 30);
            assert_eq!(matching_step(SHARED, "081804", now), step, "{away}");
        }
        let now = DateTime::from_timestamp(1_111_111_109, 0).unwrap();
        for typed in ["", "81804", "+81804", "0081804", "08180\u{664}"] {
            assert_eq!(matching_step(SHARED, typed, now), None, "{typed}");
        }
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let codes = recovery_codes(&Random::seeded(1));
        assert_eq!((codes.len(), codes[0].len()), (8, 19));
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert_ne!(codes[0], codes[1]);
    }
}
