//! A receipt is the beginning of the hash of its key, so it needs no column and no index of its
//! own. Pure.

use crate::base::code;

/// Bytes of the hash in a receipt: 80 bits, too many to guess.
const BYTES: usize = 10;

/// The receipt of the answer whose key has this hash.
pub(crate) fn receipt_of(key_hash: &[u8]) -> String {
    code::crockford(&key_hash[..BYTES.min(key_hash.len())])
}

/// The lowest and highest hash with this receipt; `None` when it is no receipt.
pub(crate) fn hashes_of(receipt: &str) -> Option<([u8; 32], [u8; 32])> {
    let shown: [u8; BYTES] = code::of_crockford(receipt)?;
    let (mut lowest, mut highest) = ([0; 32], [u8::MAX; 32]);
    lowest[..BYTES].copy_from_slice(&shown);
    highest[..BYTES].copy_from_slice(&shown);
    Some((lowest, highest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_leads_back_to_its_hash_and_no_other() {
        let mut hash = [0xA5; 32];
        hash[..3].copy_from_slice(&[0, 255, 17]);
        let receipt = receipt_of(&hash);
        assert_eq!(receipt.len(), 16);
        let (lowest, highest) = hashes_of(&receipt).unwrap();
        assert!(lowest <= hash && hash <= highest);
        for place in 0..BYTES {
            let mut other = hash;
            other[place] ^= 1;
            assert!(other < lowest || highest < other);
        }
    }

    #[test]
    fn what_is_no_receipt_stands_for_nothing() {
        for typed in ["", "0000", "UUUUUUUUUUUUUUUU", "00000000000000000", "ấấấấấấấấ"]
        {
            assert_eq!(hashes_of(typed), None, "{typed}");
        }
    }
}
