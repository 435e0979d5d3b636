//! The code on a one-time slip (mã phiếu): ten random Crockford characters and a check character.
//! Pure.
//!
//! Ten characters are 50 bits, too many to guess; the check character catches typing errors before
//! the database is asked. Only [`SlipCode::hash`] is stored.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::base::code::CROCKFORD;

/// Random characters of a code.
const DRAWN: usize = 10;

/// The code of one slip, in upper case and without dashes.
///
/// `Display` prints it in groups, as on the slip: `7KQ2-M9XW-4TC`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlipCode(String);

impl SlipCode {
    /// The code of `random` bytes: five bits of each are used, so all codes are equally likely.
    pub fn drawn(random: [u8; DRAWN]) -> Self {
        let values = random.map(|byte| byte & 31);
        let check = times_two(remainder(&values));
        let characters = values.into_iter().chain([check]).map(character);
        Self(characters.collect())
    }

    /// Reads typed or scanned text: any case, spaces and dashes anywhere, O for 0, I and L for 1.
    /// `None` when it cannot be a code.
    pub fn parse(typed: &str) -> Option<Self> {
        let values = normalise(typed).chars().map(value).collect::<Option<Vec<u8>>>()?;
        if values.len() != DRAWN + 1 || remainder(&values) != 0 {
            return None;
        }
        Some(Self(values.into_iter().map(character).collect()))
    }

    /// The eleven characters, as in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// SHA-256 of the eleven characters, which is what the store keeps.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Display for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.0.split_at(4);
        let (second, third) = rest.split_at(4);
        write!(f, "{first}-{second}-{third}")
    }
}

/// Typed text in upper case, without spaces and dashes, its look-alikes resolved.
pub fn normalise(typed: &str) -> String {
    typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—'))
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// The polynomial with these coefficients at 2, in the field of 32 elements.
///
/// A code is valid when this is 0. One wrong character, or any two swapped, always changes it: the
/// powers of 2 at the eleven places differ. Crockford's own check (modulo 37) needs `*~$=`, which
/// do not suit addresses.
fn remainder(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_two(sum) ^ value)
}

/// Twice a field element, modulo x⁵ + x² + 1.
fn times_two(element: u8) -> u8 {
    let doubled = element << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

/// The character of a value 0…31.
fn character(value: u8) -> char {
    char::from(CROCKFORD[usize::from(value & 31)])
}

/// The value of a character.
fn value(character: char) -> Option<u8> {
    let place = CROCKFORD.iter().position(|each| char::from(*each) == character)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: [u8; DRAWN] = [7, 19, 23, 2, 20, 9, 29, 28, 4, 26];

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = SlipCode::drawn(RANDOM);
        assert_eq!(code.as_str().len(), 11);
        let printed = code.to_string();
        assert_eq!(SlipCode::parse(&printed), Some(code.clone()));
        assert_eq!(SlipCode::parse(&printed.to_lowercase()), Some(code.clone()));
        assert_eq!(SlipCode::parse(&printed.replace('-', " ")), Some(code));
    }

    #[test]
    fn look_alikes_are_the_same_character() {
        let code = SlipCode::drawn([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
        let typed = code.as_str().replace('0', "o").replace('1', "l");
        assert_eq!(SlipCode::parse(&typed), Some(code.clone()));
        let typed = code.as_str().replace('0', "O").replace('1', "I");
        assert_eq!(SlipCode::parse(&typed), Some(code));
    }

    #[test]
    fn one_wrong_character_is_always_caught() {
        let code = SlipCode::drawn(RANDOM);
        for place in 0..=DRAWN {
            for other in CROCKFORD {
                let mut typed = code.as_str().as_bytes().to_vec();
                if typed[place] == *other {
                    continue;
                }
                typed[place] = *other;
                assert_eq!(SlipCode::parse(std::str::from_utf8(&typed).unwrap()), None);
            }
        }
    }

    #[test]
    fn two_swapped_characters_are_always_caught() {
        let code = SlipCode::drawn(RANDOM);
        for first in 0..=DRAWN {
            for second in 0..first {
                let mut typed = code.as_str().as_bytes().to_vec();
                typed.swap(first, second);
                let same = typed == code.as_str().as_bytes();
                let read = SlipCode::parse(std::str::from_utf8(&typed).unwrap());
                assert_eq!(read.is_some(), same);
            }
        }
    }

    #[test]
    fn other_text_is_no_code() {
        for typed in ["", "BT01", "7KQ2-M9XW-4T", "UUUUUUUUUUU", "Ông/Bà", "0000000000"] {
            assert_eq!(SlipCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn only_what_is_drawn_decides_the_hash() {
        let code = SlipCode::drawn(RANDOM);
        let typed = SlipCode::parse(&code.to_string().to_lowercase()).unwrap();
        assert_eq!(code.hash(), typed.hash());
    }
}
