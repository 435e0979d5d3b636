//! From where a sign-in is tried or the API is read; kept in memory only, and in no log.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// The address at the other end of the connection; set by the server.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The address that a request comes from; `None` where nothing tells it, as in a test without a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Requester(pub Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Requester {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().map(|Peer(address)| *address);
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let forwarded = forwarded.and_then(|value| value.to_str().ok());
        Ok(Self(address(peer, forwarded)))
    }
}

/// The client's address: what a proxy on this machine or in its network added last, else the peer's own.
/// From elsewhere the header is anybody's word.
fn address(peer: Option<IpAddr>, forwarded: Option<&str>) -> Option<IpAddr> {
    if peer.is_some_and(|peer| !is_near(peer)) {
        return peer.map(network);
    }
    let last = forwarded.and_then(|list| list.rsplit(',').next());
    last.and_then(|last| last.trim().parse().ok()).or(peer).map(network)
}

/// Loopback and private addresses.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    }
}

/// An address as a requester: of IPv6 the network, in which one client has all addresses (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(network.into())
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_proxy_is_believed_and_nobody_else() {
        for (peer, forwarded, expected) in [
            ("203.0.113.7", Some("198.51.100.1"), "203.0.113.7"),
            ("127.0.0.1", Some("198.51.100.1"), "198.51.100.1"),
            ("10.0.0.2", Some("1.2.3.4, 198.51.100.1"), "198.51.100.1"),
            ("127.0.0.1", Some("unknown"), "127.0.0.1"),
            ("127.0.0.1", None, "127.0.0.1"),
            ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::"),
            ("::ffff:192.0.2.1", None, "192.0.2.1"),
        ] {
            let found = address(peer.parse().ok(), forwarded);
            assert_eq!(found, expected.parse().ok(), "{peer} {forwarded:?}");
        }
        assert_eq!(address(None, None), None);
    }
}
