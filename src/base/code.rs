//! Bytes as text: hexadecimal, base 64, base 32 and Crockford's base 32.

use std::sync::LazyLock;

use data_encoding::{BASE32_NOPAD, BASE64, Encoding, HEXLOWER, HEXLOWER_PERMISSIVE, Specification};

/// Crockford's 32 characters: no I, L, O, U, so nothing is mistaken for 1 or 0, and no word forms.
///
/// Source: D. Crockford, Base 32 (<https://www.crockford.com/base32.html>).
pub const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static CROCKFORD_ENCODING: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.extend(CROCKFORD.iter().copied().map(char::from));
    #[expect(clippy::expect_used, reason = "32 different characters make an encoding")]
    specification.encoding().expect("an encoding")
});

/// Lower-case hexadecimal, two digits a byte.
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    HEXLOWER.encode(bytes.as_ref())
}

/// Reads `N` bytes of hexadecimal in either case.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// Base 32 (RFC 4648, section 6), without padding.
pub fn base32(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes)
}

/// Reads `N` bytes of base 32, as [`base32`] writes them.
pub fn of_base32<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE32_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// Base 64 (RFC 4648, section 4), with padding.
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Reads base 64, as [`base64`] writes it.
pub fn of_base64(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text.as_bytes()).ok()
}

/// Crockford's base 32, without padding.
pub fn crockford(bytes: &[u8]) -> String {
    CROCKFORD_ENCODING.encode(bytes)
}

/// Reads `N` bytes of Crockford's base 32, as [`crockford`] writes them: no lower case and no
/// look-alikes.
pub fn of_crockford<const N: usize>(text: &str) -> Option<[u8; N]> {
    CROCKFORD_ENCODING.decode(text.as_bytes()).ok()?.try_into().ok()
}
