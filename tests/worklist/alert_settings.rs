//! Holds `src/domain/worklist/alert/settings.rs`.

use hailong::base::text::is_mail_address;

#[test]
fn an_address_has_one_at_sign_and_no_second_recipient() {
    assert!(is_mail_address("an.nguyen@haiphong.gov.vn"));
    assert!(is_mail_address("an@localhost"));
    for bad in ["", "an", "@x", "an@", "a@b@c", "a b@c", "a@b,c@d", "a@b\r\nBcc: c@d", "<a@b>"] {
        assert!(!is_mail_address(bad), "{bad}");
    }
}
