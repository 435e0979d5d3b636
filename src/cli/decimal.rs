//! A target, a margin or a rate as it is typed.

use std::str::FromStr;

use anyhow::ensure;

use crate::stats::{Target, TargetRule};

/// A decimal number kept exactly, as a fraction over a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) numerator: u64,
    pub(crate) denominator: u64,
}

impl Decimal {
    /// The nearest double.
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    pub(crate) fn real(self) -> f64 {
        let float = |part: u64| part as f64;
        float(self.numerator) / float(self.denominator)
    }

    /// As a target.
    pub(crate) fn target(self, rule: TargetRule) -> Target {
        Target { numerator: self.numerator, denominator: self.denominator, rule }
    }

    /// As a share to be reached by `--target`; fails above 1.
    pub(crate) fn share(self) -> anyhow::Result<Target> {
        ensure!(
            self.numerator <= self.denominator,
            "--target is a share and at most 1: write 0.9 for 90 %"
        );
        Ok(self.target(TargetRule::AtLeast))
    }
}

impl FromStr for Decimal {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{decimals}");
        let is_plain = digits.bytes().all(|each| each.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || decimals.len() > 9 || !is_plain {
            return Err("write a number such as 0.9, with at most nine decimals");
        }
        let denominator = std::iter::repeat_n(10, decimals.len()).product();
        match digits.parse() {
            Ok(numerator) if numerator > 0 => Ok(Self { numerator, denominator }),
            _ => Err("write a number above 0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_kept_to_the_digit() {
        let read = |text: &str| {
            let wanted = text.parse::<Decimal>().ok()?;
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
