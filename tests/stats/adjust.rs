//! Holds `src/stats/adjust.rs`.

use hailong::stats::{benjamini_hochberg, holm};

#[test]
fn no_tests_need_no_correction() {
    assert_eq!((holm(&[]), benjamini_hochberg(&[])), (vec![], vec![]));
    assert_eq!((holm(&[0.04]), benjamini_hochberg(&[0.04])), (vec![0.04], vec![0.04]));
}
