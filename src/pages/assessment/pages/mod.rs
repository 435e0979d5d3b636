//! The pages of the self-scoring sheet.

mod forms;
mod one;
mod sheet;

pub(super) use forms::Typed;
pub(super) use one::{One, one};
pub(super) use sheet::{Shown, sheet};

use crate::base::Lang;
use crate::base::format::of_hundredths;

/// Points in hundredths, as pages print them.
fn points(hundredths: u64, lang: Lang) -> String {
    of_hundredths(i64::try_from(hundredths).unwrap_or(i64::MAX), lang)
}

/// A difference with its sign.
fn signed(hundredths: i64, lang: Lang) -> String {
    let number = of_hundredths(hundredths.abs(), lang);
    match hundredths.signum() {
        1 => format!("+{number}"),
        -1 => format!("−{number}"),
        _ => number,
    }
}
