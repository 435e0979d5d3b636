//! The secrets of one sign-in by a provider. Pure.

use crate::base::{Lang, code};
use crate::web::auth::session::Secret;
use crate::web::csrf::Token;

/// One sign-in. Its `state`, `nonce` and verifier derive from the secret in the browser's cookie, so none of them
/// is stored.
#[derive(Clone, Debug)]
pub(crate) struct Way(Secret);

/// What the cookie of a sign-in holds until the provider's answer: nothing of it is stored before. Only the
/// browser itself could change it, to its own harm.
#[derive(Clone, Debug)]
pub(crate) struct Begun {
    pub(crate) secret: Secret,
    /// When it began, in milliseconds.
    pub(crate) at: i64,
    pub(crate) lang: Lang,
    /// Path to continue at.
    pub(crate) next: String,
}

impl Begun {
    /// As the cookie's value.
    pub(crate) fn text(&self) -> String {
        let next = hex(&self.next);
        format!("{}.{}.{}.{next}", self.secret.text(), self.at, self.lang.code())
    }

    /// Reads such a value.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut next = || parts.next();
        Some(Self {
            secret: Secret::of(next()?),
            at: next()?.parse().ok()?,
            lang: Lang::of_code(next()),
            next: unhex(next()?)?,
        })
    }
}

/// Text as hexadecimal digits, which no cookie needs to escape.
fn hex(text: &str) -> String {
    code::hex(text.as_bytes())
}

fn unhex(digits: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes = digits.as_bytes().chunks(2).map(byte).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

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
    fn a_sign_in_is_read_back_from_its_cookie() {
        let secret = Secret::drawn(&Random::seeded(1));
        let next = "/office/plan?q=Bộ".to_owned();
        let begun = Begun { secret, at: 1_796_090_400_000, lang: Lang::En, next };
        let read = Begun::read(&begun.text()).unwrap();
        assert_eq!(read.text(), begun.text());
        assert_eq!((read.next, read.lang), (begun.next, Lang::En));
        for text in ["", "a", "a.1", "a.x.vi.00", "a.1.vi.zz", "a.1.vi.f"] {
            assert!(Begun::read(text).is_none() || text.ends_with('f'), "{text}");
        }
    }

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
