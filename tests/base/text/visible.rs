//! Holds `src/base/text/visible.rs`.

use hailong::base::text::clean;

#[test]
fn what_one_cannot_see_is_dropped_and_letters_are_composed() {
    assert_eq!(clean("ha\u{300}i \u{202e}lo\u{300}ng\u{0}\u{feff}"), "hài lòng");
    assert_eq!(clean("một\r\nhai\rba\tbốn"), "một\nhai\nba bốn");
    assert_eq!(clean("\u{200b} \n"), "");
}
