//! Passwords of staff, stored as Argon2id hashes.
//!
//! The parameters are the library's defaults, which are those of OWASP (19 MiB, two passes, one lane). Each hash
//! contains its own, so that they can be raised later.
//!
//! Source: OWASP Password Storage Cheat Sheet
//! (<https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};

use crate::base::random::Random;

/// The hash of a random password nobody knows. Comparing with it takes as long as with that of an account.
pub const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$XmvouSolFrNf0HR7qeT14g$MbPeLBdt1Oz74QMf6NAf6WCxg0AOYrdZVIumPOARiFw";

/// Characters of a password at least (NIST SP 800-63B-4); there are no rules about which.
pub const SHORTEST: usize = 12;

/// Whether a new password is long enough.
pub fn is_long_enough(password: &str) -> bool {
    password.chars().count() >= SHORTEST
}

/// The hash to store, in PHC format with a random salt. Takes some 20 ms, so call it on a blocking thread.
pub fn hash(password: &str, random: &Random) -> Result<String, Error> {
    let salt: [u8; 16] = random.bytes();
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt)?;
    Ok(hash.to_string())
}

/// Whether `kept` is a hash of `password`; as slow as [`hash`].
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
