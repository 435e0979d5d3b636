//! The addresses in QR codes of forms. Pure.

use crate::intake::slip_code::SlipCode;
use crate::web::paths;
pub use crate::web::qr::{Error, Qr};

/// The address in a touchpoint's QR code.
///
/// Upper case throughout when `public_url` is a bare host, since scheme and host have no case,
/// forms are found case-blind, and upper case alone fits QR's alphanumeric mode: a smaller code
/// with larger squares. A base with a path of its own keeps its case.
pub fn address(public_url: &str, touchpoint: &str) -> String {
    let address = format!("{public_url}{}", paths::form(touchpoint));
    if has_path(public_url) { address } else { address.to_ascii_uppercase() }
}

/// The address in a slip's QR code: the touchpoint's, with the slip's code.
pub fn slip_address(public_url: &str, touchpoint: &str, slip: &SlipCode) -> String {
    format!("{}?slip={}", address(public_url, touchpoint), slip.as_str())
}

/// The address as people type it: no scheme, the host as it was set.
pub fn spoken_address(public_url: &str, touchpoint: &str) -> String {
    let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    format!("{host}{}", paths::form(touchpoint))
}

/// Whether something follows the host.
fn has_path(public_url: &str) -> bool {
    public_url.split_once("://").is_none_or(|(_, host)| host.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_upper_case_where_case_means_nothing() {
        assert_eq!(
            address("https://hailong.haiphong.gov.vn", "BT01"),
            "HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT01"
        );
        assert_eq!(address("http://127.0.0.1:8080", "BT01"), "HTTP://127.0.0.1:8080/S/BT01");
        assert_eq!(
            address("https://haiphong.gov.vn/HaiLong", "BT01"),
            "https://haiphong.gov.vn/HaiLong/s/BT01"
        );
    }

    #[test]
    fn the_spoken_address_has_no_scheme() {
        assert_eq!(
            spoken_address("https://hailong.haiphong.gov.vn", "BT01"),
            "hailong.haiphong.gov.vn/s/BT01"
        );
    }

    #[test]
    fn upper_case_makes_a_smaller_code() {
        let mixed = "https://hailong.haiphong.gov.vn/s/BT01";
        let upper = Qr::of(&mixed.to_uppercase()).unwrap();
        assert!(upper.version() < Qr::of(mixed).unwrap().version());
    }
}
