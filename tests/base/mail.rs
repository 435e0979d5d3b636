//! Holds `src/base/mail/mod.rs`.

use hailong::base::mail::Mailer;

#[test]
fn what_cannot_be_read_is_told_with_the_remedy() {
    let refused = Mailer::of("mail.example.vn", "an@example.vn").unwrap_err();
    assert!(refused.to_string().contains("smtp://HOST:PORT"), "{refused}");
    let refused = Mailer::of("smtp://localhost:2525", "nobody").unwrap_err();
    assert!(refused.to_string().contains("`nobody`"), "{refused}");
}
