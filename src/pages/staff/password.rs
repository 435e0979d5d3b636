//! Passwords of staff: hashed with Argon2id, never kept.
//!
//! The parameters are the library's default, which are those of OWASP (19 MiB, two passes, one
//! lane); each hash carries its own, so they can grow without invalidating old hashes.
//!
//! Source: OWASP Password Storage Cheat Sheet
//! (<https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};

use crate::base::random::Random;

/// A hash of an unknown random password, with the default parameters: comparing with it takes
/// as long as with a real one.
pub const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$XmvouSolFrNf0HR7qeT14g$MbPeLBdt1Oz74QMf6NAf6WCxg0AOYrdZVIumPOARiFw";

/// Shorter ones are guessed; longer ones need no rules about their characters (NIST SP 800-63B-4).
pub const SHORTEST: usize = 12;

/// Whether a new password is long enough.
pub fn is_long_enough(password: &str) -> bool {
    password.chars().count() >= SHORTEST
}

/// The hash to keep, in PHC form, with a salt of its own. Takes some 20 ms: not on a thread that
/// serves others.
pub fn hash(password: &str, random: &Random) -> Result<String, Error> {
    let salt: [u8; 16] = random.bytes();
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt)?;
    Ok(hash.to_string())
}

/// Whether `password` is the one behind a kept hash; as slow as [`hash`].
pub fn matches(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept)
        .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_hash_and_no_other() {
        let random = Random::seeded(1);
        let kept = hash("một mật khẩu dài", &random).unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(matches("một mật khẩu dài", &kept));
        assert!(!matches("một mật khẩu dai", &kept));
        assert_ne!(kept, hash("một mật khẩu dài", &random).unwrap());
    }

    #[test]
    fn nothing_matches_what_is_no_hash() {
        for kept in ["", "plain", "$argon2id$v=19$m=1"] {
            assert!(!matches(kept, kept));
        }
    }
}
