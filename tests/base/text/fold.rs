//! Holds `src/base/text/fold.rs`.

use hailong::base::text::{escaped_like, folded};

#[test]
fn vietnamese_is_found_without_its_accents() {
    assert_eq!(folded("Đường  NGUYỄN Văn Cừ\nươ ặ"), "duong nguyen van cu uo a");
    assert_eq!(folded("e\u{301}"), "e");
}

#[test]
fn signs_of_a_pattern_stand_for_themselves() {
    assert_eq!(escaped_like("100% _ \\"), "%100\\% \\_ \\\\%");
    assert_eq!(escaped_like(""), "%%");
}
