//! What an operator can set.

use hailong::config::ProviderOptions;

fn options(issuer: &str, client: &str) -> ProviderOptions {
    let set = |text: &str| Some(text.to_owned());
    ProviderOptions {
        oidc_issuer: set(issuer),
        oidc_client: set(client),
        oidc_secret: set("a secret"),
        oidc_name: None,
    }
}

#[test]
fn a_provider_must_be_reached_where_nobody_can_listen() {
    for issuer in ["https://dangnhap.example.gov.vn", "http://127.0.0.1:9", "http://localhost/x"] {
        assert!(options(issuer, "hailong").provider().unwrap().is_some(), "{issuer}");
    }
    for issuer in [
        "http://dangnhap.example.gov.vn",
        "http://127.0.0.1@example.vn",
        "http://127.0.0.1:80@example.vn",
        "ftp://127.0.0.1",
        "dangnhap.example.gov.vn",
    ] {
        let refused = options(issuer, "hailong").provider().unwrap_err();
        assert!(refused.contains(issuer), "{refused}");
    }
}

#[test]
fn half_a_provider_is_refused_and_none_is_none() {
    assert!(options("", "hailong").provider().is_err());
    assert!(options("https://a.example", "").provider().is_err());
    assert!(options("", "").provider().unwrap().is_none());
}

#[test]
fn the_secret_is_not_shown() {
    let options = options("https://a.example", "hailong");
    let provider = options.provider().unwrap().unwrap();
    assert_eq!(provider.name, "a.example");
    assert!(!format!("{options:?} {provider:?}").contains("a secret"));
}
