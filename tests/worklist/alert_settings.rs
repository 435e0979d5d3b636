//! Holds `src/domain/worklist/alert/settings.rs`.

use hailong::domain::worklist::alert::is_address;

#[test]
fn an_address_has_one_at_sign_and_no_second_recipient() {
    assert!(is_address("an.nguyen@haiphong.gov.vn"));
    assert!(is_address("an@localhost"));
    for bad in ["", "an", "@x", "an@", "a@b@c", "a b@c", "a@b,c@d", "a@b\r\nBcc: c@d", "<a@b>"] {
        assert!(!is_address(bad), "{bad}");
    }
}
