//! What a verdict is called: the same words on every page, in every chart and file.

use crate::base::{Lang, words};
use crate::stats::Verdict;

words! {
    struct Words {
        verdict: Verdict {
            Reached => "Đạt" / "Reached",
            Missed => "Chưa đạt" / "Not reached",
            Open => "Chưa đủ căn cứ" / "Not enough to tell",
        },
    }
}

/// The name of a verdict.
pub fn verdict_name(verdict: Verdict, lang: Lang) -> &'static str {
    Words::of(lang).verdict(verdict)
}
