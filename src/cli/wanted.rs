//! A target, a margin or a rate as it is typed.

use std::str::FromStr;

/// A decimal number kept exactly, as a fraction over a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) numerator: u64,
    pub(super) denominator: u64,
}

impl Wanted {
    /// The nearest double.
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    pub(super) fn real(self) -> f64 {
        let float = |part: u64| part as f64;
        float(self.numerator) / float(self.denominator)
    }
}

impl FromStr for Wanted {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write a number such as 0.9, with at most nine decimals";
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{decimals}");
        let plain = digits.bytes().all(|each| each.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || decimals.len() > 9 || !plain {
            return Err(FORM);
        }
        let numerator = digits.parse().map_err(|_| FORM)?;
        let denominator = std::iter::repeat_n(10_u64, decimals.len()).product();
        match numerator {
            0 => Err("write a number above 0"),
            _ => Ok(Self { numerator, denominator }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_kept_to_the_digit() {
        let read = |text: &str| {
            let wanted = text.parse::<Wanted>().ok()?;
            Some((wanted.numerator, wanted.denominator))
        };
        assert_eq!(read("0.9"), Some((9, 10)));
        assert_eq!(read("0.8995"), Some((8995, 10_000)));
        assert_eq!(read("12"), Some((12, 1)));
        for faulty in ["", ".9", "-1", "0,9", "90%", "1e3", "0", "0.0", "1.0.0"] {
            assert_eq!(read(faulty), None, "{faulty}");
        }
    }
}
