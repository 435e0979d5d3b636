//! Who can open an archive: recipients and identities of age.

use std::fmt;
use std::str::FromStr;

use age::x25519;

/// The first bytes of every file of age, version 1.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// Whether a file that begins with these bytes is encrypted.
pub fn is_sealed(begin: &[u8]) -> bool {
    begin.starts_with(MAGIC)
}

/// Whom an archive is encrypted to: `age1…`, as `age-keygen` prints it.
#[derive(Clone, Debug)]
pub struct Recipient(pub(super) x25519::Recipient);

impl FromStr for Recipient {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim().parse() {
            Ok(recipient) => Ok(Self(recipient)),
            Err(_) if text.trim().starts_with("AGE-SECRET-KEY-") => {
                Err("this is a secret identity; name its public recipient, age1…".to_owned())
            }
            Err(error) => Err(format!("no recipient of age (age1…): {error}")),
        }
    }
}

/// What opens an archive; none is enough for one that is not encrypted.
pub struct Identities(pub(super) Vec<x25519::Identity>);

/// Says nothing: a key in a log would be a leak.
impl fmt::Debug for Identities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identities(…)")
    }
}

impl Identities {
    /// None.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// Reads a file as `age-keygen` writes it: an `AGE-SECRET-KEY-1…` a line; `#` begins a comment.
    pub fn read(text: &str) -> Result<Self, String> {
        let lines = text.lines().map(str::trim);
        let keys = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read = |line: &str| {
            line.parse().map_err(|error| format!("no identity of age (AGE-SECRET-KEY-1…): {error}"))
        };
        let keys: Vec<_> = keys.map(read).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err("it holds no identity".to_owned()) } else { Ok(Self(keys)) }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use age::secrecy::ExposeSecret;

    use super::*;

    pub(in super::super) fn pair() -> (Identities, Recipient) {
        let identity = x25519::Identity::generate();
        let recipient = Recipient(identity.to_public());
        (Identities(vec![identity]), recipient)
    }

    #[test]
    fn recipients_and_identities_are_read_as_age_keygen_writes_them() {
        let identity = x25519::Identity::generate();
        let secret = identity.to_string();
        let file = format!(
            "# created: 2026-11-30T00:00:00Z\n# public key: {}\n{}\n",
            identity.to_public(),
            secret.expose_secret()
        );
        let read = Identities::read(&file).unwrap();
        assert_eq!(read.0[0].to_public().to_string(), identity.to_public().to_string());
        assert!(identity.to_public().to_string().parse::<Recipient>().is_ok());

        let refused = secret.expose_secret().parse::<Recipient>().unwrap_err();
        assert!(refused.contains("secret identity"), "{refused}");
        for wrong in ["", "age1", "ssh-ed25519 AAAA"] {
            assert!(wrong.parse::<Recipient>().is_err(), "{wrong}");
            assert!(Identities::read(wrong).is_err(), "{wrong}");
        }
    }
}
