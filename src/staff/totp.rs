//! Time-based one-time passwords, as authenticator apps show them. Pure.
//!
//! Source: RFC 6238 (TOTP) on RFC 4226 (HOTP): HMAC-SHA-1, 30 seconds, six digits, which is what
//! every app assumes; RFC 4648 for the secret's text.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::base::code::CROCKFORD;
use crate::chance::Chance;
use crate::web::paths;

/// Bytes of a secret: as long as the digest (RFC 4226, 4, R6).
pub const SECRET: usize = 20;

/// Seconds a code is shown.
const STEP: i64 = 30;

/// Six digits.
const DIGITS: u32 = 1_000_000;

/// Recovery codes of one set-up.
const RECOVERY_CODES: usize = 8;

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step an instant falls into, counted from 1970.
pub fn step(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(STEP)
}

/// The code of a step.
pub fn code(secret: &[u8], step: i64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    // Dynamic truncation: four bytes from where the last half-byte points (RFC 4226, 5.3).
    let start = usize::from(digest.last()? & 0xf);
    let four: [u8; 4] = digest.get(start..start + 4)?.try_into().ok()?;
    let number = u32::from_be_bytes(four) & 0x7fff_ffff;
    Some(format!("{:06}", number % DIGITS))
}

/// The step whose code was typed: this one or a neighbour, since clocks differ and typing takes
/// time (RFC 6238, 5.2).
pub fn matching_step(secret: &[u8], typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let now = step(now);
    (now - 1..=now + 1).find(|step| code(secret, *step).is_some_and(|code| code == typed))
}

/// A secret as text; 20 bytes are 32 letters, with nothing to fill up.
pub fn to_text(secret: [u8; SECRET]) -> String {
    let letters = secret.chunks(5).flat_map(|five| {
        let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        (0..8).rev().map(move |place| letter(bits >> (5 * place)))
    });
    letters.collect()
}

fn letter(bits: u64) -> char {
    let place = usize::try_from(bits & 31).unwrap_or_default();
    char::from(BASE32[place])
}

/// Reads such a text.
pub fn of_text(text: &str) -> Option<[u8; SECRET]> {
    let mut secret = Vec::new();
    for eight in text.as_bytes().chunks(8) {
        let mut bits = 0_u64;
        for letter in eight {
            let value = BASE32.iter().position(|each| each == letter)?;
            bits = bits << 5 | u64::try_from(value).ok()?;
        }
        secret.extend_from_slice(&bits.to_be_bytes()[3..]);
    }
    secret.try_into().ok()
}

/// What the QR code says to the app.
///
/// Source: <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>.
pub fn uri(name: &str, secret: [u8; SECRET]) -> String {
    let (name, secret) = (paths::escaped(name), to_text(secret));
    format!("otpauth://totp/Hai%20Long:{name}?secret={secret}&issuer=Hai%20Long")
}

/// New recovery codes: 80 random bits each, in groups of four.
pub fn recovery_codes(chance: &Chance) -> Vec<String> {
    let drawn = || {
        let bytes: [u8; 16] = chance.bytes();
        let letters = bytes.map(|byte| char::from(CROCKFORD[usize::from(byte & 31)]));
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    };
    (0..RECOVERY_CODES).map(|_| drawn()).collect()
}

/// What was typed as a code, without the gaps people make.
pub fn tidied(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// What the store keeps of a recovery code.
pub fn recovery_hash(code: &str) -> [u8; 32] {
    Sha256::digest(tidied(code).as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the rows of SHA-1; the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(code(secret, step(now)).unwrap(), expected, "{seconds}");
            assert_eq!(matching_step(secret, expected, now), Some(step(now)));
        }
    }

    #[test]
    fn a_code_of_the_step_before_or_after_is_good_and_no_older_one() {
        let secret = b"12345678901234567890";
        let now = DateTime::from_timestamp(1_111_111_109, 0).unwrap();
        for (away, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let typed = code(secret, step(now) + away).unwrap();
            assert_eq!(matching_step(secret, &typed, now).is_some(), good, "{away}");
        }
    }

    /// The text is that of `printf 12345678901234567890 | base32`.
    #[test]
    fn a_secret_is_read_back_from_its_text() {
        let secret = *b"12345678901234567890";
        assert_eq!(to_text(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(of_text(&to_text(secret)), Some(secret));
        for bad in
            ["", "GEZDGNBV", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"]
        {
            assert_eq!(of_text(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let codes = recovery_codes(&Chance::seeded(1));
        assert_eq!((codes.len(), codes[0].len()), (8, 19));
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert_ne!(codes[0], codes[1]);
    }
}
