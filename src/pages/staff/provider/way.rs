//! The secrets of one sign-in by a provider. Pure.

use crate::web::auth::session::Secret;
use crate::web::csrf::Token;

/// One sign-in. Its `state`, `nonce` and verifier derive from the secret in the browser's cookie, so none of them
/// is stored.
#[derive(Clone, Debug)]
pub(crate) struct Way(Secret);

impl Way {
    pub(crate) fn of(secret: Secret) -> Self {
        Self(secret)
    }

    /// The `state`, which the browser brings back (RFC 6749, 10.12).
    pub(super) fn state(&self) -> String {
        self.token(b"state").text()
    }

    /// Whether this is the `state`.
    pub(crate) fn is_state(&self, said: &str) -> bool {
        self.token(b"state").is(said)
    }

    /// The `nonce`, which the provider puts into the identity token (OpenID Connect Core, 15.5.2).
    pub(super) fn nonce(&self) -> String {
        self.token(b"nonce").text()
    }

    /// The code verifier of PKCE (RFC 7636): 64 digits of hex.
    pub(super) fn verifier(&self) -> String {
        self.token(b"verifier").text()
    }

    fn token(&self, word: &[u8]) -> Token {
        Token::for_purpose(&self.0, &[b"hailong sign-in ", word].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;

    #[test]
    fn each_way_has_words_of_its_own_none_of_which_tells_another() {
        let random = Random::seeded(1);
        let [one, other] = [0; 2].map(|_| Way::of(Secret::drawn(&random)));
        let words = |way: &Way| [way.state(), way.nonce(), way.verifier()];
        let mut all: Vec<String> = [&one, &other].into_iter().flat_map(words).collect();
        assert!(one.is_state(&one.state()) && !one.is_state(&other.state()));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 6);
        // RFC 7636, 4.1: 43 to 128 unreserved characters.
        assert!(all.iter().all(|word| word.len() == 64 && word.is_ascii()));
    }
}
