//! Holds `src/base/code.rs`.

use hailong::base::code::{base32, crockford, hex, of_base32, of_crockford, unhex};

#[test]
fn hex_reads_back_in_either_case_and_nothing_else_does() {
    let hash: [u8; 32] = std::array::from_fn(|place| u8::try_from(place * 7).unwrap());
    assert_eq!(&hex(hash)[..10], "00070e151c");
    assert_eq!(unhex(&hex(hash)), Some(hash));
    assert_eq!(unhex(&hex(hash).to_uppercase()), Some(hash));
    for text in ["", "00", &"zz".repeat(32), &"é".repeat(32), &"0".repeat(66)] {
        assert_eq!(unhex::<32>(text), None);
    }
}

/// The text is that of `printf 12345678901234567890 | base32`.
#[test]
fn base32_reads_back_and_nothing_else_does() {
    let secret = b"12345678901234567890";
    let text = base32(secret);
    assert_eq!(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert_eq!(of_base32(&text), Some(*secret));
    for bad in ["", "GEZDGNBV", &text.to_lowercase(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"] {
        assert_eq!(of_base32::<20>(bad), None, "{bad}");
    }
}

#[test]
fn crockford_writes_its_own_letters_in_whole_groups() {
    let bytes = [0xA5, 0x00, 0xFF, 0x11, 0x2E];
    assert_eq!(crockford(&bytes), "MM0FY49E");
    assert_eq!(of_crockford(&crockford(&bytes)), Some(bytes));
    for text in ["", "MM0FY49", "mm0fy49e", "MM0FY4UE", "MMOFY49E"] {
        assert_eq!(of_crockford::<5>(text), None);
    }
}
