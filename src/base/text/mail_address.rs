//! Addresses of mail.

/// Characters of an address at most (RFC 5321, section 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

/// Whether mail can be sent there: one `@` with something on both sides, no blank and no control
/// character. Whether mail arrives, only sending shows.
pub fn is_mail_address(text: &str) -> bool {
    let parts = text.split_once('@');
    let whole = |part: &str| !part.is_empty() && !part.contains('@');
    text.len() <= LONGEST_ADDRESS
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || ",;<>\"".contains(c))
        && parts.is_some_and(|(name, host)| whole(name) && whole(host) && !host.starts_with('.'))
}
