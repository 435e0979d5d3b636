//! Holds `src/base/csv.rs`.

use hailong::base::csv::harmless;

#[test]
fn a_typed_formula_is_made_text_and_other_text_stays() {
    for formula in ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")"] {
        assert_eq!(harmless(formula), format!("'{formula}"));
    }
    for text in ["", "Tốt = tốt", "'quoted", "5 - 3", "Ông/Bà"] {
        assert_eq!(harmless(text), text);
    }
}
